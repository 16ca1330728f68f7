import { useQuery } from '@apollo/client/react'
import { Button } from '@mantine/core'
import { Link, useSearchParams } from 'react-router'
import { flagAges, flagCodes } from 'shared/words/red-flags.ts'
import { wordIn } from '../../lib/address.ts'
import { count } from '../../lib/format.ts'
import { useMay } from '../../lib/session.ts'
import { useUrlParam } from '../../lib/url-state.ts'
import { useCommand } from '../../lib/use-command.ts'
import { useWords } from '../../lib/words.ts'
import { Since } from '../../lists/narrowed.tsx'
import { Badge } from '../../ui/badge.tsx'
import { Chips } from '../../ui/chips.tsx'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { Empty } from '../../ui/empty.tsx'
import { ExportLinks } from '../../ui/export-links.tsx'
import { LoadMore } from '../../ui/load-more.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { Pick, Toolbar } from '../../ui/toolbar.tsx'
import { Loaded } from '../../ui/trouble.tsx'
import { OnDay } from '../../ui/when.tsx'
import { flagFilterOf, flagGroupNames } from './flag-filter.ts'
import { flagCounts, flagsPage, lastFlagRun, runRedFlags, type ShownFlag } from './flag-queries.ts'
import { causeWord, codeWord, flagTones } from './flag-words.ts'
import { FlagsTabs } from './flags-tabs.tsx'

/** Every red flag of the programme. */
export function FlagsPage() {
  const { t } = useWords()
  const [, setGroup] = useUrlParam('state')
  const [code, setCode] = useUrlParam('code')
  const [age, setAge] = useUrlParam('age')
  const [params] = useSearchParams()
  const chosen = wordIn(params, 'state', flagGroupNames)
  const filter = flagFilterOf(params)
  const query = useQuery(flagsPage, { variables: { filter }, fetchPolicy: 'cache-and-network' })
  const { data: counts } = useQuery(flagCounts, { fetchPolicy: 'cache-and-network' })
  const columns = useColumns()
  return (
    <Loaded query={{ ...query, data: query.data ?? query.previousData }}>
      {({ redFlags: { nodes, pageInfo } }) => (
        <Page title={t('nav.flags')} lead={t('flags:flags.lead')} actions={<RunAgain />}>
          <FlagsTabs />
          <Toolbar>
            <Pick
              label={t('flags:flags.code')}
              value={code}
              onPick={setCode}
              choices={[
                { value: '', label: t('flags:materials.all') },
                ...flagCodes.map(one => ({ value: one, label: `${one} ${codeWord(t, one)}` })),
              ]}
            />
            <Pick
              label={t('lists:age.label')}
              value={age}
              onPick={setAge}
              choices={[{ value: '', label: t('lists:age.any') }, ...flagAges.map(one => ({ value: one, label: t(`lists:age.${one}`) }))]}
            />
            {nodes.length > 0 && <ExportLinks list="redFlags" variables={{ filter }} />}
          </Toolbar>
          <Chips
            label={t('staff:list.filter')}
            chosen={chosen ? [chosen] : []}
            onToggle={key => setGroup(key === chosen ? '' : key)}
            chips={flagGroupNames.map(key => ({
              key,
              word: key === 'STANDING' ? t('lists:standing') : t(`flags:flagState.${key}`),
              ...(counts && { count: count(counts[key]) }),
            }))}
          />
          <Since word="lists:narrowed.raisedSince" />
          {nodes.length > 0 ? (
            <DataTable caption={t('nav.flags')} rows={nodes} rowKey={row => row.id} columns={columns} />
          ) : Object.keys(filter).length > 0 ? (
            <Empty title={t('staff:list.nothingFits')}>{t('staff:list.nothingFitsHow')}</Empty>
          ) : (
            <Empty title={t('flags:flags.none')}>{t('flags:flags.noneWhy')}</Empty>
          )}
          <LoadMore page={pageInfo} more={after => query.fetchMore({ variables: { after } })} />
        </Page>
      )}
    </Loaded>
  )
}

function useColumns(): readonly Column<ShownFlag>[] {
  const { t } = useWords()
  return [
    {
      key: 'code',
      word: t('flags:flags.code'),
      cell: row => (
        <Link to={`/flags/${row.id}`}>
          {row.code} {codeWord(t, row.code)}
        </Link>
      ),
    },
    {
      key: 'state',
      tight: true,
      word: t('flags:flags.state'),
      cell: row => <Badge tone={flagTones[row.status]}>{t(`flags:flagState.${row.status}`)}</Badge>,
    },
    {
      key: 'supplier',
      word: t('flags:flags.supplier'),
      cell: row => <Link to={`/suppliers/${row.supplier.id}`}>{row.supplier.name}</Link>,
    },
    { key: 'cause', word: t('flags:flags.cause'), cell: row => causeWord(t, row.cause) },
    { key: 'raised', tight: true, word: t('flags:flags.raised'), cell: row => <OnDay at={row.raisedAt} /> },
  ]
}

/** Everything is looked at again, as a job; how far the last one came is asked while it runs. */
function RunAgain() {
  const { t } = useWords()
  const may = useMay('flag.run')
  const running = useCommand(runRedFlags, ['LastFlagRun'])
  const { data, startPolling, stopPolling } = useQuery(lastFlagRun, {
    skip: !may,
    fetchPolicy: 'cache-and-network',
  })
  const last = data?.flagRuns.nodes[0]
  if (last && !last.finishedAt) startPolling(1_000)
  else stopPolling()
  if (!may) return null
  return (
    <>
      {last && (
        <span className="soft small">
          {t('flags:flags.ran', { done: last.done, total: last.total, raised: last.raised, cleared: last.cleared })}
        </span>
      )}
      <Button variant="default" loading={running.busy} onClick={() => void running.run({})}>
        {t('flags:flags.run')}
      </Button>
      {running.sentence && <Notice tone="trouble">{running.sentence}</Notice>}
    </>
  )
}
