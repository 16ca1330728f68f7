import { build } from '../../server/bin/build.mjs'
import { type Ground, openGround } from './ground.ts'
import { measureList } from './list.bench.ts'
import { measureMemory } from './memory.bench.ts'
import { measurePages } from './pages.bench.ts'
import { measurePortal } from './portal.bench.ts'
import { type Figure, keepFigures, tableOf, writeReadme } from './results.ts'
import { measureSaving } from './save.bench.ts'
import { measureStart } from './start.bench.ts'
import { measureTests } from './tests.bench.ts'

/** Every measurement by its name: `npm run bench -- list save` runs those alone. */
const benches: Record<string, (ground: () => Promise<Ground>) => Promise<Figure[]>> = {
  start: () => measureStart(),
  tests: () => measureTests(),
  list: async ground => measureList(await ground()),
  pages: async ground => measurePages(await ground()),
  save: async ground => measureSaving(await ground()),
  memory: async ground => measureMemory(await ground()),
  portal: async ground => measurePortal(await ground()),
}

/** Measures, writes results.json and README's table. One that fails is told, and the others still run. */
export async function bench(names: string[]): Promise<boolean> {
  if (!(await build((key: string) => key))) return false
  let opened: Promise<Ground> | undefined
  // `BENCH_KEEP`: a folder in which the data stays for the next run; making 100,000 suppliers takes most of a minute.
  const ground = (): Promise<Ground> => (opened ??= openGround(process.env.BENCH_KEEP))
  let whole = true
  try {
    for (const name of names.length > 0 ? names : Object.keys(benches)) {
      console.log(`\n${name}`)
      try {
        const figures = (await benches[name]?.(ground)) ?? []
        console.log(tableOf(figures))
        await writeReadme(await keepFigures(figures))
      } catch (error) {
        whole = false
        console.error(error)
      }
    }
  } finally {
    await (await opened)?.close()
  }
  return whole
}
