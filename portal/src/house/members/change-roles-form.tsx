import { useState } from 'react'
import { changeRoles as schema } from 'shared/schemas/programmes.ts'
import { graphql } from '../../gql/gql.ts'
import { faultsOf } from '../../lib/check.ts'
import { useCommand } from '../../lib/use-command.ts'
import { useWords } from '../../lib/words.ts'
import { Form } from '../../ui/form.tsx'
import { Notice } from '../../ui/notice.tsx'
import type { ListedMember } from './members-list.ts'
import { RoleFields } from './role-fields.tsx'
import { roleInput } from './role-input.ts'

const changeRoles = graphql(`
  mutation ChangeRoles($input: ChangeRolesInput!) {
    changeRoles(input: $input) { id roles department { id name } validUntil reach { id name } version allowedActions }
  }
`)

export function ChangeRolesForm({ member }: { member: ListedMember }) {
  const { t } = useWords()
  const changing = useCommand(changeRoles, ['Story'])
  const [done, setDone] = useState(false)
  const inputFrom = (data: FormData) => ({ id: member.id, version: member.version, ...roleInput(data) })
  const change = async (data: FormData): Promise<void> => setDone(Boolean(await changing.run({ input: inputFrom(data) })))
  return (
    <>
      {done && (
        <Notice tone="done" live>
          {t('staff:saved')}
        </Notice>
      )}
      <Form command={changing} onSend={change} check={data => faultsOf(schema, inputFrom(data))} word={t('staff:members.saveRoles')}>
        <RoleFields roles={member.roles} departmentId={member.department?.id} validUntil={member.validUntil} reach={member.reach} />
      </Form>
    </>
  )
}
