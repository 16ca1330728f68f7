import fc from 'fast-check'
import { faultWords } from 'server/src/features/questionnaires/template-sheets/cells.ts'
import { lists, valueBehind } from 'server/src/features/questionnaires/template-sheets/columns.ts'
import { readTemplateWorkbook, templateFrom } from 'server/src/features/questionnaires/template-sheets/from-sheets.ts'
import { sheetsOf, templateWorkbook } from 'server/src/features/questionnaires/template-sheets/to-sheets.ts'
import { cellName, neutral, readWorkbook, restored, type SheetIn, workbookLimits, writeWorkbook } from 'server/src/platform/sheets.ts'
import { checkTemplate } from 'shared/questionnaires/check-template.ts'
import { withoutSilence } from 'shared/questionnaires/diff-templates.ts'
import { kysTemplate } from 'shared/questionnaires/kys/template.ts'
import { template as schema, type Template } from 'shared/questionnaires/template.ts'
import { locales } from 'shared/words/lists.ts'
import { describe, expect, test } from 'vitest'
import { anyTemplate } from './support/any-template.ts'
import { archive } from './support/archive.ts'

/** A questionnaire as a spreadsheet: out, changed by a person, and back, whole or not at all. */

const words = { zh: '问', en: 'asked', fr: 'demandé' }
const options = ['A', 'B'].map(value => ({ value, label: words }))
const small: Template = schema.parse({
  code: 'X',
  version: 1,
  title: words,
  settings: { limit: 5 },
  sections: [
    {
      code: 'A',
      title: words,
      questions: [
        { code: 'X-1', type: 'YES_NO', label: words },
        { code: 'X-2', type: 'SINGLE', options, label: words, when: { equals: ['X-1', true] } },
        { code: 'X-3', type: 'ROWS', label: words, fields: [{ key: 'share', type: 'PERCENT', label: words }] },
        { code: 'X-4', type: 'NUMBER', label: words, raises: [{ signal: 'EDD', when: { gt: ['X-4', 5] } }] },
      ],
    },
    { code: 'B', title: words, questions: [{ code: 'X-5', type: 'TEXT', label: words }] },
  ],
})

describe('out and back', () => {
  test('the random questionnaires may be published', () => {
    fc.assert(
      fc.property(anyTemplate, template => {
        expect(schema.parse(template)).toEqual(template)
        expect(checkTemplate(template)).toEqual([])
      }),
      { numRuns: 100 },
    )
  })

  test.each(locales)('the whole KYS in %s', async locale => {
    const { template, faults } = await readTemplateWorkbook(await templateWorkbook(kysTemplate, locale), locale)
    expect(faults).toEqual([])
    // One field of it says aloud that it is required, which is the rule.
    expect(template).toEqual(withoutSilence(kysTemplate))
  })

  test('any questionnaire, written in one language and read in another', async () => {
    await fc.assert(
      fc.asyncProperty(anyTemplate, fc.constantFrom(...locales), fc.constantFrom(...locales), async (template, out, back) => {
        expect(await readTemplateWorkbook(await templateWorkbook(template, out), back)).toEqual({ template, faults: [] })
      }),
      { numRuns: 60 },
    )
  })

  test.each(Object.keys(lists) as (keyof typeof lists)[])('no name in the list %s means two things', list => {
    for (const value of lists[list].values)
      for (const locale of locales)
        expect([value, locale, valueBehind(list, lists[list].label(value, locale))]).toEqual([value, locale, value])
  })

  test.each(['=1+1', '+1', '-1', '@x', '\tx', "'=1", "''=1", 'x=1', "'x", "'", ''])('%j is no formula outside, and itself inside', text => {
    expect(neutral(text)).not.toMatch(/^[=+\-@\t\r]/)
    expect(restored(neutral(text))).toBe(text)
  })
})

