import { Button } from '@mantine/core'
import { type KeyboardEvent, useRef } from 'react'
import { Link } from 'react-router'
import type { Question } from 'shared/questionnaires/template.ts'
import { drawFile } from '../evidence/draw-file.tsx'
import { day } from '../lib/format.ts'
import { useWords } from '../lib/words.ts'
import { AnswerValue } from '../ui/answer-value.tsx'
import { Badge } from '../ui/badge.tsx'
import { ButtonRow } from '../ui/button-row.tsx'
import { Icon } from '../ui/icon.tsx'
import { Notice } from '../ui/notice.tsx'
import { type AnswerKeeper, type Given, sameAnswer } from './answer-keeper.ts'
import css from './last-year.module.css'
import { answerOf, type OwnAnswer, type OwnResponse } from './own-response.ts'
import { proposalOf } from './proposal.ts'
import type { From } from './question-card.tsx'
import form from './questionnaire.module.css'

type Last = NonNullable<OwnAnswer['lastYear']>

interface Props {
  readonly response: OwnResponse
  readonly question: Question
  readonly given: Given
  readonly waits: boolean
  readonly from: From
  readonly demanding: boolean
  readonly keeper: AnswerKeeper
  readonly onFrom: (from: From) => void
}

/** What was answered a year ago: to be confirmed or changed; afterwards, which of both it was; or why it is not proposed. */
export function LastYear(props: Props) {
  const last = answerOf(props.response, props.question.code)?.lastYear
  if (!last) return null
  if (last.notProposed) return <NotProposed {...props} last={last} />
  return props.waits ? <Proposal {...props} last={last} /> : <Settled {...props} last={last} />
}

const confirmButtons = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>('[data-confirm]')]

function Proposal({ response, question, from, demanding, keeper, onFrom, last }: Props & { last: Last }) {
  const { t } = useWords()
  const button = useRef<HTMLButtonElement>(null)
  const { code } = question
  const proposed = proposalOf(response, code)
  if (!proposed) return null
  const renew = last.leftOut.length > 0
  /** From one to the next by the same key: each comes before the eyes before it can be pressed. */
  const confirm = (): void => {
    const all = confirmButtons()
    const next = button.current ? all[all.indexOf(button.current) + 1] : undefined
    keeper.type(code, proposed)
    requestAnimationFrame(() => {
      const target = next?.closest('section') ?? document.getElementById(code)
      target?.scrollIntoView({ block: 'nearest' })
      ;(next ?? target)?.focus({ preventScroll: true })
    })
  }
  /** A key that is held down would confirm what nobody has read. */
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.repeat) event.preventDefault()
  }
  const change = (): void => {
    onFrom('last')
    requestAnimationFrame(() => document.getElementById(code)?.querySelector<HTMLElement>('input, textarea, select')?.focus())
  }
  if (from !== 'proposal')
    return (
      <div className={css.mark}>
        <p className="soft">{t('year:form.changing')}</p>
        <button type="button" className={form.more} onClick={confirm}>
          {t('year:form.confirmAfterAll')}
        </button>
      </div>
    )
  return (
    <div className={css.panel}>
      <h4>{t('year:form.proposed')}</h4>
      <AnswerValue question={question} answer={{ ...proposed, fileIds: proposed.files, files: last.files }} drawFile={drawFile} />
      <LeftOut last={last} />
      {demanding && (
        <p className={form.fault}>
          <Icon name="warn" size={16} /> {t('year:form.notYet')}
        </p>
      )}
      <ButtonRow>
        {renew && (
          <Button size="sm" onClick={change}>
            {t('year:form.renew')}
          </Button>
        )}
        <Button
          ref={button}
          size="sm"
          variant={renew ? 'default' : 'filled'}
          data-confirm
          aria-describedby={`label-${code}`}
          onKeyDown={onKeyDown}
          onClick={confirm}
        >
          {t(renew ? 'year:form.confirmWithout' : 'year:form.confirm')}
        </Button>
        {!renew && (
          <Button size="sm" variant="default" aria-describedby={`label-${code}`} onClick={change}>
            {t('year:form.change')}
          </Button>
        )}
      </ButtonRow>
    </div>
  )
}

const asGiven = ({ status, value, reason, note, fileIds }: Last): Given => ({
  status,
  value: value ?? null,
  reason: reason ?? null,
  note: note ?? null,
  files: fileIds,
})

function Settled({ question, given, last }: Props & { last: Last }) {
  const { t } = useWords()
  const confirmed = sameAnswer(given, asGiven(last))
  return (
    <div className={css.mark}>
      <Badge tone={confirmed ? 'done' : 'moving'}>{t(confirmed ? 'year:since.CONFIRMED' : 'year:since.CHANGED')}</Badge>
      {!confirmed && <Before question={question} last={last} />}
    </div>
  )
}

function NotProposed({ response, question, last }: Props & { last: Last }) {
  const { t } = useWords()
  const why = last.notProposed ?? 'DOES_NOT_FIT'
  return (
    <Notice tone="resting">
      <p>{t(`year:notProposed.${why}`)}</p>
      <LeftOut last={last} />
      {why === 'ASKED_OTHERWISE' ? (
        <Link to={`/responses/${response.previousId}#${question.code}`}>{t('year:form.toLastYear')}</Link>
      ) : (
        <Before question={question} last={last} />
      )}
    </Notice>
  )
}

const Before = ({ question, last }: { question: Question; last: Last }) => {
  const { t } = useWords()
  return (
    <details className={css.fold}>
      <summary>{t('year:form.before')}</summary>
      <AnswerValue question={question} answer={last} drawFile={drawFile} />
    </details>
  )
}

/** Papers that prove nothing any more, by name, with what is asked instead. */
function LeftOut({ last }: { last: Last }) {
  const { t } = useWords()
  if (last.leftOut.length === 0) return null
  return (
    <Notice tone="waiting" title={t('year:form.leftOut', { count: last.leftOut.length })}>
      <ul className={css.list}>
        {last.leftOut.map(({ id, why }) => {
          const file = last.files.find(one => one.id === id)
          return (
            <li key={id}>
              {file?.name ?? t('answers:value.fileGone')}{' '}
              <span className="soft">
                {why === 'ENDS' && file?.expiresOn ? t('year:leftOut.ends', { day: day(file.expiresOn) }) : t('year:leftOut.refused')}
              </span>
            </li>
          )
        })}
      </ul>
    </Notice>
  )
}
