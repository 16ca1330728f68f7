import { randomUUID } from 'node:crypto'
import { tokenHash } from 'server/src/platform/signing.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { foundProgramme, knownPassword, type TestProgramme } from '../factories/programme.ts'
import { asSuper, openTestHouse, type TestHouse, until } from '../support/house.ts'
import { Person } from '../support/person.ts'

const signIn = 'mutation ($input: SignInInput!) { signIn(input: $input) { account { email } membership { roles } } }'
const whoAmI = '{ viewer { account { email } } }'
const askReset = 'mutation ($email: String!) { askPasswordReset(email: $email) }'
const reset = 'mutation ($input: ResetPasswordInput!) { resetPassword(input: $input) }'
const from = (place: string) => ({ 'x-forwarded-for': place })
const median = (values: number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN

let house: TestHouse
let programme: TestProgramme
/** The clock is the house's own: turned forward, links and sessions run out. */
let ahead = 0
/** Where a test counts minutes the clock stands between its steps, however slow the machine is. */
let stands: number | null = null
const minutes = (count: number): number => count * 60_000

beforeAll(async () => {
  house = await openTestHouse({ trustProxy: 1, parts: { now: () => new Date((stands ?? Date.now()) + ahead) } })
  programme = await foundProgramme(house)
})
afterAll(() => house.close())

const visitor = (): Person => new Person(house)
const accountOf = (email: string, password = knownPassword) => ({ input: { email, password } })
const linkIn = async (to: string, path: string, at = 0): Promise<string> => {
  const found = await until(async () => {
    const mails = (await house.mails(to)).filter(mail => mail.text.includes(path))
    return mails[at] ?? null
  })
  return new RegExp(`${path}([\\w-]{43})`).exec(found.text)?.[1] ?? ''
}

describe('signing in and out', () => {
  test('gives a new token each time, keeps only its hash, and ends the one before', async () => {
    const email = programme.reviewer.email
    const person = visitor()
    await person.run(signIn, accountOf(` ${email.toUpperCase()} `))
    const first = person.cookie
    await person.run(signIn, accountOf(email))
    expect(person.cookie).not.toBe(first)
    expect(first).toMatch(/^headwater=[\w-]{43}$/)
    expect((await person.run(whoAmI)).viewer.account.email).toBe(email)
    const before = Object.assign(visitor(), { cookie: first })
    expect((await before.run(whoAmI)).viewer.account).toBeNull()
    const rows = await asSuper(house.superUrl, 'SELECT token_hash FROM sessions')
    for (const row of rows) expect(row.token_hash).toMatch(/^[0-9a-f]{64}$/)
  })

  test('somebody else’s session, laid under one before the sign-in, is not taken over', async () => {
    const person = visitor()
    person.cookie = 'headwater=laid-there-by-somebody-else-0123456789abcdefg'
    await person.run(signIn, accountOf(programme.reviewer.email))
    expect(person.cookie).not.toContain('laid-there')
  })

  test('signing out ends the session and takes the cookie', async () => {
    const person = visitor()
    await person.run(signIn, accountOf(programme.reviewer.email))
    const { cookie } = person
    await person.run('mutation { signOut { account { email } } }')
    expect(person.cookie).toBe('headwater=')
    expect((await Object.assign(visitor(), { cookie }).run(whoAmI)).viewer.account).toBeNull()
  })

  test('staff rest for 30 minutes, suppliers for two hours, nobody works on for more than twelve', async () => {
    const supplier = await programme.makeSupplier()
    const fresh = async (email: string): Promise<Person> => {
      const person = visitor()
      await person.run(signIn, accountOf(email))
      return person
    }
    const isIn = async (person: Person, after: number): Promise<boolean> => {
      ahead = minutes(after)
      return (await person.run(whoAmI)).viewer.account !== null
    }
    /** That somebody was here is written down behind the answer. */
    const wasSeen = (person: Person): Promise<unknown> =>
      until(async () => {
        const token = person.cookie.replace('headwater=', '')
        const rows = await asSuper(house.superUrl, 'SELECT 1 FROM sessions WHERE token_hash = $1 AND last_seen_at = $2', [
          tokenHash(token),
          new Date((stands ?? Number.NaN) + ahead),
        ])
        return rows.length === 1
      })
    stands = Date.now()
    try {
      const [staff, other, user] = [
        await fresh(programme.reviewer.email),
        await fresh(programme.reviewer.email),
        await fresh(supplier.user.email),
      ]
      expect(await isIn(staff, 30)).toBe(true)
      expect(await isIn(other, 31)).toBe(false)
      expect(await isIn(user, 120)).toBe(true)
      const steady = await fresh(supplier.signatory.email)
      for (let hour = 3; hour <= 14; hour++) {
        expect(await isIn(steady, 60 * hour)).toBe(true)
        await wasSeen(steady)
      }
      expect(await isIn(steady, 60 * 14 + 1)).toBe(false)
    } finally {
      ahead = 0
      stands = null
    }
  })
})

describe('a forgotten password', () => {
  test('the link works once, ends every session and is told by mail', async () => {
    const person = await programme.join(['REVIEWER'])
    await visitor().run(askReset, { email: person.email })
    const token = await linkIn(person.email, '/reset/')
    const asking = visitor()
    const short = await asking.refusal(reset, { input: { token, password: 'too short' } })
    expect(short).toMatchObject({ code: 'INVALID', fields: { password: expect.stringMatching(/12 characters/) } })
    await asking.run(reset, { input: { token, password: 'a quite new password' } })
    expect((await person.run(whoAmI)).viewer.account).toBeNull()
    expect(await asking.refusal(reset, { input: { token, password: 'another new password' } })).toMatchObject({ rule: 'link' })
    expect(await visitor().refusal(signIn, accountOf(person.email))).toMatchObject({ rule: 'signIn' })
    await visitor().run(signIn, accountOf(person.email, 'a quite new password'))
    const told = await until(async () => (await house.mails(person.email)).find(mail => mail.text.includes('/forgotten')))
    expect(told.text).not.toContain('a quite new password')
  })

  test('the link ends after an hour, and so do all others when one was used', async () => {
    const person = await programme.join(['REVIEWER'])
    await visitor().run(askReset, { email: person.email })
    const first = await linkIn(person.email, '/reset/')
    await visitor().run(askReset, { email: person.email })
    const second = await linkIn(person.email, '/reset/', 1)
    expect(second).not.toBe(first)
    ahead = minutes(61)
    expect(await visitor().refusal(reset, { input: { token: first, password: 'a quite new password' } })).toMatchObject({ rule: 'link' })
    ahead = 0
    await visitor().run(reset, { input: { token: second, password: 'a quite new password' } })
    expect(await visitor().refusal(reset, { input: { token: first, password: 'one more password' } })).toMatchObject({ rule: 'link' })
  })

  test('used twice at the same moment it works once', async () => {
    const person = await programme.join(['REVIEWER'])
    await visitor().run(askReset, { email: person.email })
    const token = await linkIn(person.email, '/reset/')
    const answers = await Promise.all([1, 2, 3].map(i => visitor().send(reset, { input: { token, password: `new password ${i}` } })))
    expect(answers.filter(answer => !answer.errors)).toHaveLength(1)
  })

  test('a mailbox is not flooded through us', async () => {
    const person = await programme.join(['REVIEWER'])
    for (let i = 0; i < 6; i++) await visitor().run(askReset, { email: person.email }, from(`10.0.3.${i}`))
    await until(async () => (await house.mails(person.email)).length === 3)
    await new Promise(resolve => setTimeout(resolve, 700))
    expect(await house.mails(person.email)).toHaveLength(3)
  })

  test('changing it needs the present one and ends the other sessions, not this one', async () => {
    const person = await programme.join(['REVIEWER'])
    const elsewhere = visitor()
    await elsewhere.run(signIn, accountOf(person.email))
    const change = 'mutation ($input: ChangePasswordInput!) { changePassword(input: $input) }'
    const password = 'a quite new password'
    expect(await person.refusal(change, { input: { current: 'wrong', password } })).toMatchObject({
      code: 'INVALID',
      fields: { current: expect.any(String) },
    })
    await person.run(change, { input: { current: knownPassword, password } })
    expect((await person.run(whoAmI)).viewer.account).not.toBeNull()
    expect((await elsewhere.run(whoAmI)).viewer.account).toBeNull()
  })
})

describe('invitations', () => {
  const inviteMember = 'mutation ($input: InviteMemberInput!) { inviteMember(input: $input) { id } }'
  const look = 'query ($token: String!) { invitation(token: $token) { email accountExists } }'
  const accept = 'mutation ($input: AcceptInvitationInput!) { acceptInvitation(input: $input) { account { email } membership { roles } } }'
  const invited = async (email = `${randomUUID()}@x.example`) => {
    const input = { name: 'New Person', email, roles: ['REVIEWER'], locale: 'en' }
    const { inviteMember: made } = await programme.administrator.run(inviteMember, { input })
    return { id: made.id as string, email, token: await linkIn(email, '/invitation/') }
  }
  const answer = (token: string, password = 'a quite new password') => ({ input: { token, password, locale: 'en' } })

  test('is taken up once', async () => {
    const { token, email } = await invited()
    expect((await visitor().run(look, { token })).invitation).toEqual({ email, accountExists: false })
    const person = visitor()
    expect((await person.run(accept, answer(token))).acceptInvitation).toEqual({ account: { email }, membership: { roles: ['REVIEWER'] } })
    expect((await person.run(whoAmI)).viewer.account.email).toBe(email)
    expect(await visitor().refusal(accept, answer(token))).toMatchObject({ rule: 'link' })
    expect((await visitor().run(look, { token })).invitation).toBeNull()
  })

  test('taken up twice at the same moment it makes one account and one membership', async () => {
    const { token, email } = await invited()
    const answers = await Promise.all(Array.from({ length: 5 }, () => visitor().send(accept, answer(token))))
    expect(answers.filter(one => !one.errors)).toHaveLength(1)
    expect(answers.flatMap(one => one.errors ?? []).map(one => one.extensions.rule)).toEqual(['link', 'link', 'link', 'link'])
    const found = await asSuper(
      house.superUrl,
      'SELECT m.id FROM memberships m JOIN accounts a ON a.id = m.account_id WHERE a.email = $1',
      [email],
    )
    expect(found).toHaveLength(1)
  })

  test('two invitations to one address, followed at the same moment, make one account', async () => {
    const email = `${randomUUID()}@x.example`
    const { token } = await invited(email)
    const contact = { name: 'New Person', email, locale: 'en', signatory: true }
    const { createSupplier } = await programme.reviewer.run(
      'mutation ($input: CreateSupplierInput!) { createSupplier(input: $input) { id version } }',
      {
        input: { name: 'A', country: 'CN', tier: 'SMELTER', contacts: [contact] },
      },
    )
    await programme.reviewer.run('mutation ($input: InviteSupplierInput!) { inviteSupplier(input: $input) { id } }', {
      input: { ...createSupplier, dueOn: new Date(Date.now() + minutes(20_000)).toISOString().slice(0, 10) },
    })
    const other = await linkIn(email, '/invitation/', 1)
    const answers = await Promise.all([token, other].map(one => visitor().send(accept, answer(one))))
    expect(answers.map(one => one.errors)).toEqual([undefined, undefined])
    expect(answers.every(one => one.data?.acceptInvitation.membership)).toBe(true)
    expect(await asSuper(house.superUrl, 'SELECT 1 FROM accounts WHERE email = $1', [email])).toHaveLength(1)
  })

  test('ends after 72 hours', async () => {
    const { token } = await invited()
    ahead = minutes(72 * 60 - 1)
    expect((await visitor().run(look, { token })).invitation).not.toBeNull()
    ahead = minutes(72 * 60 + 1)
    expect((await visitor().run(look, { token })).invitation).toBeNull()
    expect(await visitor().refusal(accept, answer(token))).toMatchObject({ rule: 'link' })
    ahead = 0
  })

  test('withdrawn it opens nothing; sent again only the new link does', async () => {
    const { id, token, email } = await invited()
    await programme.administrator.run('mutation ($id: ID!) { resendInvitation(id: $id) { id } }', { id })
    const fresh = await linkIn(email, '/invitation/', 1)
    expect(await visitor().refusal(accept, answer(token))).toMatchObject({ rule: 'link' })
    const { invitation } = await visitor().run(look, { token: fresh })
    expect(invitation).not.toBeNull()
    const [pending] = await asSuper(house.superUrl, 'SELECT id FROM invitations WHERE email = $1 AND withdrawn_at IS NULL', [email])
    await programme.administrator.run('mutation ($id: ID!) { withdrawInvitation(id: $id) { id } }', { id: pending?.id })
    expect(await visitor().refusal(accept, answer(fresh))).toMatchObject({ rule: 'link' })
  })

  test('who has an account already needs its password', async () => {
    const stranger = await programme.join(['REVIEWER'])
    await asSuper(house.superUrl, 'UPDATE memberships SET deactivated_at = now() WHERE account_id = $1', [stranger.accountId])
    const { token } = await invited(stranger.email)
    expect((await visitor().run(look, { token })).invitation).toMatchObject({ accountExists: true })
    expect(await visitor().refusal(accept, answer(token))).toMatchObject({ rule: 'signIn' })
    expect((await visitor().run(accept, answer(token, knownPassword))).acceptInvitation.membership.roles).toEqual(['REVIEWER'])
  })

  test('a token that is none is no fault of ours', async () => {
    for (const token of ['', 'x', 'a'.repeat(500_000), '../..', "' OR 1=1"]) {
      expect((await visitor().run(look, { token })).invitation).toBeNull()
      const code = (await visitor().refusal(accept, answer(token))).code
      expect(['INVALID', 'REFUSED']).toContain(code)
    }
  })
})

// Last: its mails keep the queue busy for a while.
describe('what is not told', () => {
  test('an account that does not exist and a wrong password: one answer, one time', { retry: 1, timeout: 60_000 }, async () => {
    const email = programme.reviewer.email
    const times: Record<'unknown' | 'wrong', number[]> = { unknown: [], wrong: [] }
    const bodies = new Set<string>()
    for (let i = 0; i < 20; i++) {
      for (const [kind, input] of [
        ['unknown', { email: `${randomUUID()}@x.example`, password: 'not the password' }],
        ['wrong', { email, password: 'not the password' }],
      ] as const) {
        const began = performance.now()
        bodies.add(JSON.stringify(await visitor().send(signIn, { input }, from(`10.0.1.${i}`))))
        times[kind].push(performance.now() - began)
      }
    }
    expect(bodies.size).toBe(1)
    // Each beside its neighbour in time, since other tests run beside this one.
    const ratio = median(times.unknown.map((ms, i) => ms / (times.wrong[i] ?? Number.NaN)))
    expect(ratio).toBeGreaterThan(0.85)
    expect(ratio).toBeLessThan(1.15)
  })

  test('asking for a new password: one answer, one time, whether there is an account or not', { retry: 2 }, async () => {
    const known = await Promise.all(Array.from({ length: 20 }, () => programme.join(['REVIEWER'])))
    const times: Record<'unknown' | 'known', number[]> = { unknown: [], known: [] }
    const bodies = new Set<string>()
    for (const [i, person] of known.entries()) {
      for (const [kind, email] of [
        ['unknown', `${randomUUID()}@x.example`],
        ['known', person.email],
      ] as const) {
        const began = performance.now()
        bodies.add(JSON.stringify(await visitor().send(askReset, { email }, from(`10.0.2.${i}`))))
        times[kind].push(performance.now() - began)
      }
    }
    expect(bodies.size).toBe(1)
    // Some milliseconds either way are the machine's.
    expect(Math.abs(median(times.unknown) - median(times.known))).toBeLessThan(Math.max(4, 0.15 * median(times.known)))
  })
})
