import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import type { Mailer, MailOrder } from 'server/src/platform/mail.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { knownPassword, foundProgramme as makeProgramme, type TestProgramme } from '../factories/programme.ts'
import { asSuper, openTestHouse, type TestHouse, until } from '../support/house.ts'
import { keptLog } from '../support/kept-log.ts'
import { portalWith, sendListed } from '../support/production.ts'

const found = 'mutation Found($input: FoundProgrammeInput!) { foundProgramme(input: $input) { account { email } programme { name } } }'
const signIn = 'mutation SignIn($input: SignInInput!) { signIn(input: $input) { account { email } } }'
const signOut = 'mutation SignOut { signOut { account { email } } }'
const viewer = 'query Viewer { viewer { installation { mode founded } account { email } } }'
const invite = 'mutation Invite($input: InviteMemberInput!) { inviteMember(input: $input) { id } }'
const accept = 'mutation Accept($input: AcceptInvitationInput!) { acceptInvitation(input: $input) { account { email } } }'
const askReset = 'mutation AskReset($email: String!) { askPasswordReset(email: $email) }'
const reset = 'mutation Reset($input: ResetPasswordInput!) { resetPassword(input: $input) }'

const orders: MailOrder[] = []
const mailer: Mailer = { send: async order => void orders.push(order) }
const { log, text: logged } = keptLog('trace')
let portalFolder: string
let house: TestHouse
beforeAll(async () => {
  portalFolder = await portalWith([found, signIn, signOut, viewer, invite, accept, askReset, reset])
  house = await openTestHouse({
    mode: 'production',
    origin: 'https://headwater.example',
    parts: { portalFolder, mailer: () => mailer, log },
  })
})
afterAll(async () => {
  await house.close()
  await rm(portalFolder, { recursive: true })
})

const send = (body: string, variables: Record<string, unknown> = {}, cookie = '') => sendListed(house.url, body, variables, { cookie })
const tokenTo = async (email: string): Promise<string> => {
  const order = await until(async () => orders.findLast(one => one.to === email))
  return (
    String((order.values as { path: string }).path)
      .split('/')
      .at(-1) ?? ''
  )
}
const founding = (code: string, email = 'first@house.example', password = 'the first password') => ({
  input: { code, programmeName: 'Clear Aluminium', name: 'First Person', email, password, locale: 'en', timeZone: 'Asia/Shanghai' },
})

test('founding: a wrong code founds nothing; of five at once with the right one, one founds', { timeout: 60_000 }, async () => {
  const code = house.serving.foundingCode ?? ''
  expect(code).toMatch(/^([2-9A-HJ-NP-Z]{5}-){3}[2-9A-HJ-NP-Z]{5}$/)
  expect((await send(viewer)).data?.viewer).toMatchObject({ installation: { mode: 'PRODUCTION', founded: false } })
  expect((await send(found, founding('AAAAA-AAAAA-AAAAA-AAAAA'))).errors?.[0]?.extensions).toMatchObject({
    fields: { code: expect.any(String) },
  })
  expect((await send(found, founding(code, 'a@b.example', knownPassword))).errors?.[0]?.extensions).toMatchObject({
    fields: { password: expect.stringMatching(/demonstration/) },
  })
  const answers = await Promise.all(
    Array.from({ length: 5 }, (_, i) => send(found, founding(code.toLowerCase(), `first-${i}@house.example`))),
  )
  expect(answers.filter(one => !one.errors)).toHaveLength(1)
  expect(answers.flatMap(one => one.errors ?? []).map(one => one.extensions.rule)).toEqual(
    Array.from({ length: 4 }, () => 'alreadyFounded'),
  )
  expect(await asSuper(house.superUrl, 'SELECT 1 FROM programmes')).toHaveLength(1)
  expect(await asSuper(house.superUrl, 'SELECT 1 FROM accounts')).toHaveLength(1)
  expect((await send(found, founding(code))).errors?.[0]?.extensions.rule).toBe('alreadyFounded')
  expect((await send(viewer)).data?.viewer).toMatchObject({ installation: { founded: true } })
})

