import { Button } from '@mantine/core'
import { useEffect, useId, useRef, useState } from 'react'
import { speakFileLimits, speakFileTypes } from 'shared/words/grievances.ts'
import { isFailure } from '../lib/failure.ts'
import { bytes } from '../lib/format.ts'
import { useWords } from '../lib/words.ts'
import { ButtonRow } from '../ui/button-row.tsx'
import { type Faults, useField } from '../ui/form-context.ts'
import { FilePicker } from './file-picker.tsx'
import { type LaidFile, layReady, takeBack } from './lay-ready.ts'
import { Named } from './named.tsx'
import css from './sealed-files.module.css'

interface Line {
  readonly key: string
  readonly name: string
  readonly phase: 'SENDING' | 'STOPPED' | 'CLEANING' | 'HERE' | 'REFUSED'
  readonly percent: number
  readonly laid?: LaidFile
  /** Why it was not taken. */
  readonly words?: string
}

/** The ids of what is here, to go along with the words of the form. */
export const filesIn = (form: FormData): string[] => form.getAll('files').map(String)
const isOnItsWay = ({ phase }: Line): boolean => phase === 'SENDING' || phase === 'STOPPED' || phase === 'CLEANING'

/** Nothing is sent while a file is still on its way: it would stay behind without a word. */
export const filesFault = (form: FormData, t: (key: 'evidence:sealed.wait') => string): Faults =>
  form.has('filesOnTheirWay') ? { files: t('evidence:sealed.wait') } : {}

let counter = 0
const accept = Object.values(speakFileTypes)
  .map(ending => `.${ending}`)
  .join(',')
const limits = {
  file: Math.round(speakFileLimits.fileBytes / 1_000_000),
  all: Math.round(speakFileLimits.reportBytes / 1_000_000),
  count: speakFileLimits.files,
}

/** Files beside words that will be sealed. They are sent and cleaned while one still writes; one that is refused takes nothing along. Folded: where most words go without. */
export function SealedFilesField({ label, folded = false }: { label: string; folded?: boolean }) {
  const { t } = useWords()
  const { id, error } = useField('files', label)
  const help = useId()
  const [lines, setLines] = useState<readonly Line[]>([])
  const there = useRef(true)
  useEffect(() => {
    there.current = true
    return () => {
      there.current = false
    }
  }, [])
  const change = (key: string, news: Partial<Line>): void => {
    if (there.current) setLines(all => all.map(line => (line.key === key ? { ...line, ...news } : line)))
  }

  const send = async ({ key }: Line, file: File): Promise<void> => {
    try {
      const laid = await layReady(file, {
        onWay: (percent, stopped) => change(key, stopped ? { phase: 'STOPPED' } : { phase: 'SENDING', percent }),
        onWhole: () => change(key, { phase: 'CLEANING', percent: 100 }),
      })
      change(key, { phase: 'HERE', laid })
    } catch (failed) {
      change(key, { phase: 'REFUSED', words: (isFailure(failed) && failed.message) || t('trouble.away') })
    }
  }
  const pick = (files: readonly File[]): void => {
    const fresh = files.map(({ name }): Line => ({ key: `sealed-${++counter}`, name, phase: 'SENDING', percent: 0 }))
    setLines(all => [...all, ...fresh])
    for (const [at, file] of files.entries()) if (fresh[at]) void send(fresh[at], file)
  }
  const remove = ({ key, laid }: Line): void => {
    if (laid) takeBack(laid.id)
    setLines(all => all.filter(line => line.key !== key))
  }

  const field = (
    <>
      <div className="soft small" id={help}>
        {t('speak:form.filesHelp', limits)} {t('speak:form.filesHidden')}
      </div>
      {error && <p className={css.fault}>{error}</p>}
      {lines.length > 0 && (
        <ul className={css.files} aria-label={label}>
          {lines.map(line => (
            <FileLine key={line.key} line={line} onRemove={() => remove(line)} />
          ))}
        </ul>
      )}
      {lines.some(isOnItsWay) && <input type="hidden" name="filesOnTheirWay" value="yes" />}
      <FilePicker small several id={id} word={t('evidence:field.choose')} name={label} accept={accept} describedBy={help} onPick={pick} />
    </>
  )
  const title = (
    <>
      {label} <span className={css.optional}>{t('form.optional')}</span>
    </>
  )
  if (!folded)
    return (
      <div className={css.field}>
        <strong>{title}</strong>
        {field}
      </div>
    )
  return (
    <details className={css.field} open={lines.length > 0 || undefined}>
      <summary>{title}</summary>
      {field}
    </details>
  )
}

function FileLine({ line, onRemove }: { line: Line; onRemove: () => void }) {
  const { t } = useWords()
  const { name, phase, percent, laid, words } = line
  const said = {
    SENDING: t('speak:script.uploading', { name, percent }),
    STOPPED: t('speak:script.stopped'),
    CLEANING: t('speak:script.cleaning', { name }),
    HERE: `${bytes(laid?.size ?? 0)} · ${laid?.removed ?? ''}`,
    REFUSED: words ?? '',
  }
  return (
    <li className={css.file}>
      {laid && <input type="hidden" name="files" value={laid.id} />}
      {phase !== 'REFUSED' && <strong className="words">{laid?.name ?? name}</strong>}
      {(phase === 'SENDING' || phase === 'STOPPED') && <progress aria-label={name} max={100} value={percent} />}
      <p
        className={phase === 'REFUSED' ? css.fault : css.state}
        role={phase === 'REFUSED' ? 'alert' : phase === 'HERE' ? 'status' : undefined}
      >
        {said[phase]}
      </p>
      {(phase === 'HERE' || phase === 'REFUSED') && (
        <ButtonRow>
          <Button variant="subtle" size="compact-sm" onClick={onRemove}>
            <Named word={t('evidence:upload.dismiss')} name={name} />
          </Button>
        </ButtonRow>
      )}
    </li>
  )
}
