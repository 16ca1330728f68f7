import { randomUUID } from 'node:crypto'
import type { StaffRole } from 'shared/policy/roles.ts'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { foundProgramme, type TestProgramme } from '../factories/programme.ts'
import { asSuper, openTestHouse, type TestHouse } from '../support/house.ts'
import type { Person } from '../support/person.ts'

let house: TestHouse
let programme: TestProgramme
let administrator: Person
beforeAll(async () => {
  house = await openTestHouse()
})
/** Each of them its own programme: who is the last administrator depends on who else there is. */
beforeEach(async () => {
  programme = await foundProgramme(house)
  administrator = programme.administrator
  // The founder is an administrator too, and out of the way.
  await asSuper(
    house.superUrl,
    `UPDATE memberships SET deactivated_at = now() WHERE programme_id = $1 AND account_id IN (SELECT id FROM accounts WHERE name = 'Founder')`,
    [programme.id],
  )
})
afterAll(() => house.close())

const invite = 'mutation ($input: InviteMemberInput!) { inviteMember(input: $input) { id state } }'
const changeRoles =
  'mutation ($input: ChangeRolesInput!) { changeRoles(input: $input) { version roles validUntil department { name } reach { name } } }'
const deactivate = 'mutation ($input: VersionedInput!) { deactivateMember(input: $input) { version deactivatedAt } }'
const reactivate = 'mutation ($input: VersionedInput!) { reactivateMember(input: $input) { version deactivatedAt } }'
const whoAmI = '{ viewer { membership { roles } } }'
const invitee = (given: object = {}) => ({
  input: { name: 'New', email: `${randomUUID()}@x.example`, roles: ['REVIEWER'], locale: 'en', ...given },
})
const memberOf = async (person: Person): Promise<{ id: string; version: number }> => {
  const [row] = await asSuper(house.superUrl, 'SELECT id, version FROM memberships WHERE account_id = $1', [person.accountId])
  return row as { id: string; version: number }
}
const withRoles = async (person: Person, roles: StaffRole[], rest: object = {}) => ({
  input: { ...(await memberOf(person)), roles, ...rest },
})

describe('inviting staff', () => {
  test('a member is not invited again, nor an address that is invited already, even at the same moment', async () => {
    expect(await administrator.refusal(invite, invitee({ email: programme.reviewer.email }))).toMatchObject({ rule: 'alreadyMember' })
    const twice = invitee({ email: `Twice-${randomUUID()}@X.example` })
    const answers = await Promise.all([1, 2, 3, 4].map(() => administrator.send(invite, twice)))
    expect(answers.filter(one => !one.errors)).toHaveLength(1)
    expect(new Set(answers.flatMap(one => one.errors ?? []).map(one => one.extensions.rule))).toEqual(new Set(['alreadyInvited']))
    // What has run out is no longer pending.
    await asSuper(house.superUrl, 'UPDATE invitations SET expires_at = now() WHERE email = $1', [twice.input.email.toLowerCase()])
    await administrator.run(invite, twice)
  })

  test.each([
    ['no role', { roles: [] }, 'roles'],
    ['an auditor without a last day', { roles: ['AUDITOR'] }, 'validUntil'],
    ['no name', { name: '' }, 'name'],
    ['half an address', { email: 'someone@' }, 'email'],
  ])('%s is said beside the field', async (_, wrong, field) => {
    expect(Object.keys((await administrator.refusal(invite, invitee(wrong))).fields ?? {})).toEqual([field])
  })

  test('another programme’s department or supplier cannot be named', async () => {
    const elsewhere = await foundProgramme(house)
    const { createDepartment } = await elsewhere.administrator.run('mutation { createDepartment(name: "Theirs") { id } }')
    const theirs = await elsewhere.makeSupplier()
    expect((await administrator.refusal(invite, invitee({ departmentId: createDepartment.id }))).code).toBe('NOT_FOUND')
    const auditor = { roles: ['AUDITOR'], validUntil: '2199-01-01', reach: [theirs.id] }
    expect((await administrator.refusal(invite, invitee(auditor))).code).toBe('NOT_FOUND')
    expect((await administrator.refusal(changeRoles, await withRoles(programme.reviewer, ['AUDITOR'], auditor))).code).toBe('NOT_FOUND')
  })

  test('a withdrawn invitation can be neither withdrawn nor sent again; of two who act at once, one does', async () => {
    const { inviteMember: made } = await administrator.run(invite, invitee())
    const resend = 'mutation ($id: ID!) { resendInvitation(id: $id) { id } }'
    const withdraw = 'mutation ($id: ID!) { withdrawInvitation(id: $id) { state } }'
    const both = await Promise.all([resend, withdraw, resend].map(document => administrator.send(document, { id: made.id })))
    expect(both.filter(one => !one.errors)).toHaveLength(1)
    for (const document of [resend, withdraw])
      expect(await administrator.refusal(document, { id: made.id })).toMatchObject({ rule: 'wrongState' })
    expect((await administrator.refusal(withdraw, { id: randomUUID() })).code).toBe('NOT_FOUND')
    expect((await administrator.refusal(withdraw, { id: 'x' })).code).toBe('INVALID')
  })
})

