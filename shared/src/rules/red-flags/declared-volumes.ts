import { type Answers, type Cells, cellOf, rowsIn } from '../../questionnaires/answer.ts'
import type { DeclaredVolume } from './facts.ts'

const plain = (value: unknown): string => (typeof value === 'string' ? value.normalize('NFKC').trim().toLowerCase() : '')
const rows = (answers: Answers, question: string): readonly Cells[] => rowsIn(answers.get(question)?.value).map(({ cells }) => cells)

/** Where each mine lies, as the lists of mines and of the supplier's own sites say it. */
const placesOf = (answers: Answers): ReadonlyMap<string, string> =>
  new Map(
    [...rows(answers, 'KYS-B2').filter(cells => cellOf(cells, 'kind') === 'MINE'), ...rows(answers, 'KYS-F3')].flatMap(
      (cells): [string, string][] => {
        const [name, country] = [plain(cellOf(cells, 'name')), cellOf(cells, 'country')]
        return name && typeof country === 'string' ? [[name, country]] : []
      },
    ),
  )

/**
 * How much is said to come from each country in each year (KYS-F6). What a mine puts out and what is bought from it are the same ore:
 * the larger of the two counts. A mine that is nowhere in the lists has no country, and is left to the reviewer.
 */
export function declaredVolumes(answers: Answers): DeclaredVolume[] {
  const places = placesOf(answers)
  const sums = new Map<string, Record<string, number>>()
  for (const cells of rows(answers, 'KYS-F6')) {
    const [country, year, tonnes] = [places.get(plain(cellOf(cells, 'mine'))), cellOf(cells, 'year'), cellOf(cells, 'quantity')]
    if (!country || typeof year !== 'number' || typeof tonnes !== 'number') continue
    const key = `${country} ${year}`
    const kind = String(cellOf(cells, 'kind'))
    const before = sums.get(key) ?? {}
    sums.set(key, { ...before, [kind]: (before[kind] ?? 0) + tonnes })
  }
  return [...sums].map(([key, byKind]) => {
    const [country = '', year] = key.split(' ')
    return { country, year: Number(year), tonnes: Math.max(...Object.values(byKind)) }
  })
}
