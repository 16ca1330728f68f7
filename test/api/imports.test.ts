import { createHash } from 'node:crypto'
import { readWorkbook } from 'server/src/platform/sheets.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { foundProgramme, type TestProgramme } from '../factories/programme.ts'
import { asSuper, openTestHouse, type TestHouse } from '../support/house.ts'
import { applied, apply, choose, csv, headings, importOf, preview, rowsOf, stage, workbook } from '../support/imports.ts'

let house: TestHouse
let programme: TestProgramme
beforeAll(async () => {
  house = await openTestHouse()
  programme = await foundProgramme(house)
}, 120_000)
afterAll(() => house.close())

const register = async (programmeId = programme.id) =>
  asSuper(
    house.superUrl,
    `SELECT s.name, s.name_latin, s.country, s.tier, s.further_tiers, s.materials, s.status, s.version, s.reviewer_id,
      (SELECT json_agg(json_build_object('kind', i.kind, 'value', i.value) ORDER BY i.kind) FROM supplier_identifiers i WHERE i.supplier_id = s.id) AS identifiers,
      (SELECT json_agg(json_build_object('email', c.email, 'name', c.name, 'locale', c.locale, 'signatory', c.signatory) ORDER BY c.email) FROM contacts c WHERE c.supplier_id = s.id) AS contacts
      FROM suppliers s WHERE s.programme_id = $1 ORDER BY s.name`,
    [programmeId],
  )
const history = (programmeId = programme.id) =>
  asSuper(
    house.superUrl,
    "SELECT data, actor_id, by_rule FROM history WHERE programme_id = $1 AND action = 'supplier.import' ORDER BY seq",
    [programmeId],
  )

const uscc = '91350100M000100Y43'

test('purchasing imports: preview, faults by cell, nothing before it is said, one entry in the history, and the same file twice changes nothing', async () => {
  const { purchasing } = programme
  const bytes = await workbook([
    ['云南铝业股份有限公司', '中国', '电解铝厂', uscc, '李明', 'li@yunnan.example'],
    ['Boké Mining SA', 'Guinée', 'Mine', null, 'Aïssatou Bah', 'bah@boke.example'],
    ['Delta Trading', 'FR', 'trader', '91350100M000100Y44', 'Max', 'max@delta.example'],
    ['Nobody Refining', 'Congo', 'Refinery', null, 'Someone', 'not an address'],
  ])
  const seen = await preview(purchasing, bytes, '名录 2026.xlsx')
  expect(seen).toMatchObject({ state: 'READY', fileName: '名录 2026.xlsx', fileSha256: createHash('sha256').update(bytes).digest('hex') })
  expect(seen.counts).toMatchObject({ suppliers: 4, new: 2, faults: 2, duplicates: 0 })
  const faults = (await rowsOf(purchasing, seen.id, 'FAULT')).flatMap((row: { wrong: object[] }) => row.wrong)
  expect(faults).toEqual([
    { sheet: 'Suppliers', row: 4, cell: 'D4', heading: headings[3], message: expect.stringContaining('last character') },
    { sheet: 'Suppliers', row: 5, cell: 'B5', heading: 'Country', message: expect.stringContaining('“Congo”') },
    { sheet: 'Suppliers', row: 5, cell: 'F5', heading: headings[5], message: expect.stringContaining('not an e-mail address') },
  ])
  expect(await register()).toEqual([])

  const done = await applied(purchasing, seen)
  expect(done).toMatchObject({ state: 'APPLIED', created: 2, updated: 0, skipped: 0, appliedBy: expect.stringContaining('PURCHASING') })
  const all = await register()
  expect(all.map(one => [one.name, one.country, one.tier, one.status])).toEqual([
    ['Boké Mining SA', 'GN', 'MINE', 'PROSPECT'],
    ['云南铝业股份有限公司', 'CN', 'SMELTER', 'PROSPECT'],
  ])
  expect(all[0]?.contacts).toEqual([{ email: 'bah@boke.example', name: 'Aïssatou Bah', locale: 'fr', signatory: true }])
  expect(all[1]).toMatchObject({ identifiers: [{ kind: 'USCC', value: uscc }], contacts: [{ locale: 'zh' }] })
  const [entry] = await history()
  expect(entry).toMatchObject({
    actor_id: purchasing.accountId,
    by_rule: false,
    data: { fileName: '名录 2026.xlsx', fileSha256: seen.fileSha256, created: 2, sha256: done.rowsSha256 },
  })

  const again = await preview(purchasing, bytes)
  expect(again.counts).toMatchObject({ new: 0, duplicates: 0, unchanged: 2, faults: 2 })
  expect(await applied(purchasing, again)).toMatchObject({ state: 'APPLIED', created: 0, updated: 0, rowsSha256: null })
  expect(await register()).toEqual(all)
  expect(await history()).toHaveLength(1)
})

