import { randomUUID } from 'node:crypto'
import { houseActor } from 'server/src/core/actor.ts'
import { jobs } from 'server/src/jobs.ts'
import type { Mailer, MailOrder } from 'server/src/platform/mail.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { foundProgramme, type TestProgramme } from '../factories/programme.ts'
import { asSuper, openTestHouse, type TestHouse, until } from '../support/house.ts'
import { keptLog } from '../support/kept-log.ts'

let house: TestHouse
let programme: TestProgramme
/** What the mail server took, and what it says to whom. */
const taken: MailOrder[] = []
const refuses = new Map<string, number>()
const mailer: Mailer = {
  async send(order) {
    const left = refuses.get(order.to) ?? 0
    refuses.set(order.to, left - 1)
    if (left > 0) throw new Error(`550 <${order.to}>: try again later`)
    taken.push(order)
  },
}
const { log, text: logged } = keptLog('info')

beforeAll(async () => {
  house = await openTestHouse({ parts: { mailer: () => mailer, log } })
  programme = await foundProgramme(house)
})
afterAll(() => house.close())

const inviteMember = 'mutation ($input: InviteMemberInput!) { inviteMember(input: $input) { id } }'
const invitee = (email = `${randomUUID()}@x.example`) => ({ name: 'New Person', email, roles: ['REVIEWER'], locale: 'en' })
const jobsOf = (id: string) =>
  asSuper(house.superUrl, `SELECT id, state, retry_count, output FROM pgboss.job WHERE data->'payload'->>'subjectId' = $1`, [id])
const sentTo = (email: string) => taken.filter(order => order.to === email)

test('an act and its mail are committed together', async () => {
  const input = invitee()
  const { inviteMember: made } = await programme.administrator.run(inviteMember, { input })
  expect(await jobsOf(made.id)).toHaveLength(1)
  await until(async () => sentTo(input.email).length === 1)
  expect((await jobsOf(made.id))[0]).toMatchObject({ state: 'completed' })
})

test('an act that is taken back leaves no mail, no record and no entry', async () => {
  const input = invitee()
  const { errors } = await programme.administrator.send(
    'mutation ($input: InviteMemberInput!) { inviteMember(input: $input) { id } again: inviteMember(input: $input) { id } }',
    { input },
  )
  expect(errors?.[0]?.extensions).toMatchObject({ rule: 'alreadyInvited' })
  for (const [table, found] of [
    ['invitations', `email = '${input.email}'`],
    ['pgboss.job', `state IN ('created', 'active', 'retry')`],
    ['operations', 'answer IS NULL'],
  ])
    expect(await asSuper(house.superUrl, `SELECT 1 FROM ${table} WHERE ${found}`)).toEqual([])
  await new Promise(resolve => setTimeout(resolve, 1_000))
  expect(sentTo(input.email)).toEqual([])
})

test('a mail that fails is tried again, and until then everybody who looks can see it', async () => {
  const input = invitee()
  refuses.set(input.email, 1)
  const { inviteMember: made } = await programme.administrator.run(inviteMember, { input })
  const [waiting] = await until(async () => {
    const found = await jobsOf(made.id)
    return found[0]?.state === 'retry' ? found : null
  })
  expect(JSON.stringify(waiting?.output)).toContain('550')
  const line = logged()
    .split('\n')
    .find(one => one.includes('a job failed'))
  expect(line).toContain('try again later')
  expect(line).not.toContain(input.email)
  // Its time has come.
  await asSuper(house.superUrl, 'UPDATE pgboss.job SET start_after = now() WHERE id = $1', [waiting?.id])
  await until(async () => sentTo(input.email).length === 1)
  expect((await jobsOf(made.id))[0]).toMatchObject({ state: 'completed', retry_count: 1 })
})

test('a mail that fails every time stays as failed', async () => {
  const input = invitee()
  refuses.set(input.email, 1_000)
  const { inviteMember: made } = await programme.administrator.run(inviteMember, { input })
  await until(async () => {
    await asSuper(house.superUrl, `UPDATE pgboss.job SET start_after = now(), retry_limit = 3 WHERE state = 'retry'`)
    return (await jobsOf(made.id))[0]?.state === 'failed'
  }, 20_000)
  expect((await jobsOf(made.id))[0]).toMatchObject({ state: 'failed', retry_count: 3 })
})

test('a handler that runs twice does it once: the same link, one reset', async () => {
  const { open } = house.serving
  const twice = async <T>(programmeId: string | null, run: (ctx: ReturnType<typeof open.context>) => Promise<T>): Promise<T[]> => {
    const once = () => {
      const ctx = open.context(programmeId ? { actor: houseActor(programmeId) } : {})
      return open.atomic.write(ctx, { name: 'job', fields: ['job'], request: null }, () => {
        ctx.authorised = true
        return run(ctx)
      })
    }
    return [await once(), await once()]
  }
  const { inviteMember: made } = await programme.administrator.run(inviteMember, { input: invitee() })
  const mails = await twice(programme.id, ctx => jobs.mail(ctx, { kind: 'staffInvitation', subjectId: made.id }))
  expect(mails[0]?.values).toMatchObject({ path: expect.stringMatching(/^\/invitation\/[\w-]{43}$/) })
  expect(mails[1]).toEqual(mails[0])
  const id = randomUUID()
  const resets = await twice(null, ctx => jobs.passwordReset(ctx, { id, email: programme.reviewer.email }))
  expect(resets[1]).toEqual(resets[0])
  expect(await asSuper(house.superUrl, 'SELECT 1 FROM password_resets WHERE id = $1', [id])).toHaveLength(1)
  // Twice at the same head: one checkpoint.
  await twice(programme.id, ctx => jobs.checkpoint(ctx, {}))
  expect(await asSuper(house.superUrl, 'SELECT 1 FROM checkpoints WHERE programme_id = $1', [programme.id])).toHaveLength(1)
})

test('eighty mails at once do not wait for the clock', async () => {
  const began = performance.now()
  const supplier = { country: 'CN', tier: 'MINE' }
  const contacts = (of: number) =>
    Array.from({ length: 20 }, (_, i) => ({ name: 'A', email: `many-${of}-${i}@x.example`, locale: 'fr', signatory: true }))
  for (let of = 0; of < 4; of++) {
    const { createSupplier } = await programme.reviewer.run(
      'mutation ($input: CreateSupplierInput!) { createSupplier(input: $input) { id version } }',
      { input: { ...supplier, name: `Many ${of}`, contacts: contacts(of) } },
    )
    await programme.reviewer.run('mutation ($input: InviteSupplierInput!) { inviteSupplier(input: $input) { id } }', {
      input: { ...createSupplier, dueOn: new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10) },
    })
  }
  await until(async () => taken.filter(order => order.to.startsWith('many-')).length === 80, 28_000)
  // One every half second and worker would be 20 seconds.
  expect(performance.now() - began).toBeLessThan(14_000)
})

test('neither the queue nor the log holds an address that may be kept out of them, or any token', async () => {
  const [found] = await asSuper(house.superUrl, `SELECT count(*)::int AS n FROM pgboss.job WHERE data::text ~ '/(invitation|reset)/'`)
  expect(found?.n).toBe(0)
  for (const order of taken) {
    const [, token] = /\/([\w-]{43})$/.exec(String((order.values as { path?: string }).path)) ?? []
    if (token) expect(logged()).not.toContain(token)
  }
  expect(logged()).not.toContain('@x.example')
})
