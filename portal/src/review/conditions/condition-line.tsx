import type { ReactNode } from 'react'
import type { ToneName } from 'shared/identity/tokens.ts'
import type { ConditionState } from 'shared/machines/condition.ts'
import { day } from '../../lib/format.ts'
import { useWords } from '../../lib/words.ts'
import { Badge } from '../../ui/badge.tsx'
import { When } from '../../ui/when.tsx'
import type { ShownCondition } from './condition-fields.ts'
import css from './conditions.module.css'

const tones: Record<ConditionState, ToneName> = { OPEN: 'waiting', FULFILLED: 'done', LIFTED: 'resting' }

/** One condition: what it is, until when, who sees to it, and what became of it. */
export function ConditionLine({ condition, children }: { condition: ShownCondition; children?: ReactNode }) {
  const { t } = useWords()
  const { name, words, status, dueOn, dueAt, owner, namedBy, settledBy, settledWords, statusSince } = condition
  const overdue = status === 'OPEN' && Date.parse(dueAt) <= Date.now()
  return (
    <li className={css.condition}>
      <div className={css.name}>
        <strong>{name}</strong>
        <Badge tone={tones[status]}>{t(`words:conditionState.${status}`)}</Badge>
        {overdue && <Badge tone="trouble">{t('review:conditions.overdue')}</Badge>}
      </div>
      <p className="words">{words}</p>
      <p className="soft small">
        {[
          t('review:conditions.until', { day: day(dueOn) }),
          t('review:conditions.seenBy', { name: owner }),
          t('review:conditions.namedBy', { name: namedBy }),
        ].join(' · ')}
      </p>
      {settledBy && (
        <p className="soft small">
          {settledBy} · <When at={statusSince} />
        </p>
      )}
      {settledWords && <p className="words small">{settledWords}</p>}
      {children}
    </li>
  )
}
