import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import type { Locale } from 'shared/words/lists.ts'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cookieOf, type Example, examplesOf } from '../journeys/story-pages.ts'
import { openBrowser, openVisitor } from '../support/browser.ts'
import { type JourneyHouse, openStoryHouse } from '../support/journey-house.ts'

/** README's pictures: pages of the demonstration as they are, by the name of their example. `npm run pictures` draws them anew. */
const pictures: readonly { example: string; locale: Locale; phone?: boolean }[] = [
  { example: 'my-work-reviewer', locale: 'zh' },
  { example: 'suppliers', locale: 'en' },
  { example: 'responses-id-review', locale: 'en' },
  { example: 'own-response-draft', locale: 'zh' },
  { example: 'own-response-returned', locale: 'fr', phone: true },
]

const folder = join(import.meta.dirname, '../../docs/pictures')
let house: JourneyHouse
let browser: Browser
let examples: Map<string, Example>
beforeAll(async () => {
  await mkdir(folder, { recursive: true })
  house = await openStoryHouse()
  browser = await openBrowser()
  examples = new Map((await examplesOf(house)).map(one => [one.name, one]))
})
afterAll(async () => {
  await browser?.close()
  await house?.close()
})

test.each(pictures)('$example in $locale', async ({ example, locale, phone = false }) => {
  const { who, path } = examples.get(example) ?? { who: null, path: '' }
  expect(path, 'an example of that name').not.toBe('')
  const visitor = await openVisitor(browser, house.url, { locale, phone, context: { deviceScaleFactor: phone ? 2 : 1.5 } })
  const cookies = { 'headwater-language': locale, ...(who && { headwater: await cookieOf(house, who) }) }
  await visitor.context.addCookies(Object.entries(cookies).map(([name, value]) => ({ name, value, url: house.url })))
  await visitor.go(path)
  const drawn = await visitor.page.screenshot()
  await sharp(drawn)
    .png({ palette: true, quality: 80, effort: 10 })
    .toFile(join(folder, `${example}-${locale}.png`))
  expect(visitor.faults).toEqual([])
  await visitor.context.close()
})
