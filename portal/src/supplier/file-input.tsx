import { Button } from '@mantine/core'
import { useRef, useState } from 'react'
import { fileTypes, maxFileBytes } from 'shared/words/lists.ts'
import { isFailure } from '../lib/failure.ts'
import { number } from '../lib/format.ts'
import type { GivenFile } from '../lib/response-fields.ts'
import { type Upload, upload } from '../lib/upload.ts'
import { useWords } from '../lib/words.ts'
import { Drawing } from '../ui/icon.tsx'
import { moreIcons } from '../ui/more-icons.ts'
import { Notice } from '../ui/notice.tsx'
import { FileLink } from '../ui/plain-answer.tsx'
import type { InputProps } from './inputs.tsx'
import css from './questionnaire.module.css'

/** One file, chosen or photographed; goes up at once, with its progress and a way to stop it. */
export function FileInput({ responseId, question, given, file, onSay, helpId, labelId }: InputProps) {
  const { t } = useWords()
  const [fresh, setFresh] = useState<GivenFile>()
  const [running, setRunning] = useState<{ name: string; part: number }>()
  const [words, setWords] = useState<string>()
  const going = useRef<Upload>(undefined)
  const shown =
    given.status === 'ANSWERED' ? [fresh, file].find(one => one && Array.isArray(given.value) && given.value.includes(one.id)) : undefined

  const take = async (picked: File): Promise<void> => {
    setWords(picked.size > maxFileBytes ? t('errors:fileLarge') : picked.size === 0 ? t('errors:fileEmpty') : undefined)
    if (picked.size > maxFileBytes || picked.size === 0) return
    setRunning({ name: picked.name, part: 0 })
    going.current = upload({
      responseId,
      question: question.code,
      file: picked,
      onProgress: part => setRunning({ name: picked.name, part }),
    })
    try {
      const stored = await going.current.done
      setFresh(stored)
      onSay({ status: 'ANSWERED', value: [stored.id], reason: null })
    } catch (error) {
      if (isFailure(error)) setWords(error.code === 'AWAY' ? t('answers:file.away') : error.message)
    } finally {
      setRunning(undefined)
    }
  }

  return (
    <fieldset className={css.field} aria-labelledby={labelId} aria-describedby={helpId}>
      {shown && <FileLink file={shown} />}
      {words && (
        <Notice tone="trouble" live>
          {words}
        </Notice>
      )}
      {running ? (
        <div className={css.running}>
          <label className="unseen" htmlFor={`progress-${question.code}`}>
            {running.name}
          </label>
          <progress id={`progress-${question.code}`} max={100} value={running.part} />
          <span role="status">{t('answers:file.running', { name: running.name, part: number(running.part) })}</span>
          <Button variant="default" size="sm" onClick={() => going.current?.stop()}>
            {t('answers:file.stop')}
          </Button>
        </div>
      ) : (
        <div className={css.upload}>
          <input
            id={`input-${question.code}`}
            type="file"
            accept={[...Object.keys(fileTypes), ...Object.values(fileTypes).map(ending => `.${ending}`)].join(',')}
            onChange={event => {
              const [picked] = event.currentTarget.files ?? []
              event.currentTarget.value = ''
              if (picked) void take(picked)
            }}
          />
          <label htmlFor={`input-${question.code}`} className={css.pick}>
            <Drawing path={moreIcons.upload} size={18} /> {t(shown ? 'answers:file.another' : 'answers:file.pick')}
          </label>
          {shown && (
            <Button variant="subtle" onClick={() => onSay({ status: 'EMPTY', value: null, reason: null })}>
              {t('answers:file.remove')}
            </Button>
          )}
        </div>
      )}
    </fieldset>
  )
}
