import { randomUUID } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { houseActor } from 'server/src/core/actor.ts'
import { type ChainedEntry, genesis, hashOf } from 'server/src/core/history.ts'
import { makeCheckpoint } from 'server/src/features/history/checkpoints.ts'
import { createDatabase, dropDatabase, inDatabase } from 'server/src/platform/postgres/roles.ts'
import { makeSigner } from 'server/src/platform/signing.ts'
import { folderStorage } from 'server/src/platform/storage.ts'
import { verifyAll } from 'server/src/verify/verify-all.ts'
import { verify } from 'server/src/verify.ts'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { answerAll, foundProgramme, handIn, type TestProgramme } from '../factories/programme.ts'
import { asSuper, closeLine, openTestHouse, type TestHouse, until } from '../support/house.ts'

const newSupplier = (name: string) => ({
  input: {
    name,
    country: 'CN',
    tier: 'SMELTER',
    contacts: [{ name: 'A', email: `${randomUUID()}@x.example`, locale: 'zh', signatory: true }],
  },
})
const create = 'mutation ($input: CreateSupplierInput!) { createSupplier(input: $input) { id } }'

let house: TestHouse
let programme: TestProgramme
let entries: number
/** Where the signed checkpoint stands; some entries follow it. */
let signedAt: number
let kept: string
const copies: string[] = []
const folder = () => join(house.folder, 'files')

const signHead = async (): Promise<void> => {
  const { open } = house.serving
  const ctx = open.context({ actor: houseActor(programme.id) })
  await open.atomic.write(ctx, { name: 'checkpoint', fields: ['checkpoint'], request: null }, () => makeCheckpoint(ctx))
}

beforeAll(async () => {
  house = await openTestHouse()
  programme = await foundProgramme(house)
  // A little of everything, hostile words too: what is hashed has to come back from the database as it went in.
  const supplier = await programme.makeSupplier('Größe "𠮷" \\ é\u0301 שלום')
  await answerAll(supplier)
  await handIn(supplier)
  // Made by a job: whether it comes before the house closes must be no chance.
  await until(async () => (await asSuper(house.superUrl, 'SELECT 1 FROM receipts')).length === 1)
  await signHead()
  const [signed] = await asSuper(house.superUrl, 'SELECT seq::int AS seq, jws FROM checkpoints')
  signedAt = Number(signed?.seq)
  kept = String(signed?.jws)
  for (let i = 0; i < 3; i++) await programme.reviewer.run(create, newSupplier(`Later ${i}`))
  const [head] = await asSuper(house.superUrl, 'SELECT seq::int AS seq FROM history_heads')
  entries = Number(head?.seq)
  await house.serving.close()
  await closeLine(house.superUrl)
})
afterAll(async () => {
  const { superUrl } = inject('postgres')
  for (const name of [...copies, new URL(house.superUrl).pathname.slice(1)]) await dropDatabase(superUrl, name)
  await rm(house.folder, { recursive: true, force: true })
})

/** A copy of the database in which somebody with every right has done something; what the verification says to it. */
async function afterTampering(sql: string, values: unknown[] = [], outside: Parameters<typeof verifyAll>[2] = {}) {
  const { superUrl, appUrl } = inject('postgres')
  const name = `copy_${randomUUID().replaceAll('-', '')}`
  await createDatabase(superUrl, name, new URL(house.superUrl).pathname.slice(1))
  copies.push(name)
  await asSuper(inDatabase(superUrl, name), sql, values)
  return {
    url: inDatabase(appUrl, name),
    superUrl: inDatabase(superUrl, name),
    verdicts: await verifyAll(inDatabase(appUrl, name), folderStorage(folder()), outside),
  }
}

const faultAfter = async (...given: Parameters<typeof afterTampering>) => (await afterTampering(...given)).verdicts[0]?.fault

