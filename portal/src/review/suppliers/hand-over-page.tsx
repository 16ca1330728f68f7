import { useQuery } from '@apollo/client/react'
import { useNavigate, useParams } from 'react-router'
import { handOverContact as schema } from 'shared/schemas/suppliers.ts'
import { graphql } from '../../gql/gql.ts'
import { faultsOf } from '../../lib/check.ts'
import { useCommand } from '../../lib/use-command.ts'
import { useWords } from '../../lib/words.ts'
import { LongField } from '../../ui/choice-fields.tsx'
import { Form } from '../../ui/form.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { Page } from '../../ui/page.tsx'
import { Loaded, NotFound } from '../../ui/trouble.tsx'
import { ContactFields } from './contact-fields.tsx'
import { contactFrom } from './inputs.ts'
import { type FullSupplier, supplierPage } from './supplier-fields.ts'

const handOverContact = graphql(`
  mutation HandOverContact($input: HandOverContactInput!) { handOverContact(input: $input) { ...SupplierFields } }
`)

function HandOver({ supplier, contact }: { supplier: FullSupplier; contact: FullSupplier['contacts'][number] }) {
  const { t } = useWords()
  const navigate = useNavigate()
  const handing = useCommand(handOverContact, ['Story', 'InvitationsList'])
  const place = `/suppliers/${supplier.id}`
  const inputFrom = (data: FormData) => ({
    id: contact.id,
    version: contact.version,
    successor: contactFrom(data, 'successor.'),
    words: String(data.get('words') ?? '').trim() || null,
  })
  const handOver = async (data: FormData): Promise<void> => {
    if (await handing.run({ input: inputFrom(data) })) await navigate(place)
  }
  const { name } = contact
  return (
    <Page
      narrow
      title={t('register:handOver.title', { name })}
      lead={t('register:handOver.lead', { name })}
      back={{ to: place, word: supplier.name }}
    >
      <Form
        command={handing}
        onSend={handOver}
        check={data => faultsOf(schema, inputFrom(data))}
        word={t('register:handOver.button')}
        beside={
          <LinkButton to={place} variant="default">
            {t('cancel')}
          </LinkButton>
        }
      >
        <h2>{t('register:handOver.successor')}</h2>
        <ContactFields under="successor." suggested={{ locale: contact.locale, signatory: contact.signatory }} />
        <LongField name="words" label={t('register:handOver.words')} help={t('register:handOver.wordsHelp')} optional />
      </Form>
    </Page>
  )
}

/** A contact leaves, somebody else takes over. */
export function HandOverPage() {
  const { id = '', contactId } = useParams()
  const query = useQuery(supplierPage, { variables: { id }, fetchPolicy: 'network-only', nextFetchPolicy: 'cache-first' })
  return (
    <Loaded query={query}>
      {({ supplier }) => {
        const contact = supplier?.contacts.find(one => one.id === contactId && !one.leftAt)
        return supplier && contact ? <HandOver supplier={supplier} contact={contact} /> : <NotFound />
      }}
    </Loaded>
  )
}
