import type { Browser } from 'playwright-core'
import type { Locale } from 'shared/words/lists.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, openVisitor, type Visitor } from '../support/browser.ts'
import { inspect, overflow } from '../support/inspect.ts'
import { type JourneyHouse, openStoryHouse } from '../support/journey-house.ts'
import { cookieOf, type Example, examplesOf } from './story-pages.ts'

/** The demonstration before people of it, each signed in, in a language that need not be theirs. */
export interface Walk {
  readonly house: JourneyHouse
  readonly examples: readonly Example[]
  visitorFor(who: string | null, locale: Locale, colorScheme?: 'light' | 'dark'): Promise<Visitor>
  close(): Promise<void>
}

export async function openWalk(): Promise<Walk> {
  const house = await openStoryHouse()
  const browser: Browser = await openBrowser()
  const examples = await examplesOf(house)
  const cookies = new Map<string, string>()
  const cookie = async (who: string): Promise<string> => {
    const known = cookies.get(who) ?? (await cookieOf(house, who))
    cookies.set(who, known)
    return known
  }
  return {
    house,
    examples,
    async visitorFor(who, locale, colorScheme = 'light') {
      const visitor = await openVisitor(browser, house.url, { locale, context: { colorScheme } })
      const kept = { 'headwater-language': locale, ...(who && { headwater: await cookie(who) }) }
      await visitor.context.addCookies(Object.entries(kept).map(([name, value]) => ({ name, value, url: house.url })))
      return visitor
    },
    async close() {
      await browser.close()
      await house.close()
    },
  }
}

/** English pages are loaded, each by its address; to the others one comes as people do, from page to page. */
async function come(visitor: Visitor, { who, route, path }: Example, locale: Locale, isFirst: boolean): Promise<void> {
  if (locale === 'en' || isFirst || who === null || route === '*') return visitor.go(path)
  await visitor.walk(path)
}

const isIn = ({ page }: Visitor, colorScheme: string): Promise<boolean> =>
  page.locator(`html[data-mantine-color-scheme="${colorScheme}"]`).isVisible()

/** What is wrong with one page in one language. */
async function look(visitor: Visitor, example: Example, locale: Locale, isFirst: boolean): Promise<string[]> {
  const { page, faults } = visitor
  const { name } = example
  await page.setViewportSize({ width: 1280, height: 900 })
  try {
    await come(visitor, example, locale, isFirst)
  } catch (error) {
    await visitor.shot(`${name}-${locale}-never`)
    return [`did not come: ${String(error).slice(0, 200)}`, ...faults.splice(0)]
  }
  await visitor.shot(`${name}-${locale}-1280`)
  const problems = await inspect(visitor, locale)
  if (!(await isIn(visitor, colours[locale]))) problems.push(`is not ${colours[locale]}`)
  for (const width of widths[locale]) problems.push(...(await overflow(visitor, width)))
  await visitor.shot(`${name}-${locale}-360`)
  return [...problems, ...faults.splice(0)]
}

/** No rule of the style sheets lies between the two: what has room in 320 has room in 360, which the longest words show. */
const widths: Record<Locale, readonly number[]> = { zh: [320], en: [320], fr: [320, 360] }
/** Colours are looked at in two languages: by day and by night. */
const colours: Record<Locale, 'light' | 'dark'> = { zh: 'light', en: 'light', fr: 'dark' }

/** A file of its own for each language, so that all processors have something to do until the end. */
export function walkIn(locale: Locale): void {
  let walk: Walk
  beforeAll(async () => {
    walk = await openWalk()
  })
  afterAll(() => walk?.close())

  test(`every page in ${locale} is whole, for every eye and at every width`, { timeout: 600_000 }, async () => {
    const problems: string[] = []
    const visitors = new Map<string | null, Visitor>()
    for (const example of walk.examples) {
      const { who, name } = example
      const known = visitors.get(who)
      const visitor = known ?? (await walk.visitorFor(who, locale, colours[locale]))
      visitors.set(who, visitor)
      problems.push(...(await look(visitor, example, locale, !known)).map(one => `${name} ${locale}: ${one}`))
    }
    expect(problems).toEqual([])
  })
}
