import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { day } from '../../lib/format.ts'
import { useWords } from '../../lib/words.ts'
import { Card } from '../../ui/card.tsx'
import css from './contacts.module.css'
import type { FullSupplier } from './supplier-fields.ts'

const withSupplier: readonly string[] = ['DRAFT', 'RETURNED']
const withUs: readonly string[] = ['SUBMITTED', 'IN_REVIEW']

/** What waits at this supplier, and for whom; each line leads to where it is done. */
export function WaitsCard({ supplier }: { supplier: FullSupplier }) {
  const { t, locale } = useWords()
  const { responses, contacts, reviewer } = supplier
  const here = contacts.filter(one => !one.leftAt)
  const lines: { key: string; line: ReactNode }[] = [
    ...responses
      .filter(one => withUs.includes(one.status))
      .map(one => ({
        key: one.id,
        line: <Link to={`/responses/${one.id}`}>{t('register:waits.review', { title: one.title[locale] })}</Link>,
      })),
    ...responses
      .filter(one => withSupplier.includes(one.status))
      .map(one => ({
        key: one.id,
        line: (
          <Link to={`/responses/${one.id}`}>
            {t(new Date(one.dueAt) < new Date() ? 'register:waits.late' : 'register:waits.response', {
              title: one.title[locale],
              day: day(one.dueOn),
            })}
          </Link>
        ),
      })),
    ...here
      .filter(one => one.invitation === 'EXPIRED')
      .map(one => ({ key: one.id, line: t('register:waits.expired', { name: one.name }) })),
    ...(here.length > 0 && !here.some(one => one.signatory) ? [{ key: 'signatory', line: t('register:waits.noSignatory') }] : []),
    ...(reviewer ? [] : [{ key: 'reviewer', line: t('register:waits.noReviewer') }]),
  ]
  return (
    <Card title={t('register:waits.title')}>
      {lines.length === 0 && <p className="soft">{t('register:waits.none')}</p>}
      <ul className={css.contacts}>
        {lines.map(({ key, line }) => (
          <li key={key}>{line}</li>
        ))}
      </ul>
    </Card>
  )
}
