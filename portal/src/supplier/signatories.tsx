import { useQuery } from '@apollo/client/react'
import { graphql } from '../gql/gql.ts'
import { list } from '../lib/format.ts'
import { useViewer } from '../lib/session.ts'
import { useWords } from '../lib/words.ts'
import { Notice } from '../ui/notice.tsx'

const signatories = graphql(`
  query Signatories($id: ID!) { supplier(id: $id) { id contacts { id name signatory } } }
`)

/** Answering is everyone's; handing in is the signatory's. */
export function Signatories() {
  const { t } = useWords()
  const { data } = useQuery(signatories, { variables: { id: useViewer().supplierId ?? '' } })
  const names = data?.supplier?.contacts.filter(contact => contact.signatory).map(contact => contact.name) ?? []
  return (
    <Notice tone="moving">{names.length > 0 ? t('answers:handIn.who', { names: list(names) }) : t('answers:handIn.whoUnknown')}</Notice>
  )
}
