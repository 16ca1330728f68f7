import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { schema, selection } from './expectation.ts'
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

/** Every way in which a query takes an id, as an argument or in its filter: the field with its argument, written out. */
const doors: readonly string[] = Object.values(schema.getQueryType()?.getFields() ?? {}).flatMap(field => {
  const nameOf = (type: unknown): string => String(type).replace('!', '')
  const asked = field.args.flatMap(arg => {
    if (nameOf(arg.type) === 'ID') return [`${arg.name}: $id`]
    if (arg.name === 'token') return [`${arg.name}: $token`]
    const input = schema.getType(nameOf(arg.type))
    const fields = input && 'getFields' in input ? Object.values(input.getFields()) : []
    return fields.filter(one => nameOf(one.type) === 'ID').map(one => `${arg.name}: { ${one.name}: $id }`)
  })
  const open = field.args.every(arg => !String(arg.type).endsWith('!') || arg.defaultValue !== undefined)
  const ways = [...asked.map(one => `(${one})`), ...(open ? [''] : [])]
  return ways.map(way => field.name + way + selection(field.type))
})
const documentOf = (fields: readonly string[]): string =>
  `query ($id: ID!, $token: String!) { viewer { mayDo } ${fields.map((field, at) => `d${at}: ${field}`).join(' ')} }`
    .replace(/\$token: String!/, fields.some(field => field.includes('$token')) ? '$&' : '')
    .replace(/\$id: ID!, ?/, fields.some(field => field.includes('$id')) ? '$&' : '')

/** Not all at once: what asks for everything is larger than what is taken (platform/graphql-limits.ts). */
function portions(doors: readonly string[]): string[][] {
  const size = (door: string): number => door.match(/\w+/g)?.length ?? 0
  const made: string[][] = []
  for (const door of doors) {
    const last = made.at(-1)
    if (last && size([...last, door].join(' ')) < 900) last.push(door)
    else made.push([door])
  }
  return made
}
/** Some thousand questions: on a busy machine they take their time. */
const patient = { timeout: 120_000 }

/** Asks everything with every id; what comes back must bear none of these owners' marks. */
async function crawl(asker: Asker, ids: readonly string[], forbidden: RegExp): Promise<string[]> {
  const met = new Set<string>()
  const look = (where: string, text: string) => {
    for (const name of marksIn(text)) if (forbidden.test(name)) met.add(`${asker.key}: ${where} showed ${name}`)
  }
  const ask = (fields: readonly string[], id: string) => asker.person.send<unknown>(documentOf(fields), { id, token: id })
  // A question that is refused would hide the answers to the others: those that are answered at all are asked together.
  const answered: string[] = []
  for (const door of doors) {
    const answer = await ask([door], ids[0] ?? '')
    look(door, JSON.stringify(answer))
    if (!answer.errors) answered.push(door)
  }
  const withId = answered.filter(door => door.includes('$'))
  await severalAtOnce(ids, async id => {
    for (const some of portions(withId)) {
      const answer = await ask(some, id)
      if (answer.errors) met.add(`${asker.key}: ${JSON.stringify(answer.errors[0])}`)
      look(`everything with ${id}`, JSON.stringify(answer))
    }
    for (const path of [`/files/${id}/original`, `/files/${id}/display`, `/responses/${id}.pdf`]) {
      const response = await asker.person.get(path)
      // 409: an address that was not given to this person.
      if (![401, 403, 404, 409].includes(response.status)) met.add(`${asker.key}: ${path} answered ${response.status}`)
      look(path, await response.text())
    }
  })
  return [...met]
}

test.each(['SUPPLIER_USER', 'SUPPLIER_SIGNATORY'])(
  '%s of supplier a, asking with every id of supplier b and of programme two, meets none of their texts',
  patient,
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

test('every role of programme two, asking with every id of programme one, meets none of its texts', patient, async () => {
  const ids = await idsOf('programme_id', world.ids.one.programmeId)
  const wanted = new Set(Object.values(world.ids).flatMap(one => (one.programmeId === world.ids.one.programmeId ? Object.values(one) : [])))
  // Of many rows of one kind a few are enough here: the matrix asks for the lists, and each role asks for all that have a name.
  const some = ids.filter((id, at) => wanted.has(id) || at % 17 === 0)
  for (const asker of world.others) expect(await crawl(asker, some, /@(a|b|one)( |$)/)).toEqual([])
})

test('an auditor of supplier a, asking with every id of supplier b, meets none of its texts in any list', patient, async () => {
  const asker = world.askers.find(one => one.key === 'AUDITOR of a') as Asker
  const known = new Set(await idsOf('supplier_id', world.ids.a.supplierId))
  const ids = (await idsOf('supplier_id', world.ids.b.supplierId)).filter(id => !known.has(id))
  expect(await crawl(asker, ids, /@(b|c|two)( |$)/)).toEqual([])
})
