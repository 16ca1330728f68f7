import { answerSheetLimits } from 'server/src/features/questionnaires/answer-sheets/layout.ts'
import type { AppliedAnswers, CheckedAnswers } from 'server/src/features/questionnaires/response.workbook.ts'
import { readWorkbook, type SheetIn } from 'server/src/platform/sheets.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { answerKys, company } from '../factories/kys.ts'
import { answerAll, foundProgramme, handIn, judge, saveAnswer, type TestProgramme, type TestSupplier } from '../factories/programme.ts'
import { savedElsewhere, write } from '../support/filled-workbook.ts'
import { asSuper, openTestHouse, type TestHouse, until } from '../support/house.ts'

let house: TestHouse
let programme: TestProgramme
beforeAll(async () => {
  house = await openTestHouse()
  programme = await foundProgramme(house)
})
afterAll(() => house.close())

const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
const start = 'mutation ($input: OpenCycleInput!) { startNextCycle(input: $input) { id status latestResponse { id status previousId } } }'
const acceptAll = 'mutation ($input: AcceptAnswersInput!) { acceptAnswers(input: $input) { id version } }'
const acceptWhole = 'mutation ($input: VersionedInput!) { acceptResponse(input: $input) { id status validUntil hasRunOut } }'
const readAnswers = `query ($id: ID!) { response(id: $id) { status version answers { question status value version fromLastYear
  lastYear { status value fileIds notProposed proposed leftOut { id why } files { id name } } } } }`

const versionOf = async (id: string): Promise<number> =>
  (await programme.reviewer.run('query ($id: ID!) { supplier(id: $id) { version } }', { id })).supplier.version

/** Judges every answer well, and accepts the whole. */
async function accept(supplier: TestSupplier): Promise<{ validUntil: string; hasRunOut: boolean }> {
  const { reviewer } = programme
  // The factory's people join without an invitation, so the supplier has not moved with them.
  await asSuper(house.superUrl, "UPDATE suppliers SET status = 'UNDER_REVIEW' WHERE id = $1 AND status = 'INVITED'", [supplier.id])
  const asked = 'query ($id: ID!) { response(id: $id) { rounds { answers { question } } } }'
  const { response } = await reviewer.run(asked, { id: supplier.responseId })
  const questions = response.rounds.at(-1).answers.map((one: { question: string }) => one.question)
  const { acceptAnswers } = await reviewer.run(acceptAll, { input: { responseId: supplier.responseId, questions } })
  return (await reviewer.run(acceptWhole, { input: { id: supplier.responseId, version: acceptAnswers.version } })).acceptResponse
}

async function nextYear(supplier: TestSupplier, by = programme.purchasing): Promise<TestSupplier> {
  const input = { id: supplier.id, version: await versionOf(supplier.id), dueOn: inDays(30) }
  const { startNextCycle } = await by.run(start, { input })
  return { ...supplier, responseId: startNextCycle.latestResponse.id }
}

interface Read {
  question: string
  status: string
  value: unknown
  version: number
  fromLastYear: string | null
  lastYear: { proposed: Record<string, unknown> | null; notProposed: string | null; leftOut: { id: string; why: string }[] } | null
}
async function answersOf(supplier: TestSupplier): Promise<Map<string, Read>> {
  const { response } = await supplier.signatory.run(readAnswers, { id: supplier.responseId })
  return new Map(response.answers.map((one: Read) => [one.question, one]))
}

const opened = async ({ responseId }: TestSupplier, by: TestSupplier['signatory']): Promise<SheetIn[]> =>
  readWorkbook(Buffer.from(await (await by.get(`/responses/${responseId}.xlsx?lang=en`)).arrayBuffer()), answerSheetLimits)

/** What the signed receipt of the last handing in says. */
async function receiptOf({ responseId }: TestSupplier): Promise<{ lastYear?: object }> {
  const made = () => asSuper(house.superUrl, 'SELECT jws FROM receipts WHERE response_id = $1', [responseId])
  await until(async () => (await made()).length > 0)
  const { payload } = JSON.parse(String((await made())[0]?.jws)) as { payload: string }
  return JSON.parse(Buffer.from(payload, 'base64url').toString()) as { lastYear?: object }
}

