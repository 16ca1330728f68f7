import { type Tier, tiers } from '../../words/lists.ts'
import type { Condition, Ref, Scalar } from '../condition.ts'
import { type Read, readAll, type Scanner } from './scanner.ts'

/**
 * Conditions as a person writes them: `KYS-B1 = MINE and not KYS-C4.owned = no`. `and` binds before `or`, `not` before both; brackets
 * group. What is printed reads back as the same condition.
 */

const reserved = new Set(['and', 'or', 'not', 'in', 'answered', 'all', 'any', 'tier', 'yes', 'no', 'if', 'sum', 'some'])
const isBare = (text: string): boolean =>
  (/^[A-Za-z][A-Za-z0-9_]*$/.test(text) && !reserved.has(text.toLowerCase())) || /^\d{4}-\d{2}-\d{2}$/.test(text)

function printScalar(value: Scalar): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value === 'number') return String(value)
  return isBare(value) ? value : `"${value.replaceAll('"', '""')}"`
}

const listed = (values: readonly Scalar[]): string => `(${values.map(printScalar).join(', ')})`

/** How tightly the place where a condition stands binds. */
type Place = 'alone' | 'inOr' | 'inAnd'
const bracketed = (text: string, needed: boolean): string => (needed ? `(${text})` : text)

function print(condition: Condition, place: Place): string {
  if ('all' in condition) {
    const [first] = condition.all
    if (condition.all.length === 1 && first) return `all(${print(first, 'alone')})`
    return bracketed(condition.all.map(one => print(one, 'inAnd')).join(' and '), place === 'inAnd')
  }
  if ('any' in condition) {
    const [first] = condition.any
    if (condition.any.length === 1 && first) return `any(${print(first, 'alone')})`
    return bracketed(condition.any.map(one => print(one, 'inOr')).join(' or '), place !== 'alone')
  }
  if ('not' in condition) return `not ${print(condition.not, 'inAnd')}`
  if ('answered' in condition) return `${condition.answered} answered`
  if ('equals' in condition) return `${condition.equals[0]} = ${printScalar(condition.equals[1])}`
  if ('in' in condition) return `${condition.in[0]} in ${listed(condition.in[1])}`
  if ('gt' in condition) return `${condition.gt[0]} > ${printScalar(condition.gt[1])}`
  if ('lt' in condition) return `${condition.lt[0]} < ${printScalar(condition.lt[1])}`
  const [tier, ...more] = condition.tier
  return tier && more.length === 0 ? `tier = ${tier}` : `tier in ${listed(condition.tier)}`
}

export const printCondition = (condition: Condition): string => print(condition, 'alone')

/** Far above any condition people follow; the stack has an end. */
const deepest = 20

export function readOr(scanner: Scanner, depth = 0): Condition {
  if (depth > deepest) scanner.wrong('tooDeep')
  const members = [readAnd(scanner, depth)]
  while (scanner.word('or')) members.push(readAnd(scanner, depth))
  return only(members) ?? { any: members }
}

function readAnd(scanner: Scanner, depth: number): Condition {
  const members = [readOne(scanner, depth)]
  while (scanner.word('and')) members.push(readOne(scanner, depth))
  return only(members) ?? { all: members }
}

const only = (members: Condition[]): Condition | null => (members.length === 1 ? (members[0] ?? null) : null)

function readOne(scanner: Scanner, depth: number): Condition {
  if (depth > deepest) scanner.wrong('tooDeep')
  if (scanner.word('not')) return { not: readOne(scanner, depth + 1) }
  if (scanner.listOf('all')) return { all: scanner.list(() => readOr(scanner, depth + 1)) }
  if (scanner.listOf('any')) return { any: scanner.list(() => readOr(scanner, depth + 1)) }
  if (scanner.open()) {
    const inner = readOr(scanner, depth + 1)
    scanner.close()
    return inner
  }
  if (scanner.word('tier')) return readTier(scanner)
  const ref = scanner.take(/[A-Z0-9]+-[A-Z0-9]+(?:\.[a-z][A-Za-z]*)*|\.[a-z][A-Za-z]*/)
  return ref === null ? scanner.wrong('reference') : readComparison(scanner, ref)
}

function readComparison(scanner: Scanner, ref: Ref): Condition {
  if (scanner.word('answered')) return { answered: ref }
  if (scanner.listOf('in')) return { in: [ref, scanner.list(() => readScalar(scanner))] }
  if (scanner.take(/[<>＜＞][=＝]|[≤≥]/) !== null) scanner.wrong('atLeast')
  if (scanner.take(/!=|≠|<>/) !== null) return { not: { equals: [ref, readScalar(scanner)] } }
  if (scanner.take(/[=＝]/) !== null) return { equals: [ref, readScalar(scanner)] }
  if (scanner.take(/[>＞]/) !== null) return { gt: [ref, readBound(scanner)] }
  if (scanner.take(/[<＜]/) !== null) return { lt: [ref, readBound(scanner)] }
  return scanner.wrong('operator')
}

function readTier(scanner: Scanner): Condition {
  if (scanner.listOf('in')) return { tier: scanner.list(() => readOneTier(scanner)) }
  if (scanner.take(/[=＝]/) !== null) return { tier: [readOneTier(scanner)] }
  return scanner.wrong('operator')
}

function readOneTier(scanner: Scanner): Tier {
  return tiers.find(tier => scanner.word(tier)) ?? scanner.wrong('tier')
}

const quoted = /"(?:[^"]|"")*"|“[^”]*”/
const unquoted = (text: string): string => (text.startsWith('"') ? text.slice(1, -1).replaceAll('""', '"') : text.slice(1, -1))

export function readScalar(scanner: Scanner): Scalar {
  const words = scanner.take(quoted)
  if (words !== null) return unquoted(words)
  if (scanner.take(/["“]/) !== null) scanner.wrong('quote')
  const day = scanner.take(/\d{4}-\d{2}-\d{2}(?![A-Za-z0-9])/)
  if (day !== null) return day
  const number = readNumber(scanner)
  if (number !== null) return number
  if (scanner.word('yes')) return true
  if (scanner.word('no')) return false
  const word = scanner.take(/(?!(?:[aA][nN][dD]|[oO][rR]|[nN][oO][tT]|[iI][nN])(?![A-Za-z0-9_]))[A-Za-z][A-Za-z0-9_]*/)
  return word ?? scanner.wrong('value')
}

function readBound(scanner: Scanner): number | string {
  const value = readScalar(scanner)
  return typeof value === 'boolean' ? scanner.wrong('value') : value
}

export function readNumber(scanner: Scanner): number | null {
  const number = scanner.take(/[-−]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?(?![A-Za-z0-9_])/)
  return number === null ? null : Number(number.replace('−', '-'))
}

export const readCondition = (text: string): Read<Condition> => readAll(text, scanner => readOr(scanner))
