import { useState } from 'react'
import { useMay } from '../../lib/session.ts'
import { useWords } from '../../lib/words.ts'
import { ButtonRow } from '../../ui/button-row.tsx'
import { Card } from '../../ui/card.tsx'
import type { FullSupplier } from '../suppliers/supplier-fields.ts'
import { ConditionLine } from './condition-line.tsx'
import css from './conditions.module.css'
import { NameCondition } from './name-condition.tsx'
import { SettleCondition } from './settle-condition.tsx'

/** States in which a further condition can be named: the supplier has been approved. */
const approved = ['CONDITIONAL', 'APPROVED', 'ACTIVE']

/** Under which conditions a supplier is approved, and what became of them. */
export function ConditionsCard({ supplier }: { supplier: FullSupplier }) {
  const { t } = useWords()
  const mayName = useMay('condition.name') && approved.includes(supplier.status)
  const [naming, setNaming] = useState(false)
  const { conditions } = supplier
  if (conditions.length === 0 && !mayName) return null
  const open = conditions.some(one => one.status === 'OPEN')
  return (
    <div id="conditions">
      <Card title={t('review:conditions.title')}>
        {conditions.length === 0 && <p className="soft">{t('review:conditions.none')}</p>}
        <ul className={css.list}>
          {conditions.map(condition => (
            <ConditionLine key={condition.id} condition={condition}>
              {condition.allowedActions.length > 0 && (
                <ButtonRow>
                  <SettleCondition condition={condition} action="condition.fulfil" />
                  <SettleCondition condition={condition} action="condition.lift" />
                </ButtonRow>
              )}
            </ConditionLine>
          ))}
        </ul>
        {open && supplier.status === 'CONDITIONAL' && <p className="soft small">{t('review:conditions.last')}</p>}
        {mayName && <NameCondition supplierId={supplier.id} open={naming} onOpen={setNaming} />}
      </Card>
    </div>
  )
}
