import { NativeSelect } from '@mantine/core'
import { graphql } from '../../gql/gql.ts'
import { useCommand } from '../../lib/use-command.ts'
import { useWords } from '../../lib/words.ts'
import { useReviewers } from '../../lists/reviewers.ts'
import type { FullSupplier } from './supplier-fields.ts'

const assignReviewer = graphql(`
  mutation AssignReviewer($input: AssignReviewerInput!) { assignReviewer(input: $input) { suppliers { ...SupplierFields } } }
`)

/** Who looks after the supplier: a choice for those who may hand it on, a name for the others. */
export function ReviewerOf({ supplier }: { supplier: FullSupplier }) {
  const { t } = useWords()
  const assigning = useCommand(assignReviewer, ['Story'])
  const may = supplier.allowedActions.includes('supplier.assign')
  const { known, choices } = useReviewers(!may)
  const { reviewer, reviewerId } = supplier
  if (!may) return reviewer ?? t('staff:supplier.nobody')
  // Somebody who has left still stands there, until another is chosen.
  const gone = reviewerId && reviewer && known && !known.some(one => one.id === reviewerId) ? [{ value: reviewerId, label: reviewer }] : []
  return (
    <NativeSelect
      size="sm"
      aria-label={t('staff:supplier.reviewer')}
      value={reviewerId ?? ''}
      disabled={!known || assigning.busy}
      error={assigning.sentence}
      data={[{ value: '', label: t('staff:supplier.nobody') }, ...gone, ...choices]}
      onChange={event => void assigning.run({ input: { supplierIds: [supplier.id], reviewerId: event.currentTarget.value || null } })}
    />
  )
}
