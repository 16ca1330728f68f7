import { crossCheckWords, type Finding } from 'shared/questionnaires/kys/cross-checks.ts'
import { day, list } from '../../lib/format.ts'
import { sayIn } from '../../lib/value-text.ts'
import { useWords } from '../../lib/words.ts'
import { Notice } from '../../ui/notice.tsx'
import css from './review.module.css'
import type { Reviewed } from './reviewed.ts'

/** Days come as the calendar writes them. */
const said = (value: string): string => (/^\d{4}-\d{2}-\d{2}$/.test(value) ? day(value) : value)

const sentence = ({ rule, values }: Finding): string =>
  sayIn(crossCheckWords[rule]).replace(/\{\{(\w+)\}\}/g, (whole, name: string) => said(values[name] ?? whole))

/** What the rules found at an answer. They find; judging is the reviewer's. */
export function ToLookAt({ reviewed: { question, findings, signals, prompts } }: { reviewed: Reviewed }) {
  const { t } = useWords()
  return (
    <>
      {findings.length > 0 && (
        <Notice tone="waiting" title={t('templates:review.findings')}>
          <ul className={css.found}>
            {findings.map(finding => {
              const others = finding.questions.filter(code => code !== question.code)
              return (
                <li key={`${finding.rule} ${finding.row} ${finding.field}`}>
                  {sentence(finding)} {others.length > 0 && t('templates:review.alsoIn', { codes: list(others) })}
                </li>
              )
            })}
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
              <li key={prompt.code}>{sayIn(prompt.words)}</li>
            ))}
          </ul>
        </Notice>
      )}
    </>
  )
}
