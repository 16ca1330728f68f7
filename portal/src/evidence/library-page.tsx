import { useQuery } from '@apollo/client/react'
import { Link } from 'react-router'
import { evidenceKinds } from 'shared/words/evidence-kinds.ts'
import { graphql } from '../gql/gql.ts'
import type { EvidenceFileFilter, EvidenceFileState, EvidenceFilesQuery } from '../gql/graphql.ts'
import { count } from '../lib/format.ts'
import { useMay } from '../lib/session.ts'
import { useUrlParam } from '../lib/url-state.ts'
import { useWords } from '../lib/words.ts'
import { SavedViews } from '../lists/saved-views.tsx'
import { useColumns } from '../lists/use-columns.tsx'
import { Chips } from '../ui/chips.tsx'
import { type Column, DataTable } from '../ui/data-table.tsx'
import { Empty } from '../ui/empty.tsx'
import { ExportLinks } from '../ui/export-links.tsx'
import { LoadMore } from '../ui/load-more.tsx'
import { Page } from '../ui/page.tsx'
import { SearchBox } from '../ui/search-box.tsx'
import { Pick, Toolbar } from '../ui/toolbar.tsx'
import { Loaded } from '../ui/trouble.tsx'
import { OnDay } from '../ui/when.tsx'
import css from './evidence.module.css'
import { KindName } from './file-facts.tsx'
import { evidenceFiles } from './file-fields.ts'
import { EvidenceBadge, Validity } from './file-line.tsx'
import { FilePicker } from './file-picker.tsx'
import { useLibraryUploads } from './library-uploads.tsx'

const counts = graphql(`
  query EvidenceCounts($clean: EvidenceFileFilter, $notScanned: EvidenceFileFilter, $held: EvidenceFileFilter, $refused: EvidenceFileFilter, $expiring: EvidenceFileFilter) {
    CLEAN: evidenceFilesCount(filter: $clean) { value more }
    NOT_SCANNED: evidenceFilesCount(filter: $notScanned) { value more }
    HELD: evidenceFilesCount(filter: $held) { value more }
    REFUSED: evidenceFilesCount(filter: $refused) { value more }
    expiring: evidenceFilesCount(filter: $expiring) { value more }
  }
`)

const states = ['CLEAN', 'NOT_SCANNED', 'HELD', 'REFUSED'] as const satisfies readonly EvidenceFileState[]
const isState = (text: string): text is EvidenceFileState => (states as readonly string[]).includes(text)
/** Long enough to ask an authority for a new paper. */
const expiringDays = 60

type Row = EvidenceFilesQuery['evidenceFiles']['nodes'][number]
const usualColumns = ['state', 'kind', 'expires', 'uploaded']

function useFileColumns(): readonly Column<Row>[] {
  const { t } = useWords()
  return [
    {
      key: 'name',
      word: t('evidence:library.name'),
      cell: row => (
        <>
          <Link to={`/evidence/${row.id}`} className="words">
            {row.name}
          </Link>
          {row.number && <div className="soft small words">{row.number}</div>}
        </>
      ),
    },
    { key: 'state', tight: true, word: t('evidence:library.state'), cell: row => <EvidenceBadge state={row.state} /> },
    { key: 'kind', word: t('evidence:library.kind'), cell: row => <KindName kind={row.kind} /> },
    {
      key: 'expires',
      tight: true,
      word: t('evidence:library.expires'),
      cell: row => row.expiresOn && <Validity expiresOn={row.expiresOn} short />,
    },
    { key: 'uploaded', tight: true, word: t('evidence:library.uploaded'), cell: row => <OnDay at={row.uploadedAt} /> },

    { key: 'issuer', word: t('lists:columns.issuer'), cell: row => row.issuer },
    { key: 'revision', word: t('lists:columns.revision'), numeric: true, cell: row => row.revision },
  ]
}

