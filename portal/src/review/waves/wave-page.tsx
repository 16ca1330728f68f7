import { useQuery } from '@apollo/client/react'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { Link, useLocation, useParams } from 'react-router'
import { requestStages } from 'shared/words/lists.ts'
import { graphql } from '../../gql/gql.ts'
import type { CreateWaveMutation, WaveQuery } from '../../gql/graphql.ts'
import { count, day } from '../../lib/format.ts'
import { useUrlParam } from '../../lib/url-state.ts'
import { useWords } from '../../lib/words.ts'
import { ButtonRow } from '../../ui/button-row.tsx'
import { Card } from '../../ui/card.tsx'
import { Empty } from '../../ui/empty.tsx'
import { ExportLinks } from '../../ui/export-links.tsx'
import { Fact, Facts } from '../../ui/facts.tsx'
import { LoadMore } from '../../ui/load-more.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { Toolbar } from '../../ui/toolbar.tsx'
import { Loaded, NotFound } from '../../ui/trouble.tsx'
import { When } from '../../ui/when.tsx'
import { RequestActs } from './request-acts.tsx'
import { also, filterOf } from './views.ts'
import { WaveTable } from './wave-table.tsx'
import css from './waves.module.css'

const wavePage = graphql(`
  query Wave($id: ID!) { wave(id: $id) { id name title { zh en fr } templateVersion dueOn message createdAt createdBy } }
`)
const waveResponses = graphql(`
  query WaveResponses($after: String, $filter: ResponseFilter) {
    responses(first: 100, after: $after, filter: $filter, sort: DUE) {
      nodes {
        id version status stage required answered dueOn dueAt remindedAt allowedActions supplier { id name }
        undeliverable { email source words markedBy } signatories { id name phone }
      }
      pageInfo { hasNextPage endCursor }
    }
  }
`)
const waveCounts = graphql(`
  query WaveCounts($all: ResponseFilter, $INVITED: ResponseFilter, $JOINED: ResponseFilter, $BEGUN: ResponseFilter, $HANDED_IN: ResponseFilter, $RETURNED: ResponseFilter, $ACCEPTED: ResponseFilter, $WITHDRAWN: ResponseFilter, $overdue: ResponseFilter, $silent: ResponseFilter, $undeliverable: ResponseFilter) {
    all: responsesCount(filter: $all) { value more }
    INVITED: responsesCount(filter: $INVITED) { value more }
    JOINED: responsesCount(filter: $JOINED) { value more }
    BEGUN: responsesCount(filter: $BEGUN) { value more }
    HANDED_IN: responsesCount(filter: $HANDED_IN) { value more }
    RETURNED: responsesCount(filter: $RETURNED) { value more }
    ACCEPTED: responsesCount(filter: $ACCEPTED) { value more }
    WITHDRAWN: responsesCount(filter: $WITHDRAWN) { value more }
    overdue: responsesCount(filter: $overdue) { value more }
    silent: responsesCount(filter: $silent) { value more }
    undeliverable: responsesCount(filter: $undeliverable) { value more }
  }
`)

type Shown = NonNullable<WaveQuery['wave']>
const alsoNames = Object.keys(also) as (keyof typeof also)[]

/** How far each has come: every number leads to its suppliers, counted by the very filter of the list. */
function Progress({ id, view }: { id: string; view: string }) {
  const { t } = useWords()
  const names = ['', ...requestStages, ...alsoNames] as const
  const variables = Object.fromEntries(names.map(name => [name || 'all', { waveId: id, ...filterOf(name) }]))
  const { data } = useQuery(waveCounts, { variables, fetchPolicy: 'cache-and-network' })
  const figure = (name: (typeof names)[number], word: string) => (
    <li key={name}>
      <Link to={name ? `?view=${name}` : '?'} replace aria-current={name === view ? 'true' : undefined} className={css.figure}>
        <span className={css.number}>{data ? count(data[name || 'all']) : '…'}</span>
        <span>{word}</span>
      </Link>
    </li>
  )
  return (
    <Card title={t('waves:page.progress')}>
      <p className="soft small">{t('waves:page.steps')}</p>
      <ul className={css.figures}>
        {figure('', t('waves:page.everyone'))}
        {requestStages.map(stage => figure(stage, t(`waves:stage.${stage}`)))}
      </ul>
      <h3 className={css.also}>{t('waves:page.also')}</h3>
      <ul className={css.figures}>{alsoNames.map(name => figure(name, t(`waves:also.${name}`)))}</ul>
    </Card>
  )
}

