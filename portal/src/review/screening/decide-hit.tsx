import { Button } from '@mantine/core'
import { useState } from 'react'
import { decideHit, suspectHit as suspectSchema } from 'shared/schemas/screening.ts'
import { graphql } from '../../gql/gql.ts'
import { useCommand } from '../../lib/use-command.ts'
import { useWords } from '../../lib/words.ts'
import { LongField } from '../../ui/choice-fields.tsx'
import { DialogForm } from '../../ui/closing-form.tsx'
import type { Hit } from './hit-fields.ts'

const clearHit = graphql(`
  mutation ClearHit($input: DecideHitInput!) { clearHit(input: $input) { ...HitFields } }
`)
const suspectHit = graphql(`
  mutation SuspectHit($input: DecideHitInput!) { suspectHit(input: $input) { ...HitFields } }
`)
const confirmHit = graphql(`
  mutation ConfirmHit($input: DecideHitInput!) { confirmHit(input: $input) { ...HitFields } }
`)

type Way = 'hit.clear' | 'hit.suspect' | 'hit.confirm'
const words = { 'hit.clear': 'clear', 'hit.suspect': 'suspect', 'hit.confirm': 'confirm' } as const

/** Not the same, perhaps, or the same: with the words that say how one knows. */
export function DecideHit({ hit, action }: { hit: Hit; action: Way }) {
  const { t } = useWords()
  const [open, setOpen] = useState(false)
  const refreshed = ['ScreeningHits', 'ScreeningHitCounts', 'Supplier', 'Story']
  const commands = {
    'hit.clear': useCommand(clearHit, refreshed),
    'hit.suspect': useCommand(suspectHit, refreshed),
    'hit.confirm': useCommand(confirmHit, refreshed),
  }
  const command = commands[action]
  const word = words[action]
  const optional = action === 'hit.suspect'
  if (!hit.allowedActions.includes(action)) return null
  return (
    <>
      <Button
        size="sm"
        variant={action === 'hit.confirm' ? 'filled' : 'default'}
        color={action === 'hit.confirm' ? 'red' : undefined}
        onClick={() => setOpen(true)}
      >
        {t(`screening:decide.${word}`)}
      </Button>
      {open && (
        <DialogForm
          title={t(`screening:decide.${word}Title`, { ours: hit.subjectName, theirs: hit.matchedName })}
          command={command}
          word={t(`screening:decide.${word}`)}
          schema={optional ? suspectSchema : decideHit}
          inputFrom={form => ({ id: hit.id, version: hit.version, words: String(form.get('words')).trim() })}
          onClose={() => setOpen(false)}
        >
          <LongField name="words" label={t(`screening:decide.${word}Words`)} help={t(`screening:decide.${word}Help`)} optional={optional} />
        </DialogForm>
      )}
    </>
  )
}
