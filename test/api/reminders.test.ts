import { houseActor } from 'server/src/core/actor.ts'
import { jobs } from 'server/src/jobs.ts'
import { addDays } from 'shared/rules/days.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { answerAll, foundProgramme, handIn, type TestProgramme, type TestSupplier } from '../factories/programme.ts'
import { asSuper, openTestHouse, type TestHouse } from '../support/house.ts'
import { remind, shanghai, untilQuiet } from '../support/reminding.ts'

let house: TestHouse
let programme: TestProgramme
let clock: Date | null = null
beforeAll(async () => {
  house = await openTestHouse({ parts: { now: () => clock ?? new Date() } })
})
afterAll(() => house.close())

async function remindOn(day: string, hour = 10): Promise<void> {
  clock = shanghai(day, hour)
  await remind(house, programme.id)
}
const quiet = () => untilQuiet(house)
const sent = async (one: TestSupplier): Promise<string[]> =>
  (await asSuper(house.superUrl, 'SELECT kind FROM reminders WHERE response_id = $1 ORDER BY sent_at, kind', [one.responseId])).map(
    ({ kind }) => String(kind),
  )
const emailOf = async (accountId: string): Promise<string> =>
  String((await asSuper(house.superUrl, 'SELECT email FROM accounts WHERE id = $1', [accountId]))[0]?.email)
const remindersTo = async (email: string, words: string) =>
  (await house.mails(email)).filter(({ subject }) => subject.replaceAll('\u00a0', ' ').includes(words))

/** A request of thirty days, opened today. */
async function request(): Promise<{ supplier: TestSupplier; opened: string; due: string }> {
  clock = null
  programme = await foundProgramme(house)
  const supplier = await programme.makeSupplier()
  const [row] = await asSuper(
    house.superUrl,
    `SELECT (requested_at AT TIME ZONE 'Asia/Shanghai')::date::text AS opened FROM responses WHERE id = $1`,
    [supplier.responseId],
  )
  const opened = String(row?.opened)
  const due = addDays(opened, 30)
  await asSuper(house.superUrl, 'UPDATE responses SET due_on = $2 WHERE id = $1', [supplier.responseId, due])
  await quiet()
  return { supplier, opened, due }
}

test('halfway, seven days, one day, the day, seven days after: each once, to everybody of the supplier, in their language', async () => {
  const { supplier, opened, due } = await request()
  await asSuper(house.superUrl, "UPDATE accounts SET locale = 'fr' WHERE id = $1", [supplier.user.accountId])
  for (let day = 0; day <= 45; day++) {
    await remindOn(addDays(opened, day))
    await quiet()
  }
  expect(await sent(supplier)).toEqual(['HALFWAY', 'SEVEN_DAYS', 'ONE_DAY', 'LAST_DAY', 'SEVEN_AFTER'])
  const [english, french] = [await emailOf(supplier.signatory.accountId), await emailOf(supplier.user.accountId)]
  for (const [email, words] of [
    [english, 'due in 15 days'],
    [english, 'due in 7 days'],
    [english, 'due in 1 day,'],
    [english, 'due today'],
    [english, '7 days overdue'],
    [french, 'à rendre dans 7 jours'],
    [french, 'à rendre aujourd’hui'],
    [french, 'en retard de 7 jours'],
  ] as const)
    expect([words, (await remindersTo(email, words)).length]).toEqual([words, 1])
  const [mail] = await remindersTo(english, 'due in 7 days')
  expect(mail?.text).toContain(`/responses/${supplier.responseId}`)
  expect(mail?.text).toContain(programme.reviewer.email)
  expect(mail?.text).toMatch(/\d+ required questions are still open/)
  expect(due).toBe(addDays(opened, 30))
  expect(
    await asSuper(house.superUrl, "SELECT count(*)::int AS n FROM notifications WHERE account_id = $1 AND key = 'requestReminder'", [
      supplier.user.accountId,
    ]),
  ).toEqual([{ n: 5 }])
}, 60_000)

test('two runs at once send it once; nobody is woken for it', async () => {
  const { supplier, opened } = await request()
  const halfway = addDays(opened, 15)
  await remindOn(halfway, 3)
  expect(await sent(supplier)).toEqual([])
  await Promise.all([remindOn(halfway), remindOn(halfway), remindOn(halfway)])
  await quiet()
  expect(await sent(supplier)).toEqual(['HALFWAY'])
  expect(await remindersTo(await emailOf(supplier.signatory.accountId), 'due in 15 days')).toHaveLength(1)
})

test('what is handed in is reminded of no more, and a mail that waited says nothing', async () => {
  const { supplier, opened } = await request()
  await answerAll(supplier)
  await handIn(supplier)
  await remindOn(addDays(opened, 15))
  expect(await sent(supplier)).toEqual([])
  const { open } = house.serving
  const ctx = open.context({ actor: houseActor(programme.id) })
  const [row] = await asSuper(house.superUrl, 'SELECT due_on::text AS due FROM responses WHERE id = $1', [supplier.responseId])
  const order = {
    kind: 'requestReminder',
    subjectId: supplier.responseId,
    accountId: supplier.user.accountId,
    reminder: 'HALFWAY',
    dueOn: String(row?.due),
  }
  const mail = await open.atomic.write(ctx, { name: 'mail', fields: ['mail'], request: null }, async () => {
    ctx.authorised = true
    return jobs.mail(ctx, order)
  })
  expect(mail).toBeNull()
})

test('whoever has not joined yet is reminded by an invitation that still works', async () => {
  clock = null
  programme = await foundProgramme(house)
  const email = 'not-yet@mine.example'
  const { createSupplier } = await programme.reviewer.run(
    'mutation ($input: CreateSupplierInput!) { createSupplier(input: $input) { id version } }',
    {
      input: { name: 'Not yet', country: 'GN', tier: 'MINE', contacts: [{ name: 'A', email, locale: 'fr', signatory: true }] },
    },
  )
  const today = new Date().toISOString().slice(0, 10)
  await programme.reviewer.run('mutation ($input: InviteSupplierInput!) { inviteSupplier(input: $input) { id } }', {
    input: { ...createSupplier, dueOn: addDays(today, 3) },
  })
  await quiet()
  await remindOn(addDays(today, 2))
  await quiet()
  const [mail] = await remindersTo(email, 'à rendre dans')
  expect(mail?.text).toMatch(/\/invitation\/[\w-]{43}/)
  // The programme's clock and the mine's own.
  expect(mail?.text).toContain('UTC+8')
  expect(mail?.text).toContain('UTC+0')
})
