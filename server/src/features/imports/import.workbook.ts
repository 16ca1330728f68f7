import { type CellFault, type ColumnKey, columnAt, contactColumns, type SheetCell } from 'shared/imports/supplier-columns.ts'
import { countries } from 'shared/words/countries.ts'
import { type Locale, locales, materials, tiers } from 'shared/words/lists.ts'
import { authorizeHere, authorizeReading } from '../../core/authorize.ts'
import type { Context } from '../../core/context.ts'
import { NotFound } from '../../core/errors.ts'
import { type CellOut, cellName, type SheetOut, writeWorkbook } from '../../platform/sheets.ts'
import { type Translate, translator } from '../../platform/words.ts'
import { faultsIn } from './fault-words.ts'
import { importId } from './import.commands.ts'
import { materialWord, mayAssign } from './vocabulary.ts'

/** The columns of the form, in the order in which people think of them. */
const before = ['name', 'nameLatin', 'country', 'tier', 'furtherTiers', 'materials', 'uscc', 'lei', 'registerNumber'] as const
const contactsInForm = 2
const widths: Partial<Record<ColumnKey, number>> = {
  name: 36,
  nameLatin: 36,
  country: 18,
  uscc: 24,
  lei: 24,
  contactEmail: 30,
  reviewer: 28,
}

/** Drop-downs reach down to this row. */
const roomFor = 2_000

interface FormColumn {
  readonly key: ColumnKey
  readonly group: number
}

/** Who may not say who looks after a supplier is not asked. */
const formColumns = (withReviewer: boolean): FormColumn[] => [
  ...before.map(key => ({ key, group: 0 })),
  ...Array.from({ length: contactsInForm }, (_, at) => contactColumns.map(key => ({ key, group: at + 1 }))).flat(),
  ...(withReviewer ? [{ key: 'reviewer', group: 0 } as const] : []),
]

const listsOf = (locale: Locale, t: Translate): Partial<Record<ColumnKey, readonly string[]>> => {
  const names = new Intl.DisplayNames([locale], { type: 'region' })
  return {
    country: countries.map(code => names.of(code) ?? code).sort(new Intl.Collator(locale).compare),
    tier: tiers.map(tier => t(`words:tier.${tier}`)),
    contactLanguage: locales.map(one => t(`imports:language.${one}`)),
    contactSigns: [t('imports:yes'), t('imports:no')],
  }
}

function listsSheet(lists: ReturnType<typeof listsOf>, t: Translate): SheetOut {
  const columns = Object.values(lists)
  const longest = Math.max(...columns.map(one => one.length))
  return {
    name: t('imports:sheet.lists'),
    hidden: true,
    widths: columns.map(() => 24),
    rows: Array.from({ length: longest }, (_, at) => columns.map(one => one[at] ?? null)),
  }
}

function guideSheet(columns: readonly FormColumn[], locale: Locale, t: Translate): SheetOut {
  const told = columns.filter(({ group }) => group <= 1)
  const several: Partial<Record<ColumnKey, string>> = {
    furtherTiers: tiers.map(tier => t(`words:tier.${tier}`)).join('; '),
    materials: materials.map(material => materialWord(material, locale)).join('; '),
  }
  const rows: [string, string][] = [
    [t('imports:guide.title'), ''],
    ...(['what', 'keep', 'known'] as const).map((key): [string, string] => ['', t(`imports:guide.${key}`)]),
    ['', ''],
    [t('imports:guide.columns'), ''],
    ...told.map(({ key }): [string, string] => [
      t(`imports:column.${key}`, { number: 1 }),
      [t(`imports:guide.column.${key}`), several[key]].filter(Boolean).join(' '),
    ]),
    ['', ''],
    [t('imports:guide.rows'), t('imports:guide.rowsHow')],
  ]
  return {
    name: t('imports:sheet.guide'),
    widths: [40, 100],
    rows,
    headings: [0, rows.findIndex(([name]) => name === t('imports:guide.columns'))],
  }
}

