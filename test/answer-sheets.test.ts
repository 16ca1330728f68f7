import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import fc from 'fast-check'
import { exampleAnswers } from 'server/seeds/kys-answers.ts'
import { answerSheetLimits } from 'server/src/features/questionnaires/answer-sheets/layout.ts'
import { countryBehind, countryName } from 'server/src/features/questionnaires/answer-sheets/speaking.ts'
import { type CellIn, readWorkbook, type SheetIn, type SheetOut, writeWorkbook } from 'server/src/platform/sheets.ts'
import { translator, type WordKey } from 'server/src/platform/words.ts'
import type { Answers, GivenAnswer } from 'shared/questionnaires/answer.ts'
import { draftFault } from 'shared/questionnaires/answer-faults.ts'
import { kysTemplate } from 'shared/questionnaires/kys/template.ts'
import type { Template } from 'shared/questionnaires/template.ts'
import { visibleQuestions } from 'shared/questionnaires/visible.ts'
import { countries } from 'shared/words/countries.ts'
import { type Locale, locales } from 'shared/words/lists.ts'
import { describe, expect, test } from 'vitest'
import { company } from './factories/kys.ts'
import { anyAnswers } from './support/any-answers.ts'
import { anyTemplate } from './support/any-template.ts'
import { asRead, planBack, responseOut, sheetsOf, today, write } from './support/filled-workbook.ts'

/** A questionnaire with its answers as a workbook: out, worked in by a person, and back. */

const file = '6a0f1c52-7d3e-4b7a-9a60-0d2f6a1f0c13'
const kysAnswers = exampleAnswers(kysTemplate, company('MINE'), () => file, today)
const unanswered: GivenAnswer = { status: 'EMPTY', value: null, reason: null, note: null, files: [] }
const askedOnly = new Map([['KYS-A6', unanswered]])
const nothing = { changes: [], faults: [], notices: [], emptied: [] }
const reread = async (sheets: readonly SheetOut[]): Promise<SheetIn[]> => readWorkbook(await writeWorkbook(sheets), answerSheetLimits)
const kysBook = (locale: Locale = 'en'): SheetIn[] => asRead(sheetsOf(responseOut(kysTemplate, kysAnswers, { locale })))

const withAnswers = fc
  .tuple(anyTemplate, fc.constantFrom(...locales))
  .chain(([template, locale]) =>
    fc.record({ template: fc.constant(template), locale: fc.constant(locale), before: anyAnswers(template), after: anyAnswers(template) }),
  )

/** Rows are told by what they say: new ones get numbers of their own. */
/** What was chosen of several is the same in whatever order: a workbook gives it in the order of the options. */
const withoutIds = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.every(one => typeof one === 'string') ? value.toSorted() : value.map(withoutIds)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).flatMap(([key, inner]) => (key === 'id' ? [] : [[key, withoutIds(inner)]])))
}