test('of rows to correct a spreadsheet is taken back; corrected, it goes in', async () => {
  const { purchasing } = programme
  const seen = await preview(purchasing, await workbook([['Corrigenda', 'Atlantis', 'Mine', null, 'A', 'a@corrigenda.example']]))
  const back = await purchasing.get(`/imports/${seen.id}/to-correct.xlsx?lang=en`)
  expect(back.headers.get('content-disposition')).toContain('suppliers.xlsx')
  const [sheet] = await readWorkbook(Buffer.from(await back.arrayBuffer()))
  expect(sheet?.rows[0]?.cells).toEqual([...headings, 'What is wrong'])
  expect(sheet?.rows[1]?.cells.at(-1)).toContain('Country (B2): “Atlantis” is not known here')
  const corrected = [sheet?.rows[1]?.cells.map((cell, at) => (at === 1 ? 'Brazil' : cell)) as string[]]
  const then = await preview(purchasing, await workbook(corrected, sheet?.rows[0]?.cells as string[]))
  expect(then.counts).toMatchObject({ new: 1, faults: 0 })
  expect(then.found.ignored).toEqual([{ heading: 'What is wrong' }])
})

describe('who is on the register already', () => {
  let own: TestProgramme
  beforeAll(async () => {
    own = await foundProgramme(house)
    const first = await preview(
      own.reviewer,
      await workbook([
        ['Guangxi Aluminium Co., Ltd', 'CN', 'SMELTER', uscc, 'Wang', 'wang@gx.example'],
        ['Harbour Logistics', 'GN', 'LOGISTICS', null, 'Diallo', 'diallo@harbour.example'],
      ]),
    )
    await applied(own.reviewer, first)
  })

  test('stops until the person decides, for all or in its row', async () => {
    const { reviewer } = own
    const seen = await preview(
      reviewer,
      await workbook([
        ['Guangxi Aluminium Company Limited', 'CN', 'SMELTER', uscc, 'Wang Fang', 'wang@gx.example'],
        ['HARBOUR  LOGISTICS', 'GN', 'TRADER', null, 'Bah', 'bah@harbour.example'],
        ['Quite Another', 'FR', 'BROKER', null, 'X', 'x@another.example'],
      ]),
    )
    expect(seen.counts).toMatchObject({ new: 1, duplicates: 2, undecided: 2 })
    const [byCode, byName] = await rowsOf(reviewer, seen.id, 'DUPLICATE')
    expect(byCode.matches[0]).toMatchObject({ name: 'Guangxi Aluminium Co., Ltd' })
    expect(byCode.matches[0].likenesses).toContain('SAME_IDENTIFIER')
    expect(byCode.choices).toEqual(['STOP', 'SKIP', 'UPDATE'])
    expect(byName.choices).toEqual(['STOP', 'SKIP', 'UPDATE', 'CREATE'])
    expect(byCode.changes.map((one: { field: string }) => one.field)).toEqual(['name', 'contact'])
    const refused = await reviewer.refusal('mutation ($input: VersionedInput!) { applySupplierImport(input: $input) { id } }', {
      input: { id: seen.id, version: seen.version },
    })
    expect(refused).toMatchObject({ rule: 'importUndecided', facts: { count: 2 } })

    const updating = await choose(reviewer, seen, 'UPDATE')
    expect(updating.counts).toMatchObject({ undecided: 0, toUpdate: 2 })
    await reviewer.run('mutation ($input: ChooseForRowInput!) { chooseForImportRow(input: $input) { choice } }', {
      input: { id: byName.id, choice: 'SKIP' },
    })
    const wrong = await reviewer.refusal('mutation ($input: ChooseForRowInput!) { chooseForImportRow(input: $input) { choice } }', {
      input: { id: byCode.id, choice: 'CREATE' },
    })
    expect(wrong).toMatchObject({ code: 'INVALID' })
    expect(await applied(reviewer, updating)).toMatchObject({ created: 1, updated: 1, skipped: 1 })
    const all = await register(own.id)
    expect(all.find(one => one.country === 'CN')).toMatchObject({
      name: 'Guangxi Aluminium Company Limited',
      version: 2,
      contacts: [{ email: 'wang@gx.example', name: 'Wang Fang' }],
    })
    expect(all.find(one => one.name === 'Harbour Logistics')).toMatchObject({ tier: 'LOGISTICS', version: 1 })
  })

  test('what the file does not say stays', async () => {
    const { reviewer } = own
    const seen = await preview(reviewer, await workbook([[uscc, '赤铝']], ['Credit code', 'Name in Latin script']))
    const done = await applied(reviewer, await choose(reviewer, seen, 'UPDATE'))
    expect(done).toMatchObject({ updated: 1 })
    expect((await register(own.id)).find(one => one.country === 'CN')).toMatchObject({
      name_latin: '赤铝',
      tier: 'SMELTER',
      contacts: [{ name: 'Wang Fang' }],
    })
  })

  test('a register that changed after the preview is compared again, and what comes out otherwise is shown before it is written', async () => {
    const { reviewer } = own
    const rows = [
      ['Overtaken Metals', 'FR', 'TRADER', null, 'O', 'o@overtaken.example'],
      ['Left Alone', 'FR', 'TRADER', null, 'L', 'l@left.example'],
    ]
    const seen = await preview(reviewer, await workbook(rows))
    expect(seen.counts).toMatchObject({ new: 2 })
    await reviewer.run('mutation ($input: CreateSupplierInput!) { createSupplier(input: $input) { id } }', {
      input: {
        name: 'Overtaken Metals',
        country: 'FR',
        tier: 'TRADER',
        contacts: [{ name: 'O', email: 'o2@o.example', locale: 'fr', signatory: true }],
      },
    })
    const back = await applied(reviewer, seen)
    expect(back).toMatchObject({ state: 'READY', comparedAgain: true, counts: { new: 1, duplicates: 1 } })
    expect((await register(own.id)).some(one => one.name === 'Left Alone')).toBe(false)
    expect(await applied(reviewer, await choose(reviewer, back, 'SKIP'))).toMatchObject({ state: 'APPLIED', created: 1, skipped: 1 })
  })

  test('two rows that would change one supplier are refused', async () => {
    const { reviewer } = own
    const seen = await preview(
      reviewer,
      await workbook([
        ['Harbour Logistics', 'GN', 'TRADER', null, 'A', 'a@one.example'],
        ['Harbour Logistics SARL', 'GN', 'BROKER', null, 'B', 'b@two.example'],
      ]),
    )
    // By our rules these are one name, so the file contradicts itself and says where.
    expect(seen.counts.faults + seen.counts.duplicates).toBeGreaterThan(0)
    if (seen.counts.duplicates === 2)
      expect(
        await reviewer.refusal('mutation ($input: VersionedInput!) { applySupplierImport(input: $input) { id } }', {
          input: await choose(reviewer, seen, 'UPDATE'),
        }),
      ).toMatchObject({ rule: 'importTwice' })
  })
})

