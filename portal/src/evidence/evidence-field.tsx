import { Button } from '@mantine/core'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { maxFileBytes } from 'shared/words/lists.ts'
import { bytes, list } from '../lib/format.ts'
import { useViewer } from '../lib/session.ts'
import { needWords, useWords } from '../lib/words.ts'
import { Notice } from '../ui/notice.tsx'
import { withArrived } from './arrived.ts'
import { ChosenFile } from './chosen-file.tsx'
import css from './evidence.module.css'
import { FilePicker } from './file-picker.tsx'
import { pickFault } from './picked.ts'
import { knownFile, type ListedFile } from './received-file.ts'
import { UploadRow } from './upload-row.tsx'
import { addFiles, answerPlace, restoreUploads } from './uploads.ts'
import { useArrivals } from './use-arrivals.ts'

const LibraryDialog = lazy(async () => ({ default: (await import('./library-dialog.tsx')).LibraryDialog }))

/** What the form judges with as well (scalar-faults.ts). */
const maxFiles = 20

interface Props {
  readonly responseId: string
  /** The question's code. */
  readonly question: string
  /** Where a question has several places for files: the row and the field. */
  readonly part?: string
  readonly fileIds: readonly string[]
  /** What is known of these files; freshly received ones are known here. */
  readonly files: readonly ListedFile[]
  readonly onChange: (fileIds: readonly string[]) => void
  readonly labelId: string
  readonly helpId?: string | undefined
}

/** Files given with an answer: chosen, photographed, dropped or picked from the library; each is on its way at once. */
export function EvidenceField({ responseId, question, part = '', fileIds, files, onChange, labelId, helpId }: Props) {
  const { t } = useWords()
  const account = useViewer().account?.id ?? ''
  const place = answerPlace(responseId, question, part)
  const [faults, setFaults] = useState<readonly string[]>([])
  const [removed, setRemoved] = useState<readonly { readonly file: ListedFile; readonly at: number }[]>([])
  const [over, setOver] = useState(false)
  const [picking, setPicking] = useState(false)
  const field = useRef<HTMLFieldSetElement>(null)

  // What was last said, even before the page has come round to showing it: two files may arrive in the same moment.
  const said = useRef(fileIds)
  useEffect(() => {
    said.current = fileIds
  }, [fileIds])
  const say = (next: readonly string[]): void => {
    said.current = next
    onChange(next)
  }
  const uploads = useArrivals(place, arrived => {
    const next = withArrived(said.current, arrived)
    if (next !== said.current) say(next.slice(0, maxFiles))
  })
  const shown = fileIds.map(
    id => files.find(file => file.id === id) ?? knownFile(id) ?? { id, name: t('evidence:field.unknown'), type: '', size: 0 },
  )

  useEffect(() => void restoreUploads(account), [account])
  const take = (picked: readonly File[], revisionOf?: string): void => {
    const refused = picked.flatMap(file => {
      const fault = pickFault(file)
      return fault
        ? [() => t('evidence:field.refused', { name: file.name, why: t(`errors:${fault}`, { limit: maxFileBytes / 1_048_576 }) })]
        : []
    })
    const good = picked.filter(file => !pickFault(file))
    const room = revisionOf ? good.length : Math.max(0, maxFiles - fileIds.length - uploads.filter(one => one.file).length)
    const left = good.slice(room)
    if (left.length > 0) refused.push(() => t('evidence:field.tooMany', { count: maxFiles, names: list(left.map(({ name }) => name)) }))
    // What is wrong with a file is said by words that come when there is something to say.
    if (refused.length > 0) void needWords('errors').then(() => setFaults(refused.map(say => say())))
    else setFaults([])
    addFiles(good.slice(0, room), { account, place, responseId, question, revisionOf })
  }
  const remove = (file: ListedFile): void => {
    setRemoved([...removed, { file, at: fileIds.indexOf(file.id) }])
    say(fileIds.filter(id => id !== file.id))
    // The button that had the focus is gone.
    field.current?.focus()
  }
  const putBack = (id: string, at: number): void => {
    setRemoved(removed.filter(({ file }) => file.id !== id))
    if (!fileIds.includes(id)) say([...fileIds.slice(0, at), id, ...fileIds.slice(at)])
  }

  return (
    <fieldset
      ref={field}
      tabIndex={-1}
      className={css.field}
      data-over={over || undefined}
      aria-labelledby={labelId}
      aria-describedby={helpId}
      onDragOver={event => {
        if (!event.dataTransfer.types.includes('Files')) return
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={event => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false)
      }}
      onDrop={event => {
        event.preventDefault()
        setOver(false)
        take([...event.dataTransfer.files])
      }}
    >
      {shown.length > 0 && (
        <ul className={css.files} aria-label={t('evidence:field.list')}>
          {shown.map(file => (
            <ChosenFile
              key={file.id}
              file={file}
              replacing={uploads.some(one => one.revisionOf === file.id)}
              onRemove={() => remove(file)}
              onReplace={picked => take(picked, file.id)}
            />
          ))}
        </ul>
      )}
      {removed.map(({ file, at }) => (
        <Notice key={file.id} tone="resting" live>
          {t('evidence:field.removed', { name: file.name })}{' '}
          <Button variant="subtle" size="compact-sm" onClick={() => putBack(file.id, at)}>
            {t('evidence:field.undo')}
          </Button>
        </Notice>
      ))}
      {uploads.length > 0 && (
        <ul className={css.files}>
          {uploads.map(upload => (
            <UploadRow key={upload.key} upload={upload} onPick={picked => take(picked, upload.revisionOf)} />
          ))}
        </ul>
      )}
      {faults.length > 0 && (
        <Notice tone="trouble" live>
          {faults.map(words => (
            <p key={words}>{words}</p>
          ))}
        </Notice>
      )}
      {fileIds.length < maxFiles && (
        <div className={css.ways}>
          <FilePicker several word={t(fileIds.length > 0 ? 'evidence:field.more' : 'evidence:field.choose')} onPick={take} />
          <FilePicker photo word={t('evidence:field.photo')} onPick={take} />
          <Button variant="default" onClick={() => setPicking(true)}>
            {t('evidence:field.fromLibrary')}
          </Button>
        </div>
      )}
      {picking && (
        <Suspense fallback={null}>
          <LibraryDialog
            given={fileIds}
            room={maxFiles - fileIds.length}
            onClose={() => setPicking(false)}
            onPick={ids => {
              setPicking(false)
              say([...said.current, ...ids.filter(id => !said.current.includes(id))].slice(0, maxFiles))
            }}
          />
        </Suspense>
      )}
      {over ? (
        <p className="soft small">{t('evidence:field.drop')}</p>
      ) : (
        // Where the file is the answer; beside other answers and in rows it would stand a hundred times.
        !part && <p className="soft small">{t('evidence:field.hint', { size: bytes(maxFileBytes), max: maxFiles })}</p>
      )}
    </fieldset>
  )
}
