import { crc32 } from 'node:zlib'
import { handInExampleFiles } from 'server/seeds/evidence.ts'
import { exampleLicence } from 'server/seeds/licence.ts'
import { houseActor } from 'server/src/core/actor.ts'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { foundProgramme, saveAnswer, type TestProgramme, type TestSupplier } from '../factories/programme.ts'
import { officeFile, page, pdf, png } from '../support/hostile.ts'
import { openTestHouse, type TestHouse } from '../support/house.ts'
import { Person } from '../support/person.ts'
import { Sender } from '../support/tus.ts'

let house: TestHouse
let programme: TestProgramme
let one: TestSupplier
let other: TestSupplier
let clock = 0
beforeAll(async () => {
  house = await openTestHouse({ parts: { now: () => new Date(Date.now() + clock) } })
  programme = await foundProgramme(house)
  one = await programme.makeSupplier()
  other = await programme.makeSupplier()
})
afterAll(() => house?.close())

const send = (name: string, bytes: Buffer, told: Record<string, string> = {}) => new Sender(one.user).file(name, bytes, told)
const licence = (name = 'licence.pdf', told?: Record<string, string>) => send(name, exampleLicence(`${name} ${Math.random()}`), told)
const script = '<< /S /JavaScript /JS (app.alert\\(1\\)) >>'
const held = (name = 'form.pdf') => send(name, pdf([...page, script]))

const open = 'mutation ($id: ID!) { openEvidence(id: $id) { url displayUrl until } }'
const describeIt =
  'mutation ($input: DescribeEvidenceInput!) { describeEvidence(input: $input) { kind number issuer issuedOn expiresOn version } }'
const release =
  'mutation ($input: DecideEvidenceInput!) { releaseEvidence(input: $input) { state heldReasons decidedBy decisionWords version allowedActions } }'
const refuse = 'mutation ($input: DecideEvidenceInput!) { refuseEvidence(input: $input) { state version } }'
const history = 'query { history(first: 100) { nodes { action subjectId note from to } } }'
const entriesOf = async (id: string): Promise<{ action: string; note: string | null; from: string | null; to: string | null }[]> =>
  (await programme.reviewer.run(history)).history.nodes.filter((entry: { subjectId: string }) => entry.subjectId === id)

describe('a file', () => {
  test('is described, and the description is on record; an older version is told of the newer', async () => {
    const { id } = await licence()
    const said = { kind: 'MINING_TITLE', number: 'C1400002026', issuer: '国土资源厅', issuedOn: '2026-01-05', expiresOn: '2031-01-04' }
    const { describeEvidence } = await one.user.run(describeIt, { input: { id, version: 1, ...said } })
    expect(describeEvidence).toEqual({ ...said, version: 2 })
    expect(await one.signatory.refusal(describeIt, { input: { id, version: 1, kind: 'OTHER' } })).toMatchObject({
      rule: 'changedMeanwhile',
    })
    expect(
      await one.user.refusal(describeIt, { input: { id, version: 2, issuedOn: '2027-01-01', expiresOn: '2026-01-01' } }),
    ).toMatchObject({
      code: 'INVALID',
      fields: { expiresOn: expect.stringContaining('day of issue') },
    })
    expect(await one.user.refusal(describeIt, { input: { id, version: 2, kind: 'NO_SUCH_KIND' } })).toMatchObject({ code: 'INVALID' })
    expect((await entriesOf(id)).map(entry => entry.action)).toEqual(['evidence.describe', 'evidence.upload'])
  })

  test('is replaced by a revision; the older one stays as it was, and only the newest can be replaced', async () => {
    const first = await licence('first.pdf')
    await one.user.run(describeIt, { input: { id: first.id, version: 1, kind: 'MINING_TITLE', issuer: 'Office' } })
    const second = await licence('second.pdf', { revisionOf: first.id })
    expect(second.revision).toBe(2)
    expect(await licence('third.pdf', { revisionOf: first.id })).toMatchObject({ rule: 'alreadyReplaced' })
    const third = await licence('third.pdf', { revisionOf: second.id })
    const { evidenceFile } = await one.user.run(
      'query ($id: ID!) { evidenceFile(id: $id) { sha256 name replacedById revisions { id revision name } allowedActions } }',
      { id: first.id },
    )
    expect(evidenceFile).toMatchObject({ sha256: first.sha256, name: 'first.pdf', replacedById: second.id })
    expect(evidenceFile.revisions.map((one: { id: string }) => one.id)).toEqual([first.id, second.id, third.id])
    expect(evidenceFile.allowedActions).not.toContain('evidence.replace')
    const newest = await one.user.run(
      '{ evidenceFiles(filter: { newestOnly: true, search: "rd.pdf" }) { nodes { id kind issuer revision } } }',
    )
    expect(newest.evidenceFiles.nodes).toEqual([{ id: third.id, kind: 'MINING_TITLE', issuer: 'Office', revision: 3 }])
    expect((await entriesOf(second.id)).map(entry => entry.action)).toEqual(['evidence.replace'])
  })

  test('of another supplier is replaced by nobody, and its name is not told', async () => {
    const { id } = await licence('secret-name.pdf')
    const told = await (await new Sender(other.user).begin('x.pdf', 1_000, { revisionOf: id })).json()
    expect(told.code).toBe('NOT_FOUND')
  })

  test('tells where it is used, in a draft and in what was handed in', async () => {
    const supplier = await programme.makeSupplier()
    const file = await new Sender(supplier.user).file('used.pdf', exampleLicence('used'))
    await supplier.user.run(saveAnswer, {
      input: { responseId: supplier.responseId, question: 'KYS-E1', status: 'ANSWERED', value: [file.id], version: 0 },
    })
    const { evidenceFile } = await programme.reviewer.run(
      'query ($id: ID!) { evidenceFile(id: $id) { uses { responseId question round title { en } } supplier { id } } }',
      { id: file.id },
    )
    expect(evidenceFile).toMatchObject({
      uses: [{ responseId: supplier.responseId, question: 'KYS-E1', round: null }],
      supplier: { id: supplier.id },
    })
  })
})