describe('members', () => {
  test('nobody changes their own roles or deactivates themselves', async () => {
    expect(await administrator.refusal(changeRoles, await withRoles(administrator, ['REVIEWER']))).toMatchObject({ rule: 'yourself' })
    expect(await administrator.refusal(deactivate, { input: await memberOf(administrator) })).toMatchObject({ rule: 'yourself' })
  })

  test('two administrators who remove each other at the same moment: one stays', async () => {
    const second = await programme.join(['ADMINISTRATOR'])
    const [one, two] = [await memberOf(administrator), await memberOf(second)]
    const answers = await Promise.all([administrator.send(deactivate, { input: two }), second.send(deactivate, { input: one })])
    expect(answers.filter(answer => !answer.errors)).toHaveLength(1)
    const codes = answers.flatMap(answer => answer.errors ?? []).map(error => error.extensions.rule ?? error.extensions.code)
    expect(['lastAdministrator', 'SIGNED_OUT', 'DENIED']).toContain(codes[0])
    const left = await asSuper(
      house.superUrl,
      `SELECT 1 FROM memberships WHERE programme_id = $1 AND deactivated_at IS NULL AND 'ADMINISTRATOR' = ANY (roles)`,
      [programme.id],
    )
    expect(left).toHaveLength(1)
  })

  test('the last administrator stays one', async () => {
    const second = await programme.join(['ADMINISTRATOR'])
    // The first one's rights end in the middle of the act: only the other is left, and is not to be lost.
    await asSuper(house.superUrl, `UPDATE memberships SET roles = '{REVIEWER,ADMINISTRATOR}' WHERE account_id = $1`, [second.accountId])
    await administrator.run(changeRoles, await withRoles(second, ['REVIEWER']))
    expect((await second.run(whoAmI)).viewer.membership.roles).toEqual(['REVIEWER'])
    const third = await programme.join(['ADMINISTRATOR'])
    await asSuper(house.superUrl, 'UPDATE memberships SET deactivated_at = now() WHERE account_id = $1', [third.accountId])
    expect(await administrator.refusal(changeRoles, await withRoles(administrator, ['ADMINISTRATOR', 'REVIEWER']))).toMatchObject({
      rule: 'yourself',
    })
  })

  test('roles, department, last day and suppliers of an auditor are set, and work at once', async () => {
    const supplier = await programme.makeSupplier('In reach')
    await programme.makeSupplier('Out of reach')
    const { createDepartment } = await administrator.run('mutation { createDepartment(name: "Audit") { id } }')
    const person = programme.reviewer
    const rest = { departmentId: createDepartment.id, validUntil: '2199-01-01', reach: [supplier.id] }
    const { changeRoles: changed } = await administrator.run(changeRoles, await withRoles(person, ['AUDITOR'], rest))
    expect(changed).toMatchObject({
      roles: ['AUDITOR'],
      validUntil: '2199-01-01',
      department: { name: 'Audit' },
      reach: [{ name: 'In reach' }],
    })
    expect((await person.run('{ suppliers { nodes { name } } }')).suppliers.nodes).toEqual([{ name: 'In reach' }])
    expect(
      await administrator.refusal(changeRoles, { input: { ...(await memberOf(person)), version: 1, roles: ['REVIEWER'] } }),
    ).toMatchObject({ rule: 'changedMeanwhile' })
  })

  test('a supplier’s member has no role of the house', async () => {
    const { user } = await programme.makeSupplier()
    const refusal = await administrator.refusal(changeRoles, await withRoles(user, ['REVIEWER']))
    expect(refusal).toMatchObject({ rule: 'supplierMember', message: expect.stringMatching(/^A member of a supplier/) })
  })

  test('deactivated, a person is out with the commit; reactivated, back in at the next sign-in', async () => {
    const person = programme.purchasing
    const before = await memberOf(person)
    await administrator.run(deactivate, { input: before })
    expect((await person.run(whoAmI)).viewer.membership).toBeNull()
    expect((await person.refusal('{ suppliers { nodes { id } } }')).code).toBe('SIGNED_OUT')
    expect(await administrator.refusal(reactivate, { input: before })).toMatchObject({ rule: 'changedMeanwhile' })
    const { reactivateMember } = await administrator.run(reactivate, { input: await memberOf(person) })
    expect(reactivateMember.deactivatedAt).toBeNull()
    await person.run('mutation ($input: SignInInput!) { signIn(input: $input) { account { id } } }', {
      input: { email: person.email, password: 'clear-source-clean-stream' },
    })
    expect((await person.run(whoAmI)).viewer.membership.roles).toEqual(['PURCHASING'])
  })

  test('the list goes on over equal names, and a search takes its signs as they are', async () => {
    for (let i = 0; i < 5; i++) await programme.join(['REVIEWER'])
    const list =
      'query ($first: Int, $after: String, $search: String) { members(first: $first, after: $after, search: $search) { nodes { id } pageInfo { hasNextPage endCursor } } }'
    const seen: string[] = []
    let after: string | null = null
    do {
      const { members }: { members: { nodes: { id: string }[]; pageInfo: { endCursor: string | null; hasNextPage: boolean } } } =
        await administrator.run(list, { first: 4, after })
      seen.push(...members.nodes.map(one => one.id))
      after = members.pageInfo.hasNextPage ? members.pageInfo.endCursor : null
    } while (after)
    expect(new Set(seen).size).toBe(seen.length)
    expect(seen).toHaveLength(14)
    const found = async (search: string): Promise<number> => (await administrator.run(list, { search, first: 100 })).members.nodes.length
    expect(await found('')).toBe(14)
    expect(await found('%')).toBe(0)
    expect(await found('PURCHASING')).toBe(1)
    expect(await found(programme.auditor.email.toUpperCase())).toBe(1)
  })
})

