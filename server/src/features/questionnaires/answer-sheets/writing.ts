import type { Condition } from 'shared/questionnaires/condition.ts'
import type { Field } from 'shared/questionnaires/field.ts'
import { sayCondition } from 'shared/questionnaires/say-condition.ts'
import type { Template } from 'shared/questionnaires/template.ts'
import { countries } from 'shared/words/countries.ts'
import { currencies } from 'shared/words/currencies.ts'
import type { Tier } from 'shared/words/lists.ts'
import { units } from 'shared/words/units.ts'
import { dayWords, tags } from '../../../platform/dates.ts'
import { type CellOut, cellName, type Look, type SheetOut } from '../../../platform/sheets.ts'
import type { WordKey } from '../../../platform/words.ts'
import type { Scalar, Slot, SlotKind } from './slots.ts'
import type { Speaking } from './speaking.ts'

/** What the sheets of a workbook share while they are written: lists to choose from, names of sheets, forms and conditions in words. */

export const lookOf: Record<SlotKind, Look> = {
  text: 'text',
  code: 'text',
  number: 'number',
  // As text: typed into another cell, “12%” would become 0.12 without a word.
  percent: 'text',
  day: 'day',
  yes: 'text',
  choice: 'text',
  choices: 'text',
  country: 'text',
  countries: 'text',
  currency: 'text',
}

const forbidden = /[[\]:*?/\\\p{Cc}]/gu
const longestName = 31

export class Writing {
  private readonly lists = new Map<string, { column: number; labels: readonly string[] }>()
  private readonly names = new Set<string>()
  readonly listsName: string
  constructor(
    readonly template: Template,
    readonly speaking: Speaking,
  ) {
    this.listsName = this.sheetName(speaking.t('workbook:sheet.lists'))
  }

  /** A name that every program takes, and no other sheet bears. */
  sheetName(wanted: string): string {
    const tidy = wanted
      .replace(forbidden, ' ')
      .replace(/\s+/g, ' ')
      .replace(/^'+|'+$/g, '')
      .trim()
    for (let number = 1; ; number++) {
      const ending = number === 1 ? '' : ` ${number}`
      const room = longestName - ending.length
      const cut = [...tidy]
        .reduce((text, sign) => (text.length + sign.length <= room ? text + sign : text), '')
        .trim()
        .replace(/'+$/, '')
      const name = (cut || '-') + ending
      if (this.names.has(name.toLowerCase())) continue
      this.names.add(name.toLowerCase())
      return name
    }
  }

  /** Where the labels of a slot stand on the hidden sheet; undefined where nothing is chosen, or several in one cell. */
  rangeFor({ kind, options }: Slot): string | undefined {
    const { t, locale } = this.speaking
    if (kind === 'yes') return this.range('yes', [t('words:yesNo.yes'), t('words:yesNo.no')])
    if (kind === 'currency') return this.range('currencies', currencies)
    if (kind === 'country')
      return this.range(
        'countries',
        [...countries].map(code => this.speaking.country(code)).sort((one, other) => one.localeCompare(other, tags[locale])),
      )
    if (kind !== 'choice') return undefined
    const labels = options.map(({ value }) => this.speaking.label(options, value))
    return this.range(JSON.stringify(labels), labels)
  }

  range(key: string, labels: readonly string[]): string {
    const known = this.lists.get(key) ?? { column: this.lists.size, labels }
    this.lists.set(key, known)
    const [letters] = cellName(1, known.column).split('1')
    return `'${this.listsName.replaceAll("'", "''")}'!$${letters}$1:$${letters}$${labels.length}`
  }

  listsSheet(): SheetOut {
    const columns = [...this.lists.values()].map(({ labels }) => labels)
    const longest = Math.max(0, ...columns.map(labels => labels.length))
    return {
      name: this.listsName,
      hidden: true,
      widths: columns.map(() => 24),
      rows: Array.from({ length: longest }, (_, at) => columns.map(labels => labels[at] ?? null)),
    }
  }

  condition(condition: Condition, neighbours: readonly Field[] = []): string {
    const { t, say, country, locale } = this.speaking
    return sayCondition(
      condition,
      this.template,
      {
        sentence: (key, values) => t(`templates:condition.${key}`, values),
        say: text => say(text),
        yesNo: value => t(value ? 'words:yesNo.yes' : 'words:yesNo.no'),
        number: value => new Intl.NumberFormat(tags[locale], { maximumFractionDigits: 12 }).format(value),
        day: value => dayWords(value, locale),
        country: code => (countries.some(one => one === code) ? country(code) : undefined),
        role: tier => t(`words:tier.${tier as Tier}`),
        list: texts => new Intl.ListFormat(tags[locale]).format(texts),
      },
      neighbours,
    )
  }

  /** What a cell wants, in a few words. */
  form(asked: Scalar, { kind, part, options }: Slot): string {
    const { t, locale } = this.speaking
    if (kind === 'text') return ''
    if (part.startsWith('=')) return t('workbook:form.mark')
    const unit = kind === 'number' && asked.type === 'NUMBER' && asked.unit ? units[asked.unit][locale] : ''
    if (unit) return t('workbook:form.numberIn', { unit })
    if (kind !== 'choices') return t(`workbook:form.${kind}`)
    return t('workbook:form.choices', { options: options.map(({ value }) => this.speaking.listLabel(options, value)).join('; ') })
  }

  partName(slot: Slot): string {
    const [option] = slot.options
    if (slot.part.startsWith('=') && option) return this.speaking.label(slot.options, option.value)
    return slot.part === '' ? '' : this.speaking.t(`workbook:part.${slot.part}` as WordKey)
  }
}

/** A sheet while it grows: its cells with their looks, and which of them are chosen from where. */
export class SheetDraft {
  readonly rows: (CellOut | Date)[][] = []
  readonly looks = new Map<string, Look>()
  private readonly picked = new Map<string, string[]>()

  /** The line's number as people count. */
  add(cells: readonly (CellOut | Date)[], looks: readonly (Look | undefined)[]): number {
    const at = this.rows.length
    this.rows.push([...cells])
    for (const [column, look] of looks.entries()) if (look) this.looks.set(`${at},${column}`, look)
    return at + 1
  }

  pick(from: string | undefined, range: string): void {
    if (from) this.picked.set(from, [...(this.picked.get(from) ?? []), range])
  }

  get picks(): { range: string; from: string }[] {
    return [...this.picked].map(([from, ranges]) => ({ from, range: ranges.join(' ') }))
  }
}
