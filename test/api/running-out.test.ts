import { addDays } from 'shared/rules/days.ts'
import { validUntil } from 'shared/rules/validity.ts'
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
const today = (): string => new Date().toISOString().slice(0, 10)
const quiet = () => untilQuiet(house)
const sentOf = async (id: string): Promise<number[]> =>
  (await asSuper(house.superUrl, 'SELECT days FROM running_out WHERE subject_id = $1 ORDER BY days DESC', [id])).map(one =>
    Number(one.days),
  )
const mailsTo = async (email: string, words: string) =>
  (await house.mails(email)).filter(({ subject }) => subject.replaceAll('\u00a0', ' ').includes(words))

/** A supplier that is looked after, and was accepted on a day. */
async function acceptedOn(day: string): Promise<TestSupplier> {
  clock = null
  programme = await foundProgramme(house)
  const supplier = await programme.makeSupplier('Runs out')
  await answerAll(supplier)
  await handIn(supplier)
  await asSuper(house.superUrl, "UPDATE responses SET status = 'ACCEPTED', status_since = $2::date + time '04:00' WHERE id = $1", [
    supplier.responseId,
    day,
  ])
  await asSuper(house.superUrl, "UPDATE suppliers SET status = 'ACTIVE', reviewer_id = $2 WHERE id = $1", [
    supplier.id,
    programme.reviewer.accountId,
  ])
  await quiet()
  return supplier
}

test('an acceptance that runs out is said 90, 60, 30 and 7 days before, each once, to whoever looks after the supplier and to purchasing', async () => {
  const accepted = '2026-03-05'
  const last = validUntil(accepted)
  const supplier = await acceptedOn(accepted)
  const other = await programme.join(['REVIEWER'])
  for (const days of [91, 90, 90, 89, 60, 30, 7, 6, 0, -1]) {
    await remindOn(addDays(last, -days))
    await quiet()
  }
  expect(await sentOf(supplier.responseId)).toEqual([90, 60, 30, 7])
  for (const { email } of [programme.reviewer, programme.purchasing])
    for (const words of ['runs out in 90 days', 'runs out in 60 days', 'runs out in 30 days', 'runs out in 7 days'])
      expect([words, (await mailsTo(email, words)).length]).toEqual([words, 1])
  expect(await mailsTo(other.email, 'runs out')).toEqual([])
  expect(await mailsTo(supplier.signatory.email, 'acceptance')).toEqual([])
  const [mail] = await mailsTo(programme.purchasing.email, 'runs out in 90 days')
  expect(mail?.text).toContain(`/suppliers/${supplier.id}`)
  expect(mail?.text).toContain('not out yet')
  clock = null
  const { response } = await programme.reviewer.run('query ($id: ID!) { response(id: $id) { validUntil } }', { id: supplier.responseId })
  expect(response.validUntil).toBe(last)
}, 60_000)

test('the list of responses shows whose acceptance runs out within 90 days, to reviewers and purchasing', async () => {
  const soon = await acceptedOn(addDays(today(), -300))
  const over = await programme.makeSupplier('Ran out')
  const later = await programme.makeSupplier('Later')
  const accept = (supplier: TestSupplier, ago: number) =>
    asSuper(house.superUrl, "UPDATE responses SET status = 'ACCEPTED', status_since = $2::date + time '04:00' WHERE id = $1", [
      supplier.responseId,
      addDays(today(), -ago),
    ])
  await accept(over, 380)
  await accept(later, 100)
  const list = `{ responses(filter: { runsOutWithin: 90 }) { nodes { id } } responsesCount(filter: { runsOutWithin: 90 }) { value } }`
  for (const person of [programme.reviewer, programme.purchasing]) {
    const { responses, responsesCount } = await person.run(list)
    expect(responses.nodes).toEqual([{ id: soon.responseId }])
    expect(responsesCount.value).toBe(1)
  }
}, 60_000)

test('papers that run out are said to their supplier and its reviewer in one mail; nobody is woken, and what was replaced is not spoken of', async () => {
  const supplier = await acceptedOn('2026-03-05')
  const last = '2026-09-30'
  await asSuper(house.superUrl, 'UPDATE evidence_files SET expires_on = $2 WHERE supplier_id = $1', [supplier.id, last])
  const [file] = await asSuper(house.superUrl, 'SELECT id FROM evidence_files WHERE supplier_id = $1', [supplier.id])
  await asSuper(house.superUrl, "UPDATE accounts SET locale = 'zh' WHERE id = $1", [programme.reviewer.accountId])
  await remindOn(addDays(last, -60), 3)
  expect(await sentOf(String(file?.id))).toEqual([])
  await Promise.all([remindOn(addDays(last, -60)), remindOn(addDays(last, -60))])
  await quiet()
  // The one of ninety days was missed, and is not made up for beside it.
  expect(await sentOf(String(file?.id))).toEqual([60])
  expect(await mailsTo(supplier.signatory.email, '1 document runs out')).toHaveLength(1)
  expect(await mailsTo(programme.reviewer.email, '即将到期')).toHaveLength(1)
  const [mail] = await mailsTo(supplier.user.email, '1 document runs out')
  expect(mail?.text).toContain('/library')
  expect(mail?.text).toContain('licence.pdf')
}, 60_000)
