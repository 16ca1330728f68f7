import type { z } from 'zod'
import { faultsOf } from '../lib/check.ts'
import type { Command } from '../lib/use-intention.ts'
import { useWords } from '../lib/words.ts'
import { type Choice, LongField, RadioField } from './choice-fields.tsx'
import { Form } from './form.tsx'
import { When } from './when.tsx'

/** What somebody decided, in their words, and who it was. */
export function Said({ words, by, at }: { words: string | null; by?: string | null; at?: string | null }) {
  if (!words) return null
  return (
    <>
      <p className="words">{words}</p>
      {(by || at) && (
        <p className="soft small">
          {by}
          {by && at && ' · '}
          {at && <When at={at} />}
        </p>
      )}
    </>
  )
}

interface Props<I> {
  readonly command: Pick<Command<unknown, { input: I }>, 'run' | 'busy' | 'fields' | 'sentence'>
  readonly schema: z.ZodType
  /** What the choice is called in the input. */
  readonly name: string
  readonly label: string
  readonly help?: string
  /** Those that this person may take; none: there is no form. */
  readonly choices: readonly Choice[]
  readonly word: string
  readonly why: { readonly label: string; readonly help?: string }
  readonly inputFrom: (chosen: string, words: string) => I
}

/** A choice among a few, and the reason for it; the only one that is left stands chosen. */
export function VerdictForm<I>({ command, schema, name, label, help, choices, word, why, inputFrom }: Props<I>) {
  const { t } = useWords()
  const [first, ...others] = choices
  if (!first) return null
  const input = (form: FormData): I => inputFrom(String(form.get(name)), String(form.get('words')))
  return (
    <Form
      command={command}
      word={word}
      check={form => ({ ...faultsOf(schema, input(form)), ...(!form.get(name) && { [name]: t('form.choose') }) })}
      onSend={form => command.run({ input: input(form) })}
    >
      <RadioField
        name={name}
        label={label}
        {...(help && { help })}
        choices={choices}
        {...(others.length === 0 && { value: first.value })}
      />
      <LongField name="words" label={why.label} {...(why.help && { help: why.help })} />
    </Form>
  )
}
