import { Button } from '@mantine/core'
import { useState } from 'react'
import { graphql } from '../gql/gql.ts'
import { useCommand } from '../lib/use-command.ts'
import { useWords } from '../lib/words.ts'
import { SelectField } from '../ui/choice-fields.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Form } from '../ui/form.tsx'
import { useReviewers } from './reviewers.ts'

const assignBulk = graphql(`
  mutation AssignBulk($input: AssignReviewerInput!) { assignReviewer(input: $input) { suppliers { id reviewerId reviewer standIn } } }
`)
const nobody = 'nobody'

interface Props {
  readonly supplierIds: readonly string[]
  readonly onDone: (sentence: string) => void
}

/** The suppliers that are chosen go to one reviewer, or to nobody. It can be undone in the same way, so nothing is asked twice. */
export function AssignBulk({ supplierIds, onDone }: Props) {
  const { t } = useWords()
  const [open, setOpen] = useState(false)
  const { known, choices } = useReviewers(!open)
  const assigning = useCommand(assignBulk, ['Suppliers', 'Responses', 'ResponseCounts'])
  const many = supplierIds.length
  const assign = async (data: FormData): Promise<void> => {
    const to = String(data.get('reviewerId'))
    const reviewerId = to === nobody ? null : to
    if (!(await assigning.run({ input: { supplierIds: [...supplierIds], reviewerId } }))) return
    setOpen(false)
    const name = known?.find(one => one.id === reviewerId)?.name ?? t('staff:supplier.nobody')
    onDone(t('lists:assign.done', { count: many, name }))
  }
  return (
    <>
      <Button size="sm" variant="default" onClick={() => setOpen(true)}>
        {t('lists:assign.button')}
      </Button>
      {open && (
        <Dialog title={t('lists:assign.title', { count: many })} onClose={() => setOpen(false)}>
          <Form
            command={assigning}
            onSend={assign}
            word={t('lists:assign.send', { count: many })}
            beside={
              <Button variant="default" onClick={() => setOpen(false)}>
                {t('cancel')}
              </Button>
            }
          >
            <SelectField
              name="reviewerId"
              label={t('staff:supplier.reviewer')}
              help={t('lists:assign.help')}
              choices={[...choices, { value: nobody, label: t('staff:supplier.nobody') }]}
            />
          </Form>
        </Dialog>
      )}
    </>
  )
}
