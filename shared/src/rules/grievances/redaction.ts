import { ownWords } from './own-words.ts'
import type { Stretch } from './same-signs.ts'
import { contacts, files, locators, names } from './senders-marks.ts'
import { addresses, dates, numbers, places, relations } from './telling-signs.ts'
import type { Told } from './told.ts'

/** What could lead to the sender. */
export const traceKinds = ['WORDS', 'NAME', 'CONTACT', 'LOCATOR', 'FILE', 'NUMBER', 'DATE', 'PLACE', 'ADDRESS', 'RELATION'] as const
export type TraceKind = (typeof traceKinds)[number]
/** Never sent; or looked at by a handler, who says that it does not point at the sender. */
export type TraceLevel = 'REFUSED' | 'CAUTION'

export const levelOf: Readonly<Record<TraceKind, TraceLevel>> = {
  WORDS: 'REFUSED',
  NAME: 'REFUSED',
  CONTACT: 'REFUSED',
  LOCATOR: 'REFUSED',
  FILE: 'REFUSED',
  NUMBER: 'CAUTION',
  DATE: 'CAUTION',
  PLACE: 'CAUTION',
  ADDRESS: 'CAUTION',
  RELATION: 'CAUTION',
}

export interface Trace extends Stretch {
  readonly kind: TraceKind
}

type Finder = (text: string, told: Told) => readonly Stretch[]
const finders: Readonly<Record<TraceKind, Finder>> = {
  WORDS: (text, told) => ownWords(text, told.texts),
  NAME: names,
  CONTACT: contacts,
  LOCATOR: locators,
  FILE: files,
  NUMBER: numbers,
  DATE: dates,
  PLACE: places,
  ADDRESS: addresses,
  RELATION: relations,
}

const within = (one: Stretch, other: Stretch): boolean => one.from >= other.from && one.to <= other.to
const isRefusedKind = (kind: TraceKind): boolean => levelOf[kind] === 'REFUSED'
/** A part of a larger thing is named once; what is refused never goes under in what is only looked at. */
const goesUnder = (one: Trace, other: Trace, isBefore: boolean): boolean =>
  within(one, other) && (isRefusedKind(other.kind) || !isRefusedKind(one.kind)) && (isBefore || !within(other, one))

/**
 * Every place of a text that could give its sender away, in their order. It compares signs and knows no meaning: who has seen what was
 * reported, or was there that night, only a person can think of.
 */
export function findTraces(text: string, told: Told): Trace[] {
  const found = traceKinds.flatMap(kind => finders[kind](text, told).map(({ from, to }): Trace => ({ kind, from, to })))
  return found
    .filter((one, at) => !found.some((other, place) => place !== at && goesUnder(one, other, place < at)))
    .toSorted((one, other) => one.from - other.from || other.to - one.to)
}

export const isRefused = ({ kind }: Pick<Trace, 'kind'>): boolean => isRefusedKind(kind)

export interface Marked {
  readonly text: string
  readonly kind: TraceKind | null
}

/** A text cut at its traces. Where two lie over each other, the one that begins first goes on. */
export function marked(text: string, traces: readonly Trace[]): Marked[] {
  const parts: Marked[] = []
  let at = 0
  for (const { from, to, kind } of traces) {
    if (to <= at) continue
    const begin = Math.max(from, at)
    if (begin > at) parts.push({ text: text.slice(at, begin), kind: null })
    parts.push({ text: text.slice(begin, to), kind })
    at = to
  }
  return at < text.length ? [...parts, { text: text.slice(at), kind: null }] : parts
}
