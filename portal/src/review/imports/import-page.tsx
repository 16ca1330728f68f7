import { useQuery } from '@apollo/client/react'
import { useEffect } from 'react'
import { useParams } from 'react-router'
import type { ImportFieldsFragment } from '../../gql/graphql.ts'
import { bytes, list, moment, number } from '../../lib/format.ts'
import { useViewer } from '../../lib/session.ts'
import { useWords } from '../../lib/words.ts'
import { Card } from '../../ui/card.tsx'
import { Fact, Facts } from '../../ui/facts.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { Loaded, NotFound } from '../../ui/trouble.tsx'
import { Decide, TakeFaults } from './decide.tsx'
import { ImportBadge } from './import-badge.tsx'
import { ImportRows } from './import-rows.tsx'
import css from './imports.module.css'
import { importPage } from './imports.ts'

type Import = ImportFieldsFragment
const isRunning = ({ state }: Import): boolean => state === 'READING' || state === 'COMPARING' || state === 'APPLYING'
/** How often the page asks while something is being done. */
const askEvery = 1_000

/** One file: on its way, as a preview to decide about, or what became of it. */
export function ImportPage() {
  const { id = '' } = useParams()
  const query = useQuery(importPage, { variables: { id }, fetchPolicy: 'cache-and-network' })
  const running = Boolean(query.data?.supplierImport && isRunning(query.data.supplierImport))
  const { startPolling, stopPolling } = query
  useEffect(() => {
    if (running) startPolling(askEvery)
    else stopPolling()
    return stopPolling
  }, [running, startPolling, stopPolling])
  return <Loaded query={query}>{({ supplierImport }) => (supplierImport ? <Shown one={supplierImport} /> : <NotFound />)}</Loaded>
}

function Shown({ one }: { one: Import }) {
  const { t } = useWords()
  return (
    <Page
      title={one.fileName}
      badge={<ImportBadge state={one.state} />}
      back={{ to: '/suppliers/import', word: t('imports:page.title') }}
      actions={one.counts.faults > 0 && <TakeFaults id={one.id} />}
    >
      {isRunning(one) && <Running one={one} />}
      {one.refusal && one.state === 'REFUSED' && <Notice tone="trouble" title={one.refusal} />}
      {one.state === 'DISCARDED' && <Notice tone="resting" title={t('imports:preview.discarded')} />}
      {one.state === 'READY' && <Decide one={one} />}
      {one.state === 'APPLIED' && <Result one={one} />}
      {(one.state === 'READY' || one.state === 'APPLIED') && (
        <>
          <Noticed one={one} />
          <ImportRows one={one} />
        </>
      )}
      <About one={one} />
    </Page>
  )
}

function Running({ one: { state, progress, total } }: { one: Import }) {
  const { t } = useWords()
  return (
    <Card title={t(`imports:state.${state}`)}>
      <progress className={css.progress} max={Math.max(total, 1)} value={progress} aria-label={t(`imports:state.${state}`)} />
      <div role="status">{total > 0 && t('imports:preview.progress', { done: number(progress), total: number(total) })}</div>
      <div className="soft">{t('imports:preview.leave')}</div>
    </Card>
  )
}

function Result({ one: { created, updated, skipped, counts } }: { one: Import }) {
  const { t } = useWords()
  const [made, changed, left] = [created ?? 0, updated ?? 0, skipped ?? 0]
  return (
    <>
      {made + changed === 0 ? (
        <Notice tone="resting" live title={t('imports:result.nothing')} />
      ) : (
        <Notice
          tone="done"
          live
          title={t('imports:result.done', {
            created: number(made),
            updated: number(changed),
            skipped: number(left),
            unchanged: number(counts.unchanged),
          })}
        />
      )}
      {counts.faults > 0 && <Notice tone="waiting">{t('imports:result.faults', { count: counts.faults })}</Notice>}
    </>
  )
}

/** What of the file one might not expect. */
function Noticed({ one: { found, counts } }: { one: Import }) {
  const { t } = useWords()
  return (
    <div className="soft">
      <div>{t('imports:preview.rows', { rows: number(found.rows), suppliers: number(counts.suppliers) })}</div>
      {found.hiddenRows > 0 && <div>{t('imports:preview.hidden', { count: found.hiddenRows })}</div>}
      {found.ignored.length > 0 && (
        <div>{t('imports:preview.ignored', { columns: list([...new Set(found.ignored.map(({ heading }) => heading))]) })}</div>
      )}
    </div>
  )
}

function About({ one }: { one: Import }) {
  const { t } = useWords()
  const zone = useViewer().programme?.timeZone
  return (
    <Card title={t('imports:result.file')}>
      <Facts>
        <Fact word={t('imports:result.uploaded')}>
          {t('imports:result.who', { name: one.uploadedBy, when: moment(one.uploadedAt, zone) })}
        </Fact>
        {one.appliedAt && one.appliedBy && (
          <Fact word={t('imports:result.applied')}>
            {t('imports:result.who', { name: one.appliedBy, when: moment(one.appliedAt, zone) })}
          </Fact>
        )}
        <Fact word={t('imports:result.size')}>{bytes(one.size)}</Fact>
        <Fact word={t('imports:result.fileHash')}>
          <span className={css.hash}>{one.fileSha256}</span>
        </Fact>
        {one.rowsSha256 && (
          <Fact word={t('imports:result.rowsHash')}>
            <span className={css.hash}>{one.rowsSha256}</span>
          </Fact>
        )}
      </Facts>
    </Card>
  )
}
