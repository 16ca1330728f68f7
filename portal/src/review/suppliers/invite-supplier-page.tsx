import { useQuery } from '@apollo/client/react'
import { useNavigate, useParams } from 'react-router'
import { addDays, dayIn } from 'shared/rules/days.ts'
import { inviteSupplier as schema } from 'shared/schemas/suppliers.ts'
import { graphql } from '../../gql/gql.ts'
import type { InvitePageQuery } from '../../gql/graphql.ts'
import { faultsOf } from '../../lib/check.ts'
import { localeName } from '../../lib/choices.ts'
import { zoneName } from '../../lib/format.ts'
import { useCommand } from '../../lib/use-command.ts'
import { useWords } from '../../lib/words.ts'
import { Card } from '../../ui/card.tsx'
import { LongField } from '../../ui/choice-fields.tsx'
import { Form } from '../../ui/form.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { TextField } from '../../ui/text-fields.tsx'
import { Loaded, NotFound } from '../../ui/trouble.tsx'
import css from './contacts.module.css'

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

function Invite({ supplier, programme: { timeZone, settings } }: Props) {
  const { t } = useWords()
  const navigate = useNavigate()
  const inviting = useCommand(inviteSupplier, ['Story', 'MyWork', 'Suppliers', 'SupplierCounts'])
  const place = `/suppliers/${supplier.id}`
  const contacts = supplier.contacts.filter(one => !one.leftAt)
  const today = dayIn(new Date(), timeZone)
  const inputFrom = (data: FormData) => ({
    id: supplier.id,
    version: supplier.version,
    dueOn: String(data.get('dueOn')),
    message: String(data.get('message')).trim() || null,
  })
  const invite = async (data: FormData): Promise<void> => {
    if (await inviting.run({ input: inputFrom(data) })) await navigate(place)
  }
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
      <Form
        command={inviting}
        onSend={invite}
        check={data => faultsOf(schema, inputFrom(data))}
        word={t('staff:invite.send', { count: contacts.length })}
        beside={
          <LinkButton to={place} variant="default">
            {t('cancel')}
          </LinkButton>
        }
      >
        <TextField
          name="dueOn"
          type="date"
          label={t('staff:invite.due')}
          help={t('staff:invite.dueHelp', { zone: zoneName(timeZone), count: settings.answerDays })}
          value={addDays(today, settings.answerDays)}
          min={today}
        />
        <LongField name="message" label={t('staff:invite.message')} help={t('staff:invite.messageHelp')} optional />
      </Form>
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
