import { spawnSync } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { mkdtemp, readdir, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { exampleLicence } from 'server/seeds/licence.ts'
import { houseActor } from 'server/src/core/actor.ts'
import { jobs } from 'server/src/jobs.ts'
import { serve } from 'server/src/main.ts'
import { createLog } from 'server/src/platform/log.ts'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { foundProgramme, type TestProgramme, type TestSupplier } from '../factories/programme.ts'
import { openCrashHouse } from '../support/crash-house.ts'
import { asSuper, openTestHouse, type TestHouse, until } from '../support/house.ts'
import { Person } from '../support/person.ts'
import { buildServerProcess } from '../support/server-process.ts'
import { Sender } from '../support/tus.ts'
import { killUploads, leftovers } from '../support/upload-runs.ts'

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')

let house: TestHouse
let programme: TestProgramme
let one: TestSupplier
let other: TestSupplier
beforeAll(async () => {
  house = await openTestHouse()
  programme = await foundProgramme(house)
  one = await programme.makeSupplier()
  other = await programme.makeSupplier()
})
afterAll(() => house?.close())

const waiting = (): Promise<string[]> => readdir(join(house.folder, 'files/uploads')).catch(() => [])

describe('a file comes by pieces', () => {
  test('and becomes evidence of the supplier, hashed and read back', async () => {
    const sender = new Sender(one.user)
    const bytes = Buffer.concat([exampleLicence('Pieces'), randomBytes(3_000_000)])
    const address = await sender.address('licence.pdf', bytes.length)
    expect((await sender.send(address, bytes.subarray(0, 1_000_000))).status).toBe(204)
    expect(await sender.offset(address)).toBe(1_000_000)
    expect((await sender.received(address)).status).toBe(409)
    expect((await sender.send(address, bytes.subarray(1_000_000), 1_000_000)).headers.get('upload-offset')).toBe(String(bytes.length))
    const received = await sender.received(address)
    expect(received.status).toBe(201)
    const file = await received.json()
    expect(file).toMatchObject({
      name: 'licence.pdf',
      type: 'application/pdf',
      size: bytes.length,
      sha256: sha256(bytes),
      state: 'NOT_SCANNED',
      revision: 1,
    })
    expect(await (await sender.received(address)).json()).toEqual(file)
    expect(await waiting()).toEqual([])
    const { evidenceFile } = await one.signatory.run(
      'query ($id: ID!) { evidenceFile(id: $id) { id sha256 revision state openings { by } uses { question } revisions { id } supplier { id } allowedActions } }',
      { id: file.id },
    )
    expect(evidenceFile).toMatchObject({ sha256: sha256(bytes), openings: [], uses: [], supplier: { id: one.id } })
    expect(evidenceFile.allowedActions).toEqual(['evidence.open', 'evidence.describe', 'evidence.replace'])
  })
})

describe('a line that hangs', () => {
  test('lets go when its sender comes back on another: what came is kept, and the rest follows', async () => {
    const sender = new Sender(one.user)
    const bytes = Buffer.concat([exampleLicence('Hangs'), randomBytes(1_500_000)])
    const address = await sender.address('licence.pdf', bytes.length)
    const path = join(house.folder, 'files/uploads', address.split('/').at(-1) ?? '')
    const hanging = sender.pour(address, [bytes.subarray(0, 1_000_000)], 'never ends')
    await until(async () => (await readFile(path)).length === 1_000_000)
    expect(await sender.offset(address)).toBe(1_000_000)
    expect((await hanging).headers.get('connection')).toBe('close')
    expect((await sender.send(address, bytes.subarray(1_000_000), 1_000_000)).status).toBe(204)
    expect(await (await sender.received(address)).json()).toMatchObject({ sha256: sha256(bytes) })
  })

  test('that breaks keeps what came', async () => {
    const sender = new Sender(one.user)
    const bytes = Buffer.concat([exampleLicence('Breaks'), randomBytes(1_500_000)])
    const address = await sender.address('licence.pdf', bytes.length)
    await expect(sender.pour(address, [bytes.subarray(0, 1_000_000)], 'breaks')).rejects.toThrow()
    const offset = await sender.offset(address)
    expect(offset).toBeLessThanOrEqual(1_000_000)
    expect((await sender.send(address, bytes.subarray(offset), offset)).status).toBe(204)
    expect(await (await sender.received(address)).json()).toMatchObject({ sha256: sha256(bytes) })
  })
})

describe('what others may not', () => {
  const third = (bytes: Buffer): Buffer => bytes.subarray(0, Math.floor(bytes.length / 3))
  const bytes = Buffer.concat([exampleLicence('Others'), randomBytes(30_000)])

  test('no colleague, no other supplier, no reviewer and nobody unknown meets an upload, by any verb', async () => {
    const owner = new Sender(one.user)
    const address = await owner.address('licence.pdf', bytes.length)
    await owner.send(address, third(bytes))
    const others: [string, Person, number[]][] = [
      ['a colleague', one.signatory, [404]],
      ['another supplier', other.signatory, [404]],
      ['a reviewer', programme.reviewer, [403]],
      ['an auditor', programme.auditor, [403]],
      ['nobody', new Person(house), [401]],
    ]
    const statuses: unknown[] = []
    for (const [who, person, expected] of others) {
      const sender = new Sender(person)
      const answers = [
        await sender.speak('HEAD', address),
        await sender.send(address, bytes.subarray(third(bytes).length), third(bytes).length),
        await sender.received(address),
        await sender.speak('DELETE', address),
      ]
      for (const { status } of answers) if (!expected.includes(status)) statuses.push([who, status])
    }
    expect(statuses).toEqual([])
    expect(await owner.offset(address)).toBe(third(bytes).length)
    expect(await (await new Sender(one.signatory).speak('GET', '/uploads')).json()).toEqual([])
  })

  test('a finished upload is neither read nor removed by its address', async () => {
    const sender = new Sender(one.user)
    const address = await sender.address('licence.pdf', bytes.length)
    await sender.send(address, bytes)
    expect((await sender.speak('GET', address)).status).toBe(404)
    const file = (await (await sender.received(address)).json()) as { id: string }
    for (const method of ['GET', 'HEAD', 'DELETE', 'PATCH'])
      expect([
        method,
        (await sender.speak(method, address, { 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' })).status,
      ]).toEqual([method, 404])
    expect((await one.user.run('query ($id: ID!) { evidenceFile(id: $id) { size } }', { id: file.id })).evidenceFile.size).toBe(
      bytes.length,
    )
  })

  test('without the header of our pages nothing is begun', async () => {
    const { status } = await fetch(`${house.url}/uploads`, {
      method: 'POST',
      headers: { cookie: one.user.cookie, 'tus-resumable': '1.0.0', 'upload-length': '1' },
    })
    expect(status).toBe(400)
  })

  test('rights withdrawn during an upload end it', async () => {
    const leaver = await programme.join(['SUPPLIER_USER'], { supplierId: one.id })
    const sender = new Sender(leaver)
    const address = await sender.address('licence.pdf', bytes.length)
    await sender.send(address, third(bytes))
    await asSuper(house.superUrl, 'UPDATE memberships SET deactivated_at = now() WHERE account_id = $1', [leaver.accountId])
    expect((await sender.speak('HEAD', address)).status).toBe(403)
    expect((await sender.received(address)).status).toBe(403)
  })
})

describe('what is refused has words, and leaves nothing', () => {
  const cases: [string, string, Buffer, string][] = [
    ['a page', 'page.txt', Buffer.from('<html><script>alert(1)</script></html>'), 'fileActive'],
    ['a program', 'licence.pdf', Buffer.from('MZ\x90\0'), 'fileProgram'],
    ['a name that hides another', 'licence\u202efdp.exe', exampleLicence('x'), 'fileNameSigns'],
    ['a double ending', 'licence.pdf.exe', exampleLicence('x'), 'fileNameProgram'],
    ['nothing', 'licence.pdf', Buffer.alloc(0), 'fileEmpty'],
  ]
  test.each(cases)('%s', async (_, name, bytes, rule) => {
    for (const language of ['zh', 'en', 'fr'] as const) {
      const sender = new Sender(Object.assign(new Person(house, language), { cookie: one.user.cookie }))
      const told = await sender.file(name, bytes)
      expect(told).toMatchObject({ code: 'REFUSED', rule })
      expect(told.message).not.toMatch(/^errors:|\{\{|ENO|\//)
    }
  })

  test('refused once, refused again with the same words, and the bytes are gone', async () => {
    const sender = new Sender(one.user)
    const bytes = Buffer.from('#!/bin/sh\n')
    const address = await sender.address('a.txt', bytes.length)
    await sender.send(address, bytes)
    const first = await (await sender.received(address)).json()
    expect(first).toMatchObject({ rule: 'fileProgram' })
    expect(await (await sender.received(address)).json()).toEqual(first)
    expect(await waiting()).not.toContain(address.split('/').at(-1))
    expect((await one.user.run('{ evidenceFiles(filter: { search: "a.txt" }) { nodes { id } } }')).evidenceFiles.nodes).toEqual([])
  })

  test('more than one file may hold is refused before a byte is sent', async () => {
    const told = await (await new Sender(one.user).begin('large.pdf', 501 * 1024 * 1024)).json()
    expect(told).toMatchObject({ rule: 'fileLarge' })
    expect(told.message).toContain('500 MB')
  })

  test('an upload that was given up is gone', async () => {
    const sender = new Sender(one.user)
    const address = await sender.address('gone.pdf', 1_000)
    expect((await (await sender.speak('GET', '/uploads')).json()).map((one: { name: string }) => one.name)).toContain('gone.pdf')
    expect((await sender.speak('DELETE', address)).status).toBe(204)
    expect((await sender.speak('HEAD', address)).status).toBe(404)
    expect(await waiting()).not.toContain(address.split('/').at(-1))
  })

  test('more than was announced is not taken', async () => {
    const sender = new Sender(one.user)
    const address = await sender.address('a.pdf', 1_000)
    expect((await sender.send(address, randomBytes(2_000))).status).toBe(413)
    // Without a length nothing says so beforehand.
    expect((await sender.pour(address, [randomBytes(900), randomBytes(900)])).status).toBe(413)
    expect(await sender.offset(address)).toBeLessThanOrEqual(1_000)
  })
})

describe('a house with narrow limits', () => {
  let narrow: TestHouse
  let supplier: TestSupplier
  beforeAll(async () => {
    narrow = await openTestHouse({ parts: { evidenceLimits: { supplierBytes: 100_000, unfinished: 3, unfinishedDays: 1 } } })
    supplier = await (await foundProgramme(narrow)).makeSupplier()
  })
  afterAll(() => narrow?.close())

  test('the quota counts what is kept and what colleagues are sending, and old evidence stays untouched', async () => {
    const kept = await new Sender(supplier.user).file('kept.pdf', Buffer.concat([exampleLicence('a'), randomBytes(40_000)]))
    await new Sender(supplier.signatory).address('coming.pdf', 50_000)
    const told = await (await new Sender(supplier.user).begin('more.pdf', 20_000)).json()
    expect(told).toMatchObject({ code: 'REFUSED', rule: 'quotaReached' })
    expect((await new Sender(supplier.user).begin('little.pdf', 1_000)).status).toBe(201)
    expect((await supplier.user.run('{ evidenceFiles { nodes { id } } }')).evidenceFiles.nodes).toEqual([{ id: kept.id }])
  })

  test('not more than so many unfinished', async () => {
    const sender = new Sender(supplier.signatory)
    const rules: unknown[] = []
    for (let at = 0; at < 4; at++) {
      const begun = await sender.begin(`${at}.pdf`, 10)
      if (begun.status !== 201) rules.push((await begun.json()).rule)
    }
    expect(rules).toEqual(['uploadsUnfinished', 'uploadsUnfinished'])
  })

  test('what was not finished in time is forgotten; what was received is not', async () => {
    const { open } = narrow.serving
    await asSuper(narrow.superUrl, "UPDATE uploads SET created_at = created_at - interval '2 days'")
    const [{ programme_id }] = (await asSuper(narrow.superUrl, 'SELECT DISTINCT programme_id FROM uploads')) as [{ programme_id: string }]
    const before = await asSuper(narrow.superUrl, 'SELECT sha256 FROM evidence_files')
    const ctx = open.context({ actor: houseActor(programme_id) })
    await open.atomic.together(step => step(ctx, () => jobs.tidy(ctx, {})))
    expect(await asSuper(narrow.superUrl, 'SELECT id FROM uploads')).toEqual([])
    expect(await readdir(join(narrow.folder, 'files/uploads'))).toEqual([])
    expect(await asSuper(narrow.superUrl, 'SELECT sha256 FROM evidence_files')).toEqual(before)
    for (const { sha256: hash } of before) expect(await narrow.serving.open.house.storage.get(programme_id, String(hash))).toBeTruthy()
  })
})

describe('a disk that is full', () => {
  test.skipIf(process.getuid?.() !== 0)(
    'says so without a path or a code; nothing is lost, and it goes on when there is room',
    async () => {
      const place = await mkdtemp(join(tmpdir(), 'headwater-full-'))
      const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', place]).status === 0
      if (!mounted) return console.log('no file system can be mounted here: not tried')
      const full = await openTestHouse({ parts: { uploadFolder: place } })
      try {
        const supplier = await (await foundProgramme(full)).makeSupplier()
        const sender = new Sender(supplier.user)
        const bytes = Buffer.concat([exampleLicence('full'), randomBytes(3_000_000)])
        const address = await sender.address('a.pdf', bytes.length)
        const told = await sender.send(address, bytes)
        const words = await told.json()
        expect([told.status, words.rule]).toEqual([422, 'storageFull'])
        expect(JSON.stringify(words)).not.toMatch(/ENOSPC|headwater-full|\/tmp/)
        spawnSync('mount', ['-o', 'remount,size=20m', place])
        const offset = await sender.offset(address)
        await sender.send(address, bytes.subarray(offset), offset)
        expect(await (await sender.received(address)).json()).toMatchObject({ sha256: sha256(bytes) })
      } finally {
        await full.close()
        spawnSync('umount', [place])
      }
    },
  )
})

describe('two processes on one upload', () => {
  test('never mix: whatever came from whom, the file is one of the two, whole', { timeout: 60_000 }, async () => {
    const second = await serve({
      env: {
        port: 0,
        data: house.folder,
        mode: 'demonstration',
        smtpUrl: null,
        mailFrom: 'Headwater <headwater@localhost>',
        origin: 'http://localhost:4000',
        trustProxy: 0,
        signingKey: Buffer.alloc(32, 7),
        log: 'silent',
      },
      urls: { app: house.appUrl },
      say: () => undefined,
      parts: { story: false, log: createLog('silent') },
    })
    try {
      const senders = [new Sender(one.user), new Sender(one.user, `http://127.0.0.1:${second.port}`)]
      let mixed = 0
      for (let turn = 0; turn < 10; turn++) {
        // Each would send other bytes: mixed, the file is neither.
        const ways = [1, 2].map(sign => Buffer.concat([exampleLicence(`${turn} ${sign}`.padEnd(10)), Buffer.alloc(2_000_000, sign)]))
        const size = ways[0]?.length ?? 0
        const address = (await senders[turn % 2]?.address('a.pdf', size)) ?? ''
        await Promise.all(senders.map((sender, at) => sender.send(address, ways[at] ?? Buffer.alloc(0)).catch(() => undefined)))
        const path = join(house.folder, 'files/uploads', address.split('/').at(-1) ?? '')
        const there = await readFile(path)
        if (!ways.some(way => way.subarray(0, there.length).equals(there))) mixed++
        // Somebody goes on where it stands, with the bytes of whoever was first.
        const rest = ways.find(way => way.subarray(0, there.length).equals(there)) ?? Buffer.alloc(0)
        if (there.length < size) await senders[0]?.send(address, rest.subarray(there.length), there.length)
        const [a, b] = await Promise.all(senders.map(async sender => (await sender.received(address)).json()))
        expect(a).toEqual(b)
        expect(a.sha256).toBe(sha256(rest))
      }
      expect(mixed).toBe(0)
    } finally {
      await second.close()
    }
  })
})

describe('a server that is killed', () => {
  let built: Awaited<ReturnType<typeof buildServerProcess>>
  beforeAll(async () => {
    built = await buildServerProcess()
  })
  afterAll(() => built?.remove())

  test.each([
    ['at 5 %', 0.05],
    ['at 50 %', 0.5],
    ['at 95 %', 0.95],
    ['while the file is being finished', 1],
  ])('%s: the file is resumed and whole', { timeout: 60_000 }, async (_, share) => {
    const crash = await openCrashHouse(inject('postgres'), built.file, 1)
    try {
      const run = await killUploads(crash, 3, share)
      expect(run).toMatchObject({ whole: 3, broken: 0 })
      // What had arrived is not asked for again.
      expect(run.sentAgain).toBeLessThanOrEqual(Math.ceil((1 - share * 0.9) * 100) + 1)
      // A second name of bytes that are in the store may be left by a kill; it is swept after an hour.
      expect(await leftovers(crash)).toBeLessThanOrEqual(share === 1 ? 3 : 0)
    } finally {
      await crash.close()
    }
  })
})
