import { nobody } from 'server/src/core/actor.ts'
import { actions, can, mayEver, policy } from 'shared/policy/policy.ts'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { type MutationDecision, mutations, queries, subjectOf, types } from './decisions.ts'
import { documentOf, expectQuery, objectTypes, schema, seenIn } from './expectation.ts'
import { type Asker, homeOf, type Owner } from './owners.ts'
import { routes } from './routes.ts'
import { arrange, rehearse, severalAtOnce, tryOut } from './trying.ts'
import { arrangeWayBack, codeActs, codesInHand, expectCode, type Held, tryCode } from './way-back.ts'
import { fingerprint, fresh, makeWorld, type World } from './world.ts'

vi.mock(import('server/src/platform/passwords.ts'), () => import('./passwords.ts'))
vi.mock(import('server/src/platform/sealing.ts'), async real => ({ ...(await real()), ...(await import('./receipt-keys.ts')) }))

let world: World
beforeAll(async () => {
  world = await makeWorld()
}, 120_000)
afterAll(() => world?.close())

const namesOf = (type: { getFields(): object } | null | undefined): string[] => Object.keys(type?.getFields() ?? {}).sort()

describe('everything in the schema is decided', () => {
  test('every query', () => expect(Object.keys(queries).sort()).toEqual(namesOf(schema.getQueryType())))
  test('every mutation', () => expect(Object.keys(mutations).sort()).toEqual(namesOf(schema.getMutationType())))
  test('every type', () => expect(Object.keys(types).sort()).toEqual(objectTypes.map(type => type.name).sort()))
  test.each(objectTypes.map(type => [type.name, type] as const))('every field of %s', (name, type) =>
    expect(Object.keys(types[name]?.fields ?? {}).sort()).toEqual(namesOf(type)),
  )
})

describe('every field for every role', () => {
  test.each(Object.keys(queries))('%s', async name => {
    const decision = queries[name]
    const asked = (decision?.one ? decision.owners.map(owner => [owner]) : [decision?.owners ?? []]) as Owner[][]
    const wrong: string[] = []
    for (const owners of asked)
      await Promise.all(
        world.askers.map(async asker => {
          const [first] = owners
          const variables = decision?.one && first ? decision.one(world, first) : listed(name)
          const { data, errors } = await fresh(asker.person).send<unknown>(documentOf('query', name, variables), variables)
          const expected = expectQuery(world, asker, name, owners)
          const code = errors?.[0]?.extensions.code
          const said = code ?? [...seenIn(name, data)].sort().join(' ')
          const right = expected
            ? [...expected].sort().join(' ')
            : decision?.hidden
              ? 'NOT_FOUND'
              : asker.actor.accountId
                ? 'DENIED'
                : 'SIGNED_OUT'
          if (said !== right) wrong.push(`${asker.key} asking ${name} of ${owners.join()}: ${difference(right, said)}`)
        }),
      )
    expect(wrong).toEqual([])
  })

  test('a list counts no row that it does not show', async () => {
    for (const { key, person } of world.askers) {
      const { data } = await person.send<{ suppliers: { nodes: [] }; suppliersCount: { value: number } }>(
        '{ suppliers { nodes { id } } suppliersCount { value } }',
      )
      const { data: more } = await person.send<{ responses: { nodes: [] }; responsesCount: { value: number } }>(
        '{ responses { nodes { id } } responsesCount { value } }',
      )
      expect([key, data?.suppliersCount.value, more?.responsesCount.value]).toEqual([
        key,
        data?.suppliers.nodes.length,
        more?.responses.nodes.length,
      ])
    }
  })
})

const listed = (name: string): Record<string, unknown> =>
  schema
    .getQueryType()
    ?.getFields()
    [name]?.args.some(arg => arg.name === 'first')
    ? { first: 100 }
    : {}

/** What is missing and what should not be there. */
function difference(right: string, said: string): string {
  const [wanted, got] = [right.split(' '), said.split(' ')]
  const without = (these: string[], those: string[]): string => these.filter(one => !those.includes(one)).join(' ')
  return `must not show [${without(got, wanted)}], lacks [${without(wanted, got)}]`
}

