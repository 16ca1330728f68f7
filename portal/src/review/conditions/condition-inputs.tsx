import { useQuery } from '@apollo/client/react'
import type { NewCondition } from 'shared/schemas/conditions.ts'
import { graphql } from '../../gql/gql.ts'
import { useViewer } from '../../lib/session.ts'
import { useWords } from '../../lib/words.ts'
import { LongField, SelectField } from '../../ui/choice-fields.tsx'
import { TextField } from '../../ui/text-fields.tsx'

const conditionOwners = graphql(`
  query ConditionOwners { reviewers { id name } }
`)

/** What a form says of one condition; `at` tells several apart. */
export const conditionFrom = (form: FormData, at: string): NewCondition => ({
  name: String(form.get(`${at}name`) ?? ''),
  words: String(form.get(`${at}words`) ?? ''),
  dueOn: String(form.get(`${at}dueOn`) ?? ''),
  ownerId: String(form.get(`${at}ownerId`) ?? '') || null,
})

/** Name, words, day, and who sees to it. */
export function ConditionInputs({ at, today }: { at: string; today: string }) {
  const { t } = useWords()
  const { account } = useViewer()
  const { data } = useQuery(conditionOwners)
  const others = (data?.reviewers ?? []).filter(one => one.id !== account?.id)
  return (
    <>
      <TextField name={`${at}name`} label={t('review:conditions.name')} help={t('review:conditions.nameHelp')} />
      <LongField name={`${at}words`} label={t('review:conditions.words')} help={t('review:conditions.wordsHelp')} rows={3} />
      <TextField name={`${at}dueOn`} type="date" label={t('review:conditions.due')} min={today} />
      <SelectField
        key={account?.id}
        name={`${at}ownerId`}
        label={t('review:conditions.owner')}
        value={account?.id ?? ''}
        choices={[
          { value: account?.id ?? '', label: t('review:conditions.me') },
          ...others.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
    </>
  )
}
