import type { Section } from 'shared/questionnaires/template.ts'
import type { Decision } from 'shared/words/lists.ts'
import { sayIn } from '../../lib/value-text.ts'
import { useWords } from '../../lib/words.ts'
import { Drawing, Icon } from '../../ui/icon.tsx'
import { moreIcons } from '../../ui/more-icons.ts'
import css from './review.module.css'
import { asksForALook, bySection, type DecisionOf, type Reviewed } from './reviewed.ts'

const marks: Record<Decision, React.ReactNode> = {
  ACCEPTED: <Icon name="check" size={16} />,
  RETURNED: <Drawing path={moreIcons.undo} size={16} />,
}

/** The list scrolls by itself, the page stays. */
function intoSight(button: HTMLElement | null): void {
  const frame = button?.closest<HTMLElement>('[data-scroll]')
  if (!button || !frame) return
  const [inner, outer] = [button.getBoundingClientRect(), frame.getBoundingClientRect()]
  if (inner.top < outer.top) frame.scrollTop -= outer.top - inner.top
  if (inner.bottom > outer.bottom) frame.scrollTop += inner.bottom - outer.bottom
}

interface Props {
  readonly questions: readonly Reviewed[]
  readonly at: string
  readonly decisionOf: DecisionOf
  readonly onGo: (code: string) => void
}

/** The questions of the filter by section, with what was decided, to jump between. The section one is in stands open. */
export function QuestionList({ questions, at, decisionOf, onGo }: Props) {
  const { t } = useWords()
  const groups = bySection(questions)
  const here = questions.find(one => one.question.code === at)?.section.code
  if (groups.length === 0) return <p className="soft">{t('templates:review.none')}</p>
  return groups.map(({ section, questions: own }) => (
    <SectionOf
      key={`${section.code} ${section.code === here}`}
      section={section}
      open={section.code === here || groups.length === 1}
      own={own}
      {...{ at, decisionOf, onGo }}
    />
  ))
}

type OwnProps = Omit<Props, 'questions'> & { readonly section: Section; readonly open: boolean; readonly own: readonly Reviewed[] }

function SectionOf({ section, open, own, at, decisionOf, onGo }: OwnProps) {
  const { t } = useWords()
  const left = own.filter(one => decisionOf(one.question.code) === undefined).length
  return (
    <details open={open} className={css.section}>
      <summary>
        <span>
          {section.code} · {sayIn(section.title)}
        </span>
        <span className="soft small">
          {left > 0 ? t('templates:review.sectionLeft', { count: left }) : t('templates:review.sectionDone')}
        </span>
      </summary>
      <ol className={css.questions}>
        {own.map(one => {
          const { code, label } = one.question
          const decision = decisionOf(code)
          return (
            <li key={code}>
              <button
                type="button"
                ref={code === at ? intoSight : undefined}
                aria-current={code === at ? 'step' : undefined}
                onClick={() => onGo(code)}
              >
                <span className={decision === 'ACCEPTED' ? css.accepted : decision === 'RETURNED' ? css.returned : css.open}>
                  {decision ? marks[decision] : <Drawing path={moreIcons.open} size={16} />}
                </span>
                <span className={css.name}>
                  {sayIn(label)} <span className="unseen">{decision ? t(`words:decision.${decision}`) : t('staff:review.notJudged')}</span>
                </span>
                {asksForALook(one) && (
                  <span className={css.look}>
                    <Icon name="warn" size={16} />
                    <span className="unseen">{t('templates:review.filter.findings')}</span>
                  </span>
                )}
              </button>
            </li>
          )
        })}
      </ol>
    </details>
  )
}