/** One press. */
async function confirm(supplier: TestSupplier, question: string, read?: Read): Promise<void> {
  const one = read ?? (await answersOf(supplier)).get(question)
  const { files, ...given } = (one?.lastYear?.proposed ?? {}) as { files?: string[] }
  await supplier.signatory.run(saveAnswer, {
    input: { responseId: supplier.responseId, question, version: one?.version, ...given, fileIds: files },
  })
}

test('a year later nothing is answered: last year’s answers are proposed, and count only once confirmed or changed', async () => {
  const first = await programme.makeSupplier()
  await answerAll(first)
  await handIn(first)
  expect(
    await programme.reviewer.refusal(start, { input: { id: first.id, version: await versionOf(first.id), dueOn: inDays(30) } }),
  ).toMatchObject({
    rule: 'wrongState',
  })
  await accept(first)
  const supplier = await nextYear(first)
  const { supplier: read } = await programme.reviewer.run(
    'query ($id: ID!) { supplier(id: $id) { status latestResponse { previousId answered required } } }',
    {
      id: first.id,
    },
  )
  // Nothing that was proposed counts, and the supplier stays what it is.
  expect(read).toEqual({ status: 'APPROVED', latestResponse: { previousId: first.responseId, answered: 0, required: 3 } })
  expect(
    (await programme.reviewer.refusal(start, { input: { id: first.id, version: await versionOf(first.id), dueOn: inDays(30) } })).rule,
  ).toBe('cycleOpen')
  const notYet = await supplier.signatory.refusal('mutation ($input: SubmitResponseInput!) { submitResponse(input: $input) { id } }', {
    input: { id: supplier.responseId, version: 1, declaration: true },
  })
  expect(notYet.rule).toBe('notComplete')

  const proposed = await answersOf(supplier)
  expect([...proposed.values()].map(one => [one.status, one.fromLastYear, one.lastYear?.notProposed])).toEqual(
    Array.from({ length: 3 }, () => ['EMPTY', null, null]),
  )
  await confirm(supplier, 'KYS-A3')
  await confirm(supplier, 'KYS-E1')
  await supplier.signatory.run(saveAnswer, {
    input: { responseId: supplier.responseId, question: 'KYS-I1', status: 'ANSWERED', value: false, version: 0 },
  })
  const marks = [...(await answersOf(supplier)).values()].map(one => one.fromLastYear)
  expect(marks).toEqual(['CONFIRMED', 'CONFIRMED', 'CHANGED'])
  await handIn(supplier)
  const { response } = await programme.reviewer.run(
    'query ($id: ID!) { response(id: $id) { rounds { answers { question fromLastYear } receipt { id } } } }',
    {
      id: supplier.responseId,
    },
  )
  expect(response.rounds[0].answers.map((one: { fromLastYear: string }) => one.fromLastYear)).toEqual(marks)
  const { validUntil, hasRunOut } = await accept(supplier)
  expect(validUntil > inDays(360) && validUntil < inDays(370)).toBe(true)
  expect(hasRunOut).toBe(false)

  // The receipt says it too, and its hashes are those of what was handed in with it.
  const receipt = await receiptOf(supplier)
  expect(receipt.lastYear).toEqual({ responseId: first.responseId, confirmed: 2, changed: 1, new: 0 })
  expect((await receiptOf(first)).lastYear).toBeUndefined()
  const document = await supplier.signatory.get(`/responses/${supplier.responseId}.pdf?locale=fr`)
  expect(
    Buffer.from(await document.arrayBuffer())
      .subarray(0, 5)
      .toString(),
  ).toBe('%PDF-')

  // The first year says nothing of one before it, in what is kept and hashed too.
  const [kept] = await asSuper(house.superUrl, 'SELECT answers::text AS answers FROM rounds WHERE response_id = $1', [first.responseId])
  expect(kept?.answers).not.toContain('fromLastYear')
})

