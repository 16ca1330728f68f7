import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { countryName } from '../../lib/format.ts'
import { useWords } from '../../lib/words.ts'
import { SupplierBadge } from '../../ui/states.tsx'
import css from './contacts.module.css'
import type { Duplicate } from './duplicates.ts'

interface Props {
  readonly duplicates: readonly Duplicate[]
  /** In a form the record opens beside it: what was typed stays. */
  readonly beside?: boolean
  readonly action?: (one: Duplicate) => ReactNode
}

/** Who it may be, why, and the way there. */
export function DuplicateList({ duplicates, beside = false, action }: Props) {
  const { t } = useWords()
  return (
    <ul className={css.contacts}>
      {duplicates.map(one => (
        <li key={one.supplier.id}>
          <div className={css.name}>
            <Link to={`/suppliers/${one.supplier.id}`} {...(beside && { target: '_blank' })}>
              {one.supplier.name}
            </Link>
            <SupplierBadge state={one.supplier.status} />
          </div>
          <div className="soft small">
            {[one.supplier.nameLatin, countryName(one.supplier.country), t(`words:tier.${one.supplier.tier}`)].filter(Boolean).join(' · ')}
          </div>
          <div className="small">
            {one.reasons
              .map(({ likeness, identifier, value }) =>
                t(`register:twice.${likeness}`, { value, kind: identifier ? t(`register:identifier.${identifier}`) : '' }),
              )
              .join(' · ')}
          </div>
          {action?.(one)}
        </li>
      ))}
    </ul>
  )
}
