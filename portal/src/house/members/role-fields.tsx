import { useQuery } from '@apollo/client/react'
import { useRef, useState } from 'react'
import { policy } from 'shared/policy/policy.ts'
import { staffRoles } from 'shared/policy/roles.ts'
import { graphql } from '../../gql/gql.ts'
import { useWords } from '../../lib/words.ts'
import { CheckboxesField, SelectField } from '../../ui/choice-fields.tsx'
import { TextField } from '../../ui/text-fields.tsx'
import { SupplierPicker } from './supplier-picker.tsx'

const departmentNames = graphql(`
  query DepartmentNames { departments { id name } }
`)

/** Roles that see single suppliers only are let in for a time and for named suppliers. The policy says which these are. */
const limited = (role: string): boolean => staffRoles.some(one => one === role && policy['supplier.read'][one] === 'self')

interface Props {
  readonly roles?: readonly string[]
  readonly departmentId?: string
  readonly validUntil?: string | null
  readonly reach?: readonly { readonly id: string; readonly name: string }[] | null
}

export function RoleFields({ roles = [], departmentId, validUntil, reach }: Props) {
  const { t } = useWords()
  const { data } = useQuery(departmentNames)
  const fields = useRef<HTMLDivElement>(null)
  const [isLimited, setLimited] = useState(roles.some(limited))
  const look = (): void => {
    const chosen = [...(fields.current?.querySelectorAll<HTMLInputElement>('input[name="roles"]:checked') ?? [])].map(input => input.value)
    setLimited(chosen.some(limited))
  }
  return (
    <div ref={fields} style={{ display: 'contents' }}>
      <CheckboxesField
        name="roles"
        label={t('account.roles')}
        help={t('staff:members.rolesHelp')}
        choices={staffRoles.map(role => ({ value: role, label: t(`words:role.${role}`) }))}
        values={roles}
        onChange={look}
      />
      {isLimited && (
        <>
          <TextField
            name="validUntil"
            type="date"
            label={t('staff:members.validUntil')}
            help={t('staff:members.validUntilHelp')}
            value={validUntil}
          />
          <SupplierPicker chosenBefore={reach ?? []} />
        </>
      )}
      {data && data.departments.length > 0 && (
        <SelectField
          key={departmentId}
          name="departmentId"
          label={t('staff:departments.one')}
          choices={data.departments.map(({ id, name }) => ({ value: id, label: name }))}
          value={departmentId}
          optional
        />
      )}
    </div>
  )
}
