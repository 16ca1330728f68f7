import { sheetsOf, templateWorkbook } from 'server/src/features/questionnaires/template-sheets/to-sheets.ts'
import { readWorkbook, writeWorkbook } from 'server/src/platform/sheets.ts'
import { kysTemplate } from 'shared/questionnaires/kys/template.ts'
import { kysStart } from 'shared/questionnaires/kys-start.ts'
import { questionsOf, type Template } from 'shared/questionnaires/template.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { answerAll, foundProgramme, handIn, judge, type TestProgramme } from '../factories/programme.ts'
import { openTestHouse, type TestHouse } from '../support/house.ts'

let house: TestHouse
let programme: TestProgramme
beforeAll(async () => {
  house = await openTestHouse()
  programme = await foundProgramme(house)
})
afterAll(() => house.close())

const templates = '{ templates { id code version title { en } publishedBy inUse } }'
const publish =
  'mutation ($content: JSON!, $basedOn: ID) { publishTemplate(content: $content, basedOn: $basedOn) { id code version content } }'
interface Listed {
  id: string
  code: string
  version: number
  inUse: number
}
const listed = async (): Promise<Listed[]> => (await programme.reviewer.run(templates)).templates
const newest = async (code: string): Promise<Listed> => {
  const found = (await listed()).find(one => one.code === code)
  if (!found) throw new Error(`No ${code}`)
  return found
}

describe('a questionnaire as a spreadsheet', () => {
  test('goes out, comes back with a change, is shown as a difference, and is published after that', async () => {
    const { reviewer } = programme
    const kys = await newest('KYS')
    const sent = await reviewer.get(`/templates/${kys.id}.xlsx?lang=fr`)
    expect(sent.headers.get('content-type')).toContain('spreadsheetml')
    expect(sent.headers.get('content-disposition')).toContain('KYS%20v1.xlsx')
    const bytes = Buffer.from(await sent.arrayBuffer())
    expect((await readWorkbook(bytes)).map(sheet => sheet.name)).toEqual([
      'Mode d’emploi',
      'Questionnaire',
      'Seuils',
      'Sections',
      'Questions',
      'Champs',
      'Options',
      'Listes',
    ])

    // Unchanged, it says so.
    const same = await (await reviewer.post('/templates/check', bytes)).json()
    expect(same).toMatchObject({
      faults: [],
      present: { id: kys.id, version: 1 },
      difference: { added: [], removed: [], changed: [], settings: [] },
    })

    // Somebody changes a wording and a threshold.
    const sheets = sheetsOf(kysTemplate, 'fr').map(sheet => ({
      ...sheet,
      rows: sheet.rows.map(row =>
        row.map((cell, column) =>
          sheet.name === 'Seuils' && row[0] === 'uboPercent' && column === 1
            ? 10
            : sheet.name === 'Questions' && row[1] === 'KYS-A3' && column === 5
              ? 'Numéro'
              : cell,
        ),
      ),
    }))
    const checked = (await (await reviewer.post('/templates/check', await writeWorkbook(sheets))).json()) as {
      template: Template
      present: { id: string }
    }
    expect(checked).toMatchObject({
      difference: {
        changed: [{ code: 'KYS-A3', parts: ['label'], keepsAnswers: true }],
        settings: [{ name: 'uboPercent', before: 25, after: 10 }],
      },
    })
    // Nothing has happened yet.
    expect((await newest('KYS')).version).toBe(1)
    const { publishTemplate } = await reviewer.run(publish, { content: checked.template, basedOn: checked.present.id })
    expect(publishTemplate).toMatchObject({ code: 'KYS', version: 2, content: { settings: { uboPercent: 10 } } })
    expect((await listed()).filter(one => one.code === 'KYS').map(one => one.version)).toEqual([2, 1])
  })

  test('its errors are told by sheet and cell, in the reader’s language, and nothing is published', async () => {
    const sheets = sheetsOf(kysStart, 'en').map(sheet => ({
      ...sheet,
      rows: sheet.rows.map(row => row.map((cell, column) => (sheet.name === 'Questions' && column === 5 ? null : cell))),
    }))
    const french = await (
      await programme.reviewer.post('/templates/check', await writeWorkbook(sheets), { 'x-headwater-language': 'fr' })
    ).json()
    expect(french).toMatchObject({ template: null, difference: null })
    expect(french.faults).toHaveLength(questionsOf(kysStart).length)
    expect(french.faults[0]).toEqual({
      sheet: 'Questions',
      cell: 'F2',
      column: 'Wording (French)',
      message: 'Il manque le texte français. Les trois langues sont nécessaires.',
    })
  })

  test.each([
    ['a PDF', () => Buffer.from('%PDF-1.7'), 'sheetsOther'],
    ['too many bytes', () => Buffer.alloc(4_000_001), 'sheetsTooLarge'],
    ['far too many bytes', () => Buffer.alloc(5_000_000), undefined],
  ])('%s is refused with a sentence', async (_, bytes, rule) => {
    const answer = await programme.reviewer.post('/templates/check', bytes())
    const { rule: told, message } = (await answer.json()) as { rule?: string; message: string }
    expect([answer.ok, told]).toEqual([false, rule])
    expect(message.length).toBeGreaterThan(20)
  })

  test('a form on a foreign page cannot send one', async () => {
    const answer = await programme.reviewer.post('/templates/check', Buffer.alloc(1), { 'x-headwater-upload': '' })
    expect(answer.status).toBe(400)
  })

  test('whoever may not publish may not check, and a supplier may read what asks it', async () => {
    const { auditor, purchasing } = programme
    const bytes = await templateWorkbook(kysStart, 'en')
    for (const person of [auditor, purchasing]) expect((await (await person.post('/templates/check', bytes)).json()).code).toBe('DENIED')
    expect((await auditor.refusal(publish, { content: kysStart })).code).toBe('DENIED')
    const supplier = await programme.makeSupplier()
    expect((await supplier.signatory.get(`/templates/${(await newest('KYS')).id}.json?lang=fr`)).status).toBe(200)
  })
})

