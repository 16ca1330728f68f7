import { useQuery } from '@apollo/client/react'
import { useNavigate, useParams } from 'react-router'
import { editSupplier as schema } from 'shared/schemas/suppliers.ts'
import { graphql } from '../../gql/gql.ts'
import { faultsOf } from '../../lib/check.ts'
import { useCommand } from '../../lib/use-command.ts'
import { useWords } from '../../lib/words.ts'
import { Form } from '../../ui/form.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { Loaded, NotFound } from '../../ui/trouble.tsx'
import { DuplicateList } from './duplicate-list.tsx'
import { useDuplicates } from './duplicates.ts'
import { profileFrom } from './inputs.ts'
import { ProfileFields } from './profile-fields.tsx'
import { type FullSupplier, supplierPage } from './supplier-fields.ts'

const editSupplier = graphql(`
  mutation EditSupplier($input: EditSupplierInput!) { editSupplier(input: $input) { ...SupplierFields } }
`)

function EditSupplier({ supplier }: { supplier: FullSupplier }) {
  const { t } = useWords()
  const navigate = useNavigate()
  const editing = useCommand(editSupplier, ['Story'])
  const place = `/suppliers/${supplier.id}`
  const looking = useDuplicates()
  const inputFrom = (data: FormData) => ({
    id: supplier.id,
    version: supplier.version,
    ...profileFrom(data),
    distinctFrom: [...looking.seen],
  })
  const edit = async (data: FormData): Promise<void> => {
    const { name, nameLatin, country, identifiers } = profileFrom(data)
    if (!(await looking.passes({ supplierId: supplier.id, name, nameLatin, country, identifiers }))) return
    if (await editing.run({ input: inputFrom(data) })) await navigate(place)
  }
  return (
    <Page narrow title={t('staff:supplier.editTitle', { supplier: supplier.name })} back={{ to: place, word: supplier.name }}>
      <Form
        command={editing}
        onSend={edit}
        check={data => faultsOf(schema, inputFrom(data))}
        word={t(looking.found.length > 0 ? 'register:twice.save' : 'staff:save')}
        beside={
          <LinkButton to={place} variant="default">
            {t('cancel')}
          </LinkButton>
        }
      >
        <ProfileFields profile={supplier} />
        {looking.found.length > 0 && (
          <Notice tone="waiting" title={t('register:twice.title')} live>
            <p>{t('register:twice.textEdit')}</p>
            <DuplicateList duplicates={looking.found} beside />
          </Notice>
        )}
      </Form>
    </Page>
  )
}

export function EditSupplierPage() {
  const { id = '' } = useParams()
  const query = useQuery(supplierPage, { variables: { id }, fetchPolicy: 'network-only', nextFetchPolicy: 'cache-first' })
  return <Loaded query={query}>{({ supplier }) => (supplier ? <EditSupplier supplier={supplier} /> : <NotFound />)}</Loaded>
}
