import { Button } from '@mantine/core'
import { useState } from 'react'
import type { ConditionAction } from 'shared/machines/condition.ts'
import { fulfilCondition as fulfilSchema, liftCondition as liftSchema } from 'shared/schemas/conditions.ts'
import { graphql } from '../../gql/gql.ts'
import { faultsOf } from '../../lib/check.ts'
import { useCommand } from '../../lib/use-command.ts'
import { useWords } from '../../lib/words.ts'
import { LongField } from '../../ui/choice-fields.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Form } from '../../ui/form.tsx'
import type { ShownCondition } from './condition-fields.ts'

const fulfilCondition = graphql(`
  mutation FulfilCondition($input: SettleConditionInput!) { fulfilCondition(input: $input) { ...SupplierFields } }
`)
const liftCondition = graphql(`
  mutation LiftCondition($input: SettleConditionInput!) { liftCondition(input: $input) { ...SupplierFields } }
`)

const ways = {
  'condition.fulfil': {
    word: 'review:conditions.fulfil',
    title: 'review:conditions.fulfilTitle',
    asks: 'review:conditions.fulfilWords',
    schema: fulfilSchema,
  },
  'condition.lift': {
    word: 'review:conditions.lift',
    title: 'review:conditions.liftTitle',
    asks: 'review:conditions.liftWords',
    schema: liftSchema,
  },
} as const

/** Met, or no longer needed: with the words that say how one knows, or why. */
export function SettleCondition({ condition, action }: { condition: ShownCondition; action: ConditionAction }) {
  const { t } = useWords()
  const [open, setOpen] = useState(false)
  const refreshed = ['Story', 'MyWork']
  const commands = { 'condition.fulfil': useCommand(fulfilCondition, refreshed), 'condition.lift': useCommand(liftCondition, refreshed) }
  const command = commands[action]
  const { word, title, asks, schema } = ways[action]
  const lifting = action === 'condition.lift'
  const inputFrom = (form: FormData) => ({ id: condition.id, version: condition.version, words: String(form.get('words')).trim() || null })
  if (!condition.allowedActions.includes(action)) return null
  return (
    <>
      <Button size="sm" variant="default" onClick={() => setOpen(true)}>
        {t(word)}
      </Button>
      {open && (
        <Dialog title={t(title, { name: condition.name })} onClose={() => setOpen(false)}>
          <Form
            command={command}
            word={t(word)}
            check={form => faultsOf(schema, lifting ? { ...inputFrom(form), words: String(form.get('words')) } : inputFrom(form))}
            onSend={async form => {
              if (await command.run({ input: inputFrom(form) })) setOpen(false)
            }}
            beside={
              <Button variant="default" onClick={() => setOpen(false)}>
                {t('cancel')}
              </Button>
            }
          >
            <LongField name="words" label={t(asks)} optional={!lifting} {...(!lifting && { help: t('review:conditions.fulfilHelp') })} />
          </Form>
        </Dialog>
      )}
    </>
  )
}
