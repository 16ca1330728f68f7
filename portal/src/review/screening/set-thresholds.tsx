import { setThresholds as schema } from 'shared/schemas/screening.ts'
import { graphql } from '../../gql/gql.ts'
import { useCommand } from '../../lib/use-command.ts'
import { useWords } from '../../lib/words.ts'
import { DecisionButton } from '../../ui/decision-button.tsx'
import { TextField } from '../../ui/text-fields.tsx'

const setThresholds = graphql(`
  mutation SetThresholds($input: SetThresholdsInput!) { setScreeningThresholds(input: $input) { alert review setAt setBy } }
`)

/** A new pair of limits; every name is looked at again. */
export function SetThresholds({ thresholds }: { thresholds: { alert: number; review: number } }) {
  const { t } = useWords()
  const command = useCommand(setThresholds, ['NameLists'])
  const numberIn = (form: FormData, name: string): number => Number(String(form.get(name)).replace(',', '.'))
  return (
    <DecisionButton
      word={t('screening:limits.change')}
      send={t('screening:limits.save')}
      command={command}
      schema={schema}
      inputFrom={form => ({ alert: numberIn(form, 'alert'), review: numberIn(form, 'review') })}
    >
      <TextField name="alert" label={t('screening:limits.alert')} help={t('screening:limits.help')} value={String(thresholds.alert)} />
      <TextField name="review" label={t('screening:limits.review')} value={String(thresholds.review)} />
    </DecisionButton>
  )
}
