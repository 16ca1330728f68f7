import type { Field } from 'shared/questionnaires/field.ts'
import { printChecks } from 'shared/questionnaires/notation/check-notation.ts'
import { printCondition } from 'shared/questionnaires/notation/condition-notation.ts'
import { printRaises } from 'shared/questionnaires/notation/raise-notation.ts'
import { type Question, questionsOf, signals, type Template } from 'shared/questionnaires/template.ts'
import type { Locale, LocalText, Tier } from 'shared/words/lists.ts'
import { type CellOut, cellName, type SheetOut, writeWorkbook } from '../../../platform/sheets.ts'
import { isWordKey, type Translate, translator } from '../../../platform/words.ts'
import {
  type ChoiceList,
  type ColumnKey,
  columnName,
  type DataSheet,
  type ListName,
  listOf,
  lists,
  sheetColumns,
  sheetName,
  type Typed,
} from './columns.ts'

/** A questionnaire as a workbook that a person can change, in the language of whoever asks. */

type RowOut = Partial<Record<Exclude<ColumnKey, 'evidence'>, CellOut>> & { evidence?: readonly string[] }

const chosen = (list: ListName, value: string | undefined, locale: Locale): CellOut =>
  value === undefined ? null : (lists[list] as ChoiceList).label(value, locale)
const yes = (value: boolean | undefined, locale: Locale): CellOut => (value ? chosen('yes', 'yes', locale) : null)
const tiersCell = (tiers: readonly Tier[] | undefined, locale: Locale): CellOut =>
  tiers ? tiers.map(tier => chosen('tiers', tier, locale)).join(locale === 'zh' ? '；' : '; ') : null

const textCells = <T extends 'title' | 'label' | 'help'>(of: T, text: LocalText | undefined): RowOut => ({
  [`${of}Zh`]: text?.zh ?? null,
  [`${of}En`]: text?.en ?? null,
  [`${of}Fr`]: text?.fr ?? null,
})

/** What one type has and another has not, read by name. */
const shapeOf = (one: Typed) =>
  one as Partial<{
    check: string
    pattern: string
    maxLength: number
    unit: string
    min: number
    max: number
    whole: boolean
    notFuture: boolean
    explain: string
    prove: string
    many: boolean
    record: string
    minRows: number
    maxRows: number
    checks: Parameters<typeof printChecks>[0]
  }>

function typedCells(one: Typed, locale: Locale): RowOut {
  const shape = shapeOf(one)
  return {
    type: chosen('types', one.type, locale),
    ...textCells('label', one.label),
    ...textCells('help', one.help),
    need: chosen('needs', one.need ?? 'REQUIRED', locale),
    when: one.when ? printCondition(one.when) : null,
    check: chosen('checks', shape.check, locale),
    pattern: shape.pattern ?? null,
    maxLength: shape.maxLength ?? null,
    unit: chosen('units', shape.unit, locale),
    min: shape.min ?? null,
    max: shape.max ?? null,
    whole: yes(shape.whole, locale),
    notFuture: yes(shape.notFuture, locale),
    explain: chosen('sayings', shape.explain, locale),
    prove: chosen('sayings', shape.prove, locale),
    many: yes(shape.many, locale),
    record: chosen('records', shape.record, locale),
    minRows: shape.minRows ?? null,
    maxRows: shape.maxRows ?? null,
    checks: shape.checks ? printChecks(shape.checks) : null,
  }
}

const questionRow = (section: string, question: Question, locale: Locale): RowOut => ({
  section,
  code: question.code,
  ...typedCells(question, locale),
  tiers: tiersCell(question.tiers, locale),
  core: yes(question.core, locale),
  evidence: (question.evidence ?? []).map(kind => String(chosen('evidence', kind, locale))),
  raises: question.raises ? printRaises(question.raises) : null,
})

