import { useQuery } from '@apollo/client/react'
import { graphql } from '../../gql/gql.ts'
import { countryName, exact } from '../../lib/format.ts'
import { useMay } from '../../lib/session.ts'
import { useUrlParam } from '../../lib/url-state.ts'
import { useWords } from '../../lib/words.ts'
import { Card } from '../../ui/card.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Page } from '../../ui/page.tsx'
import { Pick, Toolbar } from '../../ui/toolbar.tsx'
import { Loaded } from '../../ui/trouble.tsx'
import { When } from '../../ui/when.tsx'
import { materialWord } from '../flags/flag-words.ts'
import { FlagsTabs } from '../flags/flags-tabs.tsx'
import { LoadMinerals } from './load-minerals.tsx'

const mineralsPage = graphql(`
  query Minerals {
    mineralRows { country material reserves production transit }
    mineralTables { id title rowCount fileName loadedAt loadedBy }
  }
`)

/** What countries can produce, and which are places of transit: what RF-L2 and RF-L3 are checked by. */
export function MineralsPage() {
  const { t } = useWords()
  const [country, setCountry] = useUrlParam('country')
  const query = useQuery(mineralsPage, { fetchPolicy: 'cache-and-network' })
  const mayLoad = useMay('mineral.load')
  const amount = (value: number | null | undefined): string => (value === null || value === undefined ? '–' : exact(value))
  return (
    <Loaded query={query}>
      {({ mineralRows: rows, mineralTables: tables }) => (
        <Page title={t('minerals:title')} lead={t('minerals:lead')}>
          <FlagsTabs />
          {rows.length > 0 ? (
            <Card title={tables[0]?.title ?? t('minerals:title')}>
              <Toolbar>
                <Pick
                  label={t('minerals:country')}
                  value={country}
                  onPick={setCountry}
                  choices={[
                    { value: '', label: t('minerals:everyCountry') },
                    ...[...new Set(rows.map(row => row.country))].map(code => ({ value: code, label: countryName(code) })),
                  ]}
                />
              </Toolbar>
              <DataTable
                caption={t('minerals:title')}
                rows={rows.filter(row => !country || row.country === country)}
                rowKey={row => `${row.country} ${row.material}`}
                columns={[
                  { key: 'country', word: t('minerals:country'), cell: row => countryName(row.country) },
                  { key: 'material', word: t('minerals:material'), cell: row => materialWord(t, row.material) },
                  { key: 'reserves', numeric: true, word: t('minerals:reserves'), cell: row => amount(row.reserves) },
                  { key: 'production', numeric: true, word: t('minerals:production'), cell: row => amount(row.production) },
                  {
                    key: 'transit',
                    tight: true,
                    word: t('minerals:transit'),
                    cell: row => t(row.transit ? 'minerals:yes' : 'minerals:no'),
                  },
                ]}
              />
            </Card>
          ) : (
            <Empty title={t('minerals:none')}>{t('minerals:noneWhy')}</Empty>
          )}
          {mayLoad ? <LoadMinerals onLoaded={() => void query.refetch()} /> : <p className="soft">{t('minerals:load.notYours')}</p>}
          {tables.length > 0 && (
            <Card title={t('minerals:tables')}>
              <DataTable
                caption={t('minerals:tables')}
                rows={tables}
                rowKey={table => table.id}
                columns={[
                  { key: 'title', word: t('minerals:load.name'), cell: table => table.title },
                  { key: 'rows', numeric: true, word: t('minerals:load.rows'), cell: table => exact(table.rowCount) },
                  { key: 'file', word: t('minerals:load.file'), cell: table => table.fileName ?? '–' },
                  {
                    key: 'loaded',
                    word: t('minerals:loaded'),
                    cell: table => (
                      <>
                        <When at={table.loadedAt} /> {table.loadedBy}
                      </>
                    ),
                  },
                ]}
              />
            </Card>
          )}
        </Page>
      )}
    </Loaded>
  )
}