describe('departments', () => {
  const create = 'mutation ($name: String!) { createDepartment(name: $name) { id name } }'
  const rename = 'mutation ($id: ID!, $name: String!) { renameDepartment(id: $id, name: $name) { name } }'
  const remove = 'mutation ($id: ID!) { removeDepartment(id: $id) }'

  test('a name stands once, at the same moment too', async () => {
    const answers = await Promise.all([1, 2, 3].map(() => administrator.send(create, { name: 'Buying ' })))
    expect(answers.filter(one => !one.errors)).toHaveLength(1)
    expect(answers.flatMap(one => one.errors ?? []).map(one => one.extensions.rule)).toEqual(['nameTaken', 'nameTaken'])
    const { createDepartment } = await administrator.run(create, { name: 'Quality' })
    expect(await administrator.refusal(rename, { id: createDepartment.id, name: 'Buying' })).toMatchObject({ rule: 'nameTaken' })
    expect((await administrator.run(rename, { id: createDepartment.id, name: 'Quality' })).renameDepartment.name).toBe('Quality')
  })

  test('one with members or invitations stays', async () => {
    const { createDepartment } = await administrator.run(create, { name: 'Used' })
    const { id } = createDepartment
    await administrator.run(changeRoles, await withRoles(programme.reviewer, ['REVIEWER'], { departmentId: id }))
    expect(await administrator.refusal(remove, { id })).toMatchObject({ rule: 'departmentInUse' })
    await administrator.run(changeRoles, await withRoles(programme.reviewer, ['REVIEWER']))
    await administrator.run(invite, invitee({ departmentId: id }))
    expect(await administrator.refusal(remove, { id })).toMatchObject({ rule: 'departmentInUse' })
    const { createDepartment: unused } = await administrator.run(create, { name: 'Unused' })
    await administrator.run(remove, { id: unused.id })
    expect((await administrator.refusal(remove, { id: unused.id })).code).toBe('NOT_FOUND')
  })
})