describe('a file that is held', () => {
  test('can be given to an answer and opened by nobody but the reviewer; released it is open to all', async () => {
    const file = await held()
    expect(file).toMatchObject({ state: 'HELD', heldReasons: ['PDF_SCRIPT'] })
    expect(await one.user.refusal(open, { id: file.id })).toMatchObject({ rule: 'fileHeld' })
    expect(await programme.auditor.refusal(open, { id: file.id })).toMatchObject({ rule: 'fileHeld' })
    const { openEvidence } = await programme.reviewer.run(open, { id: file.id })
    expect(openEvidence.displayUrl).toBeNull()
    expect((await programme.reviewer.get(openEvidence.url)).status).toBe(200)
    expect(await one.user.refusal(release, { input: { id: file.id, version: 1, words: 'Mine' } })).toMatchObject({ code: 'DENIED' })
    expect(await programme.reviewer.refusal(release, { input: { id: file.id, version: 1, words: ' ' } })).toMatchObject({ code: 'INVALID' })
    const { releaseEvidence } = await programme.reviewer.run(release, {
      input: { id: file.id, version: 1, words: 'A form of the tax office' },
    })
    expect(releaseEvidence).toMatchObject({
      state: 'NOT_SCANNED',
      heldReasons: ['PDF_SCRIPT'],
      decisionWords: 'A form of the tax office',
      version: 2,
    })
    expect((await one.user.run(open, { id: file.id })).openEvidence.displayUrl).toBeTruthy()
    expect(await programme.reviewer.refusal(release, { input: { id: file.id, version: 2, words: 'Again' } })).toMatchObject({
      rule: 'wrongState',
    })
    expect(await entriesOf(file.id)).toMatchObject([
      { action: 'evidence.release', from: 'HELD', to: 'NOT_SCANNED', note: 'A form of the tax office' },
      { action: 'evidence.upload', to: 'HELD' },
    ])
  })

  test('refused it stays for the record, closed to its supplier', async () => {
    const file = await held('letter.pdf')
    await programme.reviewer.run(refuse, { input: { id: file.id, version: 1, words: 'Please send it without the script' } })
    expect(await one.user.refusal(open, { id: file.id })).toMatchObject({ rule: 'fileHeld' })
    const { evidenceFile } = await one.user.run('query ($id: ID!) { evidenceFile(id: $id) { state decisionWords decidedBy } }', {
      id: file.id,
    })
    expect(evidenceFile).toMatchObject({ state: 'REFUSED', decisionWords: 'Please send it without the script' })
  })
})

