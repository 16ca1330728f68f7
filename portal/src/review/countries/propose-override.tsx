import { proposeOverride as schema } from 'shared/schemas/countries.ts'
import type { CheckFieldsFragment } from '../../gql/graphql.ts'
import { useCommand } from '../../lib/use-command.ts'
import { useWords } from '../../lib/words.ts'
import { LongField, RadioField } from '../../ui/choice-fields.tsx'
import { DecisionButton } from '../../ui/decision-button.tsx'
import { TextField } from '../../ui/text-fields.tsx'
import { proposeOverride } from './country-queries.ts'

const otherClasses = ['CONFLICT_AFFECTED', 'HIGH_RISK', 'NOT_CAHRA'] as const
type Given = (typeof otherClasses)[number]

/** Another class, in either direction: why, and until when. It holds once somebody else has agreed. */
export function ProposeOverride({ check: { id, version, class: computed } }: { check: CheckFieldsFragment }) {
  const { t } = useWords()
  const command = useCommand(proposeOverride, ['Story', 'CountryChecks', 'CountryCheckCounts', 'MyWork'])
  return (
    <DecisionButton
      word={t('atlas:decide.propose')}
      send={t('atlas:decide.proposeSend')}
      consequence={t('atlas:decide.proposeConsequence')}
      command={command}
      schema={schema}
      inputFrom={form => ({
        ...{ id, version },
        class: String(form.get('class') ?? '') as Given,
        words: String(form.get('words')),
        endsOn: String(form.get('endsOn')),
      })}
    >
      <RadioField
        name="class"
        label={t('atlas:list.class')}
        choices={otherClasses.filter(one => one !== computed).map(one => ({ value: one, label: t(`atlas:class.${one}`) }))}
      />
      <LongField name="words" label={t('atlas:decide.reason')} help={t('atlas:decide.reasonHelp')} />
      <TextField name="endsOn" type="date" label={t('atlas:decide.endsOn')} help={t('atlas:decide.endsOnHelp')} />
    </DecisionButton>
  )
}
