import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { answerAll, foundProgramme, handIn, judge, type TestProgramme } from '../factories/programme.ts'
import { asSuper, openTestHouse, type TestHouse, until } from '../support/house.ts'
import { Person } from '../support/person.ts'

let house: TestHouse
let programme: TestProgramme
let reviewer: Person
/** Days by which the house's clock is set back or forward. */
let shift = 0
beforeAll(async () => {
  house = await openTestHouse({ parts: { now: () => new Date(Date.now() + shift * 86_400_000) } })
  programme = await foundProgramme(house)
  reviewer = programme.reviewer
})
afterAll(() => house.close())

const day = (ahead: number): string => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10)
const contact = (given: object = {}) => ({ name: 'Li Ming', email: `${randomUUID()}@x.example`, locale: 'zh', signatory: true, ...given })
const create =
  'mutation ($input: CreateSupplierInput!) { createSupplier(input: $input) { id version name status contacts { id version email invitation } } }'
const invite = 'mutation ($input: InviteSupplierInput!) { inviteSupplier(input: $input) { id version status } }'
const add = 'mutation ($input: AddContactInput!) { addContact(input: $input) { contacts { id version email invitation } } }'
const edit = 'mutation ($input: EditContactInput!) { editContact(input: $input) { contacts { id version email signatory invitation } } }'
const make = async (name: string, rest: object = {}, by = reviewer) =>
  (await by.run(create, { input: { name, country: 'CN', tier: 'SMELTER', contacts: [contact()], ...rest } })).createSupplier

interface Page {
  nodes: { id: string }[]
  pageInfo: { hasNextPage: boolean; endCursor: string | null }
}

describe('putting a supplier on the register', () => {
  test.each([
    ['no name', { name: '  ' }, 'name'],
    ['two lines of name', { name: 'a\nb' }, 'name'],
    ['a name that is too long', { name: 'x'.repeat(301) }, 'name'],
    ['no country', { country: 'China' }, 'country'],
    ['nobody to write to', { contacts: [] }, 'contacts'],
    ['one address twice', { contacts: [contact({ email: 'A@x.example' }), contact({ email: 'a@x.example ' })] }, 'contacts'],
    ['no address', { contacts: [contact({ email: 'nowhere' })] }, 'contacts.0.email'],
  ])('%s is said beside the field', async (_, wrong, field) => {
    const input = { name: 'A', country: 'CN', tier: 'MINE', contacts: [contact()], ...wrong }
    const refusal = await reviewer.refusal(create, { input })
    expect(refusal.code).toBe('INVALID')
    expect(Object.keys(refusal.fields ?? {})).toEqual([field])
  })

  test('who saw an older version is told', async () => {
    const supplier = await make('Versions')
    const change = 'mutation ($input: EditSupplierInput!) { editSupplier(input: $input) { version } }'
    const input = { id: supplier.id, version: supplier.version, name: 'Versions 2', country: 'CN', tier: 'MINE' }
    const both = await Promise.all([
      reviewer.send(change, { input }),
      programme.purchasing.send(change, { input: { ...input, name: 'Versions 3' } }),
    ])
    expect(both.filter(one => !one.errors)).toHaveLength(1)
    expect(both.flatMap(one => one.errors ?? [])[0]?.extensions).toMatchObject({ rule: 'changedMeanwhile', facts: { version: 2 } })
  })
})

test('a change of a supplier does not wait for what only refers to it, and a merge does', async () => {
  const [one, other] = [await programme.makeSupplier('Referred to 1'), await programme.makeSupplier('Referred to 2')]
  const known = async (id: string) =>
    (await programme.purchasing.run('query ($id: ID!) { supplier(id: $id) { id version name country tier } }', { id })).supplier
  const referring = new pg.Client({ connectionString: house.superUrl })
  await referring.connect()
  try {
    // As a row that is being written takes whom it names, until it is committed.
    await referring.query('BEGIN')
    await referring.query('SELECT 1 FROM suppliers WHERE id = $1 FOR KEY SHARE', [one.id])
    const input = { ...(await known(one.id)), name: 'Referred to, anew' }
    await programme.purchasing.run('mutation ($input: EditSupplierInput!) { editSupplier(input: $input) { version } }', { input })
    const merge = programme.reviewer.refusal('mutation ($input: MergeSuppliersInput!) { mergeSuppliers(input: $input) { id } }', {
      input: {
        survivorId: one.id,
        survivorVersion: (await known(one.id)).version,
        mergedId: other.id,
        mergedVersion: (await known(other.id)).version,
      },
    })
    await until(
      async () =>
        (await asSuper(house.superUrl, `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`))
          .length > 0,
    )
    await referring.query('COMMIT')
    // Both have a questionnaire that is open; it was looked at once nothing was on its way any more.
    expect((await merge)?.code).not.toBe('INTERNAL_SERVER_ERROR')
  } finally {
    await referring.end()
  }
})

