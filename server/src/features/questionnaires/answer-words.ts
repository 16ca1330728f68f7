import { type Cells, cellOf, isBlank, isCells, rowsIn } from 'shared/questionnaires/answer.ts'
import type { Field } from 'shared/questionnaires/field.ts'
import { fillText } from 'shared/questionnaires/fill-text.ts'
import { shownFields } from 'shared/questionnaires/shown-fields.ts'
import type { Question } from 'shared/questionnaires/template.ts'
import type { Locale, LocalText } from 'shared/words/lists.ts'
import { units } from 'shared/words/units.ts'
import { dayWords, tags } from '../../platform/dates.ts'
import { type Translate, translator } from '../../platform/words.ts'

/** Answers of every type in words, for documents. */

type Asked = Question | Field

/** What a document needs to say an answer: its language, the thresholds in the texts, the names of the files. */
export class AnswerWords {
  private readonly t: Translate
  constructor(
    private readonly locale: Locale,
    private readonly settings: Readonly<Record<string, number>>,
    private readonly files: ReadonlyMap<string, string>,
  ) {
    this.t = translator(locale)
  }

  say = (text: LocalText): string => fillText(text, this.settings)[this.locale]

  private number(value: unknown): string {
    return typeof value === 'number' ? new Intl.NumberFormat(tags[this.locale], { maximumFractionDigits: 12 }).format(value) : ''
  }

  private country(code: unknown): string {
    if (typeof code !== 'string') return ''
    try {
      return new Intl.DisplayNames(tags[this.locale], { type: 'region' }).of(code) ?? code
    } catch {
      return code
    }
  }

  private list = (texts: readonly string[]): string => new Intl.ListFormat(tags[this.locale]).format(texts)

  /** A scalar in one line; rows by how many there are. */
  value(asked: Asked, value: unknown): string {
    if (isBlank(value)) return ''
    const several = Array.isArray(value) ? value : [value]
    switch (asked.type) {
      case 'NUMBER':
        return asked.unit === 'YEAR' ? String(value) : `${this.number(value)}${asked.unit ? `\u00a0${units[asked.unit][this.locale]}` : ''}`
      case 'PERCENT':
        return `${this.number(value)}${this.locale === 'fr' ? '\u00a0' : ''}%`
      case 'MONEY':
        return isCells(value) ? [this.number(value.amount), value.currency].filter(Boolean).join('\u00a0') : ''
      case 'DATE':
        return typeof value === 'string' ? dayWords(value, this.locale) : ''
      case 'YES_NO':
        return this.t(value === true ? 'words:yesNo.yes' : 'words:yesNo.no')
      case 'SINGLE':
      case 'MULTIPLE':
        return this.list(several.map(one => this.option(asked.options, one)))
      case 'COUNTRY':
        return this.list(several.map(one => this.country(one)))
      case 'PLACE':
        return isCells(value) ? this.place(value) : ''
      case 'PARTY':
        return isCells(value) ? [value.name, this.country(value.country), value.identifier].filter(Boolean).join(' · ') : ''
      case 'FILE':
        return this.list(several.map(id => this.files.get(String(id)) ?? this.t('documents:response.fileGone')))
      case 'ROWS':
        return String(rowsIn(value).length)
      default:
        return typeof value === 'string' ? value : ''
    }
  }

  private option(options: readonly { value: string; label: LocalText }[], value: unknown): string {
    const found = options.find(one => one.value === value)
    return found ? this.say(found.label) : String(value)
  }

  private place(value: Cells): string {
    const point = typeof value.latitude === 'number' ? `${this.number(value.latitude)}; ${this.number(value.longitude)}` : ''
    return [value.name, this.country(value.country), value.locode, point].filter(Boolean).join(' · ')
  }
}

export interface Pair {
  readonly label: string
  readonly value: string
}
/** Few columns make a table; of many, each row stands by itself. */
export interface Table {
  readonly title: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
}
export interface Sheets {
  readonly title: string
  readonly sheets: readonly (readonly Pair[])[]
}
export interface Said {
  /** Of a group, its fields; of anything else, the value alone without a label. */
  readonly pairs: readonly Pair[]
  readonly tables: readonly Table[]
  readonly sheets: readonly Sheets[]
}

const tableColumns = 5

/** Says a whole answer: in a line, as fields of a group, as rows. */
export function saidAnswer(asked: Asked, value: unknown, words: AnswerWords): Said {
  if (asked.type === 'ROWS') return { pairs: [], ...saidRows('', asked.fields, value, words) }
  if (asked.type !== 'GROUP') return { pairs: [{ label: '', value: words.value(asked, value) }], tables: [], sheets: [] }
  const cells = isCells(value) ? value : {}
  const shown = shownFields(asked.fields, cells).filter(field => !isBlank(cellOf(cells, field.key)))
  const rows = shown.flatMap(field =>
    field.type === 'ROWS' ? [saidRows(words.say(field.label), field.fields, cellOf(cells, field.key), words)] : [],
  )
  return {
    pairs: shown
      .filter(field => field.type !== 'ROWS')
      .map(field => ({ label: words.say(field.label), value: words.value(field, cellOf(cells, field.key)) })),
    tables: rows.flatMap(one => one.tables),
    sheets: rows.flatMap(one => one.sheets),
  }
}

function saidRows(title: string, fields: readonly Field[], value: unknown, words: AnswerWords): Pick<Said, 'tables' | 'sheets'> {
  const rows = rowsIn(value)
  const columns = fields.filter(field => rows.some(row => !isBlank(cellOf(row.cells, field.key))))
  if (columns.length === 0) return { tables: [], sheets: [] }
  const cell = (field: Field, cells: Cells): string => words.value(field, cellOf(cells, field.key))
  if (columns.length <= tableColumns)
    return {
      tables: [
        {
          title,
          columns: columns.map(field => words.say(field.label)),
          rows: rows.map(row => columns.map(field => cell(field, row.cells))),
        },
      ],
      sheets: [],
    }
  const sheets = rows.map(row =>
    columns.map(field => ({ label: words.say(field.label), value: cell(field, row.cells) })).filter(pair => pair.value !== ''),
  )
  return { tables: [], sheets: [{ title, sheets }] }
}