/** The workbook of a questionnaire after somebody worked in it: sheet, row and column by their names, and what now stands there. */
type Edit = readonly [sheet: string, row: number, column: string, value: string | number | boolean | Date | null]
function edited(template: Template, ...edits: Edit[]): SheetIn[] {
  const sheets = sheetsOf(template, 'en').map(({ name, header, rows }) => ({
    name,
    formulas: [],
    rows: [...(header ? [[...header]] : []), ...rows.map(row => [...row])] as (string | number | boolean | Date | null)[][],
  }))
  for (const [name, row, column, value] of edits) {
    const rows = sheets.find(sheet => sheet.name === name)?.rows ?? []
    const at = rows[0]?.indexOf(column) ?? -1
    if (at < 0) throw new Error(`No column ${column} on ${name}`)
    while (rows.length < row) rows.push([])
    const line = rows[row - 1] ?? []
    line[at] = value
  }
  return sheets.map(sheet => ({
    ...sheet,
    rows: sheet.rows.map((cells, at) => ({ number: at + 1, cells: Array.from(cells, cell => cell ?? null) })),
  }))
}
const told = (sheets: SheetIn[]): (string | null)[][] =>
  templateFrom(sheets, 'en').faults.map(({ sheet, cell, column, ...fault }) => [sheet, cell, column, faultWords(fault, 'en')])

