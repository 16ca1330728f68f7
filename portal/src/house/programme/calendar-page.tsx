import { useQuery } from '@apollo/client/react'
import { useState } from 'react'
import { calendarDay as schema } from 'shared/schemas/programmes.ts'
import { graphql } from '../../gql/gql.ts'
import { faultsOf } from '../../lib/check.ts'
import { day } from '../../lib/format.ts'
import { useCommand } from '../../lib/use-command.ts'
import { useWords } from '../../lib/words.ts'
import { Card } from '../../ui/card.tsx'
import { RadioField } from '../../ui/choice-fields.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Form } from '../../ui/form.tsx'
import { Page } from '../../ui/page.tsx'
import { TextField } from '../../ui/text-fields.tsx'
import { Loaded } from '../../ui/trouble.tsx'
import { programmePage } from './programme-fields.ts'
import { ProgrammeTabs } from './programme-tabs.tsx'
import { RemoveDay } from './remove-day.tsx'

const setCalendarDay = graphql(`
  mutation SetCalendarDay($input: CalendarDayInput!) { setCalendarDay(input: $input) { ...ProgrammeFields } }
`)

/** Days on which nobody works although it is no weekend, and weekend days that are worked. */
export function CalendarPage() {
  const { t } = useWords()
  const query = useQuery(programmePage, { fetchPolicy: 'cache-and-network' })
  const setting = useCommand(setCalendarDay)
  const [added, setAdded] = useState(0)
  const inputFrom = (data: FormData) => ({
    day: String(data.get('day')),
    name: String(data.get('name')).trim(),
    works: data.get('works') === 'yes',
  })
  const add = async (data: FormData): Promise<void> => {
    if (await setting.run({ input: inputFrom(data) })) setAdded(count => count + 1)
  }
  return (
    <Loaded query={query}>
      {({ programme: { nonWorkingDays, allowedActions } }) => {
        const may = allowedActions.includes('programme.setCalendar')
        return (
          <Page title={t('staff:calendar.title')} lead={t('staff:calendar.lead')}>
            <ProgrammeTabs />
            {nonWorkingDays.length === 0 ? (
              <Empty title={t('staff:calendar.empty')}>{t('staff:calendar.emptyWhy')}</Empty>
            ) : (
              <DataTable
                caption={t('staff:calendar.title')}
                rows={nonWorkingDays}
                rowKey={row => row.day}
                columns={[
                  { key: 'day', tight: true, word: t('staff:calendar.day'), cell: row => day(row.day) },
                  { key: 'name', word: t('staff:calendar.name'), cell: row => row.name },
                  {
                    key: 'works',
                    word: t('staff:calendar.kind'),
                    cell: row => t(row.works ? 'staff:calendar.works' : 'staff:calendar.free'),
                  },
                  ...(may
                    ? [
                        {
                          key: 'do',
                          word: t('staff:list.actions'),
                          cell: (row: { day: string; name: string }) => <RemoveDay day={row.day} name={row.name} />,
                        },
                      ]
                    : []),
                ]}
              />
            )}
            {may && (
              <Card title={t('staff:calendar.add')}>
                <Form
                  key={added}
                  command={setting}
                  onSend={add}
                  check={data => faultsOf(schema, inputFrom(data))}
                  word={t('staff:calendar.addButton')}
                >
                  <TextField name="day" type="date" label={t('staff:calendar.day')} />
                  <TextField name="name" label={t('staff:calendar.name')} help={t('staff:calendar.nameHelp')} />
                  <RadioField
                    name="works"
                    label={t('staff:calendar.kind')}
                    value="no"
                    choices={[
                      { value: 'no', label: t('staff:calendar.free') },
                      { value: 'yes', label: t('staff:calendar.works') },
                    ]}
                  />
                </Form>
              </Card>
            )}
          </Page>
        )
      }}
    </Loaded>
  )
}
