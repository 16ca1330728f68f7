import { useEffect, useId, useMemo, useRef, useState } from 'react'
import type { Fault } from 'shared/questionnaires/scalar-faults.ts'
import type { Question } from 'shared/questionnaires/template.ts'
import { EvidenceField } from '../evidence/evidence-field.tsx'
import { answerPlace, restoreUploads, useUploads } from '../evidence/uploads.ts'
import { useViewer } from '../lib/session.ts'
import { useWords } from '../lib/words.ts'
import type { Given } from './answer-keeper.ts'
import { Faults } from './fields/faults.tsx'
import { usePlace } from './fields/field-context.ts'
import fields from './fields/fields.module.css'
import css from './questionnaire.module.css'

/** Evidence beside the value, not the value itself. */
const besideValue = 'beside'

interface Props {
  readonly question: Question
  readonly given: Given
  readonly faults: readonly Fault[]
  readonly onSay: (change: Partial<Given>) => void
}

/** Does this yes or no need words, or a paper? */
function asks(question: Question, given: Given, of: 'explain' | 'prove'): boolean {
  if (question.type !== 'YES_NO' || given.status !== 'ANSWERED') return false
  return question[of] === 'ALWAYS' || question[of] === (given.value === true ? 'YES' : 'NO')
}

/** A file that is still on its way, or has to be chosen again after a reload, is never folded away. */
function useOnTheWay(place: string): boolean {
  const account = useViewer().account?.id ?? ''
  const uploads = useUploads()
  useEffect(() => void restoreUploads(account), [account])
  return useMemo(() => [...uploads.values()].some(upload => upload.place === place), [uploads, place])
}

/** What stands beside the value: the reason where none is given, a note, and evidence; shown where it is asked for or given, else on demand. */
export function Beside({ question, given, faults, onSay }: Props) {
  const { t } = useWords()
  const { responseId, files } = usePlace()
  const [wanted, setWanted] = useState(false)
  const id = useId()
  const paper = useRef<HTMLDivElement>(null)
  const refused = given.status === 'REFUSED'
  const reasoned = refused || given.status === 'NOT_APPLICABLE'
  const [explain, prove] = [asks(question, given, 'explain'), asks(question, given, 'prove')]
  const noteNeeded = explain || prove || (refused && question.core === true)
  const onTheWay = useOnTheWay(answerPlace(responseId, question.code, besideValue))
  // What was once there keeps its place: a note being rewritten, a removed file that can be put back.
  const had = useRef({ note: false, files: false })
  had.current.note ||= Boolean(given.note)
  had.current.files ||= given.files.length > 0 || onTheWay
  const note = noteNeeded || had.current.note || wanted
  const evidence = question.type !== 'FILE' && !reasoned && (prove || had.current.files || wanted)
  const noteWord = explain
    ? 'form:beside.explain'
    : prove
      ? 'form:beside.noPaper'
      : refused && question.core
        ? 'form:beside.coreNote'
        : 'form:beside.note'
  const open = (): void => {
    setWanted(true)
    // The first of what appears; on a phone no keyboard comes up before one knows what to write.
    requestAnimationFrame(() => paper.current?.focus())
  }
  return (
    <>
      {reasoned && (
        <Words
          id={`${id}-reason`}
          label={t('answers:questionnaire.reason')}
          help={t(refused ? 'answers:questionnaire.refusedHelp' : 'answers:questionnaire.notApplicableHelp')}
          value={given.reason}
          focus={!given.reason}
          onSay={reason => onSay({ reason })}
        />
      )}
      {evidence && (
        <div className={fields.field} ref={paper} tabIndex={-1}>
          <p className={fields.label} id={`${id}-evidence`}>
            {t('form:beside.evidence')} {!prove && <span className="soft">{t('form.optional')}</span>}
          </p>
          <EvidenceField
            responseId={responseId}
            question={question.code}
            part={besideValue}
            fileIds={given.files}
            files={files}
            onChange={next => onSay({ files: [...next] })}
            labelId={`${id}-evidence`}
          />
        </div>
      )}
      {note && (
        <Words
          id={`${id}-note`}
          label={t(noteWord)}
          optional={!noteNeeded || (prove && !explain)}
          value={given.note}
          focus={wanted && !evidence && !given.note}
          onSay={words => onSay({ note: words || null })}
        />
      )}
      <Faults faults={faults} id={`${id}-faults`} />
      {!note && (
        <div>
          <button type="button" className={css.more} onClick={open}>
            {t(evidence || question.type === 'FILE' || reasoned ? 'form:beside.addNote' : 'form:beside.add')}
          </button>
        </div>
      )}
    </>
  )
}

interface WordsProps {
  readonly id: string
  readonly label: string
  readonly help?: string
  readonly optional?: boolean
  readonly value: string | null
  readonly focus: boolean
  readonly onSay: (words: string) => void
}

function Words({ id, label, help, optional = false, value, focus, onSay }: WordsProps) {
  const { t } = useWords()
  const area = useRef<HTMLTextAreaElement>(null)
  // Only when it appears by the person's own press, never when the page comes.
  const first = useRef(focus && document.activeElement instanceof HTMLButtonElement)
  useEffect(() => {
    if (first.current) area.current?.focus()
  }, [])
  return (
    <div className={fields.field}>
      <label htmlFor={id} className={fields.label}>
        {label} {optional && <span className="soft">{t('form.optional')}</span>}
      </label>
      {help && (
        <p id={`${id}-help`} className={fields.help}>
          {help}
        </p>
      )}
      <textarea
        ref={area}
        id={id}
        className={fields.input}
        rows={3}
        aria-describedby={help ? `${id}-help` : undefined}
        value={value ?? ''}
        onChange={event => onSay(event.currentTarget.value)}
      />
    </div>
  )
}