test('several rows of one supplier are one, with all its contacts; what they say differently is told at both', async () => {
  const { reviewer } = await foundProgramme(house)
  const header = [
    'Name',
    'Country',
    'Tier',
    'Materials',
    'Contact 1: name',
    'Contact 1: e-mail',
    'Contact 2: name',
    'Contact 2: e-mail',
    'May hand in',
  ]
  const seen = await preview(
    reviewer,
    await workbook(
      [
        ['Summit', 'FR', 'Mine', 'BAUXITE', 'A', 'a@summit.example', 'B', 'b@summit.example', 'yes'],
        ['Summit', 'FR', null, 'ALUMINA', 'C', 'c@summit.example', null, null, null],
        ['Valley', 'FR', 'Mine', null, 'A', 'a@valley.example', null, null, null],
        ['Valley', 'FR', 'Trader', null, 'A', 'a@valley.example', null, null, null],
      ],
      header,
    ),
  )
  expect(seen.counts).toMatchObject({ suppliers: 2, new: 1, faults: 1 })
  expect(seen.found.rows).toBe(4)
  const [valley] = await rowsOf(reviewer, seen.id, 'FAULT')
  expect(valley).toMatchObject({ rowNumbers: [4, 5], wrong: [{ cell: 'C4' }, { cell: 'C5' }] })
  await applied(reviewer, seen)
  const [summit] = await asSuper(
    house.superUrl,
    "SELECT materials, (SELECT json_agg(json_build_array(email, signatory) ORDER BY email) FROM contacts c WHERE c.supplier_id = s.id) AS contacts FROM suppliers s WHERE name = 'Summit'",
  )
  expect(summit).toEqual({
    materials: ['ALUMINA', 'BAUXITE'],
    contacts: [
      ['a@summit.example', true],
      ['b@summit.example', false],
      ['c@summit.example', false],
    ],
  })
})

