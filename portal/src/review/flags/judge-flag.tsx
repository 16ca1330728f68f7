import { assessFlag as assessSchema, followFlag as followSchema } from 'shared/schemas/red-flags.ts'
import { faultsOf } from '../../lib/check.ts'
import { useCommand } from '../../lib/use-command.ts'
import { useWords } from '../../lib/words.ts'
import { LongField, RadioField } from '../../ui/choice-fields.tsx'
import { Form } from '../../ui/form.tsx'
import { assessFlag, followFlag, type ShownFlag } from './flag-queries.ts'

const refreshed = ['Flags', 'FlagCounts', 'SupplierFlags', 'Story', 'MyWork', 'Flag']

/** Valid or dismissed, with the reason; what a person found is judged once more when it turns out otherwise. */
export function JudgeFlag({ flag }: { flag: ShownFlag }) {
  const { t } = useWords()
  const command = useCommand(assessFlag, refreshed)
  const may = (action: string) => flag.allowedActions.includes(action)
  const choices = [
    ...(may('flag.judgeValid') ? [{ value: 'VALID', label: t('flags:flags.valid') }] : []),
    ...(may('flag.dismiss') ? [{ value: 'DISMISSED', label: t('flags:flags.dismiss') }] : []),
  ]
  if (choices.length === 0) return null
  const inputFrom = (form: FormData) => ({
    id: flag.id,
    version: flag.version,
    verdict: form.get('verdict') as 'VALID' | 'DISMISSED',
    words: String(form.get('words')),
  })
  return (
    <Form
      key={flag.version}
      command={command}
      word={t('flags:flags.send')}
      check={form => ({
        ...faultsOf(assessSchema, inputFrom(form)),
        ...(!form.get('verdict') && { verdict: t('form.choose') }),
      })}
      onSend={form => command.run({ input: inputFrom(form) })}
    >
      <RadioField
        name="verdict"
        label={t('flags:flags.verdict')}
        help={t('flags:flags.validMeans')}
        choices={choices}
        {...(choices.length === 1 && choices[0] && { value: choices[0].value })}
      />
      <LongField name="words" label={t('flags:flags.why')} help={t('flags:flags.whyHelp')} />
    </Form>
  )
}

/** After its due diligence: it is watched, or settled. */
export function FollowFlag({ flag }: { flag: ShownFlag }) {
  const { t } = useWords()
  const command = useCommand(followFlag, refreshed)
  const choices = [
    ...(flag.allowedActions.includes('flag.monitor') ? [{ value: 'MONITORED', label: t('flags:follow.MONITORED') }] : []),
    ...(flag.allowedActions.includes('flag.settle') ? [{ value: 'CLEARED', label: t('flags:follow.CLEARED') }] : []),
  ]
  if (choices.length === 0) return null
  const inputFrom = (form: FormData) => ({
    id: flag.id,
    version: flag.version,
    to: form.get('to') as 'MONITORED' | 'CLEARED',
    words: String(form.get('words')),
  })
  return (
    <Form
      key={flag.version}
      command={command}
      word={t('flags:flags.send')}
      check={form => ({ ...faultsOf(followSchema, inputFrom(form)), ...(!form.get('to') && { to: t('form.choose') }) })}
      onSend={form => command.run({ input: inputFrom(form) })}
    >
      <RadioField
        name="to"
        label={t('flags:flags.next')}
        choices={choices}
        {...(choices.length === 1 && choices[0] && { value: choices[0].value })}
      />
      <LongField name="words" label={t('flags:flags.why')} />
    </Form>
  )
}
