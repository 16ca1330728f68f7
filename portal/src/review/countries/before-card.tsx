import type { CountryPageQuery } from '../../gql/graphql.ts'
import { useWords } from '../../lib/words.ts'
import { Card } from '../../ui/card.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { OnDay } from '../../ui/when.tsx'
import { ClassBadge } from './class-badge.tsx'
import css from './countries.module.css'

/** What held before: each result as it was judged then, with its reasons. */
export function BeforeCard({ checks }: { checks: CountryPageQuery['before']['nodes'] }) {
  const { t, locale } = useWords()
  return (
    <Card title={t('atlas:before.title')}>
      <DataTable
        caption={t('atlas:before.title')}
        rows={checks}
        rowKey={row => row.id}
        columns={[
          {
            key: 'role',
            word: t('atlas:list.role'),
            tight: true,
            cell: row => (row.region ? `${t(`atlas:role.${row.role}`)} · ${row.region}` : t(`atlas:role.${row.role}`)),
          },
          { key: 'class', word: t('atlas:list.class'), tight: true, cell: row => <ClassBadge of={row.holds} /> },
          { key: 'from', word: t('atlas:before.from'), tight: true, cell: row => <OnDay at={row.computedAt} /> },
          { key: 'to', word: t('atlas:before.to'), tight: true, cell: row => row.supersededAt && <OnDay at={row.supersededAt} /> },
          {
            key: 'why',
            word: t('atlas:before.why'),
            cell: row => (
              <details>
                <summary>{t('atlas:before.show')}</summary>
                <p className={css.reasoning}>{row.reasoning[locale]}</p>
              </details>
            ),
          },
        ]}
      />
    </Card>
  )
}