describe('errors by sheet, row and column', () => {
  test('none where nothing was changed', () => expect(told(edited(small))).toEqual([]))

  test.each<[string, Edit[], (string | null)[]]>([
    [
      'an unknown type',
      [['Questions', 2, 'Type', 'Song']],
      ['Questions', 'C2', 'Type', '“Song” is not in the list. Please choose from the drop-down list.'],
    ],
    ['no type', [['Questions', 2, 'Type', null]], ['Questions', 'C2', 'Type', 'This cannot be empty.']],
    [
      'no French',
      [['Questions', 3, 'Wording (French)', ' ']],
      ['Questions', 'F3', 'Wording (French)', 'The French text is missing. All three languages are needed.'],
    ],
    [
      'guidance in two languages',
      [
        ['Questions', 3, 'Guidance (Chinese)', '说明'],
        ['Questions', 3, 'Guidance (English)', 'Guidance'],
      ],
      ['Questions', 'I3', 'Guidance (French)', 'The French text is missing. All three languages are needed.'],
    ],
    [
      'an option that is not offered',
      [['Questions', 6, 'Asked if', 'X-2 = C']],
      ['Questions', 'K6', 'Asked if', 'A condition of question X-5 compares “X-2” with something it can never be.'],
    ],
    [
      'a question that is not there',
      [['Questions', 6, 'Asked if', 'X-9 answered']],
      ['Questions', 'K6', 'Asked if', 'A condition of question X-5 names “X-9”, which does not exist.'],
    ],
    [
      'a signal that looks at nothing',
      [['Questions', 5, 'Raises', 'EDD if X-9 = 1']],
      ['Questions', 'R5', 'Raises', 'A condition of question X-4 names “X-9”, which does not exist.'],
    ],
    [
      'a condition that is not understood',
      [['Questions', 3, 'Asked if', 'X-1 is yes']],
      ['Questions', 'K3', 'Asked if', 'At sign 5, “is yes”: =, >, <, in (…) or answered should stand here.'],
    ],
    [
      'a condition that breaks off',
      [['Questions', 3, 'Asked if', '(X-1 = yes']],
      ['Questions', 'K3', 'Asked if', 'At the end: a closing bracket is missing.'],
    ],
    [
      'a circle',
      [
        ['Questions', 2, 'Asked if', 'X-5 answered'],
        ['Questions', 6, 'Asked if', 'X-2 = A'],
      ],
      ['Questions', 'K2', 'Asked if', 'These conditions go round in a circle: X-1 → X-5 → X-2 → X-1. Please remove one of them.'],
    ],
    [
      'a check of a field that is not there',
      [['Questions', 4, 'Checks', 'sum(votes) <= 100']],
      ['Questions', 'AG4', 'Checks', 'A check of question X-3 names the field “votes”, which does not exist.'],
    ],
    ['a code twice', [['Questions', 6, 'Code', 'X-1']], ['Questions', 'B6', 'Code', 'The code X-1 occurs twice.']],
    [
      'a code of another form',
      [['Questions', 6, 'Code', 'x 5']],
      ['Questions', 'B6', 'Code', 'A code looks like KYS-A3: capital letters and figures, one hyphen, at most 12 signs on either side.'],
    ],
    [
      'a section that is not there',
      [['Questions', 6, 'Section', 'C']],
      ['Questions', 'A6', 'Section', 'There is no section with the code “C”.'],
    ],
    [
      'a column of another type',
      [['Questions', 2, 'Form', '[0-9]{2}']],
      ['Questions', 'T2', 'Form', 'The type “Yes or no” does not use this column. Please empty it.'],
    ],
    ['words for a number', [['Questions', 5, 'Least', 'many']], ['Questions', 'W5', 'Least', '“many” is not a figure.']],
    [
      'a form that could run long',
      [['Questions', 6, 'Form', '(a+)+']],
      [
        'Questions',
        'T6',
        'Form',
        'The form “(a+)+” cannot be used: signs or classes in square brackets with counts, at most two of changing length.',
      ],
    ],
    [
      'a threshold that is not there',
      [['Questions', 6, 'Wording (English)', 'Within {{years}} years?']],
      ['Questions', 'E6', 'Wording (English)', 'A text of question X-5 names the threshold “years”, which does not exist.'],
    ],
    [
      'an unknown role',
      [['Questions', 6, 'For roles', 'Mine; Poet']],
      ['Questions', 'L6', 'For roles', '“Poet” is not in the list. Please choose from the drop-down list.'],
    ],
    [
      'unknown evidence',
      [['Questions', 6, 'Evidence 2', 'Rumour']],
      ['Questions', 'O6', 'Evidence 2', '“Rumour” is not in the list. Please choose from the drop-down list.'],
    ],
    [
      'a date for words',
      [['Questions', 6, 'Wording (English)', new Date(0)]],
      [
        'Questions',
        'E6',
        'Wording (English)',
        'The spreadsheet has turned this into a date. Please format the cell as text and write it again.',
      ],
    ],
    [
      'fields of a question that has none',
      [['Fields', 2, 'Question code', 'X-5']],
      ['Fields', 'A2', 'Question code', 'Question X-5 is neither a table nor a group and has no fields.'],
    ],
    ['a table in a table', [['Fields', 2, 'Type', 'Table of rows']], ['Fields', 'D2', 'Type', 'A table cannot hold another table.']],
    [
      'a field’s name',
      [['Fields', 2, 'Field', 'Share of it']],
      ['Fields', 'C2', 'Field', 'A field’s name begins with a small letter and has letters only, at most 40; it cannot be called cells.'],
    ],
    [
      'options of a question that is not there',
      [['Options', 2, 'Question code', 'X-7']],
      ['Options', 'A2', 'Question code', 'There is no question with the code “X-7”.'],
    ],
    [
      'an option twice',
      [['Options', 3, 'Option value', 'A']],
      ['Options', 'C3', 'Option value', 'Question X-2 offers the option “A” twice.'],
    ],
    ['a threshold of words', [['Thresholds', 2, 'Figure', 'five']], ['Thresholds', 'B2', 'Figure', '“five” is not a figure.']],
    ['no code', [['Questionnaire', 2, 'Entry', null]], ['Questionnaire', 'B2', 'Entry', 'This cannot be empty.']],
    [
      'roles from a question that names none',
      [['Questionnaire', 7, 'Entry', 'X-1']],
      ['Questionnaire', 'B7', 'Entry', 'The question that names roles (X-1) has to be a choice asked of everybody, without a condition.'],
    ],
    ['a column that is gone', [['Questions', 1, 'Type', null]], ['Questions', null, null, 'The column “Type” is missing.']],
    [
      'a column more',
      [['Questions', 1, 'Form', 'My notes']],
      ['Questions', 'T1', 'My notes', 'The column “My notes” does not belong here. Please delete it or give it its name back.'],
    ],
  ])('%s', (_, edits, fault) => {
    expect(told(edited(small, ...edits))).toContainEqual(fault)
  })

  test('every fault at once, and nothing imported', () => {
    const read = templateFrom(
      edited(small, ['Questions', 2, 'Type', 'Song'], ['Questions', 3, 'Wording (French)', null], ['Options', 2, 'Question code', 'X-7']),
      'en',
    )
    expect(read.template).toBeNull()
    expect(read.faults.map(fault => fault.cell)).toEqual(['C2', 'F3', 'A2', 'C3'])
  })

  test('a sheet that is missing, twice or not ours', () => {
    const sheets = edited(small)
    const without = sheets.filter(sheet => sheet.name !== 'Options')
    expect(told(without)).toContainEqual(['Options', null, null, 'The sheet “Options” is missing.'])
    expect(told([...sheets, { name: 'Notes', rows: [], formulas: [] }])).toEqual([
      ['Notes', null, null, 'The sheet “Notes” does not belong to a questionnaire. Please delete it and upload again.'],
    ])
    expect(told([...sheets, { name: '问题', rows: [], formulas: [] }])).toEqual([['问题', null, null, 'The sheet “问题” occurs twice.']])
  })

  test('a formula is told, not believed', () => {
    const sheets = edited(small).map(sheet => (sheet.name === 'Questions' ? { ...sheet, formulas: ['E2'] } : sheet))
    expect(told(sheets)).toEqual([['Questions', 'E2', null, 'This cell is a formula. Please paste it as a value.']])
  })

  test('what people do without harm: empty rows, capitals, labels in another language, yes as TRUE', () => {
    const read = templateFrom(
      edited(
        small,
        ['Questions', 2, 'Type', 'OUI OU NON'],
        ['Questions', 2, 'Core', true],
        ['Questions', 5, 'Type', 'number'],
        ['Questions', 5, 'Least', '1,5'],
        ['Questions', 5, 'Need', '选填'],
        ['Questions', 20, 'Section', 'B'],
        ['Questions', 20, 'Code', 'X-6'],
        ['Questions', 20, 'Type', 'YES_NO'],
        ['Questions', 20, 'Wording (Chinese)', '问'],
        ['Questions', 20, 'Wording (English)', 'asked'],
        ['Questions', 20, 'Wording (French)', 'demandé'],
      ),
      'fr',
    )
    expect(read.faults).toEqual([])
    const asked = read.template?.sections.flatMap(section => section.questions) ?? []
    expect(asked[0]).toMatchObject({ type: 'YES_NO', core: true })
    expect(asked[3]).toMatchObject({ type: 'NUMBER', min: 1.5, need: 'OPTIONAL' })
    expect(asked[5]).toEqual({ code: 'X-6', type: 'YES_NO', label: words })
  })
})