/** Every field of a question with the one it lies in. */
const fieldsWithin = (question: Question): { field: Field; within: string | null }[] =>
  ('fields' in question ? question.fields : []).flatMap(field => [
    { field, within: null },
    ...(field.type === 'ROWS' ? field.fields.map(inner => ({ field: inner, within: field.key })) : []),
  ])

const fieldRows = (question: Question, locale: Locale): RowOut[] =>
  fieldsWithin(question).map(({ field, within }) => ({ question: question.code, within, field: field.key, ...typedCells(field, locale) }))

const optionRows = (question: Question): RowOut[] =>
  [
    { one: question as Typed, at: null as string | null },
    ...fieldsWithin(question).map(({ field, within }) => ({ one: field as Typed, at: within ? `${within}.${field.key}` : field.key })),
  ].flatMap(({ one, at }) =>
    ('options' in one ? one.options : []).map(({ value, label }) => ({
      question: question.code,
      field: at,
      value,
      ...textCells('label', label),
    })),
  )

const about = (template: Template, t: Translate): RowOut[] =>
  (
    [
      ['code', template.code],
      ['version', template.version],
      ['titleZh', template.title.zh],
      ['titleEn', template.title.en],
      ['titleFr', template.title.fr],
      ['rolesFrom', template.rolesFrom ?? null],
    ] as const
  ).map(([key, entry]) => ({ name: t(`templates:about.${key}`), entry }))

const settingRows = ({ settings }: Template, t: Translate): RowOut[] =>
  Object.entries(settings).map(([name, number]) => {
    const key = `templates:setting.${name}`
    return { name, number, meaning: isWordKey(key) ? t(key) : null }
  })

const wide: ReadonlySet<ColumnKey> = new Set([
  'entry',
  'meaning',
  'when',
  'raises',
  'checks',
  'labelZh',
  'labelEn',
  'labelFr',
  'helpZh',
  'helpEn',
  'helpFr',
])
const middle: ReadonlySet<ColumnKey> = new Set([
  'type',
  'tiers',
  'titleZh',
  'titleEn',
  'titleFr',
  'evidence',
  'check',
  'value',
  'name',
  'within',
  'field',
])
const widthOf = (column: ColumnKey): number => (wide.has(column) ? 40 : middle.has(column) ? 24 : 13)

const fixed: Record<DataSheet, number> = { questionnaire: 1, settings: 1, sections: 1, questions: 2, fields: 3, options: 3 }
/** A few columns for evidence stand ready even where nothing is named. */
const evidenceColumns = 4

function dataSheet(sheet: DataSheet, rows: readonly RowOut[], locale: Locale): SheetOut {
  const evidence = Math.max(evidenceColumns, ...rows.map(row => row.evidence?.length ?? 0))
  const columns = (sheetColumns[sheet] as readonly ColumnKey[]).flatMap((key): { key: ColumnKey; number?: number }[] =>
    key === 'evidence' ? Array.from({ length: evidence }, (_, at) => ({ key, number: at + 1 })) : [{ key }],
  )
  return {
    name: sheetName(sheet, locale),
    header: columns.map(({ key, number }) => columnName(key, locale, number)),
    widths: columns.map(({ key }) => widthOf(key)),
    fixedColumns: fixed[sheet],
    rows: rows.map(row =>
      columns.map(({ key, number }) => (key === 'evidence' ? (row.evidence?.[(number ?? 1) - 1] ?? null) : (row[key] ?? null))),
    ),
    choices: columns.flatMap(({ key }, column) => {
      const list = listOf(sheet, key)
      return list ? [{ column, from: rangeOf(list, locale) }] : []
    }),
  }
}

const listNames = Object.keys(lists) as ListName[]
const labelsOf = (list: ListName, locale: Locale): string[] =>
  lists[list].values.map(value => (lists[list] as ChoiceList).label(value, locale))

/** Where a list stands on the hidden sheet, as a drop-down wants it. */
function rangeOf(list: ListName, locale: Locale): string {
  const [letter] = cellName(1, listNames.indexOf(list)).split('1')
  return `'${sheetName('lists', locale)}'!$${letter}$1:$${letter}$${lists[list].values.length}`
}

