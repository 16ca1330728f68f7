import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { round } from './load.ts'
import type { Figure } from './results.ts'

/** How long the last whole `npm test` took, as test/run.mjs noted it. */
export async function measureTests(): Promise<Figure[]> {
  const text = await readFile(join(import.meta.dirname, '../results/last-run.json'), 'utf8').catch(() => 'null')
  const seconds = (JSON.parse(text) as { seconds?: number } | null)?.seconds
  const minutes = seconds === undefined ? null : round(seconds / 60)
  return [
    { name: '`npm test` as a whole', value: minutes, unit: 'min', reach: '≤ 15 on 2 cores', met: minutes === null ? null : minutes <= 15 },
  ]
}