test('a spreadsheet shows last year’s answers beside empty ones, and takes a yes as the confirmation; nothing counts without it', async () => {
  const first = await programme.makeSupplier()
  await answerAll(first)
  await handIn(first)
  expect((await opened(first, first.signatory)).some(sheet => sheet.rows[0]?.cells.includes('confirm'))).toBe(false)
  await accept(first)
  const supplier = await nextYear(first)
  const { signatory } = supplier
  const { myWork } = await signatory.run('{ myWork { kind subjectId yearly } }')
  expect(myWork).toEqual([{ kind: 'ANSWER_REQUEST', subjectId: supplier.responseId, yearly: true }])

  const sheets = await opened(supplier, signatory)
  const bring = async (filled: SheetIn[], act: string): Promise<CheckedAnswers & AppliedAnswers> =>
    (await signatory.post(`/responses/${supplier.responseId}/sheet/${act}`, await savedElsewhere(filled))).json() as never
  // As it went out: all is proposed, and nothing is taken.
  expect(await bring(sheets, 'check')).toMatchObject({ changes: [], faults: [] })

  const both = write(write(sheets, 'KYS-I1', 'confirm', 'Yes'), 'KYS-I1', 'answer', 'No')
  expect((await bring(both, 'check')).faults).toMatchObject([{ column: 'Confirmed as last year' }])
  const filled = write(write(sheets, 'KYS-A3', 'confirm', 'Oui'), 'KYS-E1', 'confirm', 'Yes')
  const { changes, faults, mark } = await bring(filled, 'check')
  expect([changes.map(one => one.question), faults]).toEqual([['KYS-A3', 'KYS-E1'], []])
  expect(await bring(filled, `apply?mark=${mark}`)).toMatchObject({ saved: 2, answered: 2 })
  expect([...(await answersOf(supplier)).values()].map(one => [one.status, one.fromLastYear])).toEqual([
    ['NOT_APPLICABLE', 'CONFIRMED'],
    ['ANSWERED', 'CONFIRMED'],
    ['EMPTY', null],
  ])
  // The same file twice changes nothing; where an answer stands, nothing is proposed any more.
  expect((await bring(filled, 'check')).changes).toEqual([])
  const again = await opened(supplier, signatory)
  const line = (key: string, of: SheetIn[]) => of.flatMap(sheet => sheet.rows).find(row => row.cells[0] === key)
  const at = (of: SheetIn[]) => of.flatMap(sheet => sheet.rows[0]?.cells ?? []).indexOf('lastYear')
  expect([at(again) > 0, line('KYS-A3', again)?.cells.includes('Yes')]).toEqual([true, false])
})

test('the supplier’s people are told once, by mail, how many answers are proposed', async () => {
  const first = await programme.makeSupplier()
  await answerAll(first)
  await handIn(first)
  await accept(first)
  const supplier = await nextYear(first)
  const [{ email } = { email: '' }] = (await asSuper(house.superUrl, 'SELECT email FROM accounts WHERE id = $1', [
    first.signatory.accountId,
  ])) as { email: string }[]
  await until(async () => (await house.mails(email)).some(one => one.subject.includes('this year’s questionnaire')))
  const mails = (await house.mails(email)).filter(one => one.subject.includes('this year’s questionnaire'))
  expect(mails).toHaveLength(1)
  expect(mails[0]?.text).toContain('3 answers of last year')
  expect(mails[0]?.text).toContain(`/responses/${supplier.responseId}`)
})

test('what has run out by the new due day is named and not proposed; a newer revision takes the place of the older', async () => {
  const first = await programme.makeSupplier()
  await answerAll(first)
  const [file] = await asSuper(house.superUrl, 'SELECT id FROM evidence_files WHERE supplier_id = $1', [first.id])
  await handIn(first)
  await accept(first)
  await asSuper(house.superUrl, 'UPDATE evidence_files SET expires_on = current_date + 10 WHERE supplier_id = $1', [first.id])
  const supplier = await nextYear(first)
  expect((await answersOf(supplier)).get('KYS-E1')?.lastYear).toMatchObject({
    proposed: null,
    notProposed: 'EVIDENCE_ENDS',
    leftOut: [{ id: file?.id, why: 'ENDS' }],
    fileIds: [],
    files: [{ id: file?.id }],
  })
})

