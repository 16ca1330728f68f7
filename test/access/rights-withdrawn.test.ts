import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { foundProgramme, type TestProgramme } from '../factories/programme.ts'
import { asSuper, openTestHouse, type TestHouse, until } from '../support/house.ts'
import type { Person } from '../support/person.ts'

vi.mock(import('server/src/platform/passwords.ts'), () => import('./passwords.ts'))

let house: TestHouse
let programme: TestProgramme
let ahead = 0
/** The house's clock, which the tests put forward. */
const later = (minutes: number): void => {
  ahead += minutes * 60_000
}
beforeAll(async () => {
  house = await openTestHouse({ parts: { now: () => new Date(Date.now() + ahead) } })
})
afterAll(() => house?.close())
/** Each test has a programme and sessions of its own, begun at the house's present time. */
async function begin(): Promise<void> {
  ahead = 0
  programme = await foundProgramme(house)
}

/** That a session was used is noted beside the request: waits until it is. */
const noted = (person: Person): Promise<unknown> =>
  until(async () => {
    const [row] = await asSuper(house.superUrl, 'SELECT last_seen_at AS at FROM sessions WHERE account_id = $1', [person.accountId])
    return Date.now() + ahead - Number(row?.at) < 60_000
  })

const suppliersList = '{ suppliers { nodes { id } } }'
const codeOf = async (person: Person, query = suppliersList, variables = {}): Promise<string> => {
  const { errors } = await person.send<unknown>(query, variables)
  return errors?.[0]?.extensions.code ?? 'answered'
}
const membershipOf = async (person: Person): Promise<{ id: string; version: number }> => {
  const [row] = await asSuper(house.superUrl, 'SELECT id, version FROM memberships WHERE account_id = $1', [person.accountId])
  return row as { id: string; version: number }
}
const deactivate = 'mutation ($input: VersionedInput!) { deactivateMember(input: $input) { id } }'
const reactivate = 'mutation ($input: VersionedInput!) { reactivateMember(input: $input) { id } }'
const change = 'mutation ($input: ChangeRolesInput!) { changeRoles(input: $input) { id } }'
const create = 'mutation ($input: CreateSupplierInput!) { createSupplier(input: $input) { id } }'
const somebody = { name: 'Somebody', email: 'somebody@supplier.example', locale: 'en', signatory: true }
const input = { name: 'Somebody’s', country: 'CN', tier: 'MINE', contacts: [somebody] }

describe('what is withdrawn ends with the commit', () => {
  test('a member who is deactivated is signed out, and taking them back gives no old session back', async () => {
    await begin()
    const { reviewer, administrator } = programme
    expect(await codeOf(reviewer)).toBe('answered')
    const { id, version } = await membershipOf(reviewer)
    await administrator.run(deactivate, { input: { id, version } })
    expect(await codeOf(reviewer)).toBe('SIGNED_OUT')
    expect(await codeOf(reviewer, create, { input })).toBe('SIGNED_OUT')
    await administrator.run(reactivate, { input: { id, version: version + 1 } })
    expect(await codeOf(reviewer)).toBe('SIGNED_OUT')
  })

  test('a supplier’s person who is deactivated can save and upload nothing any more', async () => {
    await begin()
    const supplier = await programme.makeSupplier()
    const member = await membershipOf(supplier.user)
    await programme.administrator.run(deactivate, { input: member })
    expect(await codeOf(supplier.user)).toBe('SIGNED_OUT')
    expect((await supplier.user.upload(supplier.responseId, 'KYS-E1', 'x.pdf', Buffer.from('%PDF-1.4'))).status).toBe(401)
    expect(await codeOf(supplier.signatory)).toBe('answered')
  })

  test('changed roles hold from the next request on', async () => {
    await begin()
    const { reviewer, administrator } = programme
    const { id, version } = await membershipOf(reviewer)
    await administrator.run(change, { input: { id, version, roles: ['GRIEVANCE_HANDLER'] } })
    expect(await codeOf(reviewer)).toBe('DENIED')
    expect(await codeOf(reviewer, create, { input })).toBe('DENIED')
    await administrator.run(change, { input: { id, version: version + 1, roles: ['PURCHASING'] } })
    expect(await codeOf(reviewer, create, { input })).toBe('answered')
  })

  test('an answer that was kept for a repeat is not given out to rights that have changed', async () => {
    await begin()
    const { reviewer, administrator } = programme
    const key = { 'idempotency-key': 'a7d5a1f2-30a5-4a51-9c27-0c5a4f6f1b11' }
    const given = { input: { ...input, name: 'Kept' } }
    expect((await reviewer.send<unknown>(create, given, key)).errors).toBeUndefined()
    expect((await reviewer.send<unknown>(create, given, key)).errors).toBeUndefined()
    const { id, version } = await membershipOf(reviewer)
    await administrator.run(change, { input: { id, version, roles: ['GRIEVANCE_HANDLER'] } })
    const { data, errors } = await reviewer.send<unknown>(create, given, key)
    expect([data ?? null, errors?.[0]?.extensions.code]).toEqual([null, 'REFUSED'])
  })

  test('an auditor’s named suppliers can be narrowed while the auditor reads', async () => {
    await begin()
    const [a, b] = [await programme.makeSupplier(), await programme.makeSupplier()]
    const auditor = await programme.join(['AUDITOR'], { reachIds: [a.id, b.id], validUntil: '2199-12-31' })
    const seen = async () => (await auditor.run(suppliersList)).suppliers.nodes.map((one: { id: string }) => one.id).sort()
    expect(await seen()).toEqual([a.id, b.id].sort())
    const { id, version } = await membershipOf(auditor)
    await programme.administrator.run(change, { input: { id, version, roles: ['AUDITOR'], validUntil: '2199-12-31', reach: [b.id] } })
    expect(await seen()).toEqual([b.id])
  })

  test('a contact who is signatory no more hands nothing in', async () => {
    await begin()
    const supplier = await programme.makeSupplier()
    const { id } = await membershipOf(supplier.signatory)
    const [contact] = await asSuper(
      house.superUrl,
      'UPDATE contacts SET membership_id = $1 WHERE supplier_id = $2 RETURNING id, version, name, email, locale',
      [id, supplier.id],
    )
    const { version, ...rest } = contact as { id: string; version: number; name: string; email: string; locale: string }
    await programme.reviewer.run('mutation ($input: EditContactInput!) { editContact(input: $input) { id } }', {
      input: { id: rest.id, version, contact: { name: rest.name, email: rest.email, locale: rest.locale, signatory: false } },
    })
    const submit = 'mutation ($input: SubmitResponseInput!) { submitResponse(input: $input) { id } }'
    expect(await codeOf(supplier.signatory, submit, { input: { id: supplier.responseId, version: 1, declaration: true } })).toBe('DENIED')
  })
})

