import { type SheetOut, writeWorkbook } from 'server/src/platform/sheets.ts'
import { until } from './house.ts'
import type { Person } from './person.ts'

/** A file of suppliers on its way through an import. */

export const headings = [
  'Name',
  'Country',
  'Place in the chain',
  'Unified social credit code (China)',
  'Contact 1: name',
  'Contact 1: e-mail',
]
export type Cell = string | number | null

export const workbook = (rows: readonly (readonly Cell[])[], header: readonly string[] = headings, name = 'Suppliers'): Promise<Buffer> => {
  const sheet: SheetOut = { name, header, widths: header.map(() => 20), rows }
  return writeWorkbook([sheet])
}

export const csv = (rows: readonly (readonly Cell[])[], header: readonly string[] = headings): Buffer =>
  Buffer.from(
    `\ufeff${[header, ...rows].map(row => row.map(cell => `"${String(cell ?? '').replaceAll('"', '""')}"`).join(';')).join('\r\n')}`,
  )

export const stage = (by: Person, bytes: Buffer, name = 'suppliers.xlsx'): Promise<Response> =>
  by.post('/imports/suppliers', bytes, { 'x-headwater-file': encodeURIComponent(name) })

const fields = `id fileName fileSha256 state version refusal usualChoice comparedAgain progress total created updated skipped rowsSha256 allowedActions
  counts { suppliers new duplicates undecided toUpdate toSkip toCreate unchanged faults } found { rows hiddenRows ignored { heading } }`
export const importOf = async (by: Person, id: string) =>
  (await by.run(`query ($id: ID!) { supplierImport(id: $id) { ${fields} uploadedBy appliedBy } }`, { id })).supplierImport

export const rowsOf = async (by: Person, id: string, kind?: string) =>
  (
    await by.run(
      `query ($id: ID!, $kind: ImportRowKind) { supplierImportRows(importId: $id, first: 100, kind: $kind) { nodes {
        id name kind country sheet rowNumbers choice choices outcome supplierId wrong { sheet row cell heading message } matches { name likenesses } alike { row name } changes { field before after } } } }`,
      { id, kind },
    )
  ).supplierImportRows.nodes

const settled = new Set(['READY', 'APPLIED', 'REFUSED', 'DISCARDED'])
export const settledImport = (by: Person, id: string, ms = 30_000) =>
  until(async () => {
    const one = await importOf(by, id)
    return settled.has(one.state) && one
  }, ms)

/** Uploads, and waits for the preview or the refusal. */
export async function preview(by: Person, bytes: Buffer, name?: string) {
  const answer = await stage(by, bytes, name)
  const { id } = (await answer.json()) as { id: string }
  return settledImport(by, id)
}

export const apply = (by: Person, { id, version }: { id: string; version: number }) =>
  by.run('mutation ($input: VersionedInput!) { applySupplierImport(input: $input) { id state } }', { input: { id, version } })

export async function applied(by: Person, one: { id: string; version: number }) {
  await apply(by, one)
  return settledImport(by, one.id)
}

export const choose = async (by: Person, { id, version }: { id: string; version: number }, choice: string) =>
  (
    await by.run(`mutation ($input: ChooseUsuallyInput!) { chooseForDuplicates(input: $input) { ${fields} } }`, {
      input: { id, version, choice },
    })
  ).chooseForDuplicates
