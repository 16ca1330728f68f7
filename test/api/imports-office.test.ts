import { readWorkbook, writeWorkbook } from 'server/src/platform/sheets.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { foundProgramme, type TestProgramme } from '../factories/programme.ts'
import { openTestHouse, type TestHouse } from '../support/house.ts'
import { preview, rowsOf } from '../support/imports.ts'
import { savedByOffice, soffice } from '../support/office.ts'

let house: TestHouse
let programme: TestProgramme
beforeAll(async () => {
  house = await openTestHouse()
  programme = await foundProgramme(house)
}, 120_000)
afterAll(() => house.close())

const given: Record<string, string> = {
  name: '云南 "铝业"; 有限公司',
  country: '中国',
  tier: '电解铝厂',
  materials: '氧化铝；原铝',
  uscc: '91350100M000100Y43',
  registerNumber: '00123',
  'contactName.1': "'=李",
  'contactEmail.1': 'li@yunnan.example',
}

// Where Debian's package is not installed the name of the skipped test says so.
const title = soffice
  ? 'the form, filled in and saved by LibreOffice, says the same'
  : 'LibreOffice is not installed here: no round trip through it'
test.skipIf(!soffice)(
  title,
  async () => {
    const form = await programme.reviewer.get('/imports/suppliers.xlsx?lang=zh')
    const [sheet] = await readWorkbook(Buffer.from(await form.arrayBuffer()))
    const [keys, headings] = (sheet?.rows ?? []).map(({ cells }) => cells.map(String))
    const filled = await writeWorkbook([
      {
        name: sheet?.name ?? '',
        rows: [keys ?? [], headings ?? [], (keys ?? []).map(key => given[key] ?? null)],
        hiddenRows: [0],
        widths: (keys ?? []).map(() => 20),
      },
    ])
    for (const format of ['xlsx', 'csv'] as const) {
      const saved = await savedByOffice(filled, 'xlsx', format)
      const seen = await preview(programme.reviewer, saved, `saved.${format}`)
      expect([format, seen.state, seen.counts]).toMatchObject([format, 'READY', { suppliers: 1, new: 1, faults: 0 }])
      expect((await rowsOf(programme.reviewer, seen.id))[0]).toMatchObject({ name: given.name, country: 'CN', rowNumbers: [3] })
    }
  },
  240_000,
)
