import { type Cells, cellOf, isBlank, isCells } from 'shared/questionnaires/answer.ts'
import type { Field, ScalarField } from 'shared/questionnaires/field.ts'
import type { Question } from 'shared/questionnaires/template.ts'
import type { LocalText } from 'shared/words/lists.ts'

/** How one value lies in cells: most in one, an amount beside its currency, several choices one below the other. */

export type Asked = Question | Field
export type Scalar = Extract<Asked, { type: ScalarField['type'] }>
export type Option = { readonly value: string; readonly label: LocalText }

export type SlotKind = 'text' | 'code' | 'number' | 'percent' | 'day' | 'yes' | 'choice' | 'choices' | 'country' | 'countries' | 'currency'
export interface Slot {
  /** Which part of the value: `amount`, `=MINE`; nothing where the cell is the value. */
  readonly part: string
  readonly kind: SlotKind
  readonly options: readonly Option[]
}

/** What a part of a value is in its cell; undefined is nothing. */
export type Parts = ReadonlyMap<string, unknown>

const slot = (part: string, kind: SlotKind, options: readonly Option[] = []): Slot => ({ part, kind, options })
const place = [
  slot('name', 'text'),
  slot('country', 'country'),
  slot('locode', 'code'),
  slot('latitude', 'number'),
  slot('longitude', 'number'),
]
const party = [slot('name', 'text'), slot('country', 'country'), slot('identifier', 'code')]

/** `spread`: a choice of several stands in a cell for each; in a table, where a row has no room for it, in one. */
export function slotsOf(asked: Scalar, spread: boolean): readonly Slot[] {
  switch (asked.type) {
    case 'TEXT':
      return [slot('', asked.check || asked.pattern ? 'code' : 'text')]
    case 'LONG_TEXT':
      return [slot('', 'text')]
    case 'NUMBER':
      return [slot('', 'number')]
    case 'PERCENT':
      return [slot('', 'percent')]
    case 'MONEY':
      return [slot('amount', 'number'), slot('currency', 'currency')]
    case 'DATE':
      return [slot('', 'day')]
    case 'YES_NO':
      return [slot('', 'yes')]
    case 'SINGLE':
      return [slot('', 'choice', asked.options)]
    case 'MULTIPLE':
      return spread ? asked.options.map(option => slot(`=${option.value}`, 'yes', [option])) : [slot('', 'choices', asked.options)]
    case 'COUNTRY':
      return [slot('', asked.many ? 'countries' : 'country')]
    case 'PLACE':
      return place
    case 'PARTY':
      return party
    case 'FILE':
      return []
  }
}

const known = (value: unknown): unknown => (isBlank(value) ? undefined : value)

/** A value in its parts. */
export function partsOf(slots: readonly Slot[], value: unknown): Map<string, unknown> {
  const at = ({ part }: Slot): unknown => {
    if (part === '') return known(value)
    if (part.startsWith('=')) return Array.isArray(value) && value.includes(part.slice(1)) ? true : undefined
    return isCells(value) ? known(cellOf(value, part)) : undefined
  }
  return new Map(slots.map(one => [one.part, at(one)]))
}

/** The parts as one value again. What has no cell of its own (the record a company became) stays as long as what names it does. */
export function joined(asked: Scalar, slots: readonly Slot[], base: unknown, parts: Parts): unknown {
  if (asked.type === 'MULTIPLE' && slots[0]?.part !== '') return chosenOf(base, parts)
  if (slots.length === 1 && slots[0]?.part === '') return parts.get('') ?? null
  if (slots.every(({ part }) => parts.get(part) === undefined)) return null
  const before: Cells = isCells(base) ? base : {}
  const own = slots.map(({ part }) => part)
  const rest = Object.entries(before).filter(([key]) => !own.includes(key) && !(key === 'recordId' && isRenamed(before, parts)))
  return Object.fromEntries([...rest, ...own.flatMap(part => (parts.get(part) === undefined ? [] : [[part, parts.get(part)]]))])
}

/** A company of another name or number is another company. */
const isRenamed = (before: Cells, parts: Parts): boolean =>
  ['name', 'identifier'].some(part => known(cellOf(before, part)) !== parts.get(part))

/** What was chosen before stays in its order; what is new follows in the order of the options. */
function chosenOf(base: unknown, parts: Parts): string[] | null {
  const chosen = [...parts].flatMap(([part, value]) => (value === true ? [part.slice(1)] : []))
  const kept = Array.isArray(base) ? base.filter((one): one is string => chosen.includes(one)) : []
  const all = [...kept, ...chosen.filter(one => !kept.includes(one))]
  return all.length > 0 ? all : null
}
