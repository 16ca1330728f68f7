import { setTimeout as rest } from 'node:timers/promises'
import type pg from 'pg'
import { keysVersion } from 'server/src/features/suppliers/name-keys.ts'
import { keysOf } from 'server/src/features/suppliers/supplier-keys.ts'
import { type SheetOut, writeWorkbook } from 'server/src/platform/sheets.ts'
import { addPerson } from './data.ts'
import { asSuper, type Ground } from './ground.ts'
import { percentile, post, round } from './load.ts'
import { requestOf } from './operations.ts'
import type { Figure } from './results.ts'

const count = 20_000
const places = [
  'Amber',
  'Birch',
  'Cedar',
  'Dune',
  'Elm',
  'Fjord',
  'Grove',
  'Heath',
  'Iris',
  'Juniper',
  'Kestrel',
  'Larch',
  'Maple',
  'North',
  'Olive',
  'Pine',
  'Quartz',
  'River',
  'Stone',
  'Tidal',
]
const owners = [
  'Abara',
  'Bello',
  'Chen',
  'Diallo',
  'Evans',
  'Fofana',
  'Garcia',
  'Haddad',
  'Ivanov',
  'Jansen',
  'Keita',
  'Lopez',
  'Mbeki',
  'Nguyen',
  'Okafor',
  'Park',
  'Quispe',
  'Rossi',
  'Sow',
  'Tran',
  'Ueda',
  'Vargas',
  'Wang',
  'Xu',
  'Yilmaz',
]
const trades = ['Mining', 'Refining', 'Smelting', 'Trading', 'Casting', 'Recycling', 'Logistics', 'Metals', 'Resources', 'Minerals']
const countries = ['CN', 'GN', 'AU', 'BR', 'ID', 'IN', 'VN', 'MY', 'CD', 'FR']
const pick = (list: readonly string[], at: number): string => list[at % list.length] ?? ''

/** Suppliers as people have them in a list: most are new, every tenth stands on the register, by name, some with another contact. */
async function aFile(known: readonly { name: string; country: string }[]): Promise<Buffer> {
  const header = [
    'Name',
    'Country',
    'Place in the chain',
    'Materials',
    'Number in another register',
    'Contact 1: name',
    'Contact 1: e-mail',
    'Contact 1: telephone',
  ]
  const rows = Array.from({ length: count }, (_, at) => {
    const on = at % 10 === 0 ? known[at / 10] : undefined
    const name =
      on?.name ?? `${pick(owners, at)} ${pick(places, Math.floor(at / 25))} ${pick(trades, Math.floor(at / 500))} ${Math.floor(at / 5_000)}`
    return [
      name,
      on?.country ?? pick(countries, Math.floor(at / 7)),
      'Trader',
      'Bauxite; Alumina',
      on ? null : `RC-${at}`,
      `Person ${at}`,
      `person${at}@bench${at}.example`,
      `+1 555 ${at}`,
    ]
  })
  const sheet: SheetOut = { name: 'Suppliers', header, widths: header.map(() => 20), rows }
  return writeWorkbook([sheet])
}

/** The bench's register is written past our commands, so its keys are made here, as ours would. */
async function makeKeys(db: pg.Client, programmeId: string): Promise<void> {
  for (;;) {
    const { rows } = await db.query(
      'SELECT id, name, name_latin FROM suppliers WHERE programme_id = $1 AND keys_version <> $2 LIMIT 5000',
      [programmeId, keysVersion],
    )
    if (rows.length === 0) return
    const keys = rows.flatMap(({ id, name, name_latin }) =>
      keysOf({ names: name_latin ? [name, name_latin] : [name], identifiers: [] }).map(key => ({ id, key })),
    )
    await db.query(
      'INSERT INTO supplier_keys (supplier_id, key, programme_id) SELECT id, key, $1 FROM unnest($2::uuid[], $3::text[]) AS k(id, key) ON CONFLICT DO NOTHING',
      [programmeId, keys.map(one => one.id), keys.map(one => one.key)],
    )
    await db.query('UPDATE suppliers SET keys_version = $2 WHERE id = ANY ($1::uuid[])', [rows.map(({ id }) => id), keysVersion])
  }
}

interface Staged {
  readonly id: string
  readonly version: number
  readonly state: string
  readonly created: number | null
  readonly counts: { readonly new: number; readonly duplicates: number; readonly undecided: number; readonly faults: number }
}

