import { useQuery } from '@apollo/client/react'
import { useNavigate, useParams } from 'react-router'
import { addContact as schema } from 'shared/schemas/suppliers.ts'
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
import { supplierPage } from './supplier-fields.ts'

const addContact = graphql(`
  mutation AddContact($input: AddContactInput!) { addContact(input: $input) { ...SupplierFields } }
`)

export function NewContactPage() {
  const { t } = useWords()
  const { id = '' } = useParams()
  const navigate = useNavigate()
  const query = useQuery(supplierPage, { variables: { id } })
  const adding = useCommand(addContact, ['Story'])
  const place = `/suppliers/${id}`
  const inputFrom = (data: FormData) => ({ supplierId: id, contact: contactFrom(data, 'contact.') })
  const add = async (data: FormData): Promise<void> => {
    if (await adding.run({ input: inputFrom(data) })) await navigate(place)
  }
  return (
    <Loaded query={query}>
      {({ supplier }) =>
        !supplier ? (
          <NotFound />
        ) : (
          <Page narrow title={t('staff:contacts.newTitle', { supplier: supplier.name })} back={{ to: place, word: supplier.name }}>
            <Form
              command={adding}
              onSend={add}
              check={data => faultsOf(schema, inputFrom(data))}
              word={t('staff:contacts.add')}
              beside={
                <LinkButton to={place} variant="default">
                  {t('cancel')}
                </LinkButton>
              }
            >
              <ContactFields under="contact." />
            </Form>
          </Page>
        )
      }
    </Loaded>
  )
}
