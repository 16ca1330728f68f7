import type { WorkbookLimits } from '../../platform/sheets.ts'

/** What a spreadsheet of suppliers may be: far above any register, far below what hurts. `suppliers`: rows in all sheets. */
export const importLimits: WorkbookLimits & { readonly suppliers: number } = {
  sent: 16_000_000,
  unpacked: 120_000_000,
  parts: 200,
  sheets: 20,
  rows: 50_100,
  columns: 200,
  suppliers: 50_000,
}
