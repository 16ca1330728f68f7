import { afterAll, test } from 'vitest'
import { measureCountries } from './countries.ts'
import { measureDashboard } from './dashboard.ts'
import { measureGrievances } from './grievances.ts'
import { type Ground, openGround } from './ground.ts'
import { measureImports } from './imports.ts'
import { measureKeyboard } from './keyboard.ts'
import { measureList } from './list.ts'
import { measureMemory } from './memory.ts'
import { measureMixed } from './mixed.ts'
import { measureNameMatching } from './names.ts'
import { measurePages } from './pages.ts'
import { measurePortal } from './portal.ts'
import { measureQuestionnaire } from './questionnaire.ts'
import { measureResponse } from './response.ts'
import { type Figure, keepFigures, tableOf, writeReadme } from './results.ts'
import { measureReviewing } from './reviewing.ts'
import { measureSaving } from './save.ts'
import { measureSheets } from './sheets.ts'
import { measureStart } from './start.ts'
import { measureTests } from './tests.ts'
import { measureUpload } from './upload.ts'

let opened: Promise<Ground> | undefined
/** `BENCH_KEEP`: a folder in which the data stays for the next run; making 100,000 suppliers takes most of a minute. */
function ground(): Promise<Ground> {
  opened ??= openGround(process.env.BENCH_KEEP)
  return opened
}

/** What is measured, by name; `npm run bench` does them all, `npm run bench -- save pages` some. `BENCH_KEEP_FIGURES=no`: shown, and written nowhere. */
const benches: Record<string, () => Promise<Figure[]>> = {
  start: measureStart,
  tests: measureTests,
  list: async () => measureList(await ground()),
  pages: async () => measurePages(await ground()),
  reviewing: async () => measureReviewing(await ground()),
  keyboard: async () => measureKeyboard(await ground()),
  response: async () => measureResponse(await ground()),
  sheets: async () => measureSheets(await ground()),
  save: async () => measureSaving(await ground()),
  mixed: async () => measureMixed(await ground()),
  upload: async () => measureUpload(await ground()),
  imports: async () => measureImports(await ground()),
  memory: async () => measureMemory(await ground()),
  countries: async () => measureCountries(await ground()),
  dashboard: async () => measureDashboard(await ground()),
  names: measureNameMatching,
  grievances: measureGrievances,
  portal: async () => measurePortal(await ground()),
  questionnaire: async () => measureQuestionnaire(await ground()),
}

// A figure that is missed is written down, not failed: the table says so.
for (const [name, measure] of Object.entries(benches)) {
  test(name, async () => {
    const figures = await measure()
    console.log(tableOf(figures))
    if (process.env.BENCH_KEEP_FIGURES !== 'no') await writeReadme(await keepFigures(figures))
  })
}

afterAll(async () => {
  await (await opened)?.close()
})