describe('npm run verify', () => {
  test('an untouched chain is good, as the app’s role', async () => {
    expect(await verifyAll(house.appUrl, folderStorage(folder()))).toEqual([
      { programmeId: programme.id, name: expect.stringContaining('Programme'), chain: 'PROGRAMME', entries, checkpoints: 1, fault: null },
    ])
  })

  test('an edited entry is named', async () => {
    expect(await faultAfter(`UPDATE history SET note = 'It was fine' WHERE seq = 4`)).toEqual({ seq: 4, what: 'altered' })
    expect(await faultAfter(`UPDATE history SET recorded_at = recorded_at - interval '1 day' WHERE seq = 5`)).toEqual({
      seq: 5,
      what: 'altered',
    })
    expect(await faultAfter(`UPDATE history SET data = data || '{"more": 1}' WHERE seq = $1`, [entries])).toEqual({
      seq: entries,
      what: 'altered',
    })
  })

  test('an entry that was edited and hashed again breaks the next one', async () => {
    const { rewritten } = await rehash(house.superUrl, entry => (entry.seq === 4 ? { ...entry, note: 'It was fine' } : entry))
    const [, hash] = rewritten.find(([seq]) => seq === 4) ?? []
    expect(await faultAfter(`UPDATE history SET note = 'It was fine', hash = $1 WHERE seq = 4`, [hash])).toEqual({ seq: 5, what: 'broken' })
  })

  test('a deleted entry is named', async () => {
    expect(await faultAfter('DELETE FROM history WHERE seq = 3')).toEqual({ seq: 3, what: 'gap' })
    expect(await faultAfter('DELETE FROM history WHERE seq = 1')).toEqual({ seq: 1, what: 'gap' })
  })

  test('two entries that changed places are named', async () => {
    expect(await faultAfter('UPDATE history SET seq = -seq WHERE seq IN (4, 5)')).toMatchObject({ what: 'gap' })
    const swap = 'UPDATE history SET seq = -seq WHERE seq IN (4, 5); UPDATE history SET seq = 9 + seq WHERE seq IN (-4, -5)'
    expect(await faultAfter(swap)).toEqual({ seq: 4, what: 'broken' })
  })

  test('a cut tail is seen, even when the head row was set back: a signed checkpoint knows of it', async () => {
    const cut = (to: number) => `DELETE FROM history WHERE seq > ${to};
      UPDATE history_heads SET seq = ${to}, hash = (SELECT hash FROM history WHERE seq = ${to})`
    expect(await faultAfter(cut(signedAt - 2))).toEqual({ seq: signedAt - 1, what: 'cut' })
    // With its row deleted the copy beside the evidence still speaks.
    expect(await faultAfter(`${cut(signedAt - 2)}; DELETE FROM checkpoints`)).toEqual({ seq: signedAt - 1, what: 'cut' })
    expect(await faultAfter(`DELETE FROM history WHERE seq > ${signedAt}`)).toEqual({ seq: signedAt, what: 'head' })
  })

  test('a chain that was hashed anew from the first entry on, head and all, is not the one that was signed', async () => {
    const { sql } = await rehash(house.superUrl, entry => (entry.seq === 2 ? { ...entry, note: 'Never happened' } : entry))
    expect(await faultAfter(sql)).toEqual({ seq: signedAt, what: 'rewritten' })
  })

  test('signed anew with a key of one’s own it disagrees with the copy that was kept elsewhere', async () => {
    const { sql, head } = await rehash(house.superUrl, entry => (entry.seq === 2 ? { ...entry, note: 'Never happened' } : entry), signedAt)
    const thief = makeSigner(Buffer.alloc(32, 9))
    const claim = { programmeId: programme.id, seq: signedAt, head, at: new Date().toISOString() }
    const files = await mkdtemp(join(tmpdir(), 'headwater-thief-'))
    const tampered = await afterTampering(`${sql};
      INSERT INTO signing_keys VALUES ('${thief.kid}', '${JSON.stringify(thief.jwk)}', now());
      UPDATE checkpoints SET head = '${head}', kid = '${thief.kid}', jws = '${thief.sign(claim)}'`)
    // The evidence folder was emptied as well: from the database alone nothing can be seen …
    expect((await verifyAll(tampered.url, folderStorage(files)))[0]?.fault).toBeNull()
    // … with the copy it can, whether the old key still stands there or not.
    const asKept = await verifyAll(tampered.url, folderStorage(files), { copies: [kept] })
    expect(asKept[0]?.fault).toEqual({ seq: signedAt, what: 'rewritten' })
    await asSuper(tampered.superUrl, `UPDATE signing_keys SET jwk = '${JSON.stringify(thief.jwk)}' WHERE kid <> '${thief.kid}'`)
    expect((await verifyAll(tampered.url, folderStorage(files), { copies: [kept] }))[0]?.fault).toEqual({
      seq: signedAt,
      what: 'signature',
    })
    await rm(files, { recursive: true })
  })

  test('a checkpoint whose words or signature were changed is named', async () => {
    expect(await faultAfter(`UPDATE checkpoints SET jws = left(jws, -4) || 'AAAA'`)).toEqual({ seq: signedAt, what: 'signature' })
    expect(await faultAfter(`UPDATE checkpoints SET jws = 'nothing'`)).toEqual({ seq: 0, what: 'signature' })
  })

  test('deleted checkpoints are known from their files, and without keys in the database from the installation’s own', async () => {
    const gone = 'DELETE FROM checkpoints; DELETE FROM receipts; DELETE FROM signing_keys'
    expect(await faultAfter('DELETE FROM checkpoints')).toBeNull()
    expect(await faultAfter(gone)).toEqual({ seq: signedAt, what: 'signature' })
    const { verdicts } = await afterTampering(gone, [], { ownKey: makeSigner(Buffer.alloc(32, 7)).jwk })
    expect(verdicts).toMatchObject([{ fault: null, checkpoints: 1 }])
  })

  test('says it in a sentence and by its exit code, with copies from a file', async () => {
    const lines: string[] = []
    const file = join(house.folder, 'kept.txt')
    await writeFile(file, `${kept}\n`)
    const say = (url: string, ...argv: string[]) =>
      verify(argv, {
        root: house.folder,
        source: {
          DATABASE_URL: url,
          HEADWATER_DATA: '.',
          HEADWATER_LANGUAGE: 'en',
          HEADWATER_SIGNING_KEY: Buffer.alloc(32, 7).toString('base64url'),
        },
        print: line => void lines.push(line),
      })
    expect(await say(house.appUrl, file)).toBe(0)
    expect(lines.pop()).toMatch(new RegExp(`: ${entries} entries, 1 signed checkpoints. Nothing is missing`))
    const { url } = await afterTampering('UPDATE history SET audience = audience, note = $1 WHERE seq = 4', ['x'])
    expect(await say(url)).toBe(1)
    expect(lines.pop()).toMatch(/entry 4 of the history is not what was written/)
    expect(await say(house.appUrl, join(house.folder, 'missing.txt'))).toBe(1)
    expect(lines.pop()).toContain('missing.txt')
    await writeFile(file, 'not a checkpoint\n')
    expect(await say(house.appUrl, file)).toBe(1)
  })
})