test('fresh proof is asked for at a question: it goes back, and the same paper again is none', async () => {
  const first = await programme.makeSupplier()
  await answerAll(first)
  await handIn(first)
  await accept(first)
  const supplier = await nextYear(first)
  for (const question of ['KYS-A3', 'KYS-E1', 'KYS-I1']) await confirm(supplier, question)
  await handIn(supplier)
  const { reviewer } = programme
  const ask =
    'mutation ($input: AskFreshProofInput!) { askFreshProof(input: $input) { id version judgements { question decision freshProof words } } }'
  const { askFreshProof } = await reviewer.run(ask, {
    input: { responseId: supplier.responseId, question: 'KYS-E1', words: 'Not older than 12 months' },
  })
  expect(askFreshProof.judgements).toEqual([
    { question: 'KYS-E1', decision: 'RETURNED', freshProof: true, words: 'Not older than 12 months' },
  ])
  for (const question of ['KYS-A3', 'KYS-I1'])
    await reviewer.run(judge, { input: { responseId: supplier.responseId, question, decision: 'ACCEPTED' } })
  const { response } = await reviewer.run('query ($id: ID!) { response(id: $id) { version } }', { id: supplier.responseId })
  await reviewer.run('mutation ($input: ReturnResponseInput!) { returnResponse(input: $input) { id } }', {
    input: { id: supplier.responseId, version: response.version, dueOn: inDays(20) },
  })
  const again = 'query ($id: ID!) { response(id: $id) { id version } }'
  const submit = 'mutation ($input: SubmitResponseInput!) { submitResponse(input: $input) { id } }'
  const { response: returned } = await supplier.signatory.run(again, { id: supplier.responseId })
  expect(await supplier.signatory.refusal(submit, { input: { ...returned, declaration: true } })).toMatchObject({
    rule: 'freshProofMissing',
  })
  const told = await asSuper(
    house.superUrl,
    "SELECT data->>'question' AS question, note FROM history WHERE subject_id = $1 AND action = 'answer.askProof'",
    [supplier.responseId],
  )
  expect(told).toEqual([{ question: 'KYS-E1', note: 'Not older than 12 months' }])
  const upload = await supplier.signatory.upload(supplier.responseId, 'KYS-E1', 'new.pdf', Buffer.from('%PDF-1.4\nnew\n%%EOF'))
  const { id } = (await upload.json()) as { id: string }
  const { version } = (await answersOf(supplier)).get('KYS-E1') ?? {}
  await supplier.signatory.run(saveAnswer, {
    input: { responseId: supplier.responseId, question: 'KYS-E1', status: 'ANSWERED', value: [id], version },
  })
  await handIn(supplier)
})

test('rows that come again stay the records that they were, confirmed ones too', async () => {
  const first = await programme.makeSupplier('Mine of records', { template: 'KYS', tier: 'MINE' })
  await answerKys(first, company('MINE'))
  await handIn(first)
  await accept(first)
  const supplier = await nextYear(first)
  const mentions = (responseId: string) =>
    asSuper(house.superUrl, 'SELECT question, row_id, record_id FROM record_mentions WHERE response_id = $1 ORDER BY 1, 2', [responseId])
  // In the order of the questions: what one depends on comes before it.
  for (let left = 3; left > 0; left--)
    for (const [question, one] of await answersOf(supplier))
      if (one.status === 'EMPTY' && one.lastYear?.proposed) await confirm(supplier, question, one).catch(() => undefined)
  const [before, after] = [await mentions(first.responseId), await mentions(supplier.responseId)]
  expect(before.length).toBeGreaterThan(5)
  expect(after).toEqual(before)
  const open = [...(await answersOf(supplier)).values()].filter(one => one.lastYear && one.status === 'EMPTY')
  // A declaration is made anew, and nothing else had to be.
  expect(open.map(one => [one.question, one.lastYear?.notProposed])).toEqual([
    ['KYS-N1', 'DECLARED_ANEW'],
    ['KYS-Q1', 'DECLARED_ANEW'],
    ['KYS-Q5', 'DECLARED_ANEW'],
  ])
}, 60_000)
