import { Button } from '@mantine/core'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { createSupplier as schema } from 'shared/schemas/suppliers.ts'
import { graphql } from '../../gql/gql.ts'
import { faultsOf } from '../../lib/check.ts'
import { useCommand } from '../../lib/use-command.ts'
import { useWords } from '../../lib/words.ts'
import { Form } from '../../ui/form.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { ContactFields } from './contact-fields.tsx'
import css from './contacts.module.css'
import { DuplicateList } from './duplicate-list.tsx'
import { useDuplicates } from './duplicates.ts'
import { contactFrom, profileFrom } from './inputs.ts'
import { ProfileFields } from './profile-fields.tsx'

const createSupplier = graphql(`
  mutation CreateSupplier($input: CreateSupplierInput!) { createSupplier(input: $input) { ...SupplierFields } }
`)

/** A supplier and the people we write to there. */
export function NewSupplierPage() {
  const { t } = useWords()
  const navigate = useNavigate()
  const creating = useCommand(createSupplier, ['Suppliers', 'SupplierCounts', 'MyWork'])
  // Keys, not a number: taking one away must not move what was typed in another.
  const [keys, setKeys] = useState<readonly number[]>([0])
  const looking = useDuplicates()
  const inputFrom = (data: FormData) => ({
    ...profileFrom(data),
    distinctFrom: [...looking.seen],
    contacts: keys.map((_, at) => contactFrom(data, `contacts.${at}.`)),
  })
  const create = async (data: FormData): Promise<void> => {
    const { name, nameLatin, country, identifiers } = profileFrom(data)
    if (!(await looking.passes({ name, nameLatin, country, identifiers }))) return
    const created = await creating.run({ input: inputFrom(data) })
    if (created) await navigate(`/suppliers/${created.createSupplier.id}`)
  }
  return (
    <Page
      narrow
      title={t('staff:newSupplier.title')}
      lead={t('staff:newSupplier.lead')}
      back={{ to: '/suppliers', word: t('nav.suppliers') }}
    >
      <Form
        command={creating}
        onSend={create}
        check={data => faultsOf(schema, inputFrom(data))}
        word={t(looking.found.length > 0 ? 'register:twice.create' : 'staff:newSupplier.button')}
        beside={
          <LinkButton to="/suppliers" variant="default">
            {t('cancel')}
          </LinkButton>
        }
      >
        <ProfileFields />
        {keys.map((key, at) => (
          <fieldset key={key} className={css.contact}>
            <legend>{t('staff:contacts.number', { place: at + 1 })}</legend>
            <ContactFields under={`contacts.${at}.`} />
            {keys.length > 1 && (
              <div>
                <Button variant="default" size="sm" onClick={() => setKeys(now => now.filter(one => one !== key))}>
                  {t('staff:contacts.remove')}
                </Button>
              </div>
            )}
          </fieldset>
        ))}
        <div>
          <Button variant="default" onClick={() => setKeys(now => [...now, Math.max(...now) + 1])}>
            {t('staff:contacts.another')}
          </Button>
        </div>
        {looking.found.length > 0 && (
          <Notice tone="waiting" title={t('register:twice.title')} live>
            <p>{t('register:twice.text')}</p>
            <DuplicateList duplicates={looking.found} beside />
          </Notice>
        )}
      </Form>
    </Page>
  )
}
