import { useQuery } from '@apollo/client/react'
import { graphql } from '../gql/gql.ts'
import { Card, Column } from '../ui/card.tsx'
import { LoadMore } from '../ui/load-more.tsx'
import { Timeline } from '../ui/timeline.tsx'
import { useMay } from './session.ts'
import { isWord, useWords } from './words.ts'

const story = graphql(`
  query Story($filter: HistoryFilter, $after: String) {
    history(first: 20, after: $after, filter: $filter) {
      nodes { id seq action subjectType from to note actor byRule effectiveAt recordedAt }
      pageInfo { hasNextPage endCursor }
    }
  }
`)

/** What the action is called; an action newer than this page is shown by its own name. */
export function useActionWord(): (action: string) => string {
  const { t } = useWords()
  return action => {
    const key = `words:action.${action}`
    return isWord(key) ? t(key) : action
  }
}

/** The history of one record or one supplier, for those who may read it. */
export function Story({ filter }: { filter: { subjectId?: string; supplierId?: string } }) {
  const { t } = useWords()
  const wordFor = useActionWord()
  const may = useMay('history.read')
  const { data, fetchMore } = useQuery(story, { variables: { filter }, skip: !may, fetchPolicy: 'cache-and-network' })
  if (!data) return null
  const { nodes, pageInfo } = data.history
  if (nodes.length === 0) return <p className="soft">{t('answers:story.empty')}</p>
  return (
    <>
      <Timeline
        happenings={nodes.map(({ id, action, actor, byRule, effectiveAt, note }) => ({
          key: id,
          what: wordFor(action),
          who: byRule ? t('answers:story.byRule') : (actor ?? t('answers:story.byLink')),
          at: effectiveAt,
          words: note,
        }))}
      />
      <LoadMore page={pageInfo} more={after => fetchMore({ variables: { after } })} />
    </>
  )
}

type Filter = { subjectId?: string; supplierId?: string }

/** The same on a sheet of its own. */
export function StoryCard({ filter }: { filter: Filter }) {
  const { t } = useWords()
  if (!useMay('history.read')) return null
  return (
    <Card title={t('answers:story.title')}>
      <Story filter={filter} />
    </Card>
  )
}

/** And as the column at the right of a record's page. */
export function Past({ filter }: { filter: Filter }) {
  if (!useMay('history.read')) return null
  return (
    <Column>
      <StoryCard filter={filter} />
    </Column>
  )
}
