import { answerSheetLimits } from 'server/src/features/questionnaires/answer-sheets/layout.ts'
import type { AppliedAnswers, CheckedAnswers } from 'server/src/features/questionnaires/response.workbook.ts'
import { readWorkbook, type SheetIn, writeWorkbook } from 'server/src/platform/sheets.ts'
import { kysStart } from 'shared/questionnaires/kys-start.ts'
import type { Template } from 'shared/questionnaires/template.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { asInput, company, kysAnswers, uploadOne } from '../factories/kys.ts'
import { answerAll, foundProgramme, handIn, judge, saveAnswer, type TestProgramme, type TestSupplier } from '../factories/programme.ts'
import { savedElsewhere, write } from '../support/filled-workbook.ts'
import { asSuper, openTestHouse, type TestHouse } from '../support/house.ts'
import type { Person } from '../support/person.ts'

let house: TestHouse
let programme: TestProgramme
beforeAll(async () => {
  house = await openTestHouse()
  programme = await foundProgramme(house)
}, 120_000)
afterAll(() => house.close())

const takeAlong = async (by: Person, { responseId }: TestSupplier, lang = 'en'): Promise<Buffer> => {
  const response = await by.get(`/responses/${responseId}.xlsx?lang=${lang}`)
  expect(response.status).toBe(200)
  return Buffer.from(await response.arrayBuffer())
}
const opened = (bytes: Buffer): Promise<SheetIn[]> => readWorkbook(bytes, answerSheetLimits)
const check = async (by: Person, { responseId }: TestSupplier, bytes: Buffer, query = ''): Promise<CheckedAnswers> => {
  const response = await by.post(`/responses/${responseId}/sheet/check?${query}`, bytes)
  expect([response.status, response.status === 200 || (await response.text())]).toEqual([200, true])
  return (await response.json()) as CheckedAnswers
}
const apply = (by: Person, { responseId }: TestSupplier, bytes: Buffer, mark: string, query = ''): Promise<Response> =>
  by.post(`/responses/${responseId}/sheet/apply?mark=${mark}&${query}`, bytes)
const applied = async (...given: Parameters<typeof apply>): Promise<AppliedAnswers> => {
  const response = await apply(...given)
  expect([response.status, response.status === 200 || (await response.text())]).toEqual([200, true])
  return (await response.json()) as AppliedAnswers
}
const refusal = async (response: Response): Promise<unknown[]> => {
  const { code, rule, message } = (await response.json()) as Record<string, unknown>
  return [response.status, rule ?? code, message]
}
const answersOf = async (by: Person, { responseId }: TestSupplier) => {
  const { response } = await by.run(
    'query ($id: ID!) { response(id: $id) { answers { question status value reason note fileIds version } } }',
    { id: responseId },
  )
  return new Map<string, { status: string; value: unknown; reason: string; note: string; version: number; fileIds: string[] }>(
    response.answers.map((one: { question: string }) => [one.question, one]),
  )
}

