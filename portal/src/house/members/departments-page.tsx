import { useQuery } from '@apollo/client/react'
import { useState } from 'react'
import { graphql } from '../../gql/gql.ts'
import { useCommand } from '../../lib/use-command.ts'
import { useWords } from '../../lib/words.ts'
import { Card } from '../../ui/card.tsx'
import { Form } from '../../ui/form.tsx'
import { Page } from '../../ui/page.tsx'
import { TextField } from '../../ui/text-fields.tsx'
import { Loaded } from '../../ui/trouble.tsx'
import { DepartmentRow } from './department-row.tsx'
import css from './members.module.css'
import { MembersTabs } from './members-tabs.tsx'

const departmentsPage = graphql(`
  query Departments { departments { id name members } }
`)
const createDepartment = graphql(`
  mutation CreateDepartment($name: String!) { createDepartment(name: $name) { id name members } }
`)

export function DepartmentsPage() {
  const { t } = useWords()
  const query = useQuery(departmentsPage, { fetchPolicy: 'cache-and-network' })
  const creating = useCommand(createDepartment, ['Departments', 'DepartmentNames'])
  const [made, setMade] = useState(0)
  const create = async (data: FormData): Promise<void> => {
    if (await creating.run({ name: String(data.get('name')).trim() })) setMade(count => count + 1)
  }
  return (
    <Loaded query={query}>
      {({ departments }) => (
        <Page title={t('staff:departments.title')} lead={t('staff:departments.lead')}>
          <MembersTabs />
          <Card>
            {departments.length === 0 && <p className="soft">{t('staff:departments.empty')}</p>}
            <ul className={css.plain}>
              {departments.map(department => (
                <DepartmentRow key={department.id} department={department} />
              ))}
            </ul>
          </Card>
          <Card title={t('staff:departments.new')}>
            <Form key={made} command={creating} onSend={create} word={t('staff:departments.create')}>
              <TextField name="name" label={t('staff:departments.name')} />
            </Form>
          </Card>
        </Page>
      )}
    </Loaded>
  )
}
