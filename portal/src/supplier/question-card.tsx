import { Textarea } from '@mantine/core'
import { useState } from 'react'
import type { AnswerState } from 'shared/words/lists.ts'
import { type AskedQuestion, answerInRound, answerOf, type FullResponse, judgementOf } from '../lib/response-fields.ts'
import { useWords } from '../lib/words.ts'
import { Icon } from '../ui/icon.tsx'
import { PlainAnswer } from '../ui/plain-answer.tsx'
import { DecisionBadge } from '../ui/states.tsx'
import type { AnswerKeeper, Entry, Given } from './answer-keeper.ts'
import { Conflict } from './conflict.tsx'
import { FileInput } from './file-input.tsx'
import { TextInput, YesNoInput } from './inputs.tsx'
import { faultOf, isOpen } from './missing.ts'
import css from './questionnaire.module.css'

const inputs = { TEXT: TextInput, YES_NO: YesNoInput, FILE: FileInput }
const without = ['NOT_APPLICABLE', 'REFUSED'] as const satisfies readonly AnswerState[]

interface Props {
  readonly response: FullResponse
  readonly question: AskedQuestion
  readonly place: number
  readonly entry: Entry | undefined
  readonly keeper: AnswerKeeper
  /** The person has tried to hand in: what is missing is said at each question. */
  readonly demanding: boolean
}

/** One question with its answer; after a return with the old answer and the reviewer's words beside it. */
export function QuestionCard({ response, question, place, entry, keeper, demanding }: Props) {
  const { t, locale } = useWords()
  const [left, setLeft] = useState(false)
  const { code } = question
  const given: Given = entry?.given ?? { status: 'EMPTY', value: null, reason: null }
  const judged = judgementOf(response, code)
  const open = isOpen(response, code)
  const fault = demanding || (left && given.status !== 'EMPTY') ? faultOf(question, entry) : null
  const say = (change: Partial<Given>): void => keeper.type(code, { ...given, ...change })
  // A fault that appears between press and release moves the button away from under the finger, and nothing is pressed.
  const leave = (): unknown => setTimeout(() => setLeft(true), 300)
  const Input = inputs[question.type === 'FILE' || question.type === 'YES_NO' ? question.type : 'TEXT']
  const reasoned = given.status === 'NOT_APPLICABLE' || given.status === 'REFUSED'
  const helpId = `help-${code}`

  return (
    <section className={css.card} id={code} tabIndex={-1} aria-labelledby={`label-${code}`} onBlur={leave}>
      <p className={css.number}>
        {t('answers:questionnaire.number', { place, count: response.questions.length })} · {code}
      </p>
      <h2 className={css.label} id={`label-${code}`}>
        {question.label[locale]} {!question.required && <span className="soft">{t('form.optional')}</span>}
      </h2>
      {judged && (
        <div className={css.before}>
          <div>
            <h3>{t('answers:questionnaire.before', { round: judged.round })}</h3>
            <PlainAnswer type={question.type} answer={answerInRound(response, code, judged.round)} />
          </div>
          <div>
            <h3>{t('answers:questionnaire.reviewer', { name: judged.judgedBy })}</h3>
            <DecisionBadge decision={judged.decision} />
            {judged.words && <p className="words">{judged.words}</p>}
          </div>
        </div>
      )}
      {open && (
        <>
          <div className={css.help} id={helpId}>
            <p>{question.help[locale]}</p>
            {question.example && <p>{t('answers:questionnaire.example', { example: question.example[locale] })}</p>}
          </div>
          {judged && <h3>{t('answers:questionnaire.after')}</h3>}
          {!reasoned && (
            <Input
              responseId={response.id}
              question={question}
              given={given}
              file={answerOf(response, code)?.files[0] ?? null}
              onSay={say}
              helpId={fault ? `${helpId} fault-${code}` : helpId}
              labelId={`label-${code}`}
              fault={fault}
            />
          )}
          {reasoned && (
            <Textarea
              label={t('answers:questionnaire.reason')}
              description={t(given.status === 'REFUSED' ? 'answers:questionnaire.refusedHelp' : 'answers:questionnaire.notApplicableHelp')}
              value={given.reason ?? ''}
              rows={3}
              autoFocus={!given.reason}
              error={Boolean(fault)}
              onChange={event => say({ reason: event.currentTarget.value })}
            />
          )}
          {fault && (
            <p id={`fault-${code}`} className={css.fault} role={demanding ? undefined : 'status'}>
              <Icon name="warn" size={16} /> {t(`errors:answer.${fault}`)}
            </p>
          )}
          {entry?.keeping === 'refused' && (
            <p className={css.fault} role="alert">
              <Icon name="warn" size={16} /> {entry.words}
            </p>
          )}
          {entry?.keeping === 'conflict' && <Conflict question={question} entry={entry} keeper={keeper} />}
          <div className={css.others}>
            {without.map(status => (
              <button
                key={status}
                type="button"
                className={css.other}
                aria-pressed={given.status === status}
                aria-describedby={`label-${code}`}
                onClick={() =>
                  say(
                    given.status === status
                      ? { status: 'EMPTY', value: null, reason: null }
                      : { status, value: null, reason: given.reason },
                  )
                }
              >
                {t(`answers:questionnaire.without.${status}`)}
              </button>
            ))}
          </div>
        </>
      )}
    </section>
  )
}
