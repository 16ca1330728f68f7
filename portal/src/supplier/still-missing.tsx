import { Link } from 'react-router'
import { sayIn } from '../lib/value-text.ts'
import css from './questionnaire.module.css'
import type { Reckoning } from './reckoning.ts'

interface Props {
  readonly reckoning: Reckoning
  readonly missing: readonly string[]
  readonly to: (section: string, question: string) => string
  readonly onGo?: () => void
}

/** Everything that keeps the response from being handed in, by section, each a link to its place. */
export const StillMissing = ({ reckoning, missing, to, onGo }: Props) => (
  <div className={css.stillMissing}>
    {reckoning.sections.map(({ section }) => {
      const questions = section.questions.filter(question => missing.includes(question.code))
      return (
        questions.length > 0 && (
          <section key={section.code}>
            <h3>
              {section.code} · {sayIn(section.title)}
            </h3>
            <ul>
              {questions.map(question => (
                <li key={question.code}>
                  <Link to={to(section.code, question.code)} onClick={onGo}>
                    {sayIn(question.label)}
                  </Link>
                </li>
              ))}
            </ul>
          </section>
        )
      )
    })}
  </div>
)