describe('out and back', () => {
  test.each(locales)('the whole KYS in %s changes nothing', async locale => {
    const out = responseOut(kysTemplate, kysAnswers, { locale })
    expect(planBack(out, await reread(sheetsOf(out)))).toEqual(nothing)
  })

  test('any answers to any questionnaire change nothing', async () => {
    await fc.assert(
      fc.asyncProperty(withAnswers, async ({ template, locale, before }) => {
        const out = responseOut(template, before, { locale })
        expect(planBack(out, await reread(sheetsOf(out)))).toEqual(nothing)
      }),
      { numRuns: 30 },
    )
  })

  test('any other answers, filled in by hand, are the answers afterwards', async () => {
    await fc.assert(
      fc.asyncProperty(withAnswers, async ({ template, locale, before, after }) => {
        // A row or a group of which nothing shows has nothing by which a person could write it, or take it away.
        fc.pre(!/"(?:cells|value)":\{\}/.test(JSON.stringify([...before.values(), ...after.values()])))
        const filled = await reread(sheetsOf(responseOut(template, after, { locale })))
        const plan = planBack(responseOut(template, before, { locale }), filled)
        expect(plan.faults).toEqual([])
        const now = new Map<string, GivenAnswer>(before)
        for (const { question, after: given } of plan.changes) now.set(question.code, given)
        for (const { code } of visibleQuestions(template, 'MINE', after)) {
          const { status, value, reason, note } = { ...unanswered, ...after.get(code) }
          // What was hidden before has no answer; that is the empty one.
          expect(withoutIds({ code, ...unanswered, ...now.get(code) })).toMatchObject(
            withoutIds({ code, status, value, reason, note }) as object,
          )
        }
      }),
      // Asked only now, and still without an answer.
      { numRuns: 30, endOnFailure: true, examples: [[{ template: kysTemplate, locale: 'en', before: new Map(), after: askedOnly }]] },
    )
  })

  test('lines, columns and sheets in any other order, with notes between them, change nothing', () => {
    const shuffled = <T>(all: readonly T[], seed: number): T[] =>
      all
        .map((one, at) => [Math.sin(seed * (at + 1)) * 1e4, one] as const)
        .sort(([a], [b]) => (a % 1) - (b % 1))
        .map(([, one]) => one)
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), seed => {
        const out = responseOut(kysTemplate, kysAnswers)
        const sheets = shuffled(asRead(sheetsOf(out)), seed).map(sheet => {
          const isOurs = String(sheet.rows[0]?.cells[0]).startsWith('#')
          if (!isOurs) return sheet
          const widest = Math.max(...sheet.rows.map(({ cells }) => cells.length))
          const order = shuffled([...Array(widest).keys()], seed)
          const move = (cells: readonly CellIn[]): CellIn[] => [...order.map(at => cells[at] ?? null), null]
          const [keys, heads, ...lines] = sheet.rows.map(row => move(row.cells))
          // A table's rows in another order are another answer; the lines of the questions are not.
          const sorted = sheet.rows[0]?.cells[0] === '#questions' ? shuffled(lines, seed) : lines
          const rows = [[null, 'my note'], keys ?? [], heads ?? [], ...sorted]
          return { ...sheet, rows: rows.map((cells, at) => ({ number: at + 1, cells })) }
        })
        expect(planBack(out, sheets)).toEqual(nothing)
      }),
      { numRuns: 6 },
    )
  })

  test('every country is known by its name in every language', () => {
    for (const code of countries)
      for (const locale of locales) expect([code, locale, countryBehind(countryName(code, locale))]).toEqual([code, locale, code])
  })
})

describe('random damage', () => {
  const strange = fc.constantFrom<CellIn>(
    null,
    '',
    'x'.repeat(5_000),
    '\u0000',
    '\ud800',
    '=1+1',
    '#REF!',
    Number.NaN,
    Number.POSITIVE_INFINITY,
    1e300,
    -1,
    0.1,
    true,
    new Date(Number.NaN),
    new Date(0),
    '#questions',
    '#table KYS-C1',
    'KYS-A1',
    'headwater-answers',
    '__proto__',
    'constructor',
    file,
    'Yes',
    '不适用',
  )
  const damage = fc.array(
    fc.record({
      sheet: fc.nat(45),
      row: fc.nat(60),
      column: fc.nat(14),
      how: fc.constantFrom('write', 'dropRow', 'dropColumn', 'dropSheet'),
      value: strange,
    }),
    { minLength: 1, maxLength: 12 },
  )

  test('is never half applied: what is taken at all is what the form would take', () => {
    const out = responseOut(kysTemplate, kysAnswers)
    const whole = asRead(sheetsOf(out))
    fc.assert(
      fc.property(damage, steps => {
        let sheets: SheetIn[] = whole
        for (const { sheet: at, row, column, how, value } of steps) {
          const place = at % Math.max(1, sheets.length)
          sheets = sheets.flatMap((sheet, number): SheetIn[] => {
            if (number !== place) return [sheet]
            if (how === 'dropSheet') return []
            if (how === 'dropRow') return [{ ...sheet, rows: sheet.rows.filter((_, line) => line !== row) }]
            const edit = (cells: readonly CellIn[]): CellIn[] =>
              how === 'dropColumn'
                ? cells.filter((_, cell) => cell !== column)
                : cells.map((cell, here) => (here === column ? value : cell))
            return [
              {
                ...sheet,
                rows: sheet.rows.map((one, line) => (how === 'dropColumn' || line === row ? { ...one, cells: edit(one.cells) } : one)),
              },
            ]
          })
        }
        const plan = planBack(out, sheets)
        if (plan.faults.length > 0) return
        const answers = new Map<string, GivenAnswer>(kysAnswers)
        for (const { question, after } of plan.changes) answers.set(question.code, after)
        const visible = visibleQuestions(kysTemplate, 'MINE', answers)
        for (const { question, after } of plan.changes) {
          expect([question.code, draftFault(question, after, { today })]).toEqual([question.code, null])
          expect(after.status === 'EMPTY' || visible.includes(question)).toBe(true)
        }
      }),
      { numRuns: 80 },
    )
  })
})