test('in whatever order the rows stand, the register and the hash of what was written are the same', async () => {
  const rows = [
    ['Order One', 'FR', 'Mine', uscc, 'A', 'a@order.example'],
    ['Order Two', 'GN', 'Trader', null, 'B', 'b@order.example'],
    ['Order One', 'FR', null, null, 'C', 'c@order.example'],
    ['Order Three', 'Nowhere', 'Trader', null, 'D', 'd@order.example'],
  ]
  const orders = [rows, rows.toReversed()]
  const ends = []
  for (const order of orders) {
    const own = await foundProgramme(house)
    const done = await applied(own.purchasing, await preview(own.purchasing, await workbook(order)))
    ends.push({ sha256: done.rowsSha256, counts: done.counts, register: await register(own.id) })
  }
  expect(ends[0]?.register).toHaveLength(2)
  expect(ends[1]).toEqual(ends[0])
})

test('who looks after a supplier is said by those who may; an unknown address is a fault', async () => {
  const { reviewer, purchasing } = programme
  const header = ['Name', 'Country', 'Tier', 'Contact 1: name', 'Contact 1: e-mail', 'Looked after by (e-mail)']
  const rows = (email: string) => [['Cared For', 'FR', 'Mine', 'A', 'a@cared.example', email]]
  const byPurchasing = await preview(purchasing, await workbook(rows(reviewer.email), header))
  expect((await rowsOf(purchasing, byPurchasing.id))[0].wrong[0]).toMatchObject({
    cell: 'F2',
    message: expect.stringContaining('reviewers'),
  })
  const unknown = await preview(reviewer, await workbook(rows('nobody@nowhere.example'), header))
  expect(unknown.counts).toMatchObject({ faults: 1 })
  await applied(reviewer, await preview(reviewer, await workbook(rows(reviewer.email), header)))
  expect((await register()).find(one => one.name === 'Cared For')?.reviewer_id).toBe(reviewer.accountId)
})

