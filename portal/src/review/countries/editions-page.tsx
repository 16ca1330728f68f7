import { useQuery } from '@apollo/client/react'
import { Link } from 'react-router'
import { type SourceKey, sourceKeys, sourceOf } from 'shared/words/country-sources.ts'
import type { EditionFieldsFragment } from '../../gql/graphql.ts'
import { day, list, number } from '../../lib/format.ts'
import { useMay } from '../../lib/session.ts'
import { useUrlParam } from '../../lib/url-state.ts'
import { useWords } from '../../lib/words.ts'
import { Badge } from '../../ui/badge.tsx'
import { Card } from '../../ui/card.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { Empty } from '../../ui/empty.tsx'
import { ExportLinks } from '../../ui/export-links.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { Page } from '../../ui/page.tsx'
import { Pick, Toolbar } from '../../ui/toolbar.tsx'
import { Loaded } from '../../ui/trouble.tsx'
import { OnDay } from '../../ui/when.tsx'
import css from './countries.module.css'
import { editionsPage } from './country-queries.ts'
import { CountryTabs } from './country-tabs.tsx'
import { useWhole } from './use-whole.ts'

type Edition = EditionFieldsFragment

/** The sources of the decision, with the edition of each that is in use, and every edition that was loaded. */
export function EditionsPage() {
  const { t, locale } = useWords()
  const [source, setSource] = useUrlParam('source')
  const mayLoad = useMay('edition.load')
  const query = useQuery(editionsPage, { variables: { filter: {} } })
  useWhole(query.data?.countryEditions, after => query.fetchMore({ variables: { after } }))
  return (
    <Loaded query={query}>
      {({ countryEditions: { nodes } }) => (
        <Page
          title={t('atlas:editions.title')}
          lead={t(mayLoad ? 'atlas:editions.leadLoad' : 'atlas:editions.lead')}
          actions={
            mayLoad && (
              <>
                <LinkButton to="/editions/value" variant="default">
                  {t('atlas:editions.typeValue')}
                </LinkButton>
                <LinkButton to="/editions/load">{t('atlas:editions.load')}</LinkButton>
              </>
            )
          }
        >
          <CountryTabs />
          <div className={css.catalogue}>
            {sourceKeys.map(key => (
              <SourceCard key={key} source={key} editions={nodes.filter(one => one.source === key)} mayLoad={mayLoad} />
            ))}
          </div>
          <Card title={t('atlas:editions.all')}>
            <Toolbar>
              <Pick
                label={t('atlas:finding.source')}
                value={source}
                onPick={setSource}
                choices={[
                  { value: '', label: t('atlas:editions.everySource') },
                  ...sourceKeys.map(key => ({ value: key, label: sourceOf(key).title[locale] })),
                ]}
              />
              <ExportLinks list="countryEditions" variables={{ filter: isSource(source) ? { source } : {} }} />
            </Toolbar>
            <EditionsTable editions={nodes.filter(one => !source || one.source === source)} />
          </Card>
        </Page>
      )}
    </Loaded>
  )
}

const isSource = (text: string): text is SourceKey => (sourceKeys as readonly string[]).includes(text)

function SourceCard({ source, editions, mayLoad }: { source: SourceKey; editions: readonly Edition[]; mayLoad: boolean }) {
  const { t, locale } = useWords()
  const { title, publisher, indicators, licence, every, kind } = sourceOf(source)
  const used = editions.find(one => one.inUse)
  return (
    <Card title={title[locale]}>
      <p className="soft small">
        {publisher} · {t(`atlas:every.${every}`)} · {t(`atlas:kind.${kind}`)}
      </p>
      <p className="small">{list(Object.values(indicators).map(one => one.label[locale]))}</p>
      <div>
        {used ? (
          <>
            <Badge tone="done">{t('atlas:editions.inUse')}</Badge> <Link to={`/editions/${used.id}`}>{used.title}</Link>
          </>
        ) : (
          <Badge tone="resting">{t(editions.length > 0 ? 'atlas:editions.notInUse' : 'atlas:editions.noEdition')}</Badge>
        )}
      </div>
      <p className="soft small">{t(`atlas:licence.${licence}`)}</p>
      {mayLoad && (
        <div>
          <LinkButton size="compact-sm" variant="default" to={`/editions/load?source=${source}`}>
            {t('atlas:editions.loadOne')}
            <span className="unseen"> {title[locale]}</span>
          </LinkButton>
        </div>
      )}
    </Card>
  )
}

function EditionsTable({ editions }: { editions: readonly Edition[] }) {
  const { t, locale } = useWords()
  if (editions.length === 0) return <Empty title={t('atlas:editions.none')}>{t('atlas:editions.noneWhy')}</Empty>
  return (
    <DataTable
      caption={t('atlas:editions.all')}
      rows={editions}
      rowKey={row => row.id}
      columns={[
        {
          key: 'title',
          word: t('atlas:editions.edition'),
          cell: row => (
            <>
              <Link to={`/editions/${row.id}`}>{row.title}</Link>
              <div className="soft small">{sourceOf(row.source).title[locale]}</div>
            </>
          ),
        },
        { key: 'year', word: t('atlas:figures.year'), numeric: true, cell: row => row.year },
        { key: 'places', word: t('atlas:editions.countries'), numeric: true, cell: row => number(row.countries) },
        { key: 'got', word: t('atlas:editions.gotOn'), tight: true, cell: row => day(row.gotOn) },
        { key: 'loaded', word: t('atlas:editions.loaded'), tight: true, cell: row => <OnDay at={row.loadedAt} /> },
        {
          key: 'state',
          word: t('atlas:list.state'),
          tight: true,
          cell: row =>
            row.inUse ? (
              <Badge tone="done">{t('atlas:editions.inUse')}</Badge>
            ) : row.typed && !row.confirmedBy ? (
              <Badge tone="waiting">{t('atlas:editions.waits')}</Badge>
            ) : row.typed ? (
              <Badge tone="done">{t('atlas:editions.confirmed')}</Badge>
            ) : (
              <Badge tone="resting">{t('atlas:editions.notInUse')}</Badge>
            ),
        },
      ]}
    />
  )
}
