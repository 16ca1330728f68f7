import { useQuery } from '@apollo/client/react'
import { Link, useSearchParams } from 'react-router'
import type { ToneName } from 'shared/identity/tokens.ts'
import { materialGroups, materialStandings } from 'shared/words/red-flags.ts'
import { graphql } from '../../gql/gql.ts'
import type { IncomingMaterialsQuery } from '../../gql/graphql.ts'
import { wordIn } from '../../lib/address.ts'
import { count } from '../../lib/format.ts'
import { useUrlParam } from '../../lib/url-state.ts'
import { isWord, useWords } from '../../lib/words.ts'
import { Badge } from '../../ui/badge.tsx'
import { Chips } from '../../ui/chips.tsx'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { Empty } from '../../ui/empty.tsx'
import { ExportLinks } from '../../ui/export-links.tsx'
import { LoadMore } from '../../ui/load-more.tsx'
import { Page } from '../../ui/page.tsx'
import { SearchBox } from '../../ui/search-box.tsx'
import { Pick, Toolbar } from '../../ui/toolbar.tsx'
import { Loaded } from '../../ui/trouble.tsx'
import { OnDay } from '../../ui/when.tsx'
import { materialWord } from '../flags/flag-words.ts'
import { FlagsTabs } from '../flags/flags-tabs.tsx'
import { materialFilterOf, onlyNames } from './material-filter.ts'
import { materialGroupWords, materialStandingWords } from './material-words.ts'

const materialsPage = graphql(`
  query IncomingMaterials($after: String, $filter: IncomingMaterialFilter) {
    incomingMaterials(first: 50, after: $after, filter: $filter) {
      nodes { id material class openFlags gap checkedAt dossierId supplier { id name } } pageInfo { hasNextPage endCursor }
    }
    incomingMaterialsCount(filter: $filter) { value more }
  }
`)
type Row = IncomingMaterialsQuery['incomingMaterials']['nodes'][number]
const tones: Readonly<Record<string, ToneName>> = {
  NOT_CAHRA: 'done',
  HIGH_RISK: 'trouble',
  CONFLICT_AFFECTED: 'trouble',
  INSUFFICIENT_DATA: 'waiting',
}
/** All incoming material (F-12): a judgement for each pair, or the gap. */
export function MaterialsPage() {
  const { t } = useWords()
  const [, setOnly] = useUrlParam('only')
  const [search, setSearch] = useUrlParam('search')
  const [material, setMaterial] = useUrlParam('material')
  const [standing, setStanding] = useUrlParam('standing')
  const [params] = useSearchParams()
  const chosen = wordIn(params, 'only', onlyNames)
  const filter = materialFilterOf(params)
  const query = useQuery(materialsPage, { variables: { filter }, fetchPolicy: 'cache-and-network' })
  const columns = useColumns()
  return (
    <Loaded query={{ ...query, data: query.data ?? query.previousData }}>
      {({ incomingMaterials: { nodes, pageInfo }, incomingMaterialsCount }) => (
        <Page title={t('flags:tabs.materials')} lead={t('flags:materials.lead')}>
          <FlagsTabs />
          <Toolbar>
            <SearchBox label={t('flags:materials.search')} value={search} onSearch={setSearch} />
            <Pick
              label={t('flags:materials.material')}
              value={material}
              onPick={setMaterial}
              choices={[
                { value: '', label: t('flags:materials.all') },
                ...materialGroups.map(one => ({ value: one, label: t(materialGroupWords[one]) })),
              ]}
            />
            <Pick
              label={t('lists:material.standing')}
              value={standing}
              onPick={setStanding}
              choices={[
                { value: '', label: t('flags:materials.all') },
                ...materialStandings.map(one => ({ value: one, label: t(materialStandingWords[one]) })),
              ]}
            />
            {nodes.length > 0 && <ExportLinks list="incomingMaterials" variables={{ filter }} />}
          </Toolbar>
          <Chips
            label={t('staff:list.filter')}
            chosen={chosen ? [chosen] : []}
            onToggle={key => setOnly(key === chosen ? '' : key)}
            chips={[
              { key: 'gap', word: t('flags:materials.withGap') },
              { key: 'flagged', word: t('flags:materials.flagged') },
            ]}
          />
          <p className="soft small">
            {t('flags:materials.count', { count: incomingMaterialsCount.value, shown: count(incomingMaterialsCount) })}
          </p>
          {nodes.length > 0 ? (
            <DataTable caption={t('flags:tabs.materials')} rows={nodes} rowKey={row => row.id} columns={columns} />
          ) : Object.keys(filter).length > 0 ? (
            <Empty title={t('staff:list.nothingFits')}>{t('staff:list.nothingFitsHow')}</Empty>
          ) : (
            <Empty title={t('flags:materials.none')}>{t('flags:materials.noneWhy')}</Empty>
          )}
          <LoadMore page={pageInfo} more={after => query.fetchMore({ variables: { after } })} />
        </Page>
      )}
    </Loaded>
  )
}

/** One of ours in the reader's language; what a supplier typed, as it was typed. */
function MaterialName({ material }: { material: string }) {
  const { t } = useWords()
  const word = materialWord(t, material)
  return word === material ? <span className="words">{material}</span> : word
}

function useColumns(): readonly Column<Row>[] {
  const { t } = useWords()
  const worded = (list: 'class' | 'gap', value: string): string => {
    const key = `flags:${list}.${value}`
    return isWord(key) ? t(key) : value
  }
  return [
    {
      key: 'supplier',
      word: t('flags:flags.supplier'),
      cell: row => <Link to={`/suppliers/${row.supplier.id}`}>{row.supplier.name}</Link>,
    },
    { key: 'material', word: t('flags:materials.material'), cell: row => (row.material ? <MaterialName material={row.material} /> : '—') },
    {
      key: 'class',
      word: t('flags:materials.class'),
      cell: row => (row.class ? <Badge tone={tones[row.class] ?? 'resting'}>{worded('class', row.class)}</Badge> : '—'),
    },
    {
      key: 'gap',
      word: t('flags:materials.gap'),
      cell: row => (row.gap ? <Badge tone="waiting">{worded('gap', row.gap)}</Badge> : t('flags:gap.NONE')),
    },
    { key: 'flags', numeric: true, word: t('flags:materials.flags'), cell: row => row.openFlags },
    { key: 'checked', tight: true, word: t('flags:materials.checked'), cell: row => (row.checkedAt ? <OnDay at={row.checkedAt} /> : '—') },
  ]
}
