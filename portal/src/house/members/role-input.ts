import type { MemberRole } from '../../gql/graphql.ts'

const text = (data: FormData, name: string): string | null => String(data.get(name) ?? '').trim() || null

/** No supplier named means all of them. */
export const roleInput = (data: FormData) => {
  const reach = data.getAll('reach').map(String)
  return {
    roles: data.getAll('roles') as MemberRole[],
    departmentId: text(data, 'departmentId'),
    validUntil: text(data, 'validUntil'),
    reach: reach.length > 0 ? reach : null,
  }
}