/** What is said of one cell that somebody wrote into. */
function said(template: Template, answers: Answers, key: string, column: string, value: CellIn, locale: Locale = 'en') {
  const out = responseOut(template, answers, { locale })
  const plan = planBack(out, write(asRead(sheetsOf(out)), key, column, value))
  const say = ({ cell, key: word, values }: (typeof plan.faults)[number]): string => `${cell} ${translator('en')(word as WordKey, values)}`
  return { plan, faults: plan.faults.map(say), notices: plan.notices.map(say), after: plan.changes[0]?.after }
}
const sayKys = (key: string, column: string, value: CellIn, locale: Locale = 'en') =>
  said(kysTemplate, kysAnswers, key, column, value, locale)

describe('what people type', () => {
  test.each<[string, CellIn, unknown, Locale?]>([
    ['KYS-A7/incorporatedOn', '2010年7月19日', '2010-07-19', 'zh'],
    ['KYS-A7/incorporatedOn', '2010/07/19', '2010-07-19'],
    ['KYS-A7/incorporatedOn', '19-Jul-2010', '2010-07-19'],
    ['KYS-A7/incorporatedOn', 40378, '2010-07-19'],
    ['KYS-A7/incorporatedOn', new Date('2010-07-19T00:00:00Z'), '2010-07-19'],
    ['KYS-A7/incorporatedOn', '05/03/2009', '2009-03-05', 'fr'],
    ['KYS-A7/country', 'GN', 'GN'],
    ['KYS-A7/country', 'guinée', 'GN'],
    ['KYS-A7/country', '几内亚', 'GN'],
    ['KYS-A7/country', 'Guinea-Bissau', 'GW'],
    ['KYS-A9/registered/amount', '１，２３４．５', 1234.5, 'zh'],
    ['KYS-A9/registered/amount', '1 234,5', 1234.5, 'fr'],
    ['KYS-A9/registered/amount', '1,234', 1234],
    ['KYS-A9/registered/amount', '1,234', 1.234, 'fr'],
    ['KYS-A9/registered/currency', ' usd ', 'USD'],
    ['KYS-A11/unlimited', 'NON', false],
    ['KYS-A11/unlimited', false, false],
    ['KYS-H4/cash', '12%', 12],
    ['KYS-A6', '0012', '0012'],
    ['KYS-A6', '=1+1', '=1+1'],
  ])('%s: %s', (key, typed, value, locale = 'en') => {
    const { after, faults } = sayKys(key, 'answer', typed, locale)
    expect(faults).toEqual([])
    const [, ...path] = key.split('/')
    const found = path.reduce<unknown>((node, step) => (node as Record<string, unknown>)[step], after?.value)
    expect(found).toEqual(value)
  })

  test('12 % in a cell that shows per cent is 12, not 0.12', () => {
    const out = responseOut(kysTemplate, kysAnswers)
    const sheets = write(asRead(sheetsOf(out)), 'KYS-H4/cash', 'answer', 0.12)
    const row = sheets.flatMap(sheet => sheet.rows).find(({ cells }) => cells[0] === 'KYS-H4/cash')
    const shown = sheets.map(sheet =>
      sheet.rows[0]?.cells[0] === '#questions' ? { ...sheet, percents: new Set([`E${row?.number}`]) } : sheet,
    )
    expect(planBack(out, shown).changes[0]?.after.value).toMatchObject({ cash: 12 })
    expect(planBack(out, sheets).changes[0]?.after.value).toMatchObject({ cash: 0.12 })
  })

  test.each<[string, string, CellIn, RegExp]>([
    ['KYS-A7/incorporatedOn', 'answer', '05/03/2009', /^E\d+ In “05\/03\/2009” day and month could be either/],
    ['KYS-A7/incorporatedOn', 'answer', 2009, /^E\d+ “2009” is a year only/],
    ['KYS-A7/country', 'answer', 'Guinee-Conakri', /^E\d+ “Guinee-Conakri” is no country/],
    ['KYS-A9/registered/amount', 'answer', 'much', /^E\d+ “much” is not a number/],
    ['KYS-A9/registered/currency', 'answer', null, /^E\d+ Please give an amount and its currency/],
    ['KYS-A11/unlimited', 'answer', 'perhaps', /^E\d+ Please write yes or no/],
    ['KYS-A6', 'answer', new Date(0), /^E\d+ The spreadsheet has turned this into a date/],
    ['KYS-A6', 'answer', 9.1371602000123e17, /^E\d+ The figure is so long/],
    ['KYS-A6', 'answer', '#REF!', /^E\d+ The spreadsheet shows an error/],
    ['KYS-A6', 'state', 'Later', /^F\d+ “Later” is no state/],
    ['KYS-A6', 'reason', 'Because', /^G\d+ A reason goes with/],
    ['KYS-A6', 'version', '7', /^E\d+ The hidden version of this line was changed/],
    ['KYS-A11/until', 'answer', '2030-01-01', /^E\d+ This is not asked, by what stands beside it/],
  ])('%s, %s %s: refused at its cell', (key, column, typed, words) => {
    const { faults } = sayKys(key, column, typed)
    expect(faults).toHaveLength(1)
    expect(faults[0]).toMatch(words)
  })

  test('a code that the program made a figure is taken with a remark', () => {
    const { faults, notices, after } = sayKys('KYS-A6', 'answer', 12)
    expect(faults).toEqual([])
    expect(after?.value).toBe('12')
    expect(notices[0]).toMatch(/^E\d+ This is a number in the spreadsheet and is taken as 12/)
  })

  test('a question that other answers hide is refused, unless the workbook changes those too', () => {
    const out = responseOut(kysTemplate, kysAnswers)
    const hidden = kysTemplate.sections
      .flatMap(section => section.questions)
      .find(
        one =>
          one.type === 'YES_NO' &&
          !visibleQuestions(kysTemplate, 'MINE', kysAnswers).includes(one) &&
          kysAnswers.get(one.code)?.status !== 'ANSWERED',
      )
    if (!hidden) return
    const plan = planBack(out, write(asRead(sheetsOf(out)), hidden.code, 'answer', 'Yes'))
    expect(plan.faults).toMatchObject([{ key: 'workbook:fault.hiddenQuestion', values: { code: hidden.code } }])
    expect(plan.changes).toEqual([])
  })

  test('an answer and “does not apply” at once is refused; the state alone takes the answer away', () => {
    expect(sayKys('KYS-A6', 'state', 'Does not apply').after).toMatchObject({ status: 'NOT_APPLICABLE', value: null })
    const out = responseOut(kysTemplate, kysAnswers)
    const both = write(write(asRead(sheetsOf(out)), 'KYS-A6', 'state', '不适用'), 'KYS-A6', 'answer', 'Something else')
    expect(planBack(out, both).faults).toMatchObject([{ key: 'workbook:fault.stateAndAnswer' }])
  })

  test('a row that was copied with its hidden number is a new row, the same each time', () => {
    const out = responseOut(kysTemplate, kysAnswers)
    const copied = asRead(sheetsOf(out)).map(sheet => {
      if (sheet.rows[0]?.cells[0] !== '#table KYS-C1') return sheet
      const cells = [...(sheet.rows[2]?.cells ?? [])]
      cells[1] = 'Another holder'
      return { ...sheet, rows: [...sheet.rows, { number: 90, cells }] }
    })
    const [first, second] = [planBack(out, copied), planBack(out, copied)]
    expect(first).toEqual(second)
    const rows = first.changes[0]?.after.value as { id: string }[]
    expect(new Set(rows.map(row => row.id)).size).toBe(rows.length)
  })

  test('a table whose hidden line of keys is gone is not passed over', () => {
    const out = responseOut(kysTemplate, kysAnswers)
    const broken = kysBook().map(sheet => (sheet.rows[0]?.cells[0] === '#table KYS-C1' ? { ...sheet, rows: sheet.rows.slice(1) } : sheet))
    expect(planBack(out, broken).faults).toMatchObject([{ key: 'workbook:fault.sheetChanged' }])
  })
})

const soffice = ['/usr/bin/soffice', '/usr/bin/libreoffice', '/opt/libreoffice/program/soffice'].find(path => existsSync(path))
if (!soffice) console.warn('LibreOffice is not installed (apt-get install libreoffice-calc): the round trip through it was left out.')

test.skipIf(!soffice)('opened and saved by LibreOffice, the whole KYS changes nothing', { timeout: 120_000 }, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'headwater-sheets-'))
  try {
    const out = responseOut(kysTemplate, kysAnswers, { locale: 'zh' })
    await writeFile(join(folder, 'kys.xlsx'), await writeWorkbook(sheetsOf(out)))
    const profile = `-env:UserInstallation=file://${folder}/profile`
    const filter = 'xlsx:Calc MS Excel 2007 XML'
    await promisify(execFile)(soffice ?? '', [
      profile,
      '--headless',
      '--convert-to',
      filter,
      '--outdir',
      join(folder, 'saved'),
      join(folder, 'kys.xlsx'),
    ])
    const saved = await readFile(join(folder, 'saved/kys.xlsx'))
    expect(saved.equals(await readFile(join(folder, 'kys.xlsx')))).toBe(false)
    expect(planBack(out, await readWorkbook(saved, answerSheetLimits))).toEqual(nothing)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})