interface Case {
  readonly asker: Asker
  readonly owner: Owner
  readonly may: boolean
}
const refusals = new Set(['DENIED', 'NOT_FOUND', 'SIGNED_OUT'])

const casesOf = ({ action, owners, subject = () => ({}), asNobody = false }: MutationDecision): Case[] =>
  world.askers.flatMap(asker =>
    owners.map(owner => {
      const { one } = world.ids
      // An act in one's own programme has no other subject than the programme.
      const at =
        owners.length === 1 ? { programmeId: asker.actor.programmeId ? one.programmeId : null } : subjectOf(world.ids[owner], owner)
      const { programmeId } = world.ids[homeOf(owner)]
      const may = asNobody
        ? can({ ...nobody, programmeId }, action, { programmeId })
        : can(asker.actor, action, { ...at, ...subject(world.ids[owner], asker) })
      return { asker, owner, may }
    }),
  )

describe('every act for every role', () => {
  test.each(Object.entries({ ...mutations, ...routes.acts }))('%s', async (name, decision) => {
    await arrange(world, decision)
    const cases = casesOf(decision)
    const wrong: string[] = []
    const judge = async (one: Case): Promise<void> => {
      const said = await tryOut(world, name, decision, one.owner, one.asker)
      const fits = one.may ? said === 'done' || said === decision.rule : refusals.has(said)
      if (!fits) wrong.push(`${one.asker.key} ${name} of ${one.owner}: ${said}, ${one.may ? 'but has the right' : 'without the right'}`)
    }
    const before = await fingerprint(world.db)
    await severalAtOnce(
      cases.filter(one => !one.may),
      judge,
    )
    expect(await fingerprint(world.db), `a refused ${name} changed the database`).toBe(before)
    await rehearse(world, () =>
      severalAtOnce(
        cases.filter(one => one.may),
        judge,
      ),
    )
    expect(wrong).toEqual([])
    expect(await fingerprint(world.db)).toBe(before)
  })
})

describe('every address beside GraphQL for every role', () => {
  test.each(Object.entries(routes.reads))('%s', async (name, { action, pathOf, hidden, isList }) => {
    const wrong: string[] = []
    for (const asker of world.askers)
      for (const owner of ['a', 'b', 'c'] as const) {
        const may = isList ? mayEver(asker.actor, action) : !hidden && can(asker.actor, action, subjectOf(world.ids[owner], owner))
        const { status } = await asker.person.get(pathOf(world, owner))
        if (may ? status !== 200 : ![401, 403, 404].includes(status)) wrong.push(`${asker.key} ${name} of ${owner}: ${status}`)
      }
    expect(wrong).toEqual([])
  })
})

describe('every act with a receipt code for everybody, over the public pages', () => {
  let hands: readonly Held[]
  let path: string
  beforeAll(async () => {
    hands = await codesInHand(world)
    const { rows } = await world.db.query('SELECT public_path AS path FROM programmes WHERE id = $1', [world.ids.one.programmeId])
    path = rows[0].path
  })

  test('each that the policy knows is tried', () =>
    expect([...new Set(Object.values(codeActs).map(({ action }) => action))].sort()).toEqual(
      actions.filter(action => policy[action].PUBLIC === 'receipt').sort(),
    ))

  test.each(Object.entries(codeActs))('%s', async (_, given) => {
    await arrangeWayBack(world, given)
    const before = await fingerprint(world.db)
    const wrong: string[] = []
    const tries = world.askers.flatMap(asker => hands.map(held => ({ asker, held, right: expectCode(world, given, held) })))
    const judge = async ({ asker, held, right }: (typeof tries)[number]): Promise<void> => {
      const said = await tryCode(world, path, asker, given, held)
      if (said !== right) wrong.push(`${asker.key} with ${held.name}: ${said}, not ${right}`)
    }
    await severalAtOnce(
      tries.filter(one => one.right === 'refused'),
      judge,
    )
    expect(await fingerprint(world.db), 'a code that opens nothing here changed the database').toBe(before)
    await rehearse(world, () =>
      severalAtOnce(
        tries.filter(one => one.right !== 'refused'),
        judge,
      ),
    )
    expect(wrong).toEqual([])
    expect(await fingerprint(world.db)).toBe(before)
  })
})