test('taken along, filled, looked at, applied; the same file twice changes nothing', async () => {
  const supplier = await programme.makeSupplier()
  const { signatory } = supplier
  let sheets = await opened(await takeAlong(signatory, supplier))
  sheets = write(sheets, 'KYS-A3', 'state', 'Does not apply')
  sheets = write(sheets, 'KYS-A3', 'reason', '=HYPERLINK("http://x") registered in Guinea')
  sheets = write(sheets, 'KYS-I1', 'answer', '否')
  sheets = write(sheets, 'KYS-I1', 'note', '-33 +44 @home\n第二行')
  const filled = await savedElsewhere(sheets)

  const checked = await check(signatory, supplier, filled)
  expect(checked).toMatchObject({ older: null, faults: [], notices: [], emptied: [] })
  expect(checked.changes.map(({ question, lines, isConflict }) => [question, isConflict, lines])).toEqual([
    [
      'KYS-A3',
      false,
      [
        { what: 'State', before: 'Not answered', after: 'Does not apply' },
        { what: 'Reason, if it does not apply or you decline', before: '', after: '=HYPERLINK("http://x") registered in Guinea' },
      ],
    ],
    [
      'KYS-I1',
      false,
      [
        { what: '', before: '', after: 'No' },
        { what: 'Note', before: '', after: '-33 +44 @home\n第二行' },
      ],
    ],
  ])
  expect((await answersOf(signatory, supplier)).get('KYS-I1')?.status).toBe('EMPTY')

  expect(await applied(signatory, supplier, filled, checked.mark)).toEqual({ saved: 2, emptied: 0, required: 3, answered: 2 })
  const after = await answersOf(signatory, supplier)
  expect(after.get('KYS-I1')).toMatchObject({ status: 'ANSWERED', value: false, note: '-33 +44 @home\n第二行', version: 1 })
  expect(after.get('KYS-A3')).toMatchObject({
    status: 'NOT_APPLICABLE',
    value: null,
    reason: '=HYPERLINK("http://x") registered in Guinea',
  })

  const again = await check(signatory, supplier, filled)
  expect(again.changes).toEqual([])
  expect(await applied(signatory, supplier, filled, checked.mark)).toMatchObject({ saved: 0, emptied: 0 })
  expect(await answersOf(signatory, supplier)).toEqual(after)
  const entries = await asSuper(house.superUrl, "SELECT data FROM history WHERE subject_id = $1 AND action = 'answer.import'", [
    supplier.responseId,
  ])
  expect(entries).toEqual([{ data: { answers: 2, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) } }])

  // What begins like a formula goes out as text and is read as it was typed.
  const [, , questions] = await opened(await takeAlong(signatory, supplier))
  expect(questions?.formulas).toEqual([])
  expect(questions?.rows.some(({ cells }) => cells.includes('\'=HYPERLINK("http://x") registered in Guinea'))).toBe(true)
})

test('an error is told by its cell, and nothing is applied', async () => {
  const supplier = await programme.makeSupplier()
  let sheets = await opened(await takeAlong(supplier.user, supplier, 'fr'))
  sheets = write(sheets, 'KYS-A3', 'answer', '91371602000123457')
  sheets = write(sheets, 'KYS-I1', 'answer', 'peut-être')
  const filled = await savedElsewhere(sheets)
  const checked = await check(supplier.user, supplier, filled)
  expect(checked.faults).toEqual([
    { sheet: 'Toutes les questions', cell: 'E6', column: 'Réponse', message: 'Please write yes or no instead of “peut-être”.' },
  ])
  expect(checked.notices.map(({ cell, message }) => [cell, message])).toEqual([['E4', 'A unified social credit code has 18 characters.']])
  expect(await refusal(await apply(supplier.user, supplier, filled, checked.mark))).toEqual([
    409,
    'sheetsFaults',
    'There are cells to be corrected in the workbook: nothing was saved.',
  ])
  expect((await answersOf(supplier.user, supplier)).get('KYS-A3')?.status).toBe('EMPTY')
})

