import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** One line of the table: what was measured, what came out, how far it was to reach. */
export interface Figure {
  readonly name: string
  readonly value: number | null
  readonly unit: string
  readonly reach: string
  readonly met: boolean | null
  readonly said?: string
}

const file = join(import.meta.dirname, 'results.json')
const readme = join(import.meta.dirname, '../../README.md')

export const readFigures = async (): Promise<Figure[]> => JSON.parse(await readFile(file, 'utf8').catch(() => '[]')) as Figure[]

/** What was measured now replaces what was measured before under the same name; the order stays. */
export async function keepFigures(fresh: readonly Figure[]): Promise<Figure[]> {
  const known = new Map((await readFigures()).map(figure => [figure.name, figure]))
  for (const figure of fresh) known.set(figure.name, figure)
  const figures = [...known.values()]
  await writeFile(file, `${JSON.stringify(figures, null, 2)}\n`)
  return figures
}

const met = (figure: Figure): string => (figure.met === null ? '' : figure.met ? 'yes' : '**no**')
const shownValue = ({ value, unit }: Figure): string => (value === null ? 'not measured' : `${value} ${unit}`)

export const tableOf = (figures: readonly Figure[]): string =>
  [
    '| Figure | Measured | To reach | Reached |',
    '|---|---|---|---|',
    ...figures.map(one => `| ${one.name}${one.said ? ` (${one.said})` : ''} | ${shownValue(one)} | ${one.reach} | ${met(one)} |`),
  ].join('\n')

/** Replaces README's table, between its two marks; without them nothing is written. */
export async function writeReadme(figures: readonly Figure[]): Promise<boolean> {
  const text = await readFile(readme, 'utf8').catch(() => '')
  const marked = /(<!-- bench -->\n)[\s\S]*?(<!-- \/bench -->)/
  if (!marked.test(text)) return false
  await writeFile(
    readme,
    text.replace(marked, (_, before: string, after: string) => `${before}${tableOf(figures)}\n${after}`),
  )
  return true
}
