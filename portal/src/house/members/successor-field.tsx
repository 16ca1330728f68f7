import { useWords } from '../../lib/words.ts'
import { useReviewers } from '../../lists/reviewers.ts'
import { SelectField } from '../../ui/choice-fields.tsx'

export const nobody = 'nobody'

/** Who looks after somebody's suppliers from now on; nobody is a choice, and has to be chosen. */
export function SuccessorField({ label, except }: { label: string; except: string }) {
  const { t } = useWords()
  const { choices } = useReviewers()
  return (
    <SelectField
      name="toId"
      label={label}
      help={t('lists:handOn.help')}
      choices={[...choices.filter(one => one.value !== except), { value: nobody, label: t('lists:handOn.nobody') }]}
    />
  )
}