test('a change of who looks after a supplier says who; a contact who has left is offered no change, so the same file twice changes nothing', async () => {
  const { reviewer } = programme
  const other = await programme.join(['REVIEWER', 'PURCHASING'])
  const header = [...headings, 'Looked after by (e-mail)']
  const rows = (email: string, name: string) => [['Handed On', 'FR', 'Mine', null, name, 'left@handed.example', email]]
  await applied(reviewer, await preview(reviewer, await workbook(rows(reviewer.email, 'Anne'), header)))
  await asSuper(house.superUrl, "UPDATE contacts SET left_at = now(), version = version + 1 WHERE email = 'left@handed.example'")

  const bytes = await workbook(rows(other.email, 'Anne Older'), header)
  const seen = await preview(reviewer, bytes)
  expect((await rowsOf(reviewer, seen.id))[0].changes).toEqual([
    { field: 'reviewerId', before: 'REVIEWER person', after: 'REVIEWER PURCHASING person' },
  ])
  await applied(reviewer, await choose(reviewer, seen, 'UPDATE'))
  const [known] = await asSuper(house.superUrl, "SELECT reviewer_id, version FROM suppliers WHERE name = 'Handed On'")
  expect(known?.reviewer_id).toBe(other.accountId)
  expect((await preview(reviewer, bytes)).counts).toMatchObject({ unchanged: 1, duplicates: 0 })
})

test('CSV: with and without mark, semicolons, and as Chinese Windows writes it', async () => {
  const { purchasing } = await foundProgramme(house)
  const row = ['几内亚 "铝"', 'GN', 'Mine', null, '王', 'wang@guinea.example']
  const marked = await preview(purchasing, csv([row]), 'list.csv')
  expect((await rowsOf(purchasing, marked.id))[0]).toMatchObject({ name: '几内亚 "铝"', kind: 'NEW', sheet: 'list.csv', rowNumbers: [2] })
  // 名称,国家,环节,联系人,邮箱 and a row, in GB18030.
  const chinese = Buffer.concat([
    Buffer.from('c3fbb3c62cb9fabcd22cbbb7bdda2cc1aacfb5c8cb2cd3cacfe40d0a', 'hex'),
    Buffer.from('d4c6c4cfc2c1d2b5', 'hex'),
    Buffer.from(',CN,SMELTER,Li,li@yn.example\r\n'),
  ])
  const read = await preview(purchasing, chinese, '名录.csv')
  expect((await rowsOf(purchasing, read.id))[0]).toMatchObject({ name: '云南铝业', kind: 'NEW' })
})

test('what is no spreadsheet of suppliers is refused with a sentence, and nothing of it is kept', async () => {
  const { purchasing } = programme
  const none = await preview(purchasing, await workbook([['a', 'b']], ['Colour', 'Size']))
  expect(none).toMatchObject({ state: 'REFUSED', refusal: expect.stringContaining('No row with headings') })
  const empty = await preview(purchasing, await workbook([]))
  expect(empty).toMatchObject({ state: 'REFUSED', refusal: expect.stringContaining('no supplier') })
  const zip = await preview(purchasing, Buffer.from('PK\u0003\u0004 and then nothing'))
  expect(zip).toMatchObject({ state: 'REFUSED', refusal: expect.stringContaining('damaged') })
  const old = await preview(purchasing, Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.alloc(100)]))
  expect(old).toMatchObject({ state: 'REFUSED', refusal: expect.stringContaining('.xls') })
  expect((await stage(purchasing, Buffer.alloc(0))).status).toBe(409)
  expect((await stage(purchasing, Buffer.alloc(16_000_002))).status).toBe(413)
  const [kept] = await asSuper(house.superUrl, 'SELECT count(content)::int AS n FROM supplier_imports')
  expect(kept?.n).toBe(0)
})

