import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWalk, type Walk } from './page-walk.ts'
import { routePaths } from './story-pages.ts'

let walk: Walk
beforeAll(async () => {
  walk = await openWalk()
})
afterAll(() => walk?.close())

test('every route has an example here', () => {
  const shown = new Set(walk.examples.map(({ route }) => route))
  // Founding is in a journey of its own: in the demonstration it is over.
  expect(routePaths().filter(path => !shown.has(path) && path !== '/found')).toEqual([])
})

test('when the system turns dark in the evening, the page that stands there follows, and in the morning again', async () => {
  const { page, context } = await walk.visitorFor(null, 'en')
  await page.goto('/sign-in')
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme })
    await page.locator(`html[data-mantine-color-scheme="${colorScheme}"]`).waitFor()
  }
  await context.close()
})

test('whatever navigation offers somebody, they may see', { timeout: 600_000 }, async () => {
  const problems: string[] = []
  const walked = new Set<string>()
  for (const { email } of walk.house.serving.signIns) {
    const visitor = await walk.visitorFor(email, 'en')
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
