import { Link } from 'react-router'
import { number } from '../lib/format.ts'
import { sayIn } from '../lib/value-text.ts'
import { useWords } from '../lib/words.ts'
import { Icon } from '../ui/icon.tsx'
import css from './contents.module.css'
import type { OwnResponse } from './own-response.ts'
import type { SectionReckoning } from './reckoning.ts'
import { SectionHandOver } from './section-hand-over.tsx'
import { type View, views } from './views.ts'

interface Props {
  readonly response: OwnResponse
  readonly sections: readonly SectionReckoning[]
  readonly inViews: Record<View, readonly string[]>
  readonly current: string
  readonly to: (section: string) => string
}

/** The sections and how far each is; what was returned or talked about is counted beside it. */
export function Contents({ response, sections, inViews, current, to }: Props) {
  const { t } = useWords()
  return (
    <ol className={css.list}>
      {sections.map(({ section, required, answered }) => {
        const codes = new Set(section.questions.map(question => question.code))
        const marks = views
          .filter(view => view !== 'missing')
          .map(view => ({ view, count: inViews[view].filter(code => codes.has(code)).length }))
          .filter(({ count }) => count > 0)
        const whole = required > 0 && answered === required
        return (
          <li key={section.code} className={css.item}>
            <Link to={to(section.code)} className={css.link} aria-current={section.code === current ? 'page' : undefined}>
              <span className={css.code}>{section.code}</span>
              <span className={css.title}>
                {sayIn(section.title)}
                {marks.map(({ view, count }) => (
                  <span key={view} className={css.mark}>
                    {t(`form:contents.${view}`, { count })}
                  </span>
                ))}
              </span>
              <span className={css.count} data-whole={whole || undefined}>
                {whole && <Icon name="check" size={16} />}
                <span aria-hidden="true">
                  {number(answered)}/{number(required)}
                </span>
                <span className="unseen">{t('form:contents.progress', { answered, required })}</span>
              </span>
            </Link>
            {section.code === current && <SectionHandOver response={response} section={section.code} />}
          </li>
        )
      })}
      <li className={css.item}>
        <Link to={to(handInSection)} className={css.link} aria-current={current === handInSection ? 'page' : undefined}>
          <span className={css.code}>
            <Icon name="forward" size={16} />
          </span>
          <span className={css.title}>{t('answers:handIn.title')}</span>
        </Link>
      </li>
    </ol>
  )
}

/** Not a section of the template: its codes are capital letters. */
export const handInSection = 'hand-in'
