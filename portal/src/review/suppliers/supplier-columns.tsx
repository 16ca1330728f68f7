import { Link } from 'react-router'
import type { SuppliersQuery } from '../../gql/graphql.ts'
import { countryName, day, list } from '../../lib/format.ts'
import { useWords } from '../../lib/words.ts'
import { LookedAfter } from '../../lists/looked-after.tsx'
import type { Column } from '../../ui/data-table.tsx'
import { ResponseBadge, SupplierBadge } from '../../ui/states.tsx'
import { OnDay } from '../../ui/when.tsx'

type Row = SuppliersQuery['suppliers']['nodes'][number]

export const usualColumns = ['state', 'tier', 'country', 'reviewer', 'response']

/** Every column that the list of suppliers has. `past`: as of a day gone by; what is known of responses is of today, so it is left out. */
export function useSupplierColumns(past: boolean): readonly Column<Row>[] {
  const { t } = useWords()
  const latest: Column<Row> = {
    key: 'response',
    word: t('staff:supplier.latest'),
    cell: row =>
      row.latestResponse && (
        <>
          <ResponseBadge state={row.latestResponse.status} />
          <div className="soft">{t('myWork.until', { day: day(row.latestResponse.dueOn) })}</div>
        </>
      ),
  }
  return [
    {
      key: 'name',
      word: t('answers:response.supplier'),
      cell: row => (
        <>
          <Link to={`/suppliers/${row.id}`}>{row.name}</Link>
          {row.nameLatin && <div className="soft small">{row.nameLatin}</div>}
        </>
      ),
    },
    { key: 'state', tight: true, word: t('staff:supplier.state'), cell: row => <SupplierBadge state={row.status} /> },
    { key: 'since', tight: true, word: t('staff:supplier.since'), cell: row => <OnDay at={row.statusSince} /> },
    { key: 'tier', word: t('staff:supplier.tier'), cell: row => list([row.tier, ...row.furtherTiers].map(one => t(`words:tier.${one}`))) },
    { key: 'materials', word: t('lists:narrow.material'), cell: row => list(row.materials.map(one => t(`register:material.${one}`))) },
    { key: 'country', word: t('staff:supplier.country'), cell: row => countryName(row.country) },
    ...(past ? [] : [latest]),
    { key: 'reviewer', word: t('staff:supplier.reviewer'), cell: row => <LookedAfter {...row} /> },
    { key: 'created', tight: true, word: t('staff:supplier.created'), cell: row => <OnDay at={row.createdAt} /> },
  ]
}
