import { useQuery } from '@apollo/client/react'
import { countryName, number } from '../../lib/format.ts'
import { useUrlParam } from '../../lib/url-state.ts'
import { isWord, useWords } from '../../lib/words.ts'
import { Card } from '../../ui/card.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { Page } from '../../ui/page.tsx'
import { Pick, Toolbar } from '../../ui/toolbar.tsx'
import { Loaded } from '../../ui/trouble.tsx'
import { CasesTabs } from './cases-tabs.tsx'
import { grievanceFigures } from './mechanism-queries.ts'
import { useTopicWord } from './topic-word.ts'

const yearsBack = 6
const yearsUntil = (last: number): number[] => Array.from({ length: yearsBack }, (_, at) => last - at)

/** What may be published of a year: no figure that could point at somebody. */
export function FiguresPage() {
  const { t } = useWords()
  const thisYear = new Date().getFullYear()
  const [yearText, setYear] = useUrlParam('year')
  const year = yearsUntil(thisYear).find(one => String(one) === yearText) ?? thisYear
  const query = useQuery(grievanceFigures, { variables: { year }, fetchPolicy: 'cache-and-network' })
  const cellWord = useCellWord()
  const say = (value: number | null | undefined): string => (value == null ? t('grievances:figures.few') : number(value))
  return (
    <Loaded query={{ ...query, data: query.data ?? query.previousData }}>
      {({ grievanceFigures: told }) => (
        <Page title={t('grievances:tabs.figures')} lead={t('grievances:figures.lead')}>
          <CasesTabs />
          <Toolbar>
            <Pick
              label={t('grievances:figures.year')}
              value={String(year)}
              onPick={setYear}
              choices={yearsUntil(thisYear).map(one => ({ value: String(one), label: String(one) }))}
            />
          </Toolbar>
          <Card>
            <Counted
              caption={t('grievances:tabs.figures')}
              rows={[
                { key: 'received', word: t('grievances:figures.received'), value: say(told.received) },
                { key: 'appeals', word: t('grievances:figures.appeals'), value: say(told.appeals) },
                { key: 'retaliation', word: t('grievances:figures.retaliation'), value: say(told.retaliation) },
                { key: 'open90', word: t('grievances:figures.open90'), value: say(told.openOver90Days) },
                { key: 'toAcknowledge', word: t('grievances:figures.toAcknowledge'), value: say(told.medianDaysToAcknowledge) },
                { key: 'toDecide', word: t('grievances:figures.toDecide'), value: say(told.medianDaysToDecide) },
              ]}
            />
          </Card>
          {told.groups.map(({ name, cells }) => {
            const shown = cells.filter(cell => cell.count != null)
            const word = `grievances:figures.${name}`
            const title = isWord(word) ? t(word) : name
            const rows = shown.map(cell => ({ key: cell.key, word: cellWord(name, cell.key), value: say(cell.count) }))
            // All that is hidden is one line: which of them have any is not said.
            const hidden = shown.length < cells.length ? [{ key: 'few', word: t('grievances:figures.others'), value: say(null) }] : []
            return (
              <Card key={name} title={title}>
                <Counted caption={title} rows={[...rows, ...hidden]} />
              </Card>
            )
          })}
        </Page>
      )}
    </Loaded>
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

const lists: Readonly<Record<string, string>> = { dismissal: 'dismissedFor', remedy: 'remedyKind' }

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