describe('inviting', () => {
  test('needs a signatory, a day that is not past, and a supplier that was not invited yet', async () => {
    const silent = await make('Nobody signs', { contacts: [contact({ signatory: false })] })
    const input = { id: silent.id, version: silent.version, dueOn: day(20) }
    expect(await reviewer.refusal(invite, { input })).toMatchObject({ rule: 'noSignatory' })
    const supplier = await make('To be invited')
    const right = { id: supplier.id, version: supplier.version, dueOn: day(20) }
    for (const dueOn of [day(-2), day(800)])
      expect(await reviewer.refusal(invite, { input: { ...right, dueOn } })).toMatchObject({ rule: 'duePast' })
    const { inviteSupplier } = await reviewer.run(invite, { input: right })
    expect(await reviewer.refusal(invite, { input: right })).toMatchObject({ rule: 'changedMeanwhile' })
    const again = await reviewer.refusal(invite, { input: { ...right, version: inviteSupplier.version } })
    expect(again).toMatchObject({ rule: 'wrongState', facts: { from: 'INVITED' } })
    expect(again.message).not.toContain('{{')
  })

  test('twice at the same moment opens one questionnaire', async () => {
    const supplier = await make('Invited twice')
    const input = { id: supplier.id, version: supplier.version, dueOn: day(20) }
    const both = await Promise.all([reviewer.send(invite, { input }), programme.purchasing.send(invite, { input })])
    expect(both.filter(one => !one.errors)).toHaveLength(1)
    expect(await asSuper(house.superUrl, 'SELECT 1 FROM responses WHERE supplier_id = $1', [supplier.id])).toHaveLength(1)
  })

  test('trading begins with an approved supplier only', async () => {
    const supplier = await make('Not yet')
    const trade = 'mutation ($input: VersionedInput!) { startTrading(input: $input) { status } }'
    const input = { id: supplier.id, version: supplier.version }
    expect(await programme.purchasing.refusal(trade, { input })).toMatchObject({ rule: 'wrongState' })
  })
})

describe('contacts', () => {
  test('one address stands once, whoever adds it at the same moment', async () => {
    const supplier = await make('Contacts')
    const twice = { input: { supplierId: supplier.id, contact: contact() } }
    const both = await Promise.all([reviewer.send(add, twice), programme.purchasing.send(add, twice)])
    expect(both.flatMap(one => one.errors ?? []).map(one => one.extensions.rule)).toEqual(['contactTwice'])
    const [first] = supplier.contacts
    const input = { id: first.id, version: first.version, contact: twice.input.contact }
    expect(await reviewer.refusal(edit, { input })).toMatchObject({ rule: 'contactTwice' })
  })

  test('a newcomer at an invited supplier is invited; a corrected address gets its own link and the wrong one dies', async () => {
    const supplier = await make('Invites later')
    await reviewer.run(invite, { input: { id: supplier.id, version: supplier.version, dueOn: day(20) } })
    const newcomer = contact({ signatory: false })
    const { addContact } = await reviewer.run(add, { input: { supplierId: supplier.id, contact: newcomer } })
    const added = addContact.contacts.find((one: { email: string }) => one.email === newcomer.email)
    expect(added.invitation).toBe('PENDING')
    const [mail] = await until(async () => ((await house.mails(newcomer.email)).length > 0 ? house.mails(newcomer.email) : null))
    const right = contact({ signatory: false })
    await reviewer.run(edit, { input: { id: added.id, version: added.version, contact: right } })
    await until(async () => (await house.mails(right.email)).length > 0)
    const [, token] = /\/invitation\/([\w-]+)/.exec(mail?.text ?? '') ?? []
    expect((await reviewer.run('query ($token: String!) { invitation(token: $token) { email } }', { token })).invitation).toBeNull()
  })

  test('whoever has an account keeps the address; the right to hand in follows the contact', async () => {
    const supplier = await make('Accounts')
    await reviewer.run(invite, { input: { id: supplier.id, version: supplier.version, dueOn: day(20) } })
    const [given] = supplier.contacts
    const [mail] = await until(async () => ((await house.mails(given.email)).length > 0 ? house.mails(given.email) : null))
    const [, token] = /\/invitation\/([\w-]+)/.exec(mail?.text ?? '') ?? []
    const accept = 'mutation ($input: AcceptInvitationInput!) { acceptInvitation(input: $input) { membership { id } } }'
    const person = new Person(house)
    await person.run(accept, { input: { token, password: 'a quite new password', locale: 'zh' } })
    const moved = { input: { id: given.id, version: given.version, contact: contact() } }
    expect(await reviewer.refusal(edit, moved)).toMatchObject({ rule: 'contactHasAccount' })
    await reviewer.run(edit, {
      input: { id: given.id, version: given.version, contact: contact({ email: given.email, signatory: false }) },
    })
    expect((await person.run('{ viewer { membership { roles } } }')).viewer.membership.roles).toEqual(['SUPPLIER_USER'])
  })
})