describe('publishing', () => {
  test('leaves running answers on their version, and asks the next supplier in the new one', async () => {
    const { reviewer } = programme
    const before = await newest('KYS-START')
    const running = await programme.makeSupplier('Running')
    const changed: Template = {
      ...kysStart,
      sections: kysStart.sections.map(section => ({
        ...section,
        questions: section.questions.map(one => ({ ...one, label: { ...one.label, en: `${one.label.en} (new)` } })),
      })),
    }
    await reviewer.run(publish, { content: changed, basedOn: before.id })
    const next = await programme.makeSupplier('Next')
    const version = `query ($id: ID!) { response(id: $id) { templateId templateVersion } }`
    expect((await reviewer.run(version, { id: running.responseId })).response).toEqual({
      templateId: before.id,
      templateVersion: before.version,
    })
    expect((await reviewer.run(version, { id: next.responseId })).response.templateVersion).toBe(before.version + 1)
    const old = (await (await running.signatory.get(`/templates/${before.id}.json?lang=en`)).json()) as Template
    expect(JSON.stringify(old)).not.toContain('(new)')
    // It can be answered and accepted to the end on its version.
    await answerAll(running)
    await handIn(running)
    for (const { code } of questionsOf(kysStart))
      await reviewer.run(judge, { input: { responseId: running.responseId, question: code, decision: 'ACCEPTED' } })
    const counts = (await listed()).filter(one => one.code === 'KYS-START')
    expect(counts.find(one => one.id === before.id)?.inUse).toBeGreaterThan(0)
  })

  test('two people change the same version: the second is told, and nothing of the first is undone', async () => {
    const { reviewer, administrator } = programme
    const { id, version } = await newest('KYS')
    const content = { ...kysTemplate, settings: { ...kysTemplate.settings, recordYears: 7 } }
    await reviewer.run(publish, { content, basedOn: id })
    const refused = await administrator.refusal(publish, {
      content: { ...kysTemplate, settings: { ...kysTemplate.settings, uboPercent: 20 } },
      basedOn: id,
    })
    expect(refused).toMatchObject({ code: 'REFUSED', rule: 'templateChangedMeanwhile' })
    expect(refused.message).toContain(String(version + 1))
  })

  test('a circular condition is refused with its path', async () => {
    const circle = {
      ...kysTemplate,
      sections: kysTemplate.sections.map(section => ({
        ...section,
        questions: section.questions.map(one =>
          one.code === 'KYS-A3'
            ? { ...one, when: { answered: 'KYS-A4' } }
            : one.code === 'KYS-A4'
              ? { ...one, when: { answered: 'KYS-A3' } }
              : one,
        ),
      })),
    }
    const refused = await programme.reviewer.refusal(publish, { content: circle })
    expect(refused).toMatchObject({
      code: 'REFUSED',
      rule: 'templateFaults',
      facts: { faults: [{ key: 'circular', found: 'KYS-A3 → KYS-A4 → KYS-A3' }] },
    })
  })
})
