import { useApolloClient, useQuery } from '@apollo/client/react'
import { Button } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import type { CountryRunsQuery } from '../../gql/graphql.ts'
import { number } from '../../lib/format.ts'
import { useMay } from '../../lib/session.ts'
import { useCommand } from '../../lib/use-command.ts'
import { isWord, useWords } from '../../lib/words.ts'
import { ExportLinks } from '../../ui/export-links.tsx'
import { LoadMore } from '../../ui/load-more.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Loaded } from '../../ui/trouble.tsx'
import { When } from '../../ui/when.tsx'
import css from './countries.module.css'
import { changesOf, latestRun, runChecks } from './country-queries.ts'
import { FlipTable } from './flips.tsx'

type Run = CountryRunsQuery['countryRuns']['nodes'][number]
const askEvery = 1_000

/** Looking at all places again: asked for here, its progress, and how it ended. */
export function RunsCard() {
  const { t } = useWords()
  const client = useApolloClient()
  const query = useQuery(latestRun)
  const asking = useCommand(runChecks, ['CountryRuns'])
  const may = useMay('check.run')
  const [run] = query.data?.countryRuns.nodes ?? []
  const running = Boolean(run && !run.finishedAt)
  const was = useRef(false)
  const { startPolling, stopPolling } = query
  useEffect(() => {
    if (running) startPolling(askEvery)
    else stopPolling()
    // What the run has changed is asked again once, when it is over.
    if (was.current && !running) void client.refetchQueries({ include: 'active' })
    was.current = running
    return stopPolling
  }, [running, startPolling, stopPolling, client])
  return (
    <section className={css.run} aria-label={t('atlas:run.title')}>
      {run && (running ? <Running run={run} /> : <Ended run={run} />)}
      {may && !running && (
        <Button size="sm" variant="default" loading={asking.busy} onClick={() => void asking.run({})}>
          {t('atlas:run.button')}
        </Button>
      )}
      {run && (
        <div className={css.take}>
          <span className="soft small">{t('atlas:run.all')}</span> <ExportLinks list="countryRuns" variables={{}} />
        </div>
      )}
      {asking.sentence && (
        <Notice tone="trouble" live>
          {asking.sentence}
        </Notice>
      )}
    </section>
  )
}

function Running({ run: { done, total } }: { run: Run }) {
  const { t } = useWords()
  return (
    <>
      <progress className={css.progress} max={Math.max(total, 1)} value={done} aria-label={t('atlas:run.title')} />
      <div role="status">{t('atlas:run.progress', { done: number(done), total: number(total) })}</div>
    </>
  )
}

function Ended({ run: { id, cause, finishedAt, changed, total } }: { run: Run }) {
  const { t } = useWords()
  const [open, setOpen] = useState(false)
  const key = `atlas:run.cause.${cause}`
  return (
    <>
      <p className="soft small">
        {t('atlas:run.ended', { places: number(total), cause: isWord(key) ? t(key) : cause })} {finishedAt && <When at={finishedAt} />}
      </p>
      {changed === 0 ? (
        <p className="soft small">{t('atlas:run.nothing')}</p>
      ) : (
        <details onToggle={event => setOpen(event.currentTarget.open)}>
          <summary>{t('atlas:run.changed', { count: changed })}</summary>
          {open && <Changes runId={id} caption={t('atlas:run.changed', { count: changed })} />}
        </details>
      )}
    </>
  )
}

/** What the run called otherwise, a page at a time: of many places there may be a hundred thousand. */
function Changes({ runId, caption }: { runId: string; caption: string }) {
  const filter = { runId }
  const query = useQuery(changesOf, { variables: { filter } })
  return (
    <Loaded query={query}>
      {({ countryChanges: { nodes, pageInfo } }) => (
        <>
          <FlipTable caption={caption} flips={nodes} />
          <LoadMore page={pageInfo} more={after => query.fetchMore({ variables: { after } })} />
          <ExportLinks list="countryChanges" variables={{ filter }} />
        </>
      )}
    </Loaded>
  )
}