/** Right after it was sent: how many got it, and who was left out. */
function JustSent({ sent }: { sent: CreateWaveMutation['createWave'] }) {
  const { t } = useWords()
  return (
    <Notice tone={sent.leftOut.length > 0 ? 'waiting' : 'done'} live title={t('waves:page.sentTo', { count: sent.wave.asked })}>
      {sent.leftOut.length > 0 && (
        <>
          <p>{t('waves:page.leftOut')}</p>
          <ul>
            {sent.leftOut.map(one => (
              <li key={one.id}>
                {one.name}: {t(`waves:obstacle.${one.obstacle}`)}
              </li>
            ))}
          </ul>
        </>
      )}
    </Notice>
  )
}

function Suppliers({ wave, view }: { wave: Shown; view: string }) {
  const { t } = useWords()
  const filter = { waveId: wave.id, ...filterOf(view) }
  const query = useQuery(waveResponses, { variables: { filter }, fetchPolicy: 'cache-and-network' })
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const choose = (ids: readonly string[], yes: boolean): void => {
    const next = new Set(chosen)
    for (const id of ids)
      if (yes) next.add(id)
      else next.delete(id)
    setChosen(next)
  }
  return (
    <Card title={t('waves:page.list')}>
      <Toolbar>
        <ExportLinks list="responses" variables={{ filter, sort: 'DUE' }} />
      </Toolbar>
      <Loaded query={{ ...query, data: query.data ?? query.previousData }}>
        {({ responses: { nodes, pageInfo } }) => {
          const rows = nodes.filter(({ id }) => chosen.has(id))
          return nodes.length === 0 ? (
            <Empty title={t('waves:page.empty')}>{t('waves:page.emptyWhy')}</Empty>
          ) : (
            <>
              <div className="on-screen">
                <ButtonRow>
                  <Button
                    variant="default"
                    size="xs"
                    onClick={() =>
                      choose(
                        nodes.map(({ id }) => id),
                        true,
                      )
                    }
                  >
                    {t('waves:acts.chooseAll')}
                  </Button>
                  {rows.length > 0 && (
                    <>
                      <Button variant="default" size="xs" onClick={() => setChosen(new Set())}>
                        {t('waves:acts.clear')}
                      </Button>
                      <span className="soft small">{t('waves:acts.chosen', { count: rows.length })}</span>
                    </>
                  )}
                </ButtonRow>
                {rows.length > 0 && <RequestActs requests={rows} onDone={() => setChosen(new Set())} />}
              </div>
              <WaveTable rows={nodes} isChosen={id => chosen.has(id)} onChoose={choose} calls={view === 'silent'} />
              <LoadMore page={pageInfo} more={after => query.fetchMore({ variables: { after } })} />
            </>
          )
        }}
      </Loaded>
    </Card>
  )
}

export function WavePage() {
  const { t, locale } = useWords()
  const { id = '' } = useParams()
  const [view] = useUrlParam('view')
  const sent = (useLocation().state as { sent?: CreateWaveMutation['createWave'] } | null)?.sent
  const query = useQuery(wavePage, { variables: { id }, fetchPolicy: 'cache-and-network' })
  return (
    <Loaded query={query}>
      {({ wave }) =>
        !wave ? (
          <NotFound />
        ) : (
          <Page title={wave.name} lead={wave.title[locale]} back={{ to: '/waves', word: t('waves:list.title') }}>
            {sent && <JustSent sent={sent} />}
            <Progress id={id} view={view} />
            <Suppliers key={view} wave={wave} view={view} />
            <Card title={t('answers:response.facts')}>
              <Facts>
                <Fact word={t('waves:page.due')}>{day(wave.dueOn)}</Fact>
                <Fact word={t('waves:page.template')}>
                  {t('waves:new.version', { title: wave.title[locale], version: wave.templateVersion })}
                </Fact>
                <Fact word={t('waves:page.by')}>
                  {wave.createdBy} · <When at={wave.createdAt} />
                </Fact>
                {wave.message && (
                  <Fact word={t('waves:page.message')}>
                    <span className="words">{wave.message}</span>
                  </Fact>
                )}
              </Facts>
            </Card>
          </Page>
        )
      }
    </Loaded>
  )
}