/** The empty form, in the language of whoever asks: fill in, upload, look at the preview. */
export async function supplierForm(ctx: Context, locale: Locale): Promise<{ name: string; bytes: Buffer }> {
  authorizeHere(ctx, 'import.stage')
  const t = translator(locale)
  const columns = formColumns(mayAssign(ctx.actor))
  const lists = listsOf(locale, t)
  const listNames = Object.keys(lists)
  const sheet: SheetOut = {
    name: t('imports:sheet.suppliers'),
    // What programs call the columns stands hidden above what people call them.
    rows: [
      columns.map(({ key, group }) => columnAt(key, group)),
      columns.map(({ key, group }) => t(`imports:column.${key}`, { number: group })),
    ],
    hiddenRows: [0],
    headings: [1],
    widths: columns.map(({ key }) => widths[key] ?? 20),
    fixedRows: 2,
    fixedColumns: 1,
    picks: columns.flatMap(({ key }, column) => {
      const list = lists[key]
      const letter = cellName(1, listNames.indexOf(key)).slice(0, -1)
      return list
        ? [
            {
              range: `${cellName(3, column)}:${cellName(roomFor, column)}`,
              from: `'${t('imports:sheet.lists')}'!$${letter}$1:$${letter}$${list.length}`,
            },
          ]
        : []
    }),
  }
  return { name: t('imports:form.name'), bytes: await writeWorkbook([sheet, guideSheet(columns, locale, t), listsSheet(lists, t)]) }
}

interface KeptRow {
  readonly sheet: string
  readonly number: number
  readonly cells: readonly SheetCell[]
}

const cellOut = (cell: SheetCell | undefined): CellOut =>
  cell === null || cell === undefined ? null : typeof cell === 'number' ? cell : String(cell)

/** The rows that have to be corrected, as they came, each with what is wrong: corrected and uploaded again they go in. */
export async function rowsToCorrect(ctx: Context, given: string, locale: Locale): Promise<{ name: string; bytes: Buffer }> {
  authorizeReading(ctx, 'import.read')
  const id = importId(given)
  const [found] = await ctx.ask({
    text: 'SELECT file_name AS name, facts FROM supplier_imports WHERE id = $1 AND programme_id = $2',
    values: [id, ctx.actor.programmeId],
  })
  if (!found) throw new NotFound()
  const rows = await ctx.ask({
    text: `SELECT rows, faults FROM supplier_import_rows WHERE import_id = $1 AND kind = 'FAULT' ORDER BY place`,
    values: [id],
  })
  const t = translator(locale)
  const { headings = {} } = found.facts as { headings?: Record<string, string[]> }
  const kept = rows.flatMap(row =>
    (row.rows as KeptRow[])
      .map(one => ({ ...one, wrong: wordsFor(one, row.faults as CellFault[], locale) }))
      .sort((a, b) => a.number - b.number),
  )
  const sheets = Object.keys(headings).flatMap((name): SheetOut[] => {
    const mine = kept.filter(one => one.sheet === name)
    const columns = headings[name] ?? []
    if (mine.length === 0) return []
    return [
      {
        name,
        header: [...columns, t('imports:form.wrong')],
        widths: [...columns.map(() => 24), 70],
        rows: mine.map(({ cells, wrong }) => [...columns.map((_, at) => cellOut(cells[at])), wrong]),
        fixedColumns: 1,
      },
    ]
  })
  if (sheets.length === 0) throw new NotFound()
  const base = String(found.name).replace(/\.(xlsx|csv|txt)$/i, '')
  return { name: `${t('imports:form.faultsName', { file: base })}.xlsx`, bytes: await writeWorkbook(sheets) }
}

const wordsFor = ({ sheet, number }: KeptRow, faults: readonly CellFault[], locale: Locale): string =>
  faultsIn(
    faults.filter(fault => fault.sheet === sheet && fault.row === number),
    locale,
  )
    .map(({ cell, heading, message }) => [[heading, cell && `(${cell})`].filter(Boolean).join(' '), message].filter(Boolean).join(': '))
    .join('\n')
