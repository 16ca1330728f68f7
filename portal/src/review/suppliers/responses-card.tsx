import { Link } from 'react-router'
import { day } from '../../lib/format.ts'
import { useWords } from '../../lib/words.ts'
import { Card } from '../../ui/card.tsx'
import { ResponseBadge } from '../../ui/states.tsx'
import { Validity } from '../../ui/validity.tsx'
import css from './contacts.module.css'
import type { FullSupplier } from './supplier-fields.ts'

export function ResponsesCard({ supplier: { responses } }: { supplier: FullSupplier }) {
  const { t, locale } = useWords()
  return (
    <Card title={t('nav.responses')}>
      {responses.length === 0 && <p className="soft">{t('staff:supplier.noResponses')}</p>}
      <ul className={css.contacts}>
        {responses.map(response => (
          <li key={response.id}>
            <div className={css.name}>
              <Link to={`/responses/${response.id}`}>{response.title[locale]}</Link>
              <ResponseBadge state={response.status} />
            </div>
            <span className="soft small">
              {t('answers:response.due')} · {day(response.dueOn)}
              {response.previousId && <> · {t('year:validity.another')}</>}
            </span>
            <div>
              <Validity of={response} />
            </div>
          </li>
        ))}
      </ul>
    </Card>
  )
}
