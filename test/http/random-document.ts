import {
  type GraphQLArgument,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
} from 'graphql'
import { Random } from './random.ts'
import { randomInput } from './random-inputs.ts'

export interface RandomRequest {
  readonly text: string
  readonly variables: Record<string, unknown>
}

/** Any document the schema allows, and many that only nearly fit: whoever asks validates first. */
export function randomRequest(schema: GraphQLSchema, seed: number): RandomRequest {
  return new Writer(schema, new Random(seed)).request()
}

class Writer {
  private readonly definitions = new Map<string, string>()
  private readonly variables: Record<string, unknown> = {}
  private readonly fragments: string[] = []
  /** Conditions on what has children send a document to graphql-js: few documents, but those full of them. */
  private readonly conditional: number

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly random: Random,
  ) {
    this.conditional = random.chance(0.25) ? 0.3 : 0
  }

  request(): RandomRequest {
    const mutation = this.schema.getMutationType()
    const root = mutation && this.random.chance(0.15) ? mutation : this.schema.getQueryType()
    if (!root) throw new Error('a schema without queries')
    const selection = this.selection(root, 4)
    const definitions = [...this.definitions].map(([name, definition]) => `$${name}: ${definition}`)
    const head = `${root === mutation ? 'mutation' : 'query'} Any${definitions.length > 0 ? `(${definitions.join(', ')})` : ''}`
    return { text: [`${head} ${selection}`, ...this.fragments].join('\n'), variables: this.variables }
  }

  private selection(type: GraphQLCompositeType, depth: number): string {
    const fields = isObjectType(type) || 'getFields' in type ? Object.values(type.getFields()) : []
    const usable = fields.filter(field => depth > 1 || !isCompositeType(getNamedType(field.type)))
    const parts = usable.length > 0 ? this.random.some(usable, 5).map(field => this.field(field, depth)) : ['__typename']
    if (this.random.chance(0.2)) parts.push('__typename')
    if (depth > 1 && this.random.chance(isAbstractType(type) ? 0.9 : 0.25)) parts.push(this.fragment(type, depth - 1))
    if (depth > 1 && isAbstractType(type)) parts.push(this.fragment(type, depth - 1))
    return `{ ${parts.join(' ')} }`
  }

  private field(field: GraphQLField<unknown, unknown>, depth: number): string {
    const alias = this.random.chance(0.3) ? `${this.random.one(['a', 'b', 'c', 'd'])}${this.random.below(9)}: ` : ''
    const given = field.args
      .filter(argument => isRequiredArgument(argument) || this.random.chance(0.6))
      .map(argument => this.argument(argument))
    const type = getNamedType(field.type)
    const inner = isCompositeType(type) ? ` ${this.selection(type, depth - 1)}` : ''
    return `${alias}${field.name}${given.length > 0 ? `(${given.join(', ')})` : ''}${this.condition(inner ? this.conditional : 0.15)}${inner}`
  }

  private fragment(type: GraphQLCompositeType, depth: number): string {
    const on = this.random.one([type, ...(isAbstractType(type) ? this.schema.getPossibleTypes(type) : [])])
    const selection = this.selection(on, depth)
    if (this.random.chance(0.6))
      return `... ${this.random.chance(0.1) && on === type ? '' : `on ${on.name}`}${this.condition(this.conditional)} ${selection}`
    const name = `F${this.fragments.length}`
    this.fragments.push(`fragment ${name} on ${on.name} ${selection}`)
    return `...${name}${this.condition(this.conditional)}`
  }

  private condition(share: number): string {
    if (!this.random.chance(share)) return ''
    const value = this.random.chance(0.5) ? String(this.random.chance(0.5)) : this.variable('Boolean!', this.random.chance(0.5))
    return ` @${this.random.one(['skip', 'include'])}(if: ${value})`
  }

  private argument({ name, type }: GraphQLArgument): string {
    return `${name}: ${this.value(type)}`
  }

  private value(type: GraphQLInputType): string {
    if (this.random.chance(0.5))
      return this.variable(String(type), this.random.chance(0.2) ? undefined : randomInput(type, this.random, { wrong: 0.02 }))
    return this.literal(type)
  }

  /** Undefined: the request does not bring it, so its default counts, if it has one. */
  private variable(type: string, value: unknown): string {
    const name = `v${this.definitions.size}`
    const bare = type.endsWith('!') ? type.slice(0, -1) : type
    const fallback = defaults[bare]
    const withDefault = fallback !== undefined && this.random.chance(0.4)
    this.definitions.set(name, withDefault ? `${this.random.chance(0.5) ? bare : type} = ${fallback}` : type)
    if (value !== undefined) this.variables[name] = value
    return `$${name}`
  }

  private literal(type: GraphQLInputType): string {
    if (isNonNullType(type)) return this.literal(type.ofType)
    if (this.random.chance(0.1)) return 'null'
    if (isListType(type)) return `[${Array.from({ length: this.random.below(3) }, () => this.inside(type.ofType)).join(', ')}]`
    if (isEnumType(type)) return this.random.one(type.getValues().map(({ name }) => name) as [string, ...string[]])
    if (isInputObjectType(type)) {
      const given = Object.values(type.getFields()).filter(field => isRequiredInputField(field) || this.random.chance(0.5))
      return `{ ${given.map(field => `${field.name}: ${this.inside(field.type)}`).join(', ')} }`
    }
    return asLiteral(randomInput(type, this.random, { wrong: 0 }))
  }

  private inside(type: GraphQLInputType): string {
    return this.random.chance(0.15) ? this.value(type) : this.literal(type)
  }
}

const defaults: Record<string, string> = {
  Int: '7',
  Boolean: 'true',
  String: '"from the default"',
  Wish: '{ words: "whole" }',
  Ore: 'GIBBSITE',
  '[Int!]': '[1, 2]',
}

const asLiteral = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(asLiteral).join(', ')}]`
  if (typeof value === 'object' && value !== null)
    return `{ ${Object.entries(value)
      .map(([name, inner]) => `${name}: ${asLiteral(inner)}`)
      .join(', ')} }`
  return JSON.stringify(value)
}