/** A spreadsheet of 20,000 suppliers into a register of 100,000, while a colleague looks at lists. */
export async function measureImports(ground: Ground): Promise<Figure[]> {
  const { large } = ground
  const { known, token } = await asSuper(ground.superUrl, async db => {
    await makeKeys(db, large.id)
    await db.query('VACUUM ANALYZE')
    const { rows } = await db.query('SELECT name, country FROM suppliers WHERE programme_id = $1 ORDER BY created_at LIMIT $2', [
      large.id,
      count / 10,
    ])
    return { known: rows, token: await addPerson(db, 1, 900, ['PURCHASING', 'REVIEWER'], null) }
  })
  const bytes = await aFile(known)
  const ours = await ground.startOurs()
  const ask = async (id: string): Promise<Staged> =>
    (await post<{ supplierImport: Staged }>(ours.url, token, requestOf('BenchImport', { id }))).supplierImport
  const waitFor = async (id: string, states: readonly string[]): Promise<Staged> => {
    for (;;) {
      const one = await ask(id)
      if (states.includes(one.state)) return one
      await rest(250)
    }
  }
  /** A colleague with another role, who asks for the list every 100 ms until told to stop. */
  const look = async (isOver: () => boolean): Promise<number[]> => {
    const taken: number[] = []
    for (let at = 0; !isOver(); at++) {
      const began = performance.now()
      await post(ours.url, large.reviewer, requestOf('BenchSuppliers', at % 2 ? { filter: { status: ['ACTIVE'] } } : {}))
      taken.push(performance.now() - began)
      await rest(100)
    }
    return taken
  }
  try {
    await look(untilAfter(5_000))
    const quiet = percentile(await look(untilAfter(20_000)), 0.95)
    let over = false
    const looking = look(() => over)
    const began = performance.now()
    const staged = await fetch(`${ours.url}/imports/suppliers`, {
      method: 'POST',
      headers: {
        cookie: `headwater=${token}`,
        'content-type': 'application/octet-stream',
        'x-headwater-upload': '1',
        'x-headwater-file': 'bench.xlsx',
      },
      body: new Uint8Array(bytes),
    })
    const { id } = (await staged.json()) as { id: string }
    const seen = await waitFor(id, ['READY', 'REFUSED'])
    const previewed = performance.now() - began
    if (seen.state !== 'READY' || seen.counts.new < count * 0.5) throw new Error(JSON.stringify(seen))
    const decided = await post<{ chooseForDuplicates: Staged }>(
      ours.url,
      token,
      requestOf('BenchChoose', { input: { id, version: seen.version, choice: 'SKIP' } }),
    )
    await post(ours.url, token, requestOf('BenchApply', { input: { id, version: decided.chooseForDuplicates.version } }))
    const done = await waitFor(id, ['APPLIED', 'READY'])
    const took = (performance.now() - began) / 1_000
    over = true
    const busy = percentile(await looking, 0.95)
    if (done.state !== 'APPLIED') throw new Error(JSON.stringify(done))
    const said = `${done.created} created of ${count}, ${seen.counts.duplicates} of them found on the register of ${large.suppliers}; preview after ${round(previewed / 1_000)} s`
    return [
      {
        name: `import of ${count} suppliers with duplicate check, from upload to applied`,
        value: round(took),
        unit: 's',
        reach: '≤ 60',
        met: took <= 60,
        said,
      },
      {
        name: 'a colleague’s list meanwhile, p95 ÷ without the import',
        value: round(busy / quiet, 2),
        unit: '×',
        reach: '≤ 2',
        met: busy / quiet <= 2,
        said: `${round(busy)} ms; without ${round(quiet)} ms`,
      },
    ]
  } finally {
    await ours.stop()
    await asSuper(ground.superUrl, db => removeImported(db, large.id))
  }
}

const untilAfter = (ms: number): (() => boolean) => {
  const end = performance.now() + ms
  return () => performance.now() > end
}

/** What was imported goes again, so that kept data is as it was. */
async function removeImported(db: pg.Client, programmeId: string): Promise<void> {
  const mine = `SELECT supplier_id FROM supplier_import_rows WHERE programme_id = '${programmeId}' AND outcome = 'CREATED'`
  await db.query(`CREATE TEMP TABLE gone AS ${mine}`)
  await db.query('DELETE FROM supplier_imports WHERE programme_id = $1', [programmeId])
  for (const table of ['supplier_keys', 'supplier_identifiers', 'contacts', 'state_changes'])
    await db.query(`DELETE FROM ${table} x USING gone WHERE x.supplier_id = gone.supplier_id`)
  await db.query('DELETE FROM suppliers x USING gone WHERE x.id = gone.supplier_id')
}