describe('content', () => {
  test('is given by addresses that serve one person for five minutes, and every opening is on record before', async () => {
    const file = await licence()
    const { openEvidence } = await programme.reviewer.run(open, { id: file.id })
    const { evidenceFile } = await one.user.run('query ($id: ID!) { evidenceFile(id: $id) { openings { by at } } }', { id: file.id })
    expect(evidenceFile.openings).toMatchObject([{ by: 'REVIEWER person' }])
    const given = await programme.reviewer.get(openEvidence.url)
    expect(given.status).toBe(200)
    expect(
      Object.fromEntries(
        ['content-type', 'content-disposition', 'content-security-policy', 'x-content-type-options', 'cache-control'].map(name => [
          name,
          given.headers.get(name),
        ]),
      ),
    ).toEqual({
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="licence.pdf"; filename*=UTF-8''licence.pdf`,
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    })
    const refused = async (person: Person, url: string): Promise<number> => (await person.get(url)).status
    // Another person, nobody, another file, another part, a later end, a changed key.
    expect(await refused(one.user, openEvidence.url)).toBe(409)
    expect(await refused(new Person(house), openEvidence.url)).toBe(401)
    expect(await refused(other.user, openEvidence.url)).toBe(404)
    const second = await licence('second.pdf')
    expect(await refused(programme.reviewer, openEvidence.url.replace(file.id, second.id))).toBe(409)
    expect(await refused(programme.reviewer, openEvidence.url.replace('/original', '/display'))).toBe(409)
    expect(await refused(programme.reviewer, openEvidence.url.replace(/until=\d/, 'until=2'))).toBe(409)
    expect(await refused(programme.reviewer, `${openEvidence.url}x`)).toBe(409)
    expect(
      await refused(
        programme.reviewer,
        openEvidence.url.replace(/[^=]+$/, (key: string) => 'é'.repeat(key.length)),
      ),
    ).toBe(409)
    expect(await refused(programme.reviewer, openEvidence.url.split('?')[0] ?? '')).toBe(409)
    clock = 5 * 60_000 + 1_000
    expect(await refused(programme.reviewer, openEvidence.url)).toBe(409)
    clock = 0
    expect(await refused(programme.reviewer, openEvidence.url)).toBe(200)
  })

  test('an auditor’s opening is on record too; purchasing opens nothing', async () => {
    const file = await licence()
    await programme.auditor.run(open, { id: file.id })
    const { evidenceFile } = await one.user.run('query ($id: ID!) { evidenceFile(id: $id) { openings { by } } }', { id: file.id })
    expect(evidenceFile.openings).toEqual([{ by: 'AUDITOR person' }])
    expect(await programme.purchasing.refusal(open, { id: file.id })).toMatchObject({ code: 'DENIED' })
    expect(await other.user.refusal(open, { id: file.id })).toMatchObject({ code: 'NOT_FOUND' })
  })

  test('names are data, and end as their bytes are', async () => {
    const file = await licence('采矿 "许可证" (1); rm -rf *.pdf')
    const { openEvidence } = await one.user.run(open, { id: file.id })
    const disposition = (await one.user.get(openEvidence.url)).headers.get('content-disposition') ?? ''
    expect(decodeURIComponent(disposition.split("''")[1] ?? '')).toBe('采矿 "许可证" (1); rm -rf *.pdf')
    expect(disposition.split(';')[1]).toMatch(/^ filename="[\w.-]+"$/)
    const disguised = await licence('letter.docx')
    const link = (await one.user.run(open, { id: disguised.id })).openEvidence.url
    expect((await one.user.get(link)).headers.get('content-disposition')).toContain('letter.docx.pdf')
  })

  test('a picture is shown as a copy without its hidden data; the original stays as it was', async () => {
    const photo = await sharp({ create: { width: 3_000, height: 2_000, channels: 3, background: '#305070' } })
      .withExif({ IFD0: { Artist: 'A person of the mine' }, IFD3: { GPSLatitude: '14/1 30/1 0/1', GPSLatitudeRef: 'N' } })
      .jpeg()
      .toBuffer()
    expect(photo.includes('A person of the mine')).toBe(true)
    const file = await send('photo.jpg', photo)
    const { openEvidence } = await programme.reviewer.run(open, { id: file.id })
    const shown = await programme.reviewer.get(openEvidence.displayUrl)
    const copy = Buffer.from(await shown.arrayBuffer())
    expect(shown.headers.get('content-type')).toBe('image/webp')
    const { exif, width, icc } = await sharp(copy).metadata()
    expect({ exif, width, icc }).toEqual({ exif: undefined, width: 2_400, icc: undefined })
    expect(copy.includes('A person of the mine')).toBe(false)
    const original = Buffer.from(await (await programme.reviewer.get(openEvidence.url)).arrayBuffer())
    expect(original.equals(photo)).toBe(true)
  })

  test('a broken picture says so; one of too many points too', async () => {
    const whole = await sharp({ create: { width: 400, height: 400, channels: 3, background: 'white' } })
      .jpeg()
      .toBuffer()
    const broken = await send('broken.jpg', Buffer.concat([whole.subarray(0, 300), Buffer.alloc(200, 9)]))
    const { openEvidence } = await one.user.run(open, { id: broken.id })
    const shown = await one.user.get(openEvidence.displayUrl)
    expect([shown.status, (await shown.json()).rule]).toEqual([409, 'pictureBroken'])
    // A head that promises 50,000 × 50,000 points.
    const head = Buffer.from(png.subarray(12, 29))
    head.writeUInt32BE(50_000, 4)
    head.writeUInt32BE(50_000, 8)
    const check = Buffer.alloc(4)
    check.writeUInt32BE(crc32(head))
    const huge = await send('huge.png', Buffer.concat([png.subarray(0, 12), head, check, png.subarray(33)]))
    const link = (await one.user.run(open, { id: huge.id })).openEvidence.displayUrl
    expect((await (await one.user.get(link)).json()).rule).toBe('pictureBroken')
  })

  test('what is no picture and no PDF has nothing to show', async () => {
    const file = await send('letter.docx', officeFile('docx'))
    expect((await one.user.run(open, { id: file.id })).openEvidence.displayUrl).toBeNull()
  })
})

interface Listed {
  evidenceFiles: { nodes: { name: string }[]; pageInfo: { hasNextPage: boolean; endCursor: string } }
  evidenceFilesCount: { value: number }
}

describe('the library', () => {
  test('is paged, sorted and filtered; each reader sees what is theirs', async () => {
    const supplier = await programme.makeSupplier()
    const sender = new Sender(supplier.user)
    const days = ['2026-01-01', '2026-12-31', '2040-01-01', null]
    for (const [at, expiresOn] of days.entries()) {
      const { id } = await sender.file(`paper ${at}.pdf`, exampleLicence(`paper ${at}`))
      await supplier.user.run(describeIt, {
        input: { id, version: 1, kind: at % 2 ? 'OTHER' : 'MINING_TITLE', number: `N-${at}`, expiresOn },
      })
    }
    const list =
      'query ($first: Int!, $after: String, $filter: EvidenceFileFilter, $sort: EvidenceFileSort) { evidenceFiles(first: $first, after: $after, filter: $filter, sort: $sort) { nodes { name } pageInfo { hasNextPage endCursor } } evidenceFilesCount(filter: $filter) { value } }'
    const names = async (person: Person, variables: Record<string, unknown>): Promise<string[]> => {
      const seen: string[] = []
      let after: string | null = null
      let count = 0
      do {
        const { evidenceFiles, evidenceFilesCount }: Listed = await person.run(list, { first: 3, after, ...variables })
        seen.push(...evidenceFiles.nodes.map(({ name }) => name.slice(6, 7)))
        after = evidenceFiles.pageInfo.hasNextPage ? evidenceFiles.pageInfo.endCursor : null
        count = evidenceFilesCount.value
      } while (after)
      expect(seen.length).toBe(count)
      return seen
    }
    const its = { supplierId: supplier.id }
    expect(await names(supplier.user, { sort: 'EXPIRES' })).toEqual(['0', '1', '2', '3'])
    expect(await names(supplier.user, { sort: 'UPLOADED' })).toEqual(['3', '2', '1', '0'])
    expect(await names(programme.reviewer, { filter: its, sort: 'NAME' })).toEqual(['0', '1', '2', '3'])
    expect(await names(supplier.user, { filter: { kind: ['OTHER'] }, sort: 'NAME' })).toEqual(['1', '3'])
    expect(await names(supplier.user, { filter: { search: 'n-2' } })).toEqual(['2'])
    expect(await names(supplier.user, { filter: { expiringWithinDays: 90 }, sort: 'NAME' })).toEqual(['0', '1'])
    expect(await names(supplier.user, { filter: { state: ['HELD'] } })).toEqual([])
    expect(await names(other.user, { filter: its })).toEqual([])
    expect(await programme.purchasing.refusal('{ evidenceFiles { nodes { id } } }')).toMatchObject({ code: 'DENIED' })
  })
})

describe('the story’s files', () => {
  test('are there in every state: expired, expiring, replaced, held twice, a picture that can be shown', async () => {
    const supplier = await programme.makeSupplier()
    const { open: it } = house.serving
    const ctx = it.context({
      actor: {
        ...houseActor(programme.id),
        accountId: supplier.user.accountId,
        roles: ['SUPPLIER_USER'],
        supplierId: supplier.id,
        reach: [supplier.id],
      },
    })
    const files = await it.atomic.together(step => step(ctx, () => handInExampleFiles(ctx, supplier.id, 'Example mine', '2026-11-22')))
    expect(
      Object.fromEntries(
        [...files].map(([key, { state, heldReasons, revision }]) => [
          key,
          `${state} ${heldReasons.join(' ')} ${revision}`.replaceAll('  ', ' '),
        ]),
      ),
    ).toEqual({
      title: 'NOT_SCANNED 1',
      titleRenewed: 'NOT_SCANNED 2',
      water: 'NOT_SCANNED 1',
      explosives: 'NOT_SCANNED 1',
      photo: 'NOT_SCANNED 1',
      macros: 'HELD MACRO 1',
      form: 'HELD PDF_SCRIPT 1',
    })
    const { openEvidence } = await supplier.user.run(open, { id: files.get('photo')?.id })
    expect((await supplier.user.get(openEvidence.displayUrl)).status).toBe(200)
  })
})