test('what somebody else changed meanwhile is shown beside one’s own, and nothing is lost in silence', async () => {
  const supplier = await programme.makeSupplier()
  const { responseId, signatory, user } = supplier
  let sheets = await opened(await takeAlong(user, supplier))
  await signatory.run(saveAnswer, asInput(responseId, 'KYS-I1', { status: 'ANSWERED', value: true, note: 'Since May' }))
  await signatory.run(saveAnswer, asInput(responseId, 'KYS-A3', { status: 'REFUSED', reason: 'Secret' }))
  sheets = write(sheets, 'KYS-I1', 'answer', 'No')
  const filled = await savedElsewhere(sheets)
  const checked = await check(user, supplier, filled)
  // The other answer was not touched in the workbook, and stays as it now is.
  expect(checked.changes).toMatchObject([
    {
      question: 'KYS-I1',
      isConflict: true,
      lines: [
        { before: 'Yes', after: 'No' },
        { what: 'Note', before: 'Since May', after: '' },
      ],
    },
  ])
  expect(checked.changes[0]?.savedBy).toBe('SUPPLIER_USER SUPPLIER_SIGNATORY person')
  expect(await applied(user, supplier, filled, checked.mark)).toMatchObject({ saved: 0 })
  expect((await answersOf(user, supplier)).get('KYS-I1')).toMatchObject({ value: true, version: 1 })
  expect(await applied(user, supplier, filled, checked.mark, 'take=KYS-I1')).toMatchObject({ saved: 1 })
  expect((await answersOf(user, supplier)).get('KYS-I1')).toMatchObject({ value: false, note: null, version: 2 })
  expect((await answersOf(user, supplier)).get('KYS-A3')).toMatchObject({ status: 'REFUSED', reason: 'Secret' })
})

test('whatever changed between looking and applying is looked at again', async () => {
  const supplier = await programme.makeSupplier()
  const sheets = write(await opened(await takeAlong(supplier.user, supplier)), 'KYS-I1', 'answer', 'Yes')
  const filled = await savedElsewhere(sheets)
  const { mark } = await check(supplier.user, supplier, filled)
  await supplier.signatory.run(saveAnswer, asInput(supplier.responseId, 'KYS-I1', { status: 'ANSWERED', value: false }))
  expect((await refusal(await apply(supplier.user, supplier, filled, mark)))[1]).toBe('sheetsChangedMeanwhile')
  expect((await answersOf(supplier.user, supplier)).get('KYS-I1')?.value).toBe(false)
})

describe('whose workbook it is', () => {
  test('another supplier’s is refused in words, as is a reviewer’s upload; purchasing gets none', async () => {
    const [one, other] = [await programme.makeSupplier(), await programme.makeSupplier()]
    const bytes = await takeAlong(other.user, other)
    expect(await refusal(await one.user.post(`/responses/${one.responseId}/sheet/check`, bytes))).toEqual([
      409,
      'sheetsOfOthers',
      'This workbook belongs to no questionnaire of your company in this programme and is not read. Please download yours from this page.',
    ])
    expect((await refusal(await one.user.post(`/responses/${other.responseId}/sheet/check`, bytes)))[1]).toMatch(/NOT_FOUND|DENIED/)
    expect((await takeAlong(programme.reviewer, one)).length).toBeGreaterThan(1_000)
    expect(await refusal(await programme.reviewer.post(`/responses/${one.responseId}/sheet/check`, bytes))).toEqual([
      403,
      'DENIED',
      'Only the supplier’s own people bring back answers in a spreadsheet. You may take it along, but not answer for a supplier.',
    ])
    expect((await programme.purchasing.get(`/responses/${one.responseId}.xlsx`)).status).toBe(403)
    expect((await programme.purchasing.post(`/responses/${one.responseId}/sheet/check`, bytes)).status).toBe(403)
    expect((await other.user.get(`/responses/${one.responseId}.xlsx`)).status).toBe(404)
  })

  test('any other workbook, a damaged one, none at all', async () => {
    const { user, responseId } = await programme.makeSupplier()
    const path = `/responses/${responseId}/sheet/check`
    const strange = await writeWorkbook([{ name: 'Mine', rows: [['KYS-A1', 1]], widths: [] }])
    expect((await refusal(await user.post(path, strange)))[1]).toBe('sheetsNotAnswers')
    expect((await refusal(await user.post(path, Buffer.from('PK\u0003\u0004 broken'))))[1]).toBe('sheetsBroken')
    expect((await refusal(await user.post(path, Buffer.alloc(0))))[1]).toBe('sheetsOther')
    expect((await refusal(await user.post(path, Buffer.alloc(answerSheetLimits.sent + 1, 80))))[1]).toBe('sheetsTooLarge')
  })

  test('what the reviewer has accepted and what has been handed in cannot be changed', async () => {
    const supplier = await programme.makeSupplier()
    await answerAll(supplier)
    const sheets = write(
      write(await opened(await takeAlong(supplier.user, supplier)), 'KYS-I1', 'answer', 'No'),
      'KYS-A3',
      'note',
      'New words',
    )
    await handIn(supplier)
    const { user, responseId } = supplier
    expect((await refusal(await user.post(`/responses/${responseId}/sheet/check`, await savedElsewhere(sheets))))[1]).toBe('notEditable')
    for (const [question, decision] of [
      ['KYS-A3', 'ACCEPTED'],
      ['KYS-E1', 'ACCEPTED'],
      ['KYS-I1', 'RETURNED'],
    ])
      await programme.reviewer.run(judge, { input: { responseId, question, decision, words: 'To be corrected' } })
    const { response } = await programme.reviewer.run('query ($id: ID!) { response(id: $id) { id version } }', { id: responseId })
    await programme.reviewer.run('mutation ($input: ReturnResponseInput!) { returnResponse(input: $input) { id } }', {
      input: { ...response, dueOn: new Date(Date.now() + 9 * 86_400_000).toISOString().slice(0, 10) },
    })
    const checked = await check(user, supplier, await savedElsewhere(sheets))
    expect(checked.changes.map(one => one.question)).toEqual(['KYS-I1'])
    expect(checked.faults.map(one => [one.cell, one.message])).toEqual([
      ['E4', 'The reviewer has accepted this answer: it cannot be changed.'],
    ])
  })
})