describe('judging', () => {
  test('each refusal has its rule', async () => {
    const supplier = await programme.makeSupplier()
    await answerAll(supplier)
    await handIn(supplier)
    const version = async () =>
      (await reviewer.run('query ($id: ID!) { response(id: $id) { version } }', { id: supplier.responseId })).response.version
    const accept = 'mutation ($input: VersionedInput!) { acceptResponse(input: $input) { status } }'
    const send = 'mutation ($input: ReturnResponseInput!) { returnResponse(input: $input) { status } }'
    const take = 'mutation ($input: VersionedInput!) { takeUpResponse(input: $input) { status } }'
    const now = async () => ({ id: supplier.responseId, version: await version() })
    const say = (question: string, decision: string, words?: string) => ({
      input: { responseId: supplier.responseId, question, decision, words },
    })
    await reviewer.run(take, { input: await now() })
    expect(await reviewer.refusal(take, { input: await now() })).toMatchObject({ rule: 'wrongState' })
    expect(await reviewer.refusal(accept, { input: await now() })).toMatchObject({ rule: 'notAllJudged', facts: { count: 3 } })
    expect(await reviewer.refusal(send, { input: { ...(await now()), dueOn: day(10) } })).toMatchObject({ rule: 'nothingReturned' })
    expect(await reviewer.refusal(judge, say('KYS-A3', 'RETURNED'))).toMatchObject({ fields: { words: expect.any(String) } })
    expect(await reviewer.refusal(judge, say('KYS-Z9', 'ACCEPTED'))).toMatchObject({ fields: { question: expect.any(String) } })
    await reviewer.run(judge, say('KYS-A3', 'RETURNED', 'Please add the code.'))
    for (const question of ['KYS-E1', 'KYS-I1']) await reviewer.run(judge, say(question, 'ACCEPTED'))
    expect(await reviewer.refusal(accept, { input: await now() })).toMatchObject({ rule: 'someReturned', facts: { count: 1 } })
    expect(await reviewer.refusal(send, { input: { ...(await now()), dueOn: day(-3) } })).toMatchObject({ rule: 'duePast' })
    await reviewer.run(send, { input: { ...(await now()), dueOn: day(10) } })
    expect(await reviewer.refusal(judge, say('KYS-A3', 'ACCEPTED'))).toMatchObject({ rule: 'wrongState' })
    expect(await reviewer.refusal(send, { input: { ...(await now()), dueOn: day(10) } })).toMatchObject({ code: 'REFUSED' })
  })
})

