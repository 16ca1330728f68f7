import { useQuery } from '@apollo/client/react'
import { Button } from '@mantine/core'
import { Link, useSearchParams } from 'react-router'
import { countries as isoCountries } from 'shared/words/countries.ts'
import { locationClasses } from 'shared/words/country-sources.ts'
import type { ChainSiteFilter, ChainSitesQuery } from '../../gql/graphql.ts'
import { asked, wordIn, wordsIn } from '../../lib/address.ts'
import { countryName, exact } from '../../lib/format.ts'
import { useUrlParam } from '../../lib/url-state.ts'
import { isWord, useWords } from '../../lib/words.ts'
import { Badge } from '../../ui/badge.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { Empty } from '../../ui/empty.tsx'
import { ExportLinks } from '../../ui/export-links.tsx'
import { LoadMore } from '../../ui/load-more.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { Toolbar } from '../../ui/toolbar.tsx'
import { Loaded } from '../../ui/trouble.tsx'
import { ClassBadge } from './class-badge.tsx'
import { ClassChips } from './class-chips.tsx'
import { siteCounts, sitesPage } from './world-queries.ts'

/** The sites that suppliers named: the list behind the marks of the world view. */
export function SitesPage() {
  const { t } = useWords()
  const [params] = useSearchParams()
  const [, setCountry] = useUrlParam('country')
  const [cell, setCell] = useUrlParam('cell')
  const country = wordIn(params, 'country', isoCountries)
  const narrowed = asked<ChainSiteFilter>({ country, cell })
  const filter: ChainSiteFilter = { ...narrowed, ...asked<ChainSiteFilter>({ class: wordsIn(params, 'class', locationClasses) }) }
  const query = useQuery(sitesPage, { variables: { filter } })
  const everywhere = (): void => (cell ? setCell('') : setCountry(''))
  return (
    <Loaded query={{ ...query, data: query.data ?? query.previousData }}>
      {({ chainSites: { nodes, pageInfo } }) => (
        <Page title={t('atlas:sites.title')} lead={t('atlas:sites.lead')} back={{ to: '/countries/world', word: t('atlas:tabs.world') }}>
          <Toolbar>
            <ExportLinks list="chainSites" variables={{ filter }} />
          </Toolbar>
          <ClassChips counts={siteCounts} narrowed={narrowed} />
          {country && (
            <Notice tone="moving">
              {t(cell ? (cell === 'none' ? 'atlas:sites.onlyUnplaced' : 'atlas:sites.onlyMark') : 'atlas:sites.only', {
                country: countryName(country),
              })}{' '}
              <Button variant="subtle" size="compact-sm" onClick={everywhere}>
                {cell ? t('atlas:sites.wholeCountry') : t('atlas:sites.everywhere')}
              </Button>
            </Notice>
          )}
          {nodes.length > 0 ? (
            <Sites sites={nodes} />
          ) : Object.keys(filter).length > 0 ? (
            <Empty title={t('staff:list.nothingFits')}>{t('staff:list.nothingFitsHow')}</Empty>
          ) : (
            <Empty title={t('atlas:sites.none')}>{t('atlas:sites.noneWhy')}</Empty>
          )}
          <LoadMore page={pageInfo} more={after => query.fetchMore({ variables: { after } })} />
        </Page>
      )}
    </Loaded>
  )
}

function Sites({ sites }: { sites: ChainSitesQuery['chainSites']['nodes'] }) {
  const { t } = useWords()
  const kind = (one: string | null | undefined): string => {
    const key = `atlas:sites.kind.${one}`
    return one && isWord(key) ? t(key) : '–'
  }
  return (
    <DataTable
      caption={t('atlas:sites.title')}
      rows={sites}
      rowKey={row => row.id}
      columns={[
        {
          key: 'name',
          word: t('atlas:sites.name'),
          cell: row => (row.responseId ? <Link to={`/responses/${row.responseId}/review#${row.question}`}>{row.name}</Link> : row.name),
        },
        { key: 'kind', word: t('atlas:sites.what'), tight: true, cell: row => kind(row.kind) },
        {
          key: 'country',
          word: t('atlas:list.place'),
          cell: row => row.country && <Link to={`/countries/${row.country}`}>{countryName(row.country)}</Link>,
        },
        {
          key: 'class',
          word: t('atlas:sites.class'),
          tight: true,
          cell: row => (row.class ? <ClassBadge of={row.class} /> : t('atlas:sites.notJudged')),
        },
        {
          key: 'supplier',
          word: t('atlas:sites.supplier'),
          cell: row => row.supplier && <Link to={`/suppliers/${row.supplier.id}`}>{row.supplier.name}</Link>,
        },
        {
          key: 'at',
          word: t('atlas:sites.coordinates'),
          tight: true,
          cell: row =>
            typeof row.latitude === 'number' && typeof row.longitude === 'number' ? `${exact(row.latitude)}; ${exact(row.longitude)}` : '–',
        },
        {
          key: 'state',
          word: t('atlas:list.state'),
          tight: true,
          cell: row => (
            <Badge tone={row.confirmed ? 'done' : 'waiting'}>{t(row.confirmed ? 'atlas:sites.confirmed' : 'atlas:sites.named')}</Badge>
          ),
        },
      ]}
    />
  )
}
