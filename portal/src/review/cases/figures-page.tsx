import { useQuery } from '@apollo/client/react'
import { dayIn } from 'shared/rules/days.ts'
import { type FigureGroup, figureGroups } from 'shared/rules/grievances/yearly-figures.ts'
import type { GrievanceFiguresQuery } from '../../gql/graphql.ts'
import { countryName, number, ownZone } from '../../lib/format.ts'
import { useViewer } from '../../lib/session.ts'
import { useUrlParam } from '../../lib/url-state.ts'
import { isWord, useWords } from '../../lib/words.ts'
import { Card } from '../../ui/card.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { Empty } from '../../ui/empty.tsx'
import { ExportLinks } from '../../ui/export-links.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { Pick, Toolbar } from '../../ui/toolbar.tsx'
import { Loaded } from '../../ui/trouble.tsx'
import css from './cases.module.css'
import { CasesTabs } from './cases-tabs.tsx'
import { grievanceFigures } from './mechanism-queries.ts'
import { useTopicWord } from './topic-word.ts'

const yearsBack = 6
const yearsUntil = (last: number): number[] => Array.from({ length: yearsBack }, (_, at) => last - at)

/** What may be published of a year: no figure that could point at somebody. */
export function FiguresPage() {
  const { t } = useWords()
  const thisYear = Number(dayIn(new Date(), useViewer().programme?.timeZone ?? ownZone()).slice(0, 4))
  const [yearText, setYear] = useUrlParam('year')
  const year = yearsUntil(thisYear).find(one => String(one) === yearText) ?? thisYear
  const query = useQuery(grievanceFigures, { variables: { year }, fetchPolicy: 'cache-and-network' })
  return (
    <Loaded query={{ ...query, data: query.data ?? query.previousData }}>
      {({ grievanceFigures: told }) => (
        <Page
          title={t('grievances:tabs.figures')}
          lead={t('grievances:figures.lead')}
          actions={<ExportLinks list="grievanceFigures" variables={{ year }} />}
        >
          <CasesTabs />
          <Toolbar>
            <Pick
              label={t('grievances:figures.year')}
              value={String(year)}
              onPick={setYear}
              choices={yearsUntil(thisYear).map(one => ({ value: String(one), label: String(one) }))}
            />
          </Toolbar>
          {told.year === thisYear && <Notice tone="resting">{t('grievances:figures.running')}</Notice>}
          <Tables figures={told.rows} />
        </Page>
      )}
    </Loaded>
  )
}

type Figure = GrievanceFiguresQuery['grievanceFigures']['rows'][number]

/** The tables of a year; of one in which few cases came there is nothing to tell apart. */
function Tables({ figures }: { figures: readonly Figure[] }) {
  const { t } = useWords()
  if (figures.find(one => one.key === 'received')?.count == null) return <Empty title={t('grievances:figures.nothing')} />
  return (
    <div className={css.tables}>
      {figureGroups.map(group => (
        <Table key={group} group={group} cells={figures.filter(one => one.group === group)} />
      ))}
    </div>
  )
}

function Table({ group, cells }: { group: FigureGroup; cells: readonly Figure[] }) {
  const { t } = useWords()
  const cellWord = useCellWord()
  const title = t(group === 'year' ? 'grievances:figures.ofYear' : `grievances:figures.${group}`)
  const few = t('grievances:figures.notShown')
  const shown = group === 'year' ? cells : cells.filter(cell => cell.count != null)
  const rows = shown.map(({ key, count }) => ({ key, word: cellWord(group, key), value: count == null ? few : number(count) }))
  // All that is hidden is one line: which of them have any is not said.
  const others = { key: 'few', word: t(shown.length > 0 ? 'grievances:figures.others' : 'grievances:figures.all'), value: few }
  return (
    <Card title={title}>
      <Counted caption={title} rows={shown.length < cells.length ? [...rows, others] : rows} />
    </Card>
  )
}

interface Row {
  readonly key: string
  readonly word: string
  readonly value: string
}

function Counted({ caption, rows }: { caption: string; rows: readonly Row[] }) {
  const { t } = useWords()
  return (
    <DataTable
      caption={caption}
      rows={rows}
      rowKey={row => row.key}
      columns={[
        { key: 'what', word: t('grievances:figures.what'), cell: row => row.word },
        { key: 'count', word: t('grievances:figures.count'), numeric: true, cell: row => row.value },
      ]}
    />
  )
}

const lists: Readonly<Record<string, string>> = { year: 'figures', dismissal: 'dismissedFor', remedy: 'remedyKind' }

function useCellWord(): (group: string, key: string) => string {
  const { t } = useWords()
  const topicWord = useTopicWord()
  return (group, key) => {
    if (key === 'NONE') return t('grievances:figures.none')
    if (key === 'REST') return t('grievances:figures.rest')
    if (group === 'country') return countryName(key)
    if (group === 'topic') return topicWord(key)
    const word = `grievances:${lists[group] ?? group}.${key}`
    return isWord(word) ? t(word) : key
  }
}