test('hostile cells: each is taken as a text or told by its cell; nothing is run, nothing is cut', async () => {
  const { purchasing } = await foundProgramme(house)
  const contact = ['A', 'a@hostile.example']
  const at = (name: string | number, country: string | null = 'FR') => [name, country, 'Mine', null, ...contact]
  const seen = await preview(
    purchasing,
    await workbook([
      at('=HYPERLINK("http://x")'),
      at('+1 Metals'),
      at('-Minus'),
      at('@Sum'),
      at('x'.repeat(32_767)),
      at('line\nbreak'),
      at('bell\u0007'),
      at('#REF!'),
      at(913501000000100100),
      at('mirror\u202egnirts'),
    ]),
  )
  const rows = await rowsOf(purchasing, seen.id)
  const told = rows.map((row: { kind: string; name: string; wrong: { message: string }[] }) => [
    row.kind,
    row.wrong[0]?.message ?? row.name,
  ])
  expect(told.slice(0, 4)).toEqual([
    ['NEW', '=HYPERLINK("http://x")'],
    ['NEW', '+1 Metals'],
    ['NEW', '-Minus'],
    ['NEW', '@Sum'],
  ])
  expect(told.slice(4).map(([kind]: string[]) => kind)).toEqual(['FAULT', 'FAULT', 'FAULT', 'FAULT', 'FAULT', 'FAULT'])
  await applied(purchasing, seen)
  const taken = await purchasing.get(`/imports/${seen.id}/to-correct.xlsx?lang=fr`)
  expect(taken.status).toBe(200)
})

test('while it is applied or after, nothing of it can be chosen or given up; what is given up is gone', async () => {
  const { purchasing } = programme
  const seen = await preview(purchasing, await workbook([['Given Up', 'FR', 'Mine', null, 'A', 'a@up.example']]))
  const discard = 'mutation ($input: VersionedInput!) { discardSupplierImport(input: $input) { state } }'
  const stale = await purchasing.refusal(discard, { input: { id: seen.id, version: seen.version - 1 } })
  expect(stale).toMatchObject({ rule: 'changedMeanwhile' })
  await purchasing.run(discard, { input: { id: seen.id, version: seen.version } })
  expect(await rowsOf(purchasing, seen.id)).toEqual([])
  const gone = await importOf(purchasing, seen.id)
  expect(
    await purchasing.refusal('mutation ($input: VersionedInput!) { applySupplierImport(input: $input) { id } }', {
      input: { id: gone.id, version: gone.version },
    }),
  ).toMatchObject({
    rule: 'importNotReady',
  })
})

test('the empty form comes in the reader’s language, and filled in it goes back', async () => {
  const { reviewer, purchasing } = programme
  for (const lang of ['zh', 'en', 'fr'])
    for (const person of [reviewer, purchasing]) {
      const form = await person.get(`/imports/suppliers.xlsx?lang=${lang}`)
      const sheets = await readWorkbook(Buffer.from(await form.arrayBuffer()))
      expect(sheets).toHaveLength(3)
      const keys = sheets[0]?.rows[0]?.cells.map(String) ?? []
      expect(keys.includes('reviewer')).toBe(person === reviewer)
      expect(sheets[0]?.hiddenRows).toEqual([1])
      // Reading it back takes a thread of its own each time: once for each language.
      if (person === purchasing) continue
      const values: Record<string, string> = {
        name: `Form ${lang}`,
        country: 'FR',
        tier: 'MINE',
        'contactName.1': 'A',
        'contactEmail.1': `a@${lang}.example`,
      }
      const filled = await workbook([sheets[0]?.rows[1]?.cells as string[], keys.map(key => values[key] ?? null)], keys)
      expect((await preview(person, filled)).counts).toMatchObject({ suppliers: 1, new: 1 })
    }
})

test('others neither see nor change it', async () => {
  const seen = await preview(programme.purchasing, await workbook([['Private', 'FR', 'Mine', null, 'A', 'a@private.example']]))
  const { purchasing: stranger } = await foundProgramme(house)
  expect(await importOf(stranger, seen.id)).toBeNull()
  expect(await rowsOf(stranger, seen.id)).toEqual([])
  await expect(apply(stranger, seen)).rejects.toMatchObject({})
  for (const role of ['COMMITTEE_MEMBER', 'ADMINISTRATOR', 'AUDITOR'] as const)
    expect((await programme.staff[role].get(`/imports/${seen.id}/to-correct.xlsx`)).status).toBe(403)
})