describe('what runs out', () => {
  test('an auditor’s last day ends at 24:00 in the programme’s time zone', async () => {
    await begin()
    const shanghai = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' })
    const today = shanghai.format(new Date())
    const auditor = await programme.join(['AUDITOR'], { validUntil: today })
    expect(await codeOf(auditor)).toBe('answered')
    // The session is kept awake over midnight; it is the day that is over.
    later(24 * 60)
    await asSuper(house.superUrl, 'UPDATE sessions SET last_seen_at = $2, created_at = $2 WHERE account_id = $1', [
      auditor.accountId,
      new Date(Date.now() + ahead),
    ])
    expect(await codeOf(auditor)).toBe('DENIED')
    expect((await auditor.run('{ viewer { programme { id } memberships { id } membership { id } } }')).viewer).toEqual({
      programme: null,
      memberships: [],
      membership: null,
    })
  })

  test.each([
    ['staff after 30 minutes', 'staff', 31],
    ['a supplier after two hours', 'supplier', 121],
  ])('an idle session ends: %s', async (_, who, minutes) => {
    await begin()
    const person = who === 'staff' ? programme.reviewer : (await programme.makeSupplier()).user
    expect(await codeOf(person)).toBe('answered')
    later(minutes - 2)
    expect(await codeOf(person)).toBe('answered')
    await noted(person)
    later(minutes - 2)
    expect(await codeOf(person)).toBe('answered')
    await noted(person)
    later(minutes)
    expect(await codeOf(person)).toBe('SIGNED_OUT')
  })

  test('a session in use ends after twelve hours', async () => {
    await begin()
    const { reviewer } = programme
    for (let hour = 0; hour < 24; hour++) {
      later(29)
      expect(await codeOf(reviewer)).toBe('answered')
      await noted(reviewer)
    }
    later(29)
    expect(await codeOf(reviewer)).toBe('SIGNED_OUT')
  })
})

describe('whom a request can become', () => {
  test('acts that change who asks stand alone in their operation', async () => {
    await begin()
    const auditor = await programme.join(['AUDITOR'], { validUntil: '2199-12-31' })
    const { id } = await membershipOf(auditor)
    const both =
      'mutation ($id: ID!, $input: CreateSupplierInput!) { chooseProgramme(membershipId: $id) { supplierId } createSupplier(input: $input) { id } }'
    expect(await codeOf(auditor, both, { id, input })).toBe('REFUSED')
    const out = 'mutation ($input: CreateSupplierInput!) { createSupplier(input: $input) { id } signOut { supplierId } }'
    expect(await codeOf(programme.reviewer, out, { input })).toBe('REFUSED')
  })

  test('no request obtains the rule’s rights: a failed acceptance leaves nothing to act with', async () => {
    await begin()
    const supplier = await programme.makeSupplier()
    const [invitation] = await asSuper(house.superUrl, 'SELECT id FROM invitations WHERE supplier_id = $1', [supplier.id])
    const token = house.serving.open.house.signer.token('invitation', String(invitation?.id))
    const accept = `mutation ($input: AcceptInvitationInput!, $card: CreateSupplierInput!) { acceptInvitation(input: $input) { mayDo } createSupplier(input: $card) { id } }`
    const { data, errors } = await programme.reviewer.send<unknown>(accept, {
      input: { token, password: 'short', locale: 'en' },
      card: input,
    })
    expect([data ?? null, errors?.length]).toEqual([null, 1])
    const { actor } = house.serving.open.context({})
    expect(actor.roles).toEqual(['PUBLIC'])
    // RULE is no word that a membership can hold or an input can name.
    expect(await codeOf(programme.administrator, change, { input: { ...(await membershipOf(programme.reviewer)), roles: ['RULE'] } })).toBe(
      'BAD_USER_INPUT',
    )
    expect(
      await codeOf(programme.administrator, change, {
        input: { ...(await membershipOf(programme.reviewer)), roles: ['SUPPLIER_SIGNATORY'] },
      }),
    ).toBe('INVALID')
  })
})
