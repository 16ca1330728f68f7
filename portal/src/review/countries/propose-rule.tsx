import { Button } from '@mantine/core'
import { useState } from 'react'
import { type CountryRule, countryRule, thresholdKeys } from 'shared/rules/countries/country-rule.ts'
import { proposeRule as schema } from 'shared/schemas/countries.ts'
import { locationRoles, riskDimensions, sourceKeys, sourceOf } from 'shared/words/country-sources.ts'
import { faultsOf } from '../../lib/check.ts'
import { useCommand } from '../../lib/use-command.ts'
import { useWords } from '../../lib/words.ts'
import { CheckboxesField, LongField } from '../../ui/choice-fields.tsx'
import { Form } from '../../ui/form.tsx'
import { TextField } from '../../ui/text-fields.tsx'
import { proposeRule } from './country-queries.ts'
import { useThresholdWords } from './rule-facts.tsx'
import { RuleFlips } from './rule-flips.tsx'

const figure = (given: FormDataEntryValue | null): number =>
  Number(
    String(given ?? '')
      .trim()
      .replace(',', '.') || Number.NaN,
  )
/** These three are asked of every chain. */
const always = ['ORIGIN', 'TRANSIT', 'SUPPLIER'] as const
const optional = locationRoles.filter(one => !(always as readonly string[]).includes(one))

const ruleFrom = (form: FormData): CountryRule =>
  ({
    thresholds: Object.fromEntries(thresholdKeys.map(key => [key, figure(form.get(`thresholds.${key}`))])),
    required: form.getAll('required'),
    dimensions: form.getAll('dimensions'),
    roles: [...always, ...form.getAll('roles')],
  }) as CountryRule

/** Another rule: first what it would flip, and only then the proposal, with the words why. */
export function ProposeRule({ inForce, onClose }: { inForce: CountryRule; onClose: () => void }) {
  const { t, locale } = useWords()
  const worded = useThresholdWords()
  const [tried, setTried] = useState<CountryRule | null>(null)
  const command = useCommand(proposeRule, ['CountryRules', 'MyWork'])
  const stop = (
    <Button variant="default" onClick={onClose}>
      {t('cancel')}
    </Button>
  )
  return (
    <>
      <div
        onChange={() => {
          setTried(null)
          command.clear()
        }}
      >
        <Form
          command={{ busy: false, fields: {}, sentence: undefined }}
          word={t('atlas:rule.try')}
          check={form => faultsOf(countryRule, ruleFrom(form))}
          onSend={form => setTried(ruleFrom(form))}
          beside={!tried && stop}
        >
          {thresholdKeys.map(key => (
            <TextField
              key={key}
              name={`thresholds.${key}`}
              label={worded(key).label}
              help={worded(key).scale}
              value={String(inForce.thresholds[key])}
            />
          ))}
          <CheckboxesField
            name="required"
            label={t('atlas:rule.required')}
            help={t('atlas:rule.requiredHelp')}
            values={inForce.required}
            choices={sourceKeys.map(key => ({ value: key, label: sourceOf(key).title[locale] }))}
          />
          <CheckboxesField
            name="dimensions"
            label={t('atlas:list.dimensions')}
            help={t('atlas:rule.dimensionsHelp')}
            values={inForce.dimensions}
            choices={riskDimensions.map(key => ({ value: key, label: t(`atlas:dimension.${key}`) }))}
          />
          <CheckboxesField
            name="roles"
            label={t('atlas:rule.moreRoles')}
            help={t('atlas:rule.rolesHelp')}
            values={inForce.roles}
            choices={optional.map(key => ({ value: key, label: t(`atlas:role.${key}`) }))}
          />
        </Form>
      </div>
      {tried && (
        <>
          <RuleFlips rule={tried} />
          <Form
            command={command}
            word={t('atlas:rule.send')}
            check={form => faultsOf(schema, { rule: tried, words: String(form.get('words')) })}
            onSend={async form => {
              if (await command.run({ rule: tried, words: String(form.get('words')) })) onClose()
            }}
            beside={stop}
          >
            <LongField name="words" label={t('atlas:rule.why')} help={t('atlas:rule.whyHelp')} />
          </Form>
        </>
      )}
    </>
  )
}
