import { useQuery } from '@apollo/client/react'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { changeAbsence as changeSchema, enterAbsence as enterSchema } from 'shared/schemas/absences.ts'
import { faultsOf } from '../../lib/check.ts'
import { useMay, useViewer } from '../../lib/session.ts'
import { useCommand } from '../../lib/use-command.ts'
import { useWords } from '../../lib/words.ts'
import { SelectField } from '../../ui/choice-fields.tsx'
import { Form } from '../../ui/form.tsx'
import { TextField } from '../../ui/text-fields.tsx'
import { changeAbsence, colleagues, enterAbsence, type ListedAbsence } from './absence-queries.ts'

interface Props {
  /** None: a new one is entered. */
  readonly absence?: ListedAbsence
  readonly onDone: () => void
  readonly onStop?: () => void
}

const daysIn = (data: FormData) => ({
  deputyId: String(data.get('deputyId')),
  firstDay: String(data.get('firstDay')),
  lastDay: String(data.get('lastDay')),
})

/** Who is away, from when to when, and who stands in: one's own, or anybody's for those who look after members. */
export function AbsenceForm({ absence, onDone, onStop }: Props) {
  const { t } = useWords()
  const me = useViewer().account?.id ?? ''
  const forOthers = useMay('member.read')
  const { data } = useQuery(colleagues)
  const [chosen, choose] = useState(absence?.accountId ?? me)
  const entering = useCommand(enterAbsence, ['Absences', 'StandingIn', 'Reviewers'])
  const changing = useCommand(changeAbsence, ['Absences', 'StandingIn', 'Reviewers'])
  // A choice that is shown before its names have come would show another than is meant.
  if (!data) return null
  const people = data.colleagues
  const reviews = people.find(one => one.id === chosen)?.roles.includes('REVIEWER')
  const deputies = people.filter(one => one.id !== chosen && (!reviews || one.roles.includes('REVIEWER')))
  const choicesOf = (some: typeof people) => some.map(({ id, name }) => ({ value: id, label: name }))
  const send = async (form: FormData): Promise<void> => {
    const days = daysIn(form)
    const answer = absence
      ? await changing.run({ input: { id: absence.id, version: absence.version, ...days } })
      : await entering.run({ input: { accountId: chosen, ...days } })
    if (answer) onDone()
  }
  const check = (form: FormData) =>
    absence
      ? faultsOf(changeSchema, { id: absence.id, version: absence.version, ...daysIn(form) })
      : faultsOf(enterSchema, { accountId: chosen, ...daysIn(form) })
  return (
    <Form
      command={absence ? changing : entering}
      onSend={send}
      check={check}
      word={t(absence ? 'staff:save' : 'lists:absence.enter')}
      beside={
        onStop && (
          <Button variant="default" onClick={onStop}>
            {t('cancel')}
          </Button>
        )
      }
    >
      {forOthers && !absence && (
        <SelectField name="accountId" label={t('lists:absence.who')} value={chosen} choices={choicesOf(people)} onPick={choose} />
      )}
      <TextField name="firstDay" type="date" label={t('lists:absence.first')} value={absence?.firstDay ?? null} />
      <TextField
        name="lastDay"
        type="date"
        label={t('lists:absence.last')}
        help={t('lists:absence.lastHelp')}
        value={absence?.lastDay ?? null}
      />
      <SelectField
        key={chosen}
        name="deputyId"
        label={t('lists:absence.deputy')}
        help={t(reviews ? 'lists:absence.deputyHelpReviewer' : 'lists:absence.deputyHelp')}
        value={absence?.deputyId ?? null}
        choices={choicesOf(deputies)}
      />
    </Form>
  )
}
