import { useQuery } from '@apollo/client/react'
import { graphql } from '../../gql/gql.ts'
import { number, percent } from '../../lib/format.ts'
import { useMay } from '../../lib/session.ts'
import { useCommand } from '../../lib/use-command.ts'
import { useWords } from '../../lib/words.ts'
import { Badge } from '../../ui/badge.tsx'
import { Card } from '../../ui/card.tsx'
import { ConfirmButton } from '../../ui/confirm-button.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Page } from '../../ui/page.tsx'
import { Loaded } from '../../ui/trouble.tsx'
import { When } from '../../ui/when.tsx'
import { LoadList } from './load-list.tsx'
import { ScreeningTabs } from './screening-tabs.tsx'
import { SetThresholds } from './set-thresholds.tsx'

const listsPage = graphql(`
  query NameLists {
    nameListVersions { id list version entries names leftOut loadedAt loadedBy current adoptedAt adoptedBy }
    screeningThresholds { alert review setAt setBy }
  }
`)

const adoptNameList = graphql(`
  mutation AdoptNameList($id: ID!) { adoptNameList(id: $id) { id current adoptedAt adoptedBy } }
`)

/** The lists that names are compared with, their versions, and from which likeness on. */
export function ListsPage() {
  const { t } = useWords()
  const query = useQuery(listsPage, { fetchPolicy: 'cache-and-network' })
  const mayLoad = useMay('list.load')
  const maySet = useMay('threshold.set')
  const mayAdopt = useMay('list.adopt')
  const adopting = useCommand(adoptNameList, ['NameLists', 'ScreeningHits', 'ScreeningHitCounts'])
  return (
    <Loaded query={query}>
      {({ nameListVersions: versions, screeningThresholds: thresholds }) => (
        <Page title={t('screening:lists.title')} lead={t('screening:lists.lead')}>
          <ScreeningTabs />
          {versions.length > 0 ? (
            <DataTable
              caption={t('screening:lists.title')}
              rows={versions}
              rowKey={one => one.id}
              columns={[
                { key: 'list', word: t('screening:hits.list'), cell: one => t(`screening:publisher.${one.list}`) },
                { key: 'version', tight: true, word: t('screening:lists.version'), cell: one => one.version },
                {
                  key: 'use',
                  word: t('screening:lists.use'),
                  cell: one =>
                    one.current ? (
                      <>
                        <Badge tone="done">{t('screening:lists.current')}</Badge>
                        {one.adoptedAt && (
                          <div className="soft small">
                            {t('screening:lists.since')} <When at={one.adoptedAt} /> · {one.adoptedBy ?? t('screening:lists.byRule')}
                          </div>
                        )}
                      </>
                    ) : mayAdopt ? (
                      <ConfirmButton
                        size="compact-sm"
                        variant="default"
                        word={t('screening:lists.adopt')}
                        title={t('screening:lists.adoptTitle', { version: one.version })}
                        consequence={t('screening:lists.adoptConsequence')}
                        command={adopting}
                        variables={{ id: one.id }}
                      />
                    ) : (
                      <Badge tone="resting">{t('screening:lists.former')}</Badge>
                    ),
                },
                { key: 'entries', numeric: true, word: t('screening:lists.entries'), cell: one => number(one.entries) },
                { key: 'names', numeric: true, word: t('screening:lists.names'), cell: one => number(one.names) },
                {
                  key: 'leftOut',
                  numeric: true,
                  word: t('screening:lists.leftOut'),
                  cell: one => number((one.leftOut as unknown[]).length),
                },
                {
                  key: 'loaded',
                  word: t('screening:lists.loaded'),
                  cell: one => (
                    <>
                      <When at={one.loadedAt} /> {one.loadedBy}
                    </>
                  ),
                },
              ]}
            />
          ) : (
            <Empty title={t('screening:lists.none')}>{t('screening:lists.noneWhy')}</Empty>
          )}
          {/* Lists are the installation's: who may not write them is told so instead of being refused. */}
          {mayLoad ? <LoadList onLoaded={() => void query.refetch()} /> : <p className="soft">{t('screening:load.notYours')}</p>}
          <Card title={t('screening:limits.title')}>
            <p>{t('screening:limits.now', { alert: percent(thresholds.alert * 100), review: percent(thresholds.review * 100) })}</p>
            <p className="soft">
              {thresholds.setAt ? t('screening:limits.setBy', { name: thresholds.setBy ?? '' }) : t('screening:limits.shipped')}
            </p>
            {maySet && <SetThresholds thresholds={thresholds} />}
          </Card>
        </Page>
      )}
    </Loaded>
  )
}
