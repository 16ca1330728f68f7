import {
  type GraphQLOutputType,
  type GraphQLSchema,
  isAbstractType,
  isEnumType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql'
import { numberOf, Random } from './random.ts'

/** Where an object of the fake world stands: its content is a function of this text alone. */
interface Place {
  readonly __typename: string
  readonly key: string
}

/**
 * Gives every field of a schema an answer made from where it stands and what it was given: lists, nulls in wrong places, promises,
 * exceptions. Two executors that call the same resolvers with the same arguments get the same world.
 */
export function fakeAnswers(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap()).filter(isObjectType)) {
    if (type.name.startsWith('__')) continue
    for (const field of Object.values(type.getFields())) {
      if (isProperty(type.name, field.name, field.args.length)) continue
      field.resolve = (source: Place | undefined, given) => {
        const key = `${source?.key ?? ''}/${field.name}(${inOrder(given)})`
        const random = new Random(numberOf(key))
        const later = random.chance(0.3)
        const mayFail = later || !isInList(key)
        if (mayFail && random.chance(0.03)) return fail(`no answer at ${field.name}`, later)
        const value = answer(schema, field.type, key, random, mayFail)
        return later ? Promise.resolve(value) : value
      }
    }
  }
  return schema
}

/** Some fields are plain properties, as in a row; the others have a resolver. */
const isProperty = (type: string, field: string, args: number): boolean => args === 0 && numberOf(`${type}.${field}`) % 3 > 0

/**
 * graphql-js leaves a rejection unhandled when one item of a list fails at once while another is still awaited, and Vitest counts
 * that as a failure of ours. So inside lists things fail later only.
 */
const isInList = (key: string): boolean => key.includes('[')

function fail(message: string, later: boolean): Promise<never> {
  const error = new Error(message)
  if (later) return Promise.reject(error)
  throw error
}

function answer(schema: GraphQLSchema, type: GraphQLOutputType, key: string, random: Random, mayFail: boolean): unknown {
  if (isNonNullType(type)) return mayFail && random.chance(0.02) ? null : present(schema, type.ofType, key, random, mayFail)
  return random.chance(0.1) ? random.one([null, undefined]) : present(schema, type, key, random, mayFail)
}

function present(schema: GraphQLSchema, type: GraphQLOutputType, key: string, random: Random, mayFail: boolean): unknown {
  if (isListType(type))
    return Array.from({ length: random.below(4) }, (_, at) => answer(schema, type.ofType, `${key}[${at}]`, random, false))
  if (isEnumType(type)) return random.one(type.getValues().map(({ value }) => value) as [unknown, ...unknown[]])
  if (isLeafType(type)) return mayFail && random.chance(0.01) ? { not: 'a leaf' } : (leaves[type.name]?.(key, random) ?? key)
  const types = isAbstractType(type) ? schema.getPossibleTypes(type) : [type]
  const chosen = types[random.below(types.length)]
  if (!isObjectType(chosen)) return null
  const place: Place = { __typename: chosen.name, key }
  for (const field of Object.values(chosen.getFields())) {
    if (!isProperty(chosen.name, field.name, field.args.length)) continue
    const inner = `${key}.${field.name}`
    Object.defineProperty(place, field.name, {
      get: () => answer(schema, field.type, inner, new Random(numberOf(inner)), !isInList(inner)),
    })
  }
  return place
}

/** The order in which arguments were given is nobody's business. */
export const inOrder = (value: unknown): string => JSON.stringify(value, sorted) ?? 'nothing'

const sorted = (_key: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.fromEntries(Object.entries(value).sort(byName)) : value

const byName = ([a]: [string, unknown], [b]: [string, unknown]): number => (a < b ? -1 : 1)

const leaves: Record<string, (key: string, random: Random) => unknown> = {
  Int: key => numberOf(key) % 1000,
  Float: key => (numberOf(key) % 1000) / 8,
  Boolean: key => numberOf(key) % 2 === 0,
  ID: (key, random) => (random.chance(0.5) ? numberOf(key) : String(numberOf(key))),
  JSON: key => ({ key }),
}
