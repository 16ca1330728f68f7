import { useApolloClient } from '@apollo/client/react'
import { useEffect, useState } from 'react'
import { maxFileBytes } from 'shared/words/lists.ts'
import { bytes } from '../lib/format.ts'
import { useViewer } from '../lib/session.ts'
import { useWords } from '../lib/words.ts'
import { Card } from '../ui/card.tsx'
import { Notice } from '../ui/notice.tsx'
import css from './evidence.module.css'
import { pickFault } from './picked.ts'
import { isUnderWay } from './upload-machine.ts'
import { UploadRow } from './upload-row.tsx'
import { addFiles, libraryPlace, restoreUploads } from './uploads.ts'
import { useArrivals } from './use-arrivals.ts'

/** Straight into the library; and everything unfinished, wherever it was begun. */
export function useLibraryUploads() {
  const { t } = useWords()
  const client = useApolloClient()
  const account = useViewer().account?.id ?? ''
  const [faults, setFaults] = useState<readonly string[]>([])
  const uploads = useArrivals(libraryPlace, () => void client.refetchQueries({ include: ['EvidenceFiles', 'EvidenceCounts'] }))
  useEffect(() => void restoreUploads(account, true), [account])
  const take = (picked: readonly File[]): void => {
    setFaults(
      picked.flatMap(file => {
        const fault = pickFault(file)
        return fault
          ? [t('evidence:field.refused', { name: file.name, why: t(`errors:${fault}`, { limit: maxFileBytes / 1_048_576 }) })]
          : []
      }),
    )
    addFiles(
      picked.filter(file => !pickFault(file)),
      { account, place: libraryPlace },
    )
  }
  const list = (
    <>
      {faults.length > 0 && (
        <Notice tone="trouble" live>
          {faults.map(words => (
            <p key={words}>{words}</p>
          ))}
        </Notice>
      )}
      {uploads.length > 0 && (
        <Card title={t('evidence:library.unfinished')}>
          <ul className={css.files}>
            {uploads.map(upload => (
              <UploadRow key={upload.key} upload={upload} onPick={take} />
            ))}
          </ul>
          {uploads.some(one => one.file && isUnderWay(one.state)) && <p className="soft small">{t('evidence:upload.stay')}</p>}
        </Card>
      )}
    </>
  )
  return { take, list, hint: t('evidence:library.hint', { size: bytes(maxFileBytes) }) }
}
