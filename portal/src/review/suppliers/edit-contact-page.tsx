import { useQuery } from '@apollo/client/react'
import { useNavigate, useParams } from 'react-router'
import { editContact as schema } from 'shared/schemas/suppliers.ts'
import { graphql } from '../../gql/gql.ts'
import { faultsOf } from '../../lib/check.ts'
import { useCommand } from '../../lib/use-command.ts'
import { useWords } from '../../lib/words.ts'
import { Form } from '../../ui/form.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { Page } from '../../ui/page.tsx'
import { Loaded, NotFound } from '../../ui/trouble.tsx'
import { ContactFields } from './contact-fields.tsx'
import { contactFrom } from './inputs.ts'
import { type FullSupplier, supplierPage } from './supplier-fields.ts'

const editContact = graphql(`
  mutation EditContact($input: EditContactInput!) { editContact(input: $input) { ...SupplierFields } }
`)

function EditContact({ supplier, contact }: { supplier: FullSupplier; contact: FullSupplier['contacts'][number] }) {
  const { t } = useWords()
  const navigate = useNavigate()
  const editing = useCommand(editContact, ['Story'])
  const place = `/suppliers/${supplier.id}`
  const inputFrom = (data: FormData) => ({ id: contact.id, version: contact.version, contact: contactFrom(data, 'contact.') })
  const edit = async (data: FormData): Promise<void> => {
    if (await editing.run({ input: inputFrom(data) })) await navigate(place)
  }
  return (
    <Page narrow title={t('staff:contacts.editTitle', { name: contact.name })} back={{ to: place, word: supplier.name }}>
      <Form
        command={editing}
        onSend={edit}
        check={data => faultsOf(schema, inputFrom(data))}
        word={t('staff:save')}
        beside={
          <LinkButton to={place} variant="default">
            {t('cancel')}
          </LinkButton>
        }
      >
        <ContactFields under="contact." contact={contact} />
      </Form>
    </Page>
  )
}

export function EditContactPage() {
  const { id = '', contactId } = useParams()
  const query = useQuery(supplierPage, { variables: { id }, fetchPolicy: 'network-only', nextFetchPolicy: 'cache-first' })
  return (
    <Loaded query={query}>
      {({ supplier }) => {
        const contact = supplier?.contacts.find(one => one.id === contactId)
        return supplier && contact ? <EditContact supplier={supplier} contact={contact} /> : <NotFound />
      }}
    </Loaded>
  )
}
