import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { foundProgramme, knownPassword, type TestProgramme } from '../factories/programme.ts'
import { asSuper, openTestHouse, type TestHouse } from '../support/house.ts'
import { Person } from '../support/person.ts'

const signIn = 'mutation ($input: SignInInput!) { signIn(input: $input) { account { email } } }'
const from = (place: string) => ({ 'x-forwarded-for': place })

let house: TestHouse
let programme: TestProgramme
beforeAll(async () => {
  house = await openTestHouse({ trustProxy: 1, parts: { limits: { pair: 3, origin: 8, slowAfter: 20, slowMs: 700 } } })
  programme = await foundProgramme(house)
})
afterAll(() => house.close())

const tryAt = async (place: string, email: string, password = 'not the password') => {
  const { errors } = await new Person(house).send(signIn, { input: { email, password } }, from(place))
  return errors?.[0]?.extensions.rule ?? errors?.[0]?.extensions.code ?? 'in'
}
const slow = { timeout: 60_000 }

describe('whoever guesses', () => {
  test('has to wait after three failures at one account, is told how long, and locks nobody else out', slow, async () => {
    const { email } = programme.reviewer
    for (let i = 0; i < 3; i++) expect(await tryAt('10.1.0.1', email)).toBe('signIn')
    const { errors } = await new Person(house).send(signIn, { input: { email, password: knownPassword } }, from('10.1.0.1'))
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'THROTTLED', retryAfterSeconds: expect.any(Number) })
    expect(errors?.[0]?.message).toMatch(/wait \d+ seconds/)
    // The same account from elsewhere, and another account from there.
    expect(await tryAt('10.1.0.2', email, knownPassword)).toBe('in')
    expect(await tryAt('10.1.0.1', programme.purchasing.email, knownPassword)).toBe('in')
  })

  test('is not let past by asking a dozen times at once', slow, async () => {
    const answers = await Promise.all(Array.from({ length: 12 }, () => tryAt('10.1.0.3', programme.purchasing.email)))
    expect(answers.filter(one => one === 'signIn')).toHaveLength(3)
    expect(answers.filter(one => one === 'THROTTLED')).toHaveLength(9)
  })

  test('is stopped at one place after eight failures at different accounts, whether they exist or not', slow, async () => {
    const answers: string[] = []
    for (let i = 0; i < 10; i++) answers.push(await tryAt('10.1.0.4', `nobody-${i}@x.example`))
    expect(answers).toEqual([...Array.from({ length: 8 }, () => 'signIn'), 'THROTTLED', 'THROTTLED'])
    expect(await tryAt('10.1.0.5', 'nobody-1@x.example')).toBe('signIn')
  })

  test('cannot choose a place by writing a longer header than the proxies we trust', slow, async () => {
    for (let i = 0; i < 3; i++) expect(await tryAt(`1.2.3.${i}, 10.1.0.6`, programme.auditor.email)).toBe('signIn')
    expect(await tryAt('1.2.3.9, 10.1.0.6', programme.auditor.email)).toBe('THROTTLED')
  })

  test('who signs in rightly is not counted: an office behind one address gets in', slow, async () => {
    const answers: string[] = []
    for (let i = 0; i < 12; i++) answers.push(await tryAt('10.1.0.7', programme.staff.ASSESSOR.email, knownPassword))
    expect(new Set(answers)).toEqual(new Set(['in']))
  })

  test('hears its refusals late where an account is attacked from everywhere; the owner gets in at once', slow, async () => {
    const { email } = programme.staff.COMMITTEE_CHAIR
    for (let i = 0; i < 21; i++) await tryAt(`10.2.${i % 10}.${i}`, email)
    const took = async (password?: string): Promise<[string, number]> => {
      const began = performance.now()
      return [await tryAt('10.1.0.8', email, password), performance.now() - began]
    }
    const [refusal, late] = await took()
    expect(refusal).toBe('signIn')
    expect(late).toBeGreaterThan(700)
    expect((await took(knownPassword))[0]).toBe('in')
  })

  test('an address of any length or with odd signs is counted like another', slow, async () => {
    for (const email of ['a'.repeat(280), '𠮷'.repeat(100), 'x\u202e@y.example'])
      expect(await tryAt('10.1.0.9', email)).toMatch(/^(signIn|THROTTLED)$/)
  })

  test('leaves neither its address nor the one it tried in the counters', async () => {
    const rows = await asSuper(house.superUrl, 'SELECT key FROM rate_limits')
    expect(rows.length).toBeGreaterThan(5)
    for (const { key } of rows) expect(String(key)).not.toMatch(/@|10\.[12]\./)
  })
})
