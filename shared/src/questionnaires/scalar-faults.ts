import type { Day } from '../rules/days.ts'
import { imoFault, tidyImo } from '../rules/imo.ts'
import { leiFault } from '../rules/lei.ts'
import { tidyUscc, usccFault } from '../rules/uscc.ts'
import { countries } from '../words/countries.ts'
import { currencies } from '../words/currencies.ts'
import { type Cells, isCells, isId } from './answer.ts'
import type { FaultKey } from './fault-key.ts'
import type { ScalarField, TextCheck } from './field.ts'

/** A sentence by its key, where it belongs, and the figures in it. */
export interface Fault {
  readonly key: FaultKey
  /** The id of the row, and the key of the field in it; none where the answer as a whole is meant. */
  readonly row?: string
  readonly field?: string
  readonly values?: Readonly<Record<string, number>>
}

/** What a judgement may know of the world. */
export interface Facts {
  readonly today: Day
}

/** The part of a field that says what its value has to be: the same in a question, a group and a row. */
type Shape<T extends ScalarField['type']> = Omit<Extract<ScalarField, { type: T }>, 'key' | 'label' | 'help' | 'need' | 'when'>
export type ScalarShape = { [T in ScalarField['type']]: Shape<T> }[ScalarField['type']]

const maxFiles = 20
const fault = (key: FaultKey, values?: Record<string, number>): Fault => (values ? { key, values } : { key })
const faultIf = (wrong: boolean, key: FaultKey, values?: Record<string, number>): Fault | null => (wrong ? fault(key, values) : null)

const usccKeys = { length: 'usccLength', letters: 'usccLetters', check: 'usccCheck', organisationCheck: 'usccOrganisationCheck' } as const
const leiKeys = { length: 'leiLength', letters: 'leiLetters', check: 'leiCheck' } as const
const imoKeys = { digits: 'imoDigits', check: 'imoCheck' } as const
const keyed = <F extends string>(found: F | null, keys: Record<F, FaultKey>): FaultKey | null => found && keys[found]

/** "Same" in the place of a name, as the CMRT forbids. */
const sameAsAbove = /^(same|same as above|idem|ditto|同上|同前|le même|la même|même)\.?$/i

