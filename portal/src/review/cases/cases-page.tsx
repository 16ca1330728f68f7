import { useQuery } from '@apollo/client/react'
import { Link } from 'react-router'
import { dayIn } from 'shared/rules/days.ts'
import { topics } from 'shared/words/grievances.ts'
import { countryChoices } from '../../lib/choices.ts'
import { count, countryName, day, ownZone } from '../../lib/format.ts'
import { useMay, useViewer } from '../../lib/session.ts'
import { useUrlParam } from '../../lib/url-state.ts'
import { useWords } from '../../lib/words.ts'
import { Badge } from '../../ui/badge.tsx'
import { Chips } from '../../ui/chips.tsx'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { Empty } from '../../ui/empty.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { LoadMore } from '../../ui/load-more.tsx'
import { Page } from '../../ui/page.tsx'
import { Pick, Toolbar } from '../../ui/toolbar.tsx'
import { Loaded } from '../../ui/trouble.tsx'
import { OnDay } from '../../ui/when.tsx'
import { CaseBadge } from './case-badge.tsx'
import { isEnding, useDueLine } from './case-guide.tsx'
import { type CaseRow, caseCounts, casesPage } from './case-queries.ts'
import { CasesTabs } from './cases-tabs.tsx'
import { NothingComesIn } from './mechanism/troubles.tsx'
import { useTopicWord } from './topic-word.ts'

const groups = ['OPEN', 'OVERDUE', 'RETALIATION', 'APPEALED', 'PAUSED', 'OVER', 'ENDING'] as const
type Group = (typeof groups)[number]
const isGroup = (text: string): text is Group => (groups as readonly string[]).includes(text)

/** A handler's cases, the nearest deadline first. */
export function CasesPage() {
  const { t } = useWords()
  const topicWord = useTopicWord()
  const columns = useCaseColumns()
  const [groupText, setGroup] = useUrlParam('group')
  const [topic, setTopic] = useUrlParam('topic')
  const [country, setCountry] = useUrlParam('country')
  const [sortText, setSort] = useUrlParam('sort')
  const group: Group = isGroup(groupText) ? groupText : 'OPEN'
  const sort = sortText === 'RECEIVED' ? 'RECEIVED' : 'DUE'
  const narrowed = { ...(topic && { topic: [topic] }), ...(country && { country }) }
  const query = useQuery(casesPage, { variables: { sort, filter: { ...narrowed, group } }, fetchPolicy: 'cache-and-network' })
  const of = (one: Group) => ({ ...narrowed, group: one })
  const counted = useQuery(caseCounts, {
    variables: {
      open: of('OPEN'),
      overdue: of('OVERDUE'),
      retaliation: of('RETALIATION'),
      appealed: of('APPEALED'),
      paused: of('PAUSED'),
      over: of('OVER'),
      ending: of('ENDING'),
    },
    fetchPolicy: 'cache-and-network',
  })
  const counts = counted.data ?? counted.previousData
  const enter = useMay('grievance.file') && <LinkButton to="/cases/new">{t('grievances:inbox.new')}</LinkButton>
  return (
    <Loaded query={{ ...query, data: query.data ?? query.previousData }}>
      {({ cases: { nodes, pageInfo } }) => (
        <Page title={t('grievances:inbox.title')} lead={t('grievances:inbox.lead')} actions={enter}>
          <CasesTabs />
          <NothingComesIn />
          <Toolbar>
            <Pick
              label={t('grievances:inbox.topic')}
              value={topic}
              onPick={setTopic}
              choices={[{ value: '', label: t('grievances:inbox.any') }, ...topics.map(one => ({ value: one, label: topicWord(one) }))]}
            />
            <Pick
              label={t('grievances:inbox.country')}
              value={country}
              onPick={setCountry}
              choices={[{ value: '', label: t('grievances:inbox.any') }, ...countryChoices()]}
            />
            <Pick
              label={t('staff:list.sort')}
              value={sort}
              onPick={setSort}
              choices={[
                { value: 'DUE', label: t('grievances:sort.due') },
                { value: 'RECEIVED', label: t('grievances:sort.received') },
              ]}
            />
          </Toolbar>
          <Chips
            label={t('staff:list.filter')}
            chosen={[group]}
            onToggle={setGroup}
            chips={groups.map(one => ({ key: one, word: t(`grievances:group.${one}`), ...(counts && { count: count(counts[one]) }) }))}
          />
          {nodes.length > 0 ? (
            <DataTable caption={t('grievances:inbox.title')} rows={nodes} rowKey={one => one.id} columns={columns} />
          ) : (
            <Empty title={t('grievances:inbox.none')}>{t('grievances:inbox.noneWhy')}</Empty>
          )}
          <LoadMore page={pageInfo} more={after => query.fetchMore({ variables: { after } })} />
        </Page>
      )}
    </Loaded>
  )
}

function useCaseColumns(): readonly Column<CaseRow>[] {
  const { t } = useWords()
  const topicWord = useTopicWord()
  const { programme } = useViewer()
  const today = dayIn(new Date(), programme?.timeZone ?? ownZone())
  return [
    {
      key: 'case',
      tight: true,
      word: t('grievances:inbox.case'),
      cell: one => <Link to={`/cases/${one.id}`}>{one.locator}</Link>,
    },
    {
      key: 'state',
      word: t('grievances:inbox.state'),
      cell: one => (
        <>
          <CaseBadge state={one.status} /> {one.retaliation && <Badge tone="trouble">{t('grievances:inbox.retaliation')}</Badge>}
        </>
      ),
    },
    {
      key: 'next',
      word: t('grievances:inbox.next'),
      cell: one => (
        <>
          <NextDeadline one={one} today={today} />{' '}
          {one.hearingDueOn && one.hearingDueOn < today && <Badge tone="trouble">{t('grievances:inbox.hearingOverdue')}</Badge>}
        </>
      ),
    },
    { key: 'topic', word: t('grievances:inbox.topic'), cell: one => topicWord(one.topic) },
    { key: 'country', word: t('grievances:inbox.country'), cell: one => (one.country ? countryName(one.country) : '–') },
    { key: 'received', tight: true, word: t('grievances:inbox.received'), cell: one => <OnDay at={one.receivedAt} /> },
  ]
}

function NextDeadline({ one, today }: { one: CaseRow; today: string }) {
  const { t } = useWords()
  const line = useDueLine()(one)
  const { dueOn, pausedSince, forgetOn } = one
  if (isEnding(forgetOn, today)) return <Badge tone="waiting">{t('caseguide:endsOn', { day: day(forgetOn) })}</Badge>
  if (!line) return <span className="soft">{t('grievances:inbox.noDeadline')}</span>
  return (
    <>
      {line} {dueOn && dueOn < today && <Badge tone="trouble">{t('grievances:inbox.overdue')}</Badge>}
      {pausedSince && <Badge tone="resting">{t('grievances:inbox.paused')}</Badge>}
    </>
  )
}
