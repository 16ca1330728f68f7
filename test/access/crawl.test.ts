import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { documentOf, schema } from './expectation.ts'
import { marksIn } from './markers.ts'
import type { Asker } from './owners.ts'
import { severalAtOnce } from './trying.ts'
import { makeWorld, type World } from './world.ts'

vi.mock(import('server/src/platform/passwords.ts'), () => import('./passwords.ts'))

let world: World
beforeAll(async () => {
  world = await makeWorld()
}, 120_000)
afterAll(() => world?.close())

/** Every id that any row of these tables' columns holds, where the row belongs to the given supplier or programme. */
async function idsOf(column: 'supplier_id' | 'programme_id', id: string): Promise<string[]> {
  const { rows } = await world.db.query<{ table: string; columns: string[] }>(
    `SELECT c.table_name AS table, array_agg(c.column_name::text) AS columns FROM information_schema.columns c WHERE c.table_schema = 'public' AND c.data_type = 'uuid'
      AND EXISTS (SELECT 1 FROM information_schema.columns o WHERE o.table_schema = 'public' AND o.table_name = c.table_name AND o.column_name = $1) GROUP BY 1`,
    [column],
  )
  const found = new Set<string>([id])
  for (const { table, columns } of rows)
    for (const row of (await world.db.query(`SELECT ${columns.join(', ')} FROM ${table} WHERE ${column} = $1`, [id])).rows)
      for (const value of Object.values(row)) if (value) found.add(String(value))
  return [...found]
}

/** Every way in which a query takes an id: as an argument, or in its filter. */
const doors = (): [string, (id: string) => Record<string, unknown>][] =>
  Object.values(schema.getQueryType()?.getFields() ?? {}).flatMap(field => {
    const within = field.args.flatMap(arg => {
      const { type } = arg
      if (String(type).replace('!', '') === 'ID' || arg.name === 'token') return [(id: string) => ({ [arg.name]: id })]
      const input = schema.getType(String(type).replace('!', ''))
      const fields = input && 'getFields' in input ? Object.values(input.getFields()) : []
      return fields
        .filter(one => String(one.type).replace('!', '') === 'ID')
        .map(one => (id: string) => ({ [arg.name]: { [one.name]: id } }))
    })
    const open: ((id: string) => Record<string, unknown>)[] = field.args.some(
      arg => String(arg.type).endsWith('ID!') || arg.name === 'token',
    )
      ? []
      : [() => ({})]
    return [...within, ...open].map((variables): [string, (id: string) => Record<string, unknown>] => [field.name, variables])
  })

/** Asks everything with every id; what comes back must bear none of these owners' marks. */
async function crawl(asker: Asker, ids: readonly string[], forbidden: RegExp): Promise<string[]> {
  const met = new Set<string>()
  const look = (where: string, text: string) => {
    for (const name of marksIn(text)) if (forbidden.test(name)) met.add(`${asker.key}: ${where} showed ${name}`)
  }
  const once = new Set<string>()
  const tries = doors().flatMap(([name, variables]) =>
    ids
      .map(id => ({ name, given: variables(id) }))
      .filter(({ given }) => {
        const key = name + JSON.stringify(given)
        return !once.has(key) && once.add(key)
      }),
  )
  await severalAtOnce(tries, async ({ name, given }) =>
    look(name, JSON.stringify(await asker.person.send<unknown>(documentOf('query', name, given), given))),
  )
  await severalAtOnce(ids, async id => {
    for (const path of [`/files/${id}`, `/responses/${id}.pdf`, `/mailbox/${id}`]) {
      const response = await asker.person.get(path)
      if (response.status !== 404 && response.status !== 401 && response.status !== 403)
        met.add(`${asker.key}: ${path} answered ${response.status}`)
      look(path, await response.text())
    }
  })
  return [...met]
}

test.each(['SUPPLIER_USER', 'SUPPLIER_SIGNATORY'])(
  '%s of supplier a, asking with every id of supplier b and of programme two, meets none of their texts',
  async key => {
    const asker = world.askers.find(one => one.key === key) as Asker
    const known = new Set(await idsOf('supplier_id', world.ids.a.supplierId))
    const ids = [...(await idsOf('supplier_id', world.ids.b.supplierId)), ...(await idsOf('programme_id', world.ids.two.programmeId))]
    expect(ids.length).toBeGreaterThan(60)
    // People of the house stand in the records of both.
    const foreign = ids.filter(id => !known.has(id))
    expect(await crawl(asker, foreign, /@(b|c|two)( |$)/)).toEqual([])
  },
)

test('every role of programme two, asking with every id of programme one, meets none of its texts', async () => {
  const ids = await idsOf('programme_id', world.ids.one.programmeId)
  const wanted = new Set(Object.values(world.ids).flatMap(one => (one.programmeId === world.ids.one.programmeId ? Object.values(one) : [])))
  // Of many rows of one kind a few are enough here: the matrix asks for the lists, and each role asks for all that have a name.
  const some = ids.filter((id, at) => wanted.has(id) || at % 5 === 0)
  for (const asker of world.others) expect(await crawl(asker, some, /@(a|b|one)( |$)/)).toEqual([])
})

test('an auditor of supplier a, asking with every id of supplier b, meets none of its texts in any list', async () => {
  const asker = world.askers.find(one => one.key === 'AUDITOR of a') as Asker
  const known = new Set(await idsOf('supplier_id', world.ids.a.supplierId))
  const ids = (await idsOf('supplier_id', world.ids.b.supplierId)).filter(id => !known.has(id))
  expect(await crawl(asker, ids, /@(b|c|two)( |$)/)).toEqual([])
})
