import { useQuery } from '@apollo/client/react'
import { NativeSelect } from '@mantine/core'
import { Link } from 'react-router'
import type { ToneName } from 'shared/identity/tokens.ts'
import { type RowKind, rowKinds } from 'shared/imports/compare-supplier.ts'
import type { ImportFieldsFragment, ImportRowFieldsFragment } from '../../gql/graphql.ts'
import { countryName, list, number } from '../../lib/format.ts'
import { useUrlParam } from '../../lib/url-state.ts'
import { useCommand } from '../../lib/use-command.ts'
import { useWords } from '../../lib/words.ts'
import { Badge } from '../../ui/badge.tsx'
import { Chips } from '../../ui/chips.tsx'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { Empty } from '../../ui/empty.tsx'
import { LoadMore } from '../../ui/load-more.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Loaded } from '../../ui/trouble.tsx'
import css from './imports.module.css'
import { chooseForRow, importRows } from './imports.ts'
import { ChangeList, FaultList, MatchList } from './row-parts.tsx'

type Import = ImportFieldsFragment
type Row = ImportRowFieldsFragment
const isKind = (text: string): text is RowKind => (rowKinds as readonly string[]).includes(text)
const tones: Record<RowKind, ToneName> = { NEW: 'moving', DUPLICATE: 'waiting', UNCHANGED: 'resting', FAULT: 'trouble' }

/** The suppliers of the file, kind by kind, in the order of its rows. */
export function ImportRows({ one }: { one: Import }) {
  const { t } = useWords()
  const [kindText, setKind] = useUrlParam('kind')
  const { counts } = one
  const kind = isKind(kindText) ? kindText : undefined
  // What was chosen for all changes what stands in each row.
  const query = useQuery(importRows, { variables: { importId: one.id, ...(kind && { kind }) }, fetchPolicy: 'cache-and-network' })
  const inKind: Record<RowKind, number> = {
    NEW: counts.new,
    DUPLICATE: counts.duplicates,
    UNCHANGED: counts.unchanged,
    FAULT: counts.faults,
  }
  return (
    <>
      <Chips
        label={t('imports:preview.kinds')}
        chosen={kind ? [kind] : []}
        onToggle={key => setKind(key === kind ? '' : key)}
        chips={rowKinds.map(key => ({ key, word: t(`imports:kind.${key}`), count: number(inKind[key]) }))}
      />
      <Loaded query={{ ...query, data: query.data ?? query.previousData }}>
        {({ supplierImportRows: { nodes, pageInfo } }) =>
          nodes.length === 0 ? (
            <Empty title={t('imports:preview.nothing')} />
          ) : (
            <>
              <DataTable caption={t('imports:preview.kinds')} rows={nodes} rowKey={row => row.id} columns={columnsFor(one, t)} />
              <LoadMore page={pageInfo} more={after => query.fetchMore({ variables: { after } })} />
            </>
          )
        }
      </Loaded>
    </>
  )
}

const columnsFor = (one: Import, t: ReturnType<typeof useWords>['t']): Column<Row>[] => [
  {
    key: 'supplier',
    word: t('imports:preview.supplier'),
    cell: row => (
      <>
        {row.outcome && row.supplierId ? <Link to={`/suppliers/${row.supplierId}`}>{row.name}</Link> : (row.name ?? '–')}
        {row.country && <div className="soft small">{countryName(row.country)}</div>}
      </>
    ),
  },
  {
    key: 'place',
    word: t('imports:preview.place'),
    cell: row => t('imports:preview.placeWords', { sheet: row.sheet, rows: list(row.rowNumbers.map(String)) }),
  },
  {
    key: 'what',
    tight: true,
    word: t('imports:preview.what'),
    cell: row => (
      <>
        <Badge tone={tones[row.kind]}>{t(`imports:kind.${row.kind}`)}</Badge>
        {row.outcome && <div className="soft small">{t(`imports:outcome.${row.outcome}`)}</div>}
      </>
    ),
  },
  {
    key: 'told',
    word: t('imports:preview.matches'),
    cell: row => (
      <>
        <FaultList wrong={row.wrong} />
        <MatchList row={row} />
        <ChangeList changes={row.changes} />
        {one.state === 'READY' && row.choices.length > 0 && <RowChoice row={row} one={one} />}
      </>
    ),
  },
]

function RowChoice({ row, one }: { row: Row; one: Import }) {
  const { t } = useWords()
  const choosing = useCommand(chooseForRow, ['SupplierImport'])
  const choices = [
    { value: '', label: t('imports:preview.asForAll', { choice: t(`imports:choice.${one.usualChoice}`) }) },
    ...row.choices.map(choice => ({ value: choice, label: t(`imports:choice.${choice}`) })),
  ]
  const choose = (value: string): void =>
    void choosing.run({ input: { id: row.id, choice: row.choices.find(choice => choice === value) ?? null } })
  return (
    <div className={css.file}>
      <NativeSelect
        size="sm"
        aria-label={`${t('imports:preview.choose')}: ${row.name}`}
        data={choices}
        value={row.choice ?? ''}
        disabled={choosing.busy}
        onChange={event => choose(event.currentTarget.value)}
      />
      {choosing.sentence && (
        <Notice tone="trouble" live>
          {choosing.sentence}
        </Notice>
      )}
    </div>
  )
}
