import { lazy, Suspense, useState } from 'react'
import { useWords } from '../lib/words.ts'
import { Notice } from '../ui/notice.tsx'
import css from './evidence.module.css'
import type { EvidenceState } from './received-file.ts'

const PdfView = lazy(async () => ({ default: (await import('./pdf-view.tsx')).PdfView }))

interface Props {
  readonly name: string
  readonly type: string
  readonly state: EvidenceState | null | undefined
  readonly displayUrl: string | null | undefined
  readonly onAgain: () => void
}

/** What a file looks like, drawn by ourselves beside the answer. */
export function Preview({ name, type, state, displayUrl, onAgain }: Props) {
  const { t } = useWords()
  const [broken, setBroken] = useState<string>()
  if (!displayUrl)
    return <p className="soft">{t(state === 'HELD' || state === 'REFUSED' ? 'evidence:preview.held' : 'evidence:preview.none')}</p>
  if (type === 'application/pdf')
    return (
      <Suspense fallback={<p role="status">{t('evidence:preview.loading')}</p>}>
        <PdfView url={displayUrl} name={name} onAgain={onAgain} />
      </Suspense>
    )
  if (broken === displayUrl)
    return (
      <Notice tone="waiting" live>
        {t('evidence:preview.away')}{' '}
        <button type="button" className={css.again} onClick={onAgain}>
          {t('evidence:preview.again')}
        </button>
      </Notice>
    )
  return (
    <img
      src={displayUrl}
      alt={t('evidence:preview.picture', { name })}
      className={`words ${css.picture}`}
      onError={() => setBroken(displayUrl)}
    />
  )
}
