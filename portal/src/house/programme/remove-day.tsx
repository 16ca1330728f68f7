import { Button } from '@mantine/core'
import { graphql } from '../../gql/gql.ts'
import { useCommand } from '../../lib/use-command.ts'
import { useWords } from '../../lib/words.ts'
import { Notice } from '../../ui/notice.tsx'

const removeCalendarDay = graphql(`
  mutation RemoveCalendarDay($day: LocalDate!) { removeCalendarDay(day: $day) { ...ProgrammeFields } }
`)

/** Can be undone by naming the day again, so nothing is asked. */
export function RemoveDay({ day, name }: { day: string; name: string }) {
  const { t } = useWords()
  const removing = useCommand(removeCalendarDay)
  return (
    <>
      <Button size="xs" variant="default" loading={removing.busy} onClick={() => void removing.run({ day })}>
        {t('staff:calendar.remove')}
        <span className="unseen"> {name}</span>
      </Button>
      {removing.sentence && (
        <Notice tone="trouble" live>
          {removing.sentence}
        </Notice>
      )}
    </>
  )
}
