import {
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLOutputType,
  getNamedType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql'
import { makeSchema } from 'server/src/schema.ts'
import { can, mayEver } from 'shared/policy/policy.ts'
import { queries, subjectOf, types } from './decisions.ts'
import { mark, marksIn } from './markers.ts'
import { type Asker, homeOf, isPlace, type Owner, places } from './owners.ts'
import type { World } from './world.ts'

export const schema = makeSchema()
export const objectTypes = Object.values(schema.getTypeMap()).filter(
  (type): type is GraphQLObjectType =>
    isObjectType(type) && !type.name.startsWith('__') && type !== schema.getQueryType() && type !== schema.getMutationType(),
)
const fieldsOf = (name: string): [string, GraphQLField<unknown, unknown>][] =>
  Object.entries(objectTypes.find(type => type.name === name)?.getFields() ?? {})

/** Everything that can be selected of a type. */
export function selection(type: GraphQLOutputType, above: readonly string[] = []): string {
  const named = getNamedType(type)
  if (!isObjectType(named)) return ''
  const fields = Object.values(named.getFields()).filter(field => !above.includes(getNamedType(field.type).name))
  return ` { ${fields.map(field => field.name + selection(field.type, [...above, named.name])).join(' ')} }`
}

/** A document that asks one root field for all it has. */
export function documentOf(kind: 'query' | 'mutation', name: string, variables: Record<string, unknown>): string {
  const field = (kind === 'query' ? schema.getQueryType() : schema.getMutationType())?.getFields()[name]
  if (!field) throw new Error(`the schema has no ${kind} ${name}`)
  const args = field.args.filter(arg => arg.name in variables)
  const declared = args.map(arg => `$${arg.name}: ${arg.type}`).join(', ')
  const passed = args.map(arg => `${arg.name}: $${arg.name}`).join(', ')
  return `${kind}${declared && ` (${declared})`} { ${name}${passed && `(${passed})`}${selection(field.type)} }`
}

/** A type's or field's presence is noted beside the texts: states, dates and numbers are guarded too. */
export type Seen = Set<string>

/** What the asker's answer must hold of one owner's row, by decisions and policy alone. */
function expectRow(world: World, asker: Asker, name: string, owner: Owner, seen: Seen): void {
  const decision = types[name]
  if (!decision || (name === 'SupplierName' && !isPlace(owner))) return
  const { actor } = asker
  for (const audience of decision.audiences?.(owner) ?? [undefined]) {
    const subject = { ...subjectOf(world.ids[owner], owner, audience), accountId: actor.accountId }
    if (decision.read && !can(actor, decision.read, subject)) continue
    for (const [field, { type }] of fieldsOf(name)) {
      const guard = decision.fields[field]
      if (guard === undefined) continue
      if (typeof guard !== 'string') {
        if (can(actor, guard.right, subject)) seen.add(`${name}.${field}`)
      } else if (guard.startsWith('into'))
        for (const at of ownersOf(guard, asker, owner)) expectRow(world, asker, getNamedType(type).name, at, seen)
      else if (guard === 'plain') seen.add(`${name}.${field}`)
      else if (guard !== 'perhaps' && guard !== 'told') expectText(guard.replace('*', audience ?? ''), asker, owner, seen)
    }
  }
}

const into: Record<string, (asker: Asker, owner: Owner) => readonly Owner[]> = {
  into: (_, owner) => [owner],
  'into home': (_, owner) => [homeOf(owner)],
  'into place': (_, owner) => (isPlace(owner) ? [owner] : []),
  'into staff': (_, owner) => (isPlace(owner) ? [] : [owner]),
  // One auditor of programme one is named one supplier.
  'into reach': (_, owner) => (owner === 'one' ? ['a'] : []),
  'into membership': asker => (asker.actor.programmeId ? [asker.membershipOwner] : []),
}
const ownersOf = (guard: string, asker: Asker, owner: Owner): readonly Owner[] => into[guard]?.(asker, owner) ?? []

function expectText(guard: string, asker: Asker, owner: Owner, seen: Seen): void {
  const [column = '', of] = guard.split('@')
  if (column.startsWith('suppliers.') && !isPlace(owner)) return
  const whose: Record<string, string> = { home: homeOf(owner), account: asker.account, asker: `${homeOf(owner)} ${asker.key}` }
  seen.add(marksIn(mark(column, (of && whose[of]) || owner)).join())
}

/** What waits for somebody names suppliers and addresses: whoever may do the act sees what waits for it. */
function expectWork(world: World, { actor }: Asker): Seen {
  const seen: Seen = new Set()
  for (const place of places) {
    const subject = subjectOf(world.ids[place], place)
    if (can(actor, 'answer.save', subject))
      seen
        .add(`suppliers.name@${place}`)
        .add(`templates.title@${homeOf(place)}`)
        .add(`accounts.name@${homeOf(place)}`)
    // A proposed rule waits for a second person, whoever proposed it is none of those that ask.
    if (can(actor, 'rule.approve', { ...subject, accountId: 'somebody else' }))
      seen.add(`country_rules.words@${homeOf(place)}`).add(`accounts.name@${homeOf(place)}`)
    if (can(actor, 'hearing.answer', subject)) seen.add(`programmes.name@${homeOf(place)}`)
    if (can(actor, 'hit.clear', subject)) seen.add(`screening_hits.subject_name@${place}`).add(`screening_hits.matched_name@${place}`)
    if (can(actor, 'address.mark', subject)) seen.add(`contacts.email@${place}`)
    if (can(actor, 'supplier.invite', subject)) seen.add(`suppliers.name@${place}`).add(`invitations.email@${place}`)
  }
  return seen
}

/** Null: the question itself is refused. */
export function expectQuery(world: World, asker: Asker, name: string, owners: readonly Owner[]): Seen | null {
  const decision = queries[name]
  if (!decision || decision.hidden || (decision.action && !mayEver(asker.actor, decision.action))) return null
  if (name === 'myWork') return expectWork(world, asker)
  const type = schema.getQueryType()?.getFields()[name]?.type
  if (!type) throw new Error(name)
  const seen: Seen = new Set()
  const rows = types[getNamedType(type).name]?.fields.nodes ? nodesOf(getNamedType(type).name) : getNamedType(type).name
  if (rows !== getNamedType(type).name) for (const page of ['nodes', 'pageInfo']) seen.add(`${getNamedType(type).name}.${page}`)
  for (const owner of owners) expectRow(world, asker, rows, owner, seen)
  seen.delete(`${getNamedType(type).name}.nodes`)
  return seen
}
const nodesOf = (connection: string): string =>
  getNamedType(fieldsOf(connection).find(([name]) => name === 'nodes')?.[1].type as GraphQLOutputType).name

/** What an answer holds: every marker anywhere in it, and which fields of which types were there. */
export function seenIn(name: string, data: unknown): Seen {
  const type = schema.getQueryType()?.getFields()[name]?.type
  const seen: Seen = new Set(marksIn(JSON.stringify(data)))
  if (type) note(type, (data as Record<string, unknown>)[name], seen)
  return seen
}

function note(type: GraphQLOutputType, value: unknown, seen: Seen): void {
  if (value === null || value === undefined) return
  if (isNonNullType(type)) note(type.ofType, value, seen)
  if (isListType(type)) {
    for (const one of value as unknown[]) note(type.ofType, one, seen)
  }
  if (!isObjectType(type)) return
  for (const [field, inner] of Object.entries(value as Record<string, unknown>)) {
    const guard = types[type.name]?.fields[field]
    const there = inner !== null && inner !== undefined
    if (there && (guard === 'plain' || typeof guard === 'object')) seen.add(`${type.name}.${field}`)
    if (typeof guard === 'string' && guard.startsWith('into')) note(type.getFields()[field]?.type as GraphQLOutputType, inner, seen)
  }
}