describe('last year’s workbook', () => {
  const later: Template = {
    ...kysStart,
    sections: kysStart.sections.map(section => ({
      ...section,
      questions: section.questions.flatMap((question): typeof section.questions => {
        if (question.code === 'KYS-I1') return [{ code: 'KYS-I1', type: 'TEXT', label: question.label }]
        return question.code === 'KYS-E1' ? [] : [question]
      }),
    })),
  }

  test('is refused with the way to convert: what fits is taken over, the rest is named', async () => {
    const supplier = await programme.makeSupplier()
    const { user, responseId } = supplier
    let sheets = await opened(await takeAlong(user, supplier, 'zh'))
    sheets = write(sheets, 'KYS-A3', 'state', '不适用')
    sheets = write(sheets, 'KYS-A3', 'reason', '在几内亚登记')
    sheets = write(sheets, 'KYS-I1', 'answer', '是')
    const filled = await savedElsewhere(sheets)
    await programme.administrator.run('mutation ($content: JSON!) { publishTemplate(content: $content) { id } }', { content: later })
    const next = await nextResponse(supplier)

    const checked = await check(user, next, filled)
    expect(checked).toMatchObject({ older: { title: 'Know your supplier (KYS): first registration' }, changes: [] })
    const converted = await check(user, next, filled, 'older=yes')
    expect(converted.changes).toMatchObject([{ question: 'KYS-A3', isConflict: false }])
    expect(converted.notices.map(one => one.message)).toEqual([
      'Question KYS-I1 is now asked in another form: its answer is left out. Please answer it anew.',
      'Question KYS-E1 is no longer asked: its answer is left out.',
    ])
    expect((await refusal(await apply(user, next, filled, checked.mark)))[1]).toBe('sheetsChangedMeanwhile')
    expect(await applied(user, next, filled, converted.mark, 'older=yes')).toMatchObject({ saved: 1 })
    expect((await answersOf(user, next)).get('KYS-A3')).toMatchObject({ status: 'NOT_APPLICABLE', reason: '在几内亚登记' })
    expect((await answersOf(user, { ...supplier, responseId })).get('KYS-A3')?.status).toBe('EMPTY')
    expect((await check(user, next, filled, 'older=yes')).changes).toEqual([])
  })

  /** Another questionnaire of the same supplier, on the newest template. */
  async function nextResponse(supplier: TestSupplier): Promise<TestSupplier> {
    const [row] = (await asSuper(
      house.superUrl,
      `INSERT INTO responses (id, programme_id, supplier_id, template_id, tier, required, answered, status, status_since, round, requested_by_id, requested_at, due_on, version)
        SELECT gen_random_uuid(), r.programme_id, r.supplier_id, (SELECT t.id FROM templates t WHERE t.programme_id = r.programme_id AND t.code = 'KYS-START' ORDER BY t.version DESC LIMIT 1),
          r.tier, 2, 0, 'DRAFT', now(), 0, r.requested_by_id, now(), current_date + 20, 1 FROM responses r WHERE r.id = $1 RETURNING id`,
      [supplier.responseId],
    )) as { id: string }[]
    const responseId = row?.id ?? ''
    await asSuper(
      house.superUrl,
      `INSERT INTO answers (id, programme_id, supplier_id, response_id, question, place, status, file_ids, version)
        SELECT gen_random_uuid(), r.programme_id, r.supplier_id, r.id, q.code, q.place, 'EMPTY', '{}', 0
        FROM responses r, (VALUES ('KYS-A3', 0), ('KYS-I1', 1)) q(code, place) WHERE r.id = $1`,
      [responseId],
    )
    return { ...supplier, responseId }
  }
})

