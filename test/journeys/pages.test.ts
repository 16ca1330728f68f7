import type { Browser } from 'playwright-core'
import type { Locale } from 'shared/words/lists.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openBrowser, openVisitor, type Visitor } from '../support/browser.ts'
import { axe, inspect, overflow } from '../support/inspect.ts'
import { type JourneyHouse, openJourneyHouse } from '../support/journey-house.ts'
import { cookieOf, type Example, examplesOf, routePaths } from './story-pages.ts'

let house: JourneyHouse
let browser: Browser
let examples: Example[]
const cookies = new Map<string, string>()
beforeAll(async () => {
  house = await openJourneyHouse({ mode: 'demonstration', smtpUrl: null, parts: { story: true } })
  browser = await openBrowser()
  examples = await examplesOf(house)
  for (const { email } of house.serving.signIns) cookies.set(email, await cookieOf(house, email))
})
afterAll(async () => {
  await browser?.close()
  await house?.close()
})

/** Signed in as somebody of the story, in a language that need not be theirs. */
async function visitorFor(who: string | null, locale: Locale): Promise<Visitor> {
  const visitor = await openVisitor(browser, house.url, { locale })
  const session = who && cookies.get(who)
  const kept = { 'headwater-language': locale, ...(session && { headwater: session }) }
  await visitor.context.addCookies(Object.entries(kept).map(([name, value]) => ({ name, value, url: house.url })))
  return visitor
}

/** As when the system turns dark in the evening: the page follows a moment later. */
async function inColours({ page }: Visitor, colorScheme: 'dark' | 'light'): Promise<void> {
  await page.emulateMedia({ colorScheme })
  await page.locator(`html[data-mantine-color-scheme="${colorScheme}"]`).waitFor()
  // Until every letter has been drawn in its new colour.
  await page.evaluate(() => new Promise(drawn => requestAnimationFrame(() => setTimeout(drawn, 200))))
}

test('every route has an example here', () => {
  const shown = new Set(examples.map(({ route }) => route))
  // Founding is in a journey of its own: in the demonstration it is over.
  expect(routePaths().filter(path => !shown.has(path) && path !== '/found')).toEqual([])
})

describe.concurrent('every page', () => {
  test.each(['zh', 'en', 'fr'] as const)('in %s is whole, for every eye and at every width', { timeout: 600_000 }, async locale => {
    const problems: string[] = []
    const visitors = new Map<string | null, Visitor>()
    for (const { who, path, name } of examples) {
      const visitor = visitors.get(who) ?? (await visitorFor(who, locale))
      visitors.set(who, visitor)
      const { page, faults } = visitor
      const note = (words: string[]): unknown => problems.push(...words.map(one => `${name} ${locale}: ${one}`))
      await page.setViewportSize({ width: 1280, height: 900 })
      try {
        await visitor.go(path)
      } catch (error) {
        await visitor.shot(`${name}-${locale}-never`)
        note([`did not come: ${String(error).slice(0, 200)}`, ...faults.splice(0)])
        continue
      }
      await visitor.shot(`${name}-${locale}-1280`)
      note(await inspect(visitor, locale))
      if (locale === 'fr') {
        await inColours(visitor, 'dark')
        await visitor.shot(`${name}-dark-1280`)
        note((await axe(visitor, ['color-contrast'])).map(one => `dark ${one}`))
        await inColours(visitor, 'light')
      }
      note(await overflow(visitor, 320))
      note(await overflow(visitor, 360))
      await visitor.shot(`${name}-${locale}-360`)
      note(faults.splice(0))
    }
    for (const { context } of visitors.values()) await context.close()
    expect(problems).toEqual([])
  })

  test('whatever navigation offers somebody, they may see', { timeout: 600_000 }, async () => {
    const problems: string[] = []
    const walked = new Set<string>()
    for (const { email } of house.serving.signIns) {
      const visitor = await visitorFor(email, 'en')
      const { page, say, faults } = visitor
      await visitor.go('/')
      const navigation = page.getByRole('navigation', { name: say('nav.label') }).getByRole('link')
      const offered = await navigation.count()
      if (offered < 3) problems.push(`${email} is offered ${offered} pages`)
      // Of many suppliers who are offered the same one is enough: what each may read, test/access shows.
      const places = (await navigation.evaluateAll(links => links.map(link => link.getAttribute('href')))).join(' ')
      const isKnown = walked.has(places)
      walked.add(places)
      for (let at = 0; at < offered && !isKnown; at++) {
        await navigation.nth(at).click()
        await visitor.settled()
        const title = await page.getByRole('heading', { level: 1 }).textContent()
        const refusals = ['trouble.notYoursTitle', 'trouble.notFoundTitle', 'trouble.brokenTitle', 'trouble.awayTitle'].map(key => say(key))
        if (refusals.includes(title ?? '')) problems.push(`${email}: ${page.url()} ${title}`)
      }
      problems.push(...faults.map(fault => `${email}: ${fault}`))
      await visitor.context.close()
    }
    expect(problems).toEqual([])
  })
})
