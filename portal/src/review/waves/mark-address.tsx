import { Button } from '@mantine/core'
import { useState } from 'react'
import { markUndeliverable as schema } from 'shared/schemas/requests.ts'
import { graphql } from '../../gql/gql.ts'
import { faultsOf } from '../../lib/check.ts'
import { useCommand } from '../../lib/use-command.ts'
import { useWords } from '../../lib/words.ts'
import { LongField } from '../../ui/choice-fields.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Form } from '../../ui/form.tsx'
import { Undeliverable } from './undeliverable.tsx'

const mark = graphql(`
  mutation MarkUndeliverable($input: MarkUndeliverableInput!) { markUndeliverable(input: $input) { ...SupplierFields } }
`)
const unmark = graphql(`
  mutation UnmarkUndeliverable($contactId: ID!) { unmarkUndeliverable(contactId: $contactId) { ...SupplierFields } }
`)

interface Props {
  readonly contact: {
    readonly id: string
    readonly email: string
    readonly name: string
    readonly undeliverable?: {
      readonly email: string
      readonly source: 'SERVER' | 'PERSON'
      readonly words: string
      readonly markedBy?: string | null
    } | null
  }
  readonly may: boolean
}

/** That no mail reaches a contact: seen, marked by whoever knows it, and taken back. */
export function MarkAddress({ contact: { id, email, name, undeliverable }, may }: Props) {
  const { t } = useWords()
  const lists = ['Invitations', 'MyWork', 'WaveResponses', 'WaveCounts', 'ResponseCounts', 'Story']
  const marking = useCommand(mark, lists)
  const unmarking = useCommand(unmark, lists)
  const [open, setOpen] = useState(false)
  const inputFrom = (form: FormData) => ({ contactId: id, reason: String(form.get('reason')) })
  const send = async (form: FormData): Promise<void> => {
    if (await marking.run({ input: inputFrom(form) })) setOpen(false)
  }
  return (
    <>
      {undeliverable && (
        <>
          <Undeliverable address={undeliverable} />
          {may && <div className="soft small">{t('waves:address.why')}</div>}
        </>
      )}
      {may && undeliverable && (
        <Button variant="subtle" size="compact-sm" loading={unmarking.busy} onClick={() => void unmarking.run({ contactId: id })}>
          {t('waves:address.unmark')}
          <span className="unseen"> {name}</span>
        </Button>
      )}
      {may && undeliverable?.source !== 'PERSON' && (
        <Button variant="subtle" size="compact-sm" onClick={() => setOpen(true)}>
          {t('waves:address.mark')}
          <span className="unseen"> {name}</span>
        </Button>
      )}
      {open && (
        <Dialog title={t('waves:address.markTitle', { email })} onClose={() => setOpen(false)}>
          <p>{t('waves:address.markHow')}</p>
          <Form
            command={marking}
            onSend={send}
            check={form => faultsOf(schema, inputFrom(form))}
            word={t('waves:address.mark')}
            beside={
              <Button variant="default" onClick={() => setOpen(false)}>
                {t('cancel')}
              </Button>
            }
          >
            <LongField name="reason" rows={2} label={t('waves:address.reason')} help={t('waves:address.reasonHelp')} />
          </Form>
        </Dialog>
      )}
    </>
  )
}