describe('writing', () => {
  test('a fork cannot be written, nor an entry changed by the app', async () => {
    const [first] = await asSuper(house.superUrl, 'SELECT * FROM history WHERE seq = 3')
    const fork = `INSERT INTO history SELECT gen_random_uuid(), programme_id, seq + 1000, prev, hash, action, subject_type, subject_id, supplier_id, audience,
      "from", "to", note, data, actor_id, by_rule, effective_at, recorded_at FROM history WHERE id = $1`
    await expect(asSuper(house.superUrl, fork, [first?.id])).rejects.toMatchObject({ code: '23505' })
    await expect(asSuper(house.superUrl, fork.replace('prev', "'x'").replace('+ 1000', ''), [first?.id])).rejects.toMatchObject({
      code: '23505',
    })
    for (const change of [
      'UPDATE history SET note = note',
      'DELETE FROM history',
      'UPDATE checkpoints SET jws = jws',
      'DELETE FROM checkpoints',
    ])
      await expect(asSuper(house.appUrl, change)).rejects.toMatchObject({ code: '42501' })
  })

  test('eight at once write one chain without a gap', async () => {
    const busy = await openTestHouse()
    const here = await foundProgramme(busy)
    const writers = await Promise.all(Array.from({ length: 8 }, () => here.join(['REVIEWER'])))
    await Promise.all(
      writers.map(async writer => {
        for (let i = 0; i < 10; i++) await writer.run(create, newSupplier(`Works ${randomUUID()}`))
      }),
    )
    // One founding, one questionnaire, eighty suppliers; verified beside the running server.
    expect(await verifyAll(busy.appUrl, folderStorage(join(busy.folder, 'files')))).toMatchObject([{ entries: 82, fault: null }])
    await busy.close()
  })
})

/** All entries as an intruder would write them, hashed again with one changed; `signedHead` at the place of the checkpoint. */
async function rehash(url: string, change: (entry: ChainedEntry) => ChainedEntry, upTo = Number.POSITIVE_INFINITY) {
  const rows = await asSuper(
    url,
    `SELECT id, programme_id AS "programmeId", seq::int AS seq, prev, action, subject_type AS "subjectType", subject_id AS "subjectId", supplier_id AS "supplierId", audience,
      "from", "to", note, data, actor_id AS "actorId", by_rule AS "byRule", effective_at AS "effectiveAt", recorded_at AS "recordedAt" FROM history ORDER BY seq`,
  )
  let prev = genesis(programme.id)
  let head = ''
  const rewritten: [seq: number, hash: string, prev: string, note: string | null][] = []
  for (const row of rows) {
    const read = { ...row, effectiveAt: (row.effectiveAt as Date).toISOString(), recordedAt: (row.recordedAt as Date).toISOString() }
    const entry = change({ ...(read as unknown as ChainedEntry), prev })
    const hash = hashOf(entry)
    rewritten.push([entry.seq, hash, prev, entry.note])
    prev = hash
    if (entry.seq <= upTo) head = hash
  }
  const values = rewritten.map(([seq, hash, before, note]) => `(${seq}, '${hash}', '${before}', ${note === null ? 'NULL' : `'${note}'`})`)
  const sql = `UPDATE history h SET hash = x.hash, prev = x.prev, note = x.note FROM (VALUES ${values.join(', ')}) AS x(seq, hash, prev, note) WHERE h.seq = x.seq;
    UPDATE history_heads SET hash = '${prev}'`
  return { sql, head, rewritten }
}
