import {
  type GraphQLInputType,
  type GraphQLSchema,
  getOperationAST,
  isEnumType,
  isInputObjectType,
  isInputType,
  isListType,
  isNonNullType,
  isRequiredInputField,
  parse,
  typeFromAST,
} from 'graphql'
import type { Random } from './random.ts'

/** How often a value is of the wrong kind. */
export interface Mischief {
  readonly wrong: number
}

/** A value for a variable as it comes from JSON. */
export function randomInput(type: GraphQLInputType, random: Random, { wrong }: Mischief): unknown {
  if (random.chance(wrong)) return random.one([null, 'wrong', -1, 1.5, true, {}, []])
  if (isNonNullType(type)) return randomInput(type.ofType, random, { wrong })
  if (random.chance(0.15)) return null
  if (isListType(type)) {
    const item = () => randomInput(type.ofType, random, { wrong })
    return random.chance(0.1) ? item() : Array.from({ length: random.below(4) }, item)
  }
  if (isEnumType(type)) return random.one(type.getValues().map(({ name }) => name) as [string, ...string[]])
  if (isInputObjectType(type)) {
    const given = Object.values(type.getFields()).filter(field => isRequiredInputField(field) || random.chance(0.5))
    return Object.fromEntries(given.map(field => [field.name, randomInput(field.type, random, { wrong })]))
  }
  return scalars[type.name]?.(random) ?? `2026-11-${String(1 + random.below(28)).padStart(2, '0')}`
}

const scalars: Record<string, (random: Random) => unknown> = {
  Int: random => random.below(1000) - 500,
  Float: random => random.below(1000) / 8,
  Boolean: random => random.chance(0.5),
  String: random => random.one(['', 'bauxite', '源清', 'a "quoted" line\nand another', '__proto__']),
  ID: random => random.one(['1', 'b7e1', 7]),
  JSON: random => random.one([{ a: [1, { b: null }] }, [1, 'two'], 'text', 3, true, {}]),
}

/** Variables for an operation of the portal; the seed is its name, so a new operation does not change the others. */
export function randomVariables(schema: GraphQLSchema, text: string, random: Random): Record<string, unknown> {
  const defined = getOperationAST(parse(text))?.variableDefinitions ?? []
  const given = defined.filter(
    ({ defaultValue, type }) => (defaultValue === undefined && type.kind === 'NonNullType') || random.chance(0.6),
  )
  return Object.fromEntries(
    given.map(({ variable, type }) => {
      const known = typeFromAST(schema, type as Parameters<typeof typeFromAST>[1])
      return [variable.name.value, known && isInputType(known) ? randomInput(known, random, { wrong: 0.03 }) : null]
    }),
  )
}
