import { figureOf, type Grid, shown } from './read-table.ts'

/** What a person sees of a sheet who says which column is what. */
export interface SheetColumns {
  readonly sheet: string
  readonly rows: readonly { readonly number: number; readonly cells: readonly string[] }[]
  /** Column → the different texts in it, where they are few enough to be names of figures: one row a figure. */
  readonly texts: Readonly<Record<number, readonly string[]>>
}

const most = { sheets: 10, rows: 12, columns: 30, letters: 60, texts: 80 } as const

function textsIn({ rows }: Grid, column: number): string[] | null {
  const found = new Set<string>()
  for (const { cells } of rows) {
    const text = shown(cells[column] ?? null)
    if (text === '' || text.length > 120 || typeof figureOf(text) === 'number') continue
    if (found.add(text).size > most.texts) return null
  }
  return found.size > 1 ? [...found] : null
}

/** The first rows of each sheet, with what stands in each column below them. */
export const columnsOf = (grids: readonly Grid[]): SheetColumns[] =>
  grids.slice(0, most.sheets).map(grid => ({
    sheet: grid.name,
    rows: grid.rows.slice(0, most.rows).map(({ number, cells }) => ({
      number,
      cells: cells.slice(0, most.columns).map(cell => shown(cell).slice(0, most.letters)),
    })),
    texts: Object.fromEntries(
      Array.from({ length: most.columns }, (_, column) => [column, textsIn(grid, column)] as const).flatMap(([column, texts]) =>
        texts ? [[column, texts]] : [],
      ),
    ),
  }))
