import { lazy, memo, Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { isBlank } from 'shared/questionnaires/answer.ts'
import type { Fault } from 'shared/questionnaires/scalar-faults.ts'
import type { Question } from 'shared/questionnaires/template.ts'
import type { AnswerState } from 'shared/words/lists.ts'
import { drawFile } from '../evidence/draw-file.tsx'
import { sayIn } from '../lib/value-text.ts'
import { needWords, useWords } from '../lib/words.ts'
import { QuestionThread } from '../threads/question-thread.tsx'
import { AnswerValue } from '../ui/answer-value.tsx'
import { EvidenceBadge } from '../ui/evidence-badge.tsx'
import { Icon } from '../ui/icon.tsx'
import { DecisionBadge } from '../ui/states.tsx'
import { type AnswerKeeper, emptyAnswer, type Given } from './answer-keeper.ts'
import { Beside } from './beside.tsx'
import { Control } from './fields/control.tsx'
import { Faults, faultWords, toSay, useLeft } from './fields/faults.tsx'
import { PlaceProvider } from './fields/field-context.ts'
import { refusedFault } from './fields/refused-fault.ts'
import { Guidance } from './guidance.tsx'
import { answerInRound, answerOf, isOpen, judgementOf, type OwnResponse } from './own-response.ts'
import { proposalOf, waitsToBeConfirmed } from './proposal.ts'
import css from './questionnaire.module.css'
import { useEntry } from './use-reckoning.ts'
import { useWide } from './use-wide.ts'

const without = ['NOT_APPLICABLE', 'REFUSED'] as const satisfies readonly AnswerState[]
/** Faults that stand below the reason and the note, not below the value. */
const ofWords: ReadonlySet<Fault['key']> = new Set<Fault['key']>(['reasonMissing', 'refusalNoteMissing', 'noteMissing', 'evidenceMissing'])
const needWord = { OPTIONAL: 'form.optional', IF_APPLICABLE: 'form:need.ifApplicable' } as const

/** Two at one answer, or a year before: most questionnaires need neither. */
const Conflict = lazy(async () => ({ default: (await import('./conflict.tsx')).Conflict }))
const LastYear = lazy(async () => ({ default: (await Promise.all([import('./last-year.tsx'), needWords('year')]))[0].LastYear }))

const today = (): string => new Date().toISOString().slice(0, 10)

/** What is written on from: the proposal waits to be confirmed or changed; from last year's answer; from what stands there. */
export type From = 'proposal' | 'last' | 'nothing'

interface Props {
  readonly response: OwnResponse
  readonly question: Question
  readonly keeper: AnswerKeeper
  readonly faults: readonly Fault[]
  /** The person has tried to hand in: what is missing is said at each question. */
  readonly demanding: boolean
}

/** One question with its answer; after a return with the old answer and the reviewer's words beside it. */
export const QuestionCard = memo(function QuestionCard({ response, question, keeper, faults, demanding }: Props) {
  const { t } = useWords()
  const wide = useWide()
  const entry = useEntry(keeper, question.code)
  const { left, leave } = useLeft()
  const { code } = question
  const judged = judgementOf(response, code)
  const open = isOpen(response, code)
  const answer = answerOf(response, code)
  // Last year's answer is no answer yet: to change it, it is written on from, and counts with the first change.
  const [from, setFrom] = useState<From>('proposal')
  const waits = open && waitsToBeConfirmed(response, code, entry?.given)
  const given = (waits && from === 'last' ? proposalOf(response, code) : entry?.given) ?? emptyAnswer
  const folded = waits && from === 'proposal'
  const reasoned = given.status === 'NOT_APPLICABLE' || given.status === 'REFUSED'
  const before = useRef<Given>(undefined)

  const now = useRef(given)
  useEffect(() => {
    now.current = given
  })
  const say = useCallback(
    (change: Partial<Given>): void => {
      now.current = { ...now.current, ...change }
      setFrom('nothing')
      keeper.type(code, now.current)
    },
    [keeper, code],
  )
  const sayValue = useCallback(
    (value: unknown) => say(isBlank(value) ? { status: 'EMPTY', value: null, reason: null } : { status: 'ANSWERED', value, reason: null }),
    [say],
  )
  /** What was answered is not lost by trying the other buttons. */
  const choose = (status: 'NOT_APPLICABLE' | 'REFUSED'): void => {
    if (!reasoned) before.current = given
    if (given.status === status) say({ ...(before.current ?? emptyAnswer), note: given.note, files: given.files })
    else say({ status, value: null, reason: given.reason })
  }

  const files = useMemo(() => [...(answer?.files ?? noFiles), ...(answer?.lastYear?.files ?? noFiles)], [answer])
  const place = useMemo(
    () => ({ responseId: response.id, question: code, files, demanding, Control }),
    [response.id, code, files, demanding],
  )
  const compound = question.type === 'ROWS' || question.type === 'GROUP'
  // Of rows and groups each field says its own; here stands what concerns the whole.
  const own = faults.filter(fault => !ofWords.has(fault.key) && (!compound || (fault.row === undefined && fault.field === undefined)))
  const said = toSay(own, left && !compound, demanding)
  const saidOfWords = toSay(
    faults.filter(fault => ofWords.has(fault.key)),
    left,
    demanding,
  )
  const refused = refusedFault(entry?.words ?? '', faults)
  const labelId = `label-${code}`
  const described = [`help-${code}`, said.length > 0 && `faults-${code}`].filter(Boolean).join(' ')

  return (
    <section className={css.card} data-open={open || undefined} id={code} tabIndex={-1} aria-labelledby={labelId} onBlur={leave}>
      <div className={css.asked}>
        <p className={css.number}>
          {code} {!folded && <EvidenceBadge question={question} given={given} files={files} today={today()} />}
        </p>
        <h3 className={css.label} id={labelId}>
          {sayIn(question.label)}{' '}
          {question.need && question.need !== 'REQUIRED' && <span className="soft">{t(needWord[question.need])}</span>}
        </h3>
        {judged && !open && (
          <div className={css.closed}>
            <AnswerValue question={question} answer={answer} drawFile={drawFile} />
            <DecisionBadge decision={judged.decision} />
          </div>
        )}
        {judged && open && (
          <div className={css.before}>
            <div>
              <h4>{t('answers:questionnaire.before', { round: judged.round })}</h4>
              <AnswerValue question={question} answer={answerInRound(response, code, judged.round)} drawFile={drawFile} />
            </div>
            <div>
              <h4>{t('answers:questionnaire.reviewer', { name: judged.judgedBy })}</h4>
              <DecisionBadge decision={judged.decision} />
              {judged.freshProof && <p>{t('form:freshProof')}</p>}
              {judged.words && <p className="words">{judged.words}</p>}
            </div>
          </div>
        )}
        {open && answer?.lastYear && (
          <Suspense>
            <LastYear response={response} question={question} given={given} {...{ waits, from, demanding, keeper }} onFrom={setFrom} />
          </Suspense>
        )}
        {open && !folded && (
          <PlaceProvider value={place}>
            {judged && <h4>{t('answers:questionnaire.after')}</h4>}
            {!reasoned && (
              <Control
                asked={question}
                value={given.status === 'ANSWERED' ? given.value : null}
                onSay={sayValue}
                id={`input-${code}`}
                labelId={labelId}
                describedBy={described}
                faults={faults}
                invalid={said.length > 0}
              />
            )}
            <Faults faults={said} id={`faults-${code}`} />
            <Beside question={question} given={given} faults={saidOfWords} onSay={say} />
            {entry?.keeping === 'refused' && (
              <p className={css.fault} role="alert">
                <Icon name="warn" size={16} /> {refused ? faultWords(refused, t) : entry.words}
              </p>
            )}
            {entry?.keeping === 'conflict' && (
              <Suspense>
                <Conflict question={question} entry={entry} keeper={keeper} files={files} />
              </Suspense>
            )}
            <div className={css.others}>
              {without.map(status => (
                <button
                  key={status}
                  type="button"
                  className={css.other}
                  aria-pressed={given.status === status}
                  aria-describedby={labelId}
                  onClick={() => choose(status)}
                >
                  {t(`answers:questionnaire.without.${status}`)}
                </button>
              ))}
            </div>
          </PlaceProvider>
        )}
        <QuestionThread responseId={response.id} question={code} label={sayIn(question.label)} />
      </div>
      {open && <Guidance question={question} id={`help-${code}`} open={wide} />}
    </section>
  )
})

const noFiles: OwnResponse['answers'][number]['files'] = []