/** All the files a supplier has given, and the way to give more. */
export function LibraryPage() {
  const { t, locale } = useWords()
  const [search, setSearch] = useUrlParam('search')
  const [stateText, setStates] = useUrlParam('state')
  const [kind, setKind] = useUrlParam('kind')
  const [expiring, setExpiring] = useUrlParam('expiring')
  const mayUpload = useMay('evidence.upload')
  const { take, list, hint } = useLibraryUploads()
  const chosen = stateText.split(',').filter(isState)

  const searched: EvidenceFileFilter = { newestOnly: true, ...(search && { search }), ...(kind && { kind: [kind] }) }
  const filter: EvidenceFileFilter = {
    ...searched,
    ...(chosen.length > 0 && { state: chosen }),
    ...(expiring && { expiringWithinDays: expiringDays }),
  }
  const asked = { filter, sort: expiring ? ('EXPIRES' as const) : ('UPLOADED' as const) }
  const query = useQuery(evidenceFiles, {
    variables: asked,
    fetchPolicy: 'cache-and-network',
  })
  const of = (state: EvidenceFileState): EvidenceFileFilter => ({ ...searched, state: [state] })
  const { data: counted } = useQuery(counts, {
    variables: {
      clean: of('CLEAN'),
      notScanned: of('NOT_SCANNED'),
      held: of('HELD'),
      refused: of('REFUSED'),
      expiring: { ...searched, expiringWithinDays: expiringDays },
    },
    fetchPolicy: 'cache-and-network',
  })
  const toggle = (key: string): void => {
    if (key === 'expiring') setExpiring(expiring ? '' : 'soon')
    else setStates((chosen as string[]).includes(key) ? chosen.filter(one => one !== key).join(',') : [...chosen, key].join(','))
  }
  const filtered = Boolean(search || kind || chosen.length > 0 || expiring)
  const add = mayUpload && (
    <span className={css.ways}>
      <FilePicker several word={t('evidence:library.add')} onPick={take} />
      <FilePicker photo word={t('evidence:field.photo')} onPick={take} />
    </span>
  )
  const shownOf = (value: { value: number; more: boolean } | undefined): { count?: string } => (value ? { count: count(value) } : {})
  const kinds = Object.entries(evidenceKinds)
    .map(([value, label]) => ({ value, label: label[locale] }))
    .sort((one, other) => one.label.localeCompare(other.label, locale))

  const { columns, pick } = useColumns(useFileColumns(), usualColumns)

  return (
    <Loaded query={{ ...query, data: query.data ?? query.previousData }}>
      {({ evidenceFiles: { nodes, pageInfo }, evidenceFilesCount }) => (
        <Page
          title={t('evidence:library.title')}
          lead={
            filtered || nodes.length > 0
              ? t('evidence:library.lead', { count: evidenceFilesCount.value, shown: count(evidenceFilesCount) })
              : undefined
          }
          actions={(filtered || nodes.length > 0) && add}
        >
          {list}
          {(filtered || nodes.length > 0) && (
            <>
              <SavedViews list="EVIDENCE" />
              <Toolbar>
                <SearchBox label={t('evidence:library.search')} value={search} onSearch={setSearch} />
                <Pick
                  label={t('evidence:library.filterKind')}
                  value={kind}
                  onPick={setKind}
                  choices={[{ value: '', label: t('evidence:library.allKinds') }, ...kinds]}
                />
                {pick}
                <ExportLinks list="evidenceFiles" variables={asked} />
              </Toolbar>
              <Chips
                label={t('evidence:library.filter')}
                chosen={expiring ? [...chosen, 'expiring'] : chosen}
                onToggle={toggle}
                chips={[
                  ...states.map(state => ({ key: state, word: t(`words:evidenceState.${state}`), ...shownOf(counted?.[state]) })),
                  { key: 'expiring', word: t('evidence:library.expiring'), ...shownOf(counted?.expiring) },
                ]}
              />
            </>
          )}
          {nodes.length > 0 ? (
            <DataTable caption={t('evidence:library.title')} rows={nodes} rowKey={row => row.id} columns={columns} />
          ) : filtered ? (
            <Empty title={t('evidence:library.nothingFits')}>{t('evidence:library.nothingFitsHow')}</Empty>
          ) : (
            <Empty title={t('evidence:library.empty')} action={add}>
              {t('evidence:library.emptyHow')}
            </Empty>
          )}
          {mayUpload && <p className="soft small">{hint}</p>}
          <LoadMore page={pageInfo} more={after => query.fetchMore({ variables: { after } })} />
        </Page>
      )}
    </Loaded>
  )
}