test('a whole KYS with its tables: rows added, changed, removed, put in another order', async () => {
  const supplier = await programme.makeSupplier(undefined, { template: 'KYS', tier: 'MINE' })
  const { user, responseId } = supplier
  const given = kysAnswers(company('MINE'), await uploadOne(supplier, user))
  for (const code of ['KYS-B1', 'KYS-C1', 'KYS-B2', 'KYS-A9', 'KYS-E2']) {
    const answer = given.get(code)
    if (answer) await user.run(saveAnswer, asInput(responseId, code, answer))
  }
  const sheets = await opened(await takeAlong(user, supplier, 'zh'))
  const before = await answersOf(user, supplier)
  expect((await check(user, supplier, await savedElsewhere(sheets))).changes).toEqual([])
  const shareholders = sheets.find(sheet => sheet.rows[0]?.cells[0] === '#table KYS-C1')
  const keys = shareholders?.rows[0]?.cells ?? []
  const column = (key: string): number => keys.indexOf(key)
  const added = Array.from({ length: keys.length }, () => null as string | number | null)
  added[column('name')] = '新股东 New Holder'
  added[column('country')] = 'GN'
  added[column('share')] = '１０'
  const changed = sheets.map(sheet => {
    if (sheet !== shareholders) return sheet
    const rows = sheet.rows.map(row =>
      row.number === 3 ? { ...row, cells: row.cells.map((cell, at) => (at === column('name') ? '改名' : cell)) } : row,
    )
    return { ...sheet, rows: [...rows, { number: 90, cells: added }] }
  })
  const filled = await savedElsewhere(changed)
  const checked = await check(user, supplier, filled)
  expect(checked.faults).toEqual([])
  expect(checked.changes.map(one => one.question)).toEqual(['KYS-C1'])
  await applied(user, supplier, filled, checked.mark)
  const rows = (await answersOf(user, supplier)).get('KYS-C1')?.value as { id: string; cells: Record<string, unknown> }[]
  const old = before.get('KYS-C1')?.value as { id: string; cells: Record<string, unknown> }[]
  expect(rows.slice(0, old.length)).toEqual([{ ...old[0], cells: { ...old[0]?.cells, name: '改名' } }, ...old.slice(1)])
  expect(rows.at(-1)?.cells).toEqual({ name: '新股东 New Holder', country: 'GN', share: 10 })
  expect((await check(user, supplier, filled)).changes).toEqual([])
})
