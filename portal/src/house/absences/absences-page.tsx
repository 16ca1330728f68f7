import { useQuery } from '@apollo/client/react'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { day } from '../../lib/format.ts'
import { useMay } from '../../lib/session.ts'
import { useUrlParam } from '../../lib/url-state.ts'
import { useCommand } from '../../lib/use-command.ts'
import { useWords } from '../../lib/words.ts'
import { Badge } from '../../ui/badge.tsx'
import { Card } from '../../ui/card.tsx'
import { Chips } from '../../ui/chips.tsx'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Empty } from '../../ui/empty.tsx'
import { ExportLinks } from '../../ui/export-links.tsx'
import { LoadMore } from '../../ui/load-more.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { Toolbar } from '../../ui/toolbar.tsx'
import { Loaded } from '../../ui/trouble.tsx'
import { AbsenceForm } from './absence-form.tsx'
import { absences, type ListedAbsence, removeAbsence } from './absence-queries.ts'

/** Who is away and who stands in; one enters one's own, an administrator anybody's. */
export function AbsencesPage() {
  const { t } = useWords()
  const [over, setOver] = useUrlParam('over')
  const [changed, setChanged] = useState<ListedAbsence>()
  const [entered, setEntered] = useState(0)
  const filter = { over: over === 'yes' }
  const query = useQuery(absences, { variables: { filter }, fetchPolicy: 'cache-and-network' })
  const mayEnter = useMay('absence.enter')
  const columns: readonly Column<ListedAbsence>[] = [
    {
      key: 'person',
      word: t('lists:absence.who'),
      cell: row => (
        <>
          {row.person} {row.now && <Badge tone="waiting">{t('lists:absence.today')}</Badge>}
        </>
      ),
    },
    { key: 'first', tight: true, word: t('lists:absence.first'), cell: row => day(row.firstDay) },
    { key: 'last', tight: true, word: t('lists:absence.last'), cell: row => day(row.lastDay) },
    {
      key: 'deputy',
      word: t('lists:absence.deputy'),
      cell: row => (
        <>
          {row.deputy} {row.deputyMissing && !filter.over && <Badge tone="trouble">{t('lists:absence.deputyMissing')}</Badge>}
        </>
      ),
    },
    {
      key: 'do',
      word: t('staff:list.actions'),
      cell: row => row.allowedActions.length > 0 && !filter.over && <Act absence={row} onChange={() => setChanged(row)} />,
    },
  ]
  return (
    <Loaded query={{ ...query, data: query.data ?? query.previousData }}>
      {({ absences: { nodes, pageInfo } }) => (
        <Page title={t('nav.absences')} lead={t('lists:absence.lead')}>
          <Toolbar>
            <Chips
              label={t('staff:list.filter')}
              chosen={[over === 'yes' ? 'yes' : '']}
              onToggle={setOver}
              chips={[
                { key: '', word: t('lists:absence.ahead') },
                { key: 'yes', word: t('lists:absence.over') },
              ]}
            />
            {nodes.length > 0 && <ExportLinks list="absences" variables={{ filter }} />}
          </Toolbar>
          {nodes.length > 0 ? (
            <DataTable caption={t('nav.absences')} rows={nodes} rowKey={row => row.id} columns={columns} />
          ) : (
            <Empty title={t(filter.over ? 'lists:absence.noneOver' : 'lists:absence.none')}>{t('lists:absence.noneWhy')}</Empty>
          )}
          <LoadMore page={pageInfo} more={after => query.fetchMore({ variables: { after } })} />
          {mayEnter && !filter.over && (
            <Card title={t('lists:absence.enterTitle')}>
              <AbsenceForm key={entered} onDone={() => setEntered(times => times + 1)} />
            </Card>
          )}
          {changed && (
            <Dialog title={t('lists:absence.changeTitle', { name: changed.person })} onClose={() => setChanged(undefined)}>
              <AbsenceForm absence={changed} onDone={() => setChanged(undefined)} onStop={() => setChanged(undefined)} />
            </Dialog>
          )}
        </Page>
      )}
    </Loaded>
  )
}

/** Both can be undone by entering anew, so nothing is asked. */
function Act({ absence: { id, version, person }, onChange }: { absence: ListedAbsence; onChange: () => void }) {
  const { t } = useWords()
  const removing = useCommand(removeAbsence, ['Absences', 'StandingIn', 'Reviewers'])
  return (
    <>
      <Button size="xs" variant="default" onClick={onChange}>
        {t('lists:absence.change')}
        <span className="unseen"> {person}</span>
      </Button>{' '}
      <Button size="xs" variant="subtle" loading={removing.busy} onClick={() => void removing.run({ input: { id, version } })}>
        {t('lists:absence.remove')}
        <span className="unseen"> {person}</span>
      </Button>
      {removing.sentence && (
        <Notice tone="trouble" live>
          {removing.sentence}
        </Notice>
      )}
    </>
  )
}