describe('the list', () => {
  let other: TestProgramme
  let by: Person
  const list = `query ($first: Int, $after: String, $filter: SupplierFilter, $sort: SupplierSort, $asOf: LocalDate) {
    suppliers(first: $first, after: $after, filter: $filter, sort: $sort, asOf: $asOf) { nodes { id name status createdAt } pageInfo { hasNextPage endCursor } } }`
  const count = 'query ($filter: SupplierFilter, $asOf: LocalDate) { suppliersCount(filter: $filter, asOf: $asOf) { value more } }'
  const names = async (variables: object): Promise<string[]> =>
    (await by.run(list, { ...variables })).suppliers.nodes.map((one: { name: string }) => one.name)

  beforeAll(async () => {
    other = await foundProgramme(house)
    by = other.reviewer
    const same: string[] = []
    for (let i = 0; i < 9; i++) same.push((await make('Same name', { distinctFrom: same }, by)).id)
    for (let i = 9; i < 12; i++) await make(`Another ${i}`, {}, by)
    await make('100 % recycled', { nameLatin: 'Zai_sheng', country: 'FR', tier: 'RECYCLER' }, by)
    await make('山东铝业', { nameLatin: 'Shandong Aluminium' }, by)
  })

  test.each(['NAME', 'STATE_SINCE', 'CREATED'])('in pages sorted by %s shows each supplier once, equal names too', async sort => {
    const seen: string[] = []
    let after: string | null = null
    for (let page = 0; page < 10; page++) {
      const { suppliers }: { suppliers: Page } = await by.run(list, { first: 3, after, sort })
      seen.push(...suppliers.nodes.map(one => one.id))
      after = suppliers.pageInfo.endCursor
      if (!suppliers.pageInfo.hasNextPage) break
    }
    expect(seen).toHaveLength(14)
    expect(new Set(seen).size).toBe(14)
  })

  test('a page holds from 1 to 100, whatever is asked; a broken cursor begins anew', async () => {
    expect(await names({ first: 0 })).toHaveLength(1)
    expect(await names({ first: -5 })).toHaveLength(1)
    expect(await names({ first: 1_000_000 })).toHaveLength(14)
    const foreign = Buffer.from(JSON.stringify(['not a time', randomUUID()])).toString('base64url')
    for (const after of ['', 'x', foreign, Buffer.from('["2026-99-99 00:00:00+00","x"]').toString('base64url')])
      expect(await names({ after, sort: 'CREATED' })).toHaveLength(14)
  })

  test.each([
    [{ search: '%' }, 1],
    [{ search: '_' }, 1],
    [{ search: '\\' }, 0],
    [{ search: 'same NAME' }, 9],
    [{ search: '铝' }, 1],
    [{ search: 'shandong' }, 1],
    [{ country: 'FR' }, 1],
    [{ country: 'France' }, 0],
    [{ tier: ['RECYCLER', 'MINE'] }, 1],
    [{ status: [] }, 0],
    [{ status: ['PROSPECT'], search: 'another' }, 3],
    [{ search: null, tier: null }, 14],
  ])('%j finds %i, and the count says the same', async (filter, found) => {
    expect(await names({ filter, first: 100 })).toHaveLength(found)
    expect((await by.run(count, { filter })).suppliersCount).toEqual({ value: found, more: false })
  })

  test('an id that is none is nobody’s', async () => {
    for (const id of ['', 'x', '1', randomUUID(), `${randomUUID()}'`])
      expect((await by.run('query ($id: ID!) { supplier(id: $id) { id } }', { id })).supplier).toBeNull()
    expect(
      await by.refusal('mutation ($input: VersionedInput!) { takeUpResponse(input: $input) { id } }', { input: { id: 'x', version: 1 } }),
    ).toMatchObject({
      code: 'INVALID',
      fields: { id: expect.any(String) },
    })
  })

  test('as of a past day shows the states that held then, and leaves out who came later', async () => {
    const third = await foundProgramme(house)
    by = third.reviewer
    // A session begun ten days earlier would have ended; these reach in beside it.
    const then = async <T>(days: number, act: () => Promise<T>): Promise<T> => {
      shift = days
      await asSuper(
        house.superUrl,
        `UPDATE sessions SET created_at = now() + $1 * interval '1 day', last_seen_at = now() + $1 * interval '1 day'`,
        [days],
      )
      return act().finally(async () => {
        shift = 0
        await asSuper(house.superUrl, 'UPDATE sessions SET created_at = now(), last_seen_at = now()')
      })
    }
    const old = await then(-10, () => make('Old', {}, by))
    await then(-5, () => by.run(invite, { input: { id: old.id, version: old.version, dueOn: day(20) } }))
    await then(-3, () => make('Newer', {}, by))
    const asOf = async (days: number): Promise<string[]> =>
      (await by.run(list, { asOf: day(days) })).suppliers.nodes.map((one: { name: string; status: string }) => `${one.name} ${one.status}`)
    expect(await asOf(-12)).toEqual([])
    expect(await asOf(-8)).toEqual(['Old PROSPECT'])
    expect(await asOf(-4)).toEqual(['Old INVITED'])
    expect(await asOf(-1)).toEqual(['Newer PROSPECT', 'Old INVITED'])
    expect(await asOf(400)).toEqual(['Newer PROSPECT', 'Old INVITED'])
    expect((await by.run(count, { asOf: day(-8), filter: { status: ['PROSPECT'] } })).suppliersCount.value).toBe(1)
    expect((await by.run(count, { asOf: day(-4), filter: { status: ['PROSPECT'] } })).suppliersCount.value).toBe(0)
    expect((await by.run(list, { asOf: day(-1), filter: { search: 'new' }, sort: 'STATE_SINCE' })).suppliers.nodes).toMatchObject([
      { name: 'Newer' },
    ])
  })
})