test('behind https the cookie is bound to the host, and no script reads it', async () => {
  const [{ email } = { email: '' }] = (await asSuper(house.superUrl, 'SELECT email FROM accounts')) as { email: string }[]
  const entered = await send(signIn, { input: { email, password: 'the first password' } })
  const [cookie = ''] = entered.cookies
  expect(cookie).toMatch(/^__Host-headwater=[\w-]{43}; /)
  for (const flag of ['Path=/', 'HttpOnly', 'Secure', 'SameSite=Lax']) expect(cookie).toContain(flag)
  expect(cookie).not.toContain('Domain')
  expect((await send(viewer, {}, cookie)).data?.viewer).toMatchObject({ account: { email } })
  const left = await send(signOut, {}, cookie.split(';')[0])
  expect(left.cookies[0]).toMatch(/^__Host-headwater=; .*Max-Age=0/)
  expect((await send(viewer, {}, cookie)).data?.viewer).toMatchObject({ account: null })
})

test('the password of the demonstration opens nothing, and is not taken as a new one', { timeout: 60_000 }, async () => {
  const programme: TestProgramme = await makeProgramme(house)
  const { email } = programme.reviewer
  expect((await send(signIn, { input: { email, password: knownPassword } })).errors?.[0]?.extensions.rule).toBe('signIn')
  await send(askReset, { email })
  const token = await tokenTo(email)
  expect((await send(reset, { input: { token, password: knownPassword } })).errors?.[0]?.extensions).toMatchObject({
    fields: { password: expect.stringMatching(/demonstration/) },
  })
  // Nor does it take up an invitation for an account that was given it elsewhere.
  await asSuper(house.superUrl, 'UPDATE memberships SET deactivated_at = now() WHERE account_id = $1', [programme.purchasing.accountId])
  const cookie = programme.administrator.cookie.replace('headwater=', '__Host-headwater=')
  const input = { name: 'Again', email: programme.purchasing.email, roles: ['REVIEWER'], locale: 'en' }
  expect((await send(invite, { input }, cookie)).errors).toBeUndefined()
  const invitation = await tokenTo(programme.purchasing.email)
  const refused = await send(accept, { input: { token: invitation, password: knownPassword, locale: 'en' } })
  expect(refused.errors?.[0]?.extensions.rule).toBe('signIn')
})

test('tokens and passwords are nowhere: not in any table, not in any line of the log', { timeout: 60_000 }, async () => {
  const programme = await makeProgramme(house)
  const cookie = programme.administrator.cookie.replace('headwater=', '__Host-headwater=')
  const email = `${randomUUID()}@x.example`
  await send(invite, { input: { name: 'New Person', email, roles: ['REVIEWER'], locale: 'en' } }, cookie)
  const invitation = await tokenTo(email)
  const joined = await send(accept, { input: { token: invitation, password: 'chosen at the invitation', locale: 'en' } })
  expect(joined.data).toMatchObject({ acceptInvitation: { account: { email } } })
  await send(askReset, { email })
  const link = await until(async () => ((await tokenTo(email)) === invitation ? null : tokenTo(email)))
  await send(reset, { input: { token: link, password: 'chosen at the reset' } })
  await send(signIn, { input: { email, password: 'chosen wrongly' } })
  const entered = await send(signIn, { input: { email, password: 'chosen at the reset' } })
  const secrets = [joined, entered].map(one => /=([\w-]{43})/.exec(one.cookies[0] ?? '')?.[1] ?? 'none')
  secrets.push(
    invitation,
    link,
    'chosen at the invitation',
    'chosen at the reset',
    'chosen wrongly',
    'the first password',
    house.serving.foundingCode ?? '',
  )
  for (const secret of secrets) expect(secret.length).toBeGreaterThan(10)
  const tables = await asSuper(
    house.superUrl,
    `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname IN ('public', 'pgboss')`,
  )
  expect(tables.length).toBeGreaterThan(30)
  for (const { name } of tables) {
    const [held] = await asSuper(house.superUrl, `SELECT count(*)::int AS n FROM ${name} t WHERE t::text LIKE ANY ($1)`, [
      secrets.map(one => `%${one}%`),
    ])
    expect([name, held?.n]).toEqual([name, 0])
  }
  expect(logged().length).toBeGreaterThan(1_000)
  for (const secret of secrets) expect(logged()).not.toContain(secret)
  expect(logged()).not.toContain(email)
})