function listsSheet(locale: Locale): SheetOut {
  const labels = listNames.map(list => labelsOf(list, locale))
  const longest = Math.max(...labels.map(one => one.length))
  return {
    name: sheetName('lists', locale),
    hidden: true,
    widths: labels.map(() => 24),
    rows: Array.from({ length: longest }, (_, at) => labels.map(one => one[at] ?? null)),
  }
}

const explained = ['code', 'type', 'need', 'when', 'tiers', 'core', 'raises', 'pattern', 'record', 'checks'] as const
const examples = {
  answered: 'KYS-A3 answered',
  equals: 'KYS-B1 = MINE',
  in: 'KYS-A7.country in (CN, GN)',
  more: 'KYS-H4.cash > 0',
  tier: 'tier in (MINE, TRADER)',
  neighbour: '.kind = STORAGE',
  together: 'KYS-B1 = MINE and not (KYS-C4.any = no or KYS-D1 answered)',
} as const

function guideSheet(template: Template, locale: Locale): SheetOut {
  const t = translator(locale)
  const told = (text: string, filled: Record<string, string>): string =>
    text.replace(/\[\[(\w+)\]\]/g, (_, name: string) => filled[name] ?? name)
  const parts: { title: string; rows: [string, string][] }[] = [
    {
      title: `${template.title[locale]} · ${template.code}`,
      rows: (['what', 'care', 'signs'] as const).map(key => ['', t(`templates:guide.${key}`)]),
    },
    {
      title: t('templates:guide.sheetsTitle'),
      rows: (['questionnaire', 'settings', 'sections', 'questions', 'fields', 'options'] as const).map(sheet => [
        sheetName(sheet, locale),
        told(t(`templates:guide.sheet.${sheet}`), { name: '{{shareholderPercent}}' }),
      ]),
    },
    {
      title: t('templates:guide.columnsTitle'),
      rows: explained.map(column => [columnName(column, locale), t(`templates:guide.column.${column}`)]),
    },
    {
      title: t('templates:guide.notationTitle'),
      rows: (Object.keys(examples) as (keyof typeof examples)[]).map(key => [examples[key], t(`templates:guide.notation.${key}`)]),
    },
    {
      title: t('templates:guide.typesTitle'),
      rows: lists.types.values.map(type => [t(`templates:type.${type}`), t(`templates:guide.type.${type}`)]),
    },
    { title: t('templates:guide.signalsTitle'), rows: [['', told(t('templates:guide.signals'), { list: signals.join(', ') })]] },
  ]
  const rows = parts.flatMap(({ title, rows: lines }) => [[title, ''], ...lines, ['', '']])
  const headings = parts.map(({ title }) => rows.findIndex(row => row[0] === title))
  return { name: sheetName('guide', locale), widths: [40, 90], rows, headings }
}

export function sheetsOf(template: Template, locale: Locale): SheetOut[] {
  const t = translator(locale)
  const questions = questionsOf(template)
  return [
    guideSheet(template, locale),
    dataSheet('questionnaire', about(template, t), locale),
    dataSheet('settings', settingRows(template, t), locale),
    dataSheet(
      'sections',
      template.sections.map(section => ({
        code: section.code,
        ...textCells('title', section.title),
        tiers: tiersCell(section.tiers, locale),
      })),
      locale,
    ),
    dataSheet(
      'questions',
      template.sections.flatMap(section => section.questions.map(question => questionRow(section.code, question, locale))),
      locale,
    ),
    dataSheet(
      'fields',
      questions.flatMap(question => fieldRows(question, locale)),
      locale,
    ),
    dataSheet('options', questions.flatMap(optionRows), locale),
    listsSheet(locale),
  ]
}

export const templateWorkbook = (template: Template, locale: Locale): Promise<Buffer> => writeWorkbook(sheetsOf(template, locale))