const textChecks: Record<TextCheck, (text: string) => FaultKey | null> = {
  USCC: text => keyed(usccFault(tidyUscc(text)), usccKeys),
  LEI: text => keyed(leiFault(tidyUscc(text)), leiKeys),
  IMO: text => keyed(imoFault(tidyImo(text)), imoKeys),
  URL: text => (/^https?:\/\/[^\s/.]+(\.[^\s/.]+)+(\/\S*)?$/i.test(text) ? null : 'url'),
  EMAIL: text => (/^[^\s@<>,;:"()]+@[^\s@<>,;:"().]+(\.[^\s@<>,;:"().]+)+$/.test(text) ? null : 'email'),
  HS: text => (/^[0-9]{6,10}$/.test(text.normalize('NFKC').replace(/[\s.]/g, '')) ? null : 'hs'),
  LOCODE: text => (/^[A-Z]{2}[A-Z2-9]{3}$/.test(text.normalize('NFKC').replace(/\s/g, '').toUpperCase()) ? null : 'locode'),
  OWN_NAME: text => (sameAsAbove.test(text) ? 'ownName' : null),
}

/** Judges a text that a template wants to be a code or an address. */
export const textCheckFault = (check: TextCheck, text: string): FaultKey | null => textChecks[check](text.trim())

function textFault(value: unknown, max: number, check?: TextCheck, pattern?: string): Fault | null {
  if (typeof value !== 'string') return fault('notText')
  if (value.length > max) return fault('tooLong', { max })
  // Only the harmless patterns of `check-template.ts` come here, and never a long text.
  if (pattern && (value.length > 200 || !new RegExp(`^${pattern}$`, 'u').test(value.trim()))) return fault('pattern')
  const found = check ? textCheckFault(check, value) : null
  return found && fault(found)
}

function numberFault(
  value: unknown,
  { min, max, whole }: { min?: number | undefined; max?: number | undefined; whole?: boolean | undefined },
): Fault | null {
  if (typeof value !== 'number' || !Number.isFinite(value)) return fault('notNumber')
  if (min !== undefined && value < min) return fault('tooSmall', { min })
  if (max !== undefined && value > max) return fault('tooLarge', { max })
  return faultIf(whole === true && !Number.isInteger(value), 'notWhole')
}

const isCountry = (value: unknown): boolean => countries.some(country => country === value)
const isCurrency = (value: unknown): boolean => currencies.some(currency => currency === value)
/** A day as the calendar has it, in the years people live in. */
function isDay(value: unknown): value is Day {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value) || value < '1600-01-01' || value > '2199-12-31') return false
  const instant = new Date(`${value}T00:00:00Z`)
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(value)
}

const hasOnly = (cells: Cells, keys: readonly string[]): boolean => Object.keys(cells).every(key => keys.includes(key))
const isName = (value: unknown): boolean => typeof value === 'string' && value.trim() !== '' && value.length <= 300
const mayBe = (value: unknown, holds: (value: unknown) => boolean): boolean => value === undefined || value === null || holds(value)
const within =
  (limit: number) =>
  (value: unknown): boolean =>
    typeof value === 'number' && Math.abs(value) <= limit

function moneyFault(value: unknown, min: number | undefined): Fault | null {
  if (!isCells(value) || !hasOnly(value, ['amount', 'currency']) || !isCurrency(value.currency)) return fault('notMoney')
  return typeof value.amount === 'number' ? numberFault(value.amount, { min, max: 1e15 }) : fault('notMoney')
}

/** { name, country, locode?, latitude?, longitude? }: coordinates come in pairs, in degrees of WGS 84. */
function placeFault(value: unknown): Fault | null {
  if (!isCells(value) || !hasOnly(value, ['name', 'country', 'locode', 'latitude', 'longitude'])) return fault('notPlace')
  if (!isName(value.name) || !isCountry(value.country)) return fault('notPlace')
  const { locode, latitude, longitude } = value
  if (!mayBe(locode, code => typeof code === 'string' && textCheckFault('LOCODE', code) === null)) return fault('locode')
  const paired = (latitude ?? null) === null ? (longitude ?? null) === null : (longitude ?? null) !== null
  return faultIf(!paired || !mayBe(latitude, within(90)) || !mayBe(longitude, within(180)), 'coordinates')
}

/** { name, country?, identifier?, recordId? }: a company or person as typed, and the record it became. */
function partyFault(value: unknown): Fault | null {
  const holds =
    isCells(value) &&
    hasOnly(value, ['name', 'country', 'identifier', 'recordId']) &&
    isName(value.name) &&
    mayBe(value.country, isCountry) &&
    mayBe(value.identifier, isName) &&
    mayBe(value.recordId, isId)
  return faultIf(!holds, 'notParty')
}

function membersFault(value: unknown, isMember: (member: unknown) => boolean, key: FaultKey, max: number): Fault | null {
  if (!Array.isArray(value)) return fault(key)
  if (value.length > max) return fault('tooMany', { max })
  return value.every(isMember) ? faultIf(new Set(value).size < value.length, 'twice') : fault(key)
}

/** What is wrong with one value that is there. Blank ones are not asked about here. */
export function scalarFault(shape: ScalarShape, value: unknown, { today }: Facts): Fault | null {
  switch (shape.type) {
    case 'TEXT':
      return textFault(value, shape.maxLength ?? 500, shape.check, shape.pattern)
    case 'LONG_TEXT':
      return textFault(value, shape.maxLength ?? 4_000)
    case 'NUMBER':
      return numberFault(value, shape)
    case 'MONEY':
      return moneyFault(value, shape.min)
    case 'PERCENT':
      return numberFault(value, { min: shape.min ?? 0, max: shape.max ?? 100 })
    case 'DATE':
      return isDay(value) ? faultIf(shape.notFuture === true && value > today, 'future') : fault('notDay')
    case 'YES_NO':
      return faultIf(typeof value !== 'boolean', 'notYesNo')
    case 'SINGLE':
      return faultIf(!shape.options.some(option => option.value === value), 'notOption')
    case 'MULTIPLE':
      return membersFault(value, member => shape.options.some(option => option.value === member), 'notOption', shape.options.length)
    case 'COUNTRY':
      return shape.many ? membersFault(value, isCountry, 'notCountry', countries.length) : faultIf(!isCountry(value), 'notCountry')
    case 'PLACE':
      return placeFault(value)
    case 'PARTY':
      return partyFault(value)
    case 'FILE':
      return membersFault(value, isId, 'notFile', maxFiles)
  }
}
