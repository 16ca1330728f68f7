import { type FullResponse, judgementOf } from '../../lib/response-fields.ts'
import { useWords } from '../../lib/words.ts'
import { Drawing, Icon } from '../../ui/icon.tsx'
import { moreIcons } from '../../ui/more-icons.ts'
import css from './review.module.css'

const marks = { ACCEPTED: <Icon name="check" size={16} />, RETURNED: <Drawing path={moreIcons.undo} size={16} /> }

/** All questions with what was decided, to jump between. */
export function QuestionList({ response, at, onGo }: { response: FullResponse; at: number; onGo: (to: number) => void }) {
  const { t, locale } = useWords()
  return (
    <ol className={css.questions}>
      {response.questions.map((question, place) => {
        const decision = judgementOf(response, question.code)?.decision
        return (
          <li key={question.code}>
            <button type="button" aria-current={place === at ? 'step' : undefined} onClick={() => onGo(place)}>
              <span className={decision === 'ACCEPTED' ? css.accepted : decision === 'RETURNED' ? css.returned : css.open}>
                {decision ? marks[decision] : <Drawing path={moreIcons.open} size={16} />}
              </span>
              <span>
                {question.label[locale]}{' '}
                <span className="unseen">{decision ? t(`words:decision.${decision}`) : t('staff:review.notJudged')}</span>
              </span>
            </button>
          </li>
        )
      })}
    </ol>
  )
}
