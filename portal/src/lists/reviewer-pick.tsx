import type { SupplierFilter } from '../gql/graphql.ts'
import { useWords } from '../lib/words.ts'
import { Pick } from '../ui/toolbar.tsx'
import { useReviewers } from './reviewers.ts'

/** `me` and `nobody` mean the same to whoever opens a shared address; anything else is somebody's account. */
export const lookedAfterBy = (value: string, me: string | undefined): SupplierFilter => {
  if (!value) return {}
  if (value === 'nobody') return { unassigned: true }
  return { reviewerId: value === 'me' ? (me ?? '') : value }
}

export function ReviewerPick({ value, onPick }: { value: string; onPick: (value: string) => void }) {
  const { t } = useWords()
  const { known } = useReviewers()
  const names = (known ?? []).map(({ id, name }) => ({ value: id, label: name }))
  // Somebody who has left may still stand in an address.
  const gone = known && value && !['me', 'nobody'].includes(value) && !known.some(one => one.id === value)
  return (
    <Pick
      label={t('staff:supplier.reviewer')}
      value={value}
      onPick={onPick}
      choices={[
        { value: '', label: t('staff:responses.everybody') },
        { value: 'me', label: t('lists:assign.me') },
        { value: 'nobody', label: t('staff:supplier.nobody') },
        ...names,
        ...(gone ? [{ value, label: t('lists:assign.gone') }] : []),
      ]}
    />
  )
}
