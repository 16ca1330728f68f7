import type { ComponentProps } from 'react'
import type { DecideInput } from '../../gql/graphql.ts'
import { useWords } from '../../lib/words.ts'
import { LongField } from '../../ui/choice-fields.tsx'
import { DecisionButton } from '../../ui/decision-button.tsx'

type Decision = Pick<ComponentProps<typeof DecisionButton<DecideInput>>, 'word' | 'consequence' | 'first' | 'command'>

/** A step of a result or a rule, with words, if there are any. */
export function DecideWithWords({ of, ...decision }: Decision & { of: { readonly id: string; readonly version: number } }) {
  const { t } = useWords()
  return (
    <DecisionButton {...decision} inputFrom={form => ({ ...of, words: String(form.get('words')).trim() || null })}>
      <LongField name="words" label={t('atlas:decide.words')} optional />
    </DecisionButton>
  )
}
