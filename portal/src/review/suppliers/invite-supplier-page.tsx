import { useQuery } from '@apollo/client/react'
import { useParams } from 'react-router'
import { graphql } from '../../gql/gql.ts'
import type { InvitePageQuery } from '../../gql/graphql.ts'
import { localeName } from '../../lib/choices.ts'
import { useCommand } from '../../lib/use-command.ts'
import { useWords } from '../../lib/words.ts'
import { Card } from '../../ui/card.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { Loaded, NotFound } from '../../ui/trouble.tsx'
import css from './contacts.module.css'
import { RequestForm } from './request-form.tsx'

const invitePage = graphql(`
  query InvitePage($id: ID!) {
    supplier(id: $id) { ...SupplierFields }
    programme { id timeZone settings { version answerDays } }
  }
`)
const inviteSupplier = graphql(`
  mutation InviteSupplier($input: InviteSupplierInput!) { inviteSupplier(input: $input) { ...SupplierFields } }
`)

type Props = { supplier: NonNullable<InvitePageQuery['supplier']>; programme: InvitePageQuery['programme'] }

function Invite({ supplier, programme }: Props) {
  const { t } = useWords()
  const inviting = useCommand(inviteSupplier, ['Story', 'MyWork', 'Suppliers', 'SupplierCounts'])
  const place = `/suppliers/${supplier.id}`
  const contacts = supplier.contacts.filter(one => !one.leftAt)
  return (
    <Page narrow title={t('staff:invite.title', { supplier: supplier.name })} back={{ to: place, word: supplier.name }}>
      <Card title={t('staff:invite.whom')}>
        <p className="soft">{t('staff:invite.whomHelp')}</p>
        <ul className={css.people}>
          {contacts.map(contact => (
            <li key={contact.id}>
              <strong>{contact.name}</strong> · {contact.email} · {localeName(contact.locale)}
              {contact.signatory && <> · {t('words:role.SUPPLIER_SIGNATORY')}</>}
            </li>
          ))}
        </ul>
        {!contacts.some(contact => contact.signatory) && <Notice tone="waiting">{t('staff:invite.noSignatory')}</Notice>}
      </Card>
      <RequestForm supplier={supplier} programme={programme} command={inviting} word={t('staff:invite.send', { count: contacts.length })} />
    </Page>
  )
}

export function InviteSupplierPage() {
  const { id = '' } = useParams()
  const query = useQuery(invitePage, { variables: { id }, fetchPolicy: 'network-only', nextFetchPolicy: 'cache-first' })
  return (
    <Loaded query={query}>
      {({ supplier, programme }) => (supplier ? <Invite supplier={supplier} programme={programme} /> : <NotFound />)}
    </Loaded>
  )
}
