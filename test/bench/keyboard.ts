import { loadavg } from 'node:os'
import { setTimeout as rest } from 'node:timers/promises'
import chromiumPack from '@sparticuz/chromium'
import { chromium, type Page } from 'playwright-core'
import { completeResponse, makeComplete } from './complete.ts'
import { asSuper, type Ground } from './ground.ts'
import { percentile, round } from './load.ts'
import type { Figure } from './results.ts'

const answers = 100
/** Its response is handed in, is in nobody's hands and has waited longest: the queue's first line. */
const supplier = 15

async function putFirst(ground: Ground): Promise<string> {
  const id = completeResponse(1, supplier)
  await asSuper(ground.superUrl, async db => {
    await makeComplete(db, 1, ground.large)
    await db.query('DELETE FROM judgements WHERE response_id = $1', [id])
    await db.query(
      `UPDATE responses SET status = 'SUBMITTED', claimed_by_id = NULL, claimed_at = NULL, status_since = now() - interval '5 years' WHERE id = $1`,
      [id],
    )
    await db.query(`UPDATE suppliers SET status = 'UNDER_REVIEW' WHERE id = (SELECT supplier_id FROM responses WHERE id = $1)`, [id])
  })
  return id
}

const kept = (ground: Ground, id: string): Promise<number> =>
  asSuper(ground.superUrl, async db =>
    Number((await db.query(`SELECT count(*)::int AS n FROM judgements WHERE response_id = $1`, [id])).rows[0].n),
  )

/** From each key until the next question stands on the screen: the frame after the one in which its heading changed. */
async function watch(page: Page): Promise<void> {
  await page.evaluate(() => {
    const heading = (): string => document.querySelector('h2')?.textContent ?? ''
    const waits: number[] = []
    let pressed: { at: number; shown: string } | null = null
    Object.assign(window, { waits })
    window.addEventListener(
      'keydown',
      event => {
        if (event.key === 'a') pressed = { at: event.timeStamp, shown: heading() }
      },
      true,
    )
    new MutationObserver(() => {
      if (!pressed || heading() === pressed.shown) return
      const { at } = pressed
      pressed = null
      requestAnimationFrame(() => requestAnimationFrame(() => waits.push(performance.now() - at)))
    }).observe(document.body, { subtree: true, childList: true, characterData: true })
  })
}

/** A reviewer with a keyboard alone: from the queue into its first line, and a hundred answers one after another, as fast as they are shown. */
export async function measureKeyboard(ground: Ground): Promise<Figure[]> {
  const id = await putFirst(ground)
  const ours = await ground.startOurs()
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? (await chromiumPack.executablePath()),
    args: ['--no-sandbox'],
  })
  try {
    const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1280, height: 900 } })
    await context.addCookies([{ name: 'headwater', value: ground.large.reviewer, url: ours.url }])
    const page = await context.newPage()
    let strokes = 0
    const press = async (key: string): Promise<void> => {
      strokes += 1
      await page.keyboard.press(key)
    }
    await page.goto(`${ours.url}/responses`)
    await page.locator('table tbody a').first().waitFor()
    const atFirstLine = () => page.evaluate(() => document.activeElement?.matches('table tbody a') ?? false)
    while (!(await atFirstLine())) {
      if (strokes > 60) throw new Error('no key leads into the list')
      await press('Tab')
    }
    const way = strokes
    await press('Enter')
    await page.waitForURL(`**/responses/${id}/review`)
    await page.locator('h2').first().waitFor()
    await watch(page)
    const count = () => page.evaluate(() => (window as unknown as { waits: number[] }).waits.length)
    for (let at = 0; at < answers; at++) {
      await press('a')
      await page.waitForFunction(seen => (window as unknown as { waits: number[] }).waits.length > seen, at, {
        polling: 5,
        timeout: 15_000,
      })
    }
    const shown = performance.now()
    const waits = await page.evaluate(() => (window as unknown as { waits: number[] }).waits)
    for (let turns = 0; (await kept(ground, id)) < answers; turns++) {
      if (turns > 300) throw new Error(`${await kept(ground, id)} of ${await count()} decisions were kept`)
      await rest(100)
    }
    const behind = performance.now() - shown
    const most = Math.max(...waits)
    const said = `p95 ${round(percentile(waits, 0.95))} ms, half within ${round(percentile(waits, 0.5))} ms; the last decision kept ${round(behind / 1_000)} s after; load of the machine ${round(loadavg()[0] ?? 0)}`
    return [
      {
        name: `judging ${answers} answers from the queue by keyboard: strokes`,
        value: strokes,
        unit: 'keys',
        reach: '≤ 150',
        met: strokes <= 150,
        said: `${way} of them from the top of the page to the queue’s first line`,
      },
      {
        name: `judging ${answers} answers: longest wait from key to the next question shown`,
        value: round(most),
        unit: 'ms',
        reach: '≤ 100',
        met: most <= 100,
        said,
      },
    ]
  } finally {
    await browser.close()
    await ours.stop()
  }
}