describe('what is no workbook, or a hostile one, is refused with a sentence', () => {
  const links = (...targets: string[]): string =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${targets.map((target, at) => `<Relationship Id="rId${at + 1}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${at === 0 && target.includes('workbook') ? 'officeDocument' : 'worksheet'}" Target="${target}"/>`).join('')}</Relationships>`
  const sheetXml = (rows: string): string =>
    `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows}</sheetData></worksheet>`
  const book = (sheet: string, more: Record<string, string | Buffer> = {}, head = '', says: Record<string, number> = {}): Buffer =>
    archive(
      {
        '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        '_rels/.rels': links('xl/workbook.xml'),
        'xl/_rels/workbook.xml.rels': links('worksheets/sheet1.xml'),
        'xl/workbook.xml': `${head}<workbook xmlns="x" xmlns:r="y"><sheets><sheet name="Q &amp; A" sheetId="1" r:id="rId1"/></sheets></workbook>`,
        'xl/worksheets/sheet1.xml': sheet,
        ...more,
      },
      says,
    )
  const refusal = async (bytes: Buffer): Promise<unknown> =>
    readWorkbook(bytes).then(
      () => 'read',
      (error: { extensions?: { rule?: string } }) => error.extensions?.rule ?? error,
    )

  test('a plain one by another hand is read, its formulas named', async () => {
    const read = await readWorkbook(
      book(sheetXml('<row r="1"><c r="A1" t="inlineStr"><is><t>one</t></is></c><c r="B1"><f>1+1</f><v>2</v></c></row>')),
    )
    expect(read).toMatchObject([{ name: 'Q & A', rows: [{ number: 1, cells: ['one', 2] }], formulas: ['B1'] }])
  })

  test.each<[string, () => Buffer, string]>([
    ['nothing', () => Buffer.alloc(0), 'sheetsOther'],
    ['a PDF', () => Buffer.from('%PDF-1.7\n'), 'sheetsOther'],
    ['CSV', () => Buffer.from('Section,Code\nA,X-1\n'), 'sheetsOther'],
    ['an old .xls, or one under a password', () => Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'sheetsOld'],
    ['a Word document', () => archive({ 'word/document.xml': '<x/>' }), 'sheetsOther'],
    ['a broken archive', () => book(sheetXml('')).subarray(0, 300), 'sheetsBroken'],
    [
      'an archive whose end is cut and bent',
      () => Buffer.concat([book(sheetXml('')).subarray(0, -30), Buffer.alloc(30, 7)]),
      'sheetsBroken',
    ],
    ['macros', () => book(sheetXml(''), { 'xl/vbaProject.bin': Buffer.alloc(10) }), 'sheetsMacros'],
    ['something embedded', () => book(sheetXml(''), { 'xl/embeddings/oleObject1.bin': Buffer.alloc(10) }), 'sheetsMacros'],
    [
      'more bytes than are taken',
      () => Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(workbookLimits.sent)]),
      'sheetsTooLarge',
    ],
    ['a bomb that says its size', () => book(sheetXml(' '.repeat(workbookLimits.unpacked + 1))), 'sheetsTooLarge'],
    [
      'thousands of parts',
      () => book(sheetXml(''), Object.fromEntries(Array.from({ length: 300 }, (_, at) => [`x/${at}`, '']))),
      'sheetsTooLarge',
    ],
    [
      'more rows than are taken',
      () => book(sheetXml('<row><c t="b"><v>1</v></c></row>'.repeat(workbookLimits.rows + 1))),
      'sheetsTooLarge',
    ],
    ['a cell far to the right', () => book(sheetXml('<row r="1"><c r="XFD1"><v>1</v></c></row>')), 'sheetsTooLarge'],
    ['a cell beyond the last column', () => book(sheetXml('<row r="1"><c r="ZZZZZ1"><v>1</v></c></row>')), 'sheetsBroken'],
    ['entities', () => book(sheetXml(''), {}, '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'), 'sheetsBroken'],
    ['entities behind ten million signs', () => book(sheetXml(`${' '.repeat(10_500_000)}<!ENTITY a "aaaa">`)), 'sheetsBroken'],
    [
      'a part that is not there',
      () => book(sheetXml(''), { 'xl/_rels/workbook.xml.rels': links('worksheets/sheet9.xml') }),
      'sheetsBroken',
    ],
    ['deep tags', () => book(sheetXml('<a>'.repeat(100_000))), 'read'],
    ['deep tags in the workbook', () => book(sheetXml(''), {}, '<a>'.repeat(200_000)), 'sheetsBroken'],
  ])('%s', async (_, bytes, rule) => {
    expect(await refusal(bytes())).toBe(rule)
  })

  test('a bomb that hides its size is found while unpacking', async () => {
    const bomb = book(sheetXml(' '.repeat(200_000_000)), {}, '', { 'xl/worksheets/sheet1.xml': 100 })
    expect(bomb.length).toBeLessThan(300_000)
    const before = process.memoryUsage().rss
    expect(await refusal(bomb)).toBe('sheetsBroken')
    expect(process.memoryUsage().rss - before).toBeLessThan(100_000_000)
  })

  test.each<[string, (times: number) => Buffer]>([
    ['cells', times => book('<c r="A1" '.repeat(times))],
    ['cells that end', times => book(sheetXml('<c r="A1" r="A1">'.repeat(times)))],
    ['relations', times => book(sheetXml(''), { 'xl/_rels/workbook.xml.rels': '<Relationship '.repeat(times) })],
    ['names of sheets', times => book(sheetXml(''), { 'xl/workbook.xml': `<workbook>${'<sheet '.repeat(times)}` })],
    ['blanks', times => book(sheetXml(''), { 'xl/workbook.xml': `<workbook><sheet name${' '.repeat(times)}="a"/></workbook>` })],
  ])('tags without an end keep nobody waiting: %s', async (_, bytes) => {
    const began = performance.now()
    await refusal(bytes(100_000))
    expect(performance.now() - began).toBeLessThan(2_000)
  })

  test('a sign that no writing has, and an attribute that holds the end of its tag', async () => {
    const named = (name: string): Buffer =>
      book(sheetXml('<row r="1"><c r="A1" s=">"><f>1</f><v>2</v></c></row>'), {
        'xl/workbook.xml': `<workbook xmlns="x" xmlns:r="y"><sheets><sheet name="${name}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
      })
    expect(await refusal(named('&#9999999;'))).toBe('read')
    expect((await readWorkbook(named('A')))[0]?.formulas).toEqual(['A1'])
  })

  test('a workbook of many sheets', async () => {
    const many = await writeWorkbook(
      Array.from({ length: workbookLimits.sheets + 1 }, (_, at) => ({ name: `S${at}`, rows: [], widths: [] })),
    )
    expect(await refusal(many)).toBe('sheetsTooLarge')
  })
})

test('the cells’ names are those of the programs', () => {
  expect([0, 25, 26, 51, 52, 701, 702].map(column => cellName(1, column))).toEqual(['A1', 'Z1', 'AA1', 'AZ1', 'BA1', 'ZZ1', 'AAA1'])
})
