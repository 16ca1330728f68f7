import { crossCheckWords, type Finding } from 'shared/questionnaires/kys/cross-checks.ts'
import { day } from '../../lib/format.ts'
import type { GivenAnswer } from '../../lib/response-fields.ts'
import { sayIn } from '../../lib/value-text.ts'
import { useWords } from '../../lib/words.ts'
import { Notice } from '../../ui/notice.tsx'
import { Beside } from './beside.tsx'
import css from './review.module.css'
import type { Reviewed } from './reviewed.ts'

/** Days come as the calendar writes them. */
const said = (value: string): string => (/^\d{4}-\d{2}-\d{2}$/.test(value) ? day(value) : value)

const sentence = ({ rule, values }: Finding): string =>
  sayIn(crossCheckWords[rule]).replace(/\{\{(\w+)\}\}/g, (whole, name: string) => said(values[name] ?? whole))

interface Props {
  readonly reviewed: Reviewed
  /** What a finding or a prompt speaks of besides is shown beside it. */
  readonly all: readonly Reviewed[]
  readonly answers: readonly GivenAnswer[]
}

/** What the rules found at an answer. They find; judging is the reviewer's. */
export function ToLookAt({ reviewed: { question, findings, signals, prompts }, all, answers }: Props) {
  const { t } = useWords()
  const beside = (codes: readonly string[]) => <Beside codes={codes.filter(code => code !== question.code)} all={all} answers={answers} />
  return (
    <>
      {findings.length > 0 && (
        <Notice tone="waiting" title={t('templates:review.findings')}>
          <ul className={css.found}>
            {findings.map(finding => (
              <li key={`${finding.rule} ${finding.row} ${finding.field}`}>
                {sentence(finding)} {beside(finding.questions)}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {signals.length > 0 && (
        <Notice tone="waiting" title={t('templates:review.signals')}>
          <ul className={css.found}>
            {signals.map(signal => (
              <li key={signal}>{t(`templates:review.signal.${signal}`)}</li>
            ))}
          </ul>
          <p className="soft small">{t('templates:review.signalsHelp')}</p>
        </Notice>
      )}
      {prompts.length > 0 && (
        <Notice tone="resting" title={t('templates:review.prompts')}>
          <ul className={css.found}>
            {prompts.map(prompt => (
              <li key={prompt.code}>
                {sayIn(prompt.words)} {beside([...prompt.questions, ...(prompt.beside ?? [])])}
              </li>
            ))}
          </ul>
        </Notice>
      )}
    </>
  )
}
