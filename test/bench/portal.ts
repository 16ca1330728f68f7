import chromiumPack from '@sparticuz/chromium'
import { chromium } from 'playwright-core'
import type { Ground } from './ground.ts'
import { round } from './load.ts'
import type { Figure } from './results.ts'

/** What a browser gets in scripts, as sent (gzip), on the sign-in page and from there on to a supplier's first page. */
export async function measurePortal(ground: Ground): Promise<Figure[]> {
  const ours = await ground.startOurs()
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? (await chromiumPack.executablePath()),
    args: ['--no-sandbox'],
  })
  try {
    const context = await browser.newContext({ locale: 'zh-CN' })
    const page = await context.newPage()
    const devtools = await context.newCDPSession(page)
    const scripts = new Set<string>()
    let bytes = 0
    devtools.on('Network.responseReceived', ({ requestId, type }) => {
      if (type === 'Script') scripts.add(requestId)
    })
    devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      if (scripts.has(requestId)) bytes += encodedDataLength
    })
    await devtools.send('Network.enable')
    await page.goto(`${ours.url}/sign-in`, { waitUntil: 'networkidle' })
    const signIn = bytes
    // Signed in by its cookie: the second page comes without the first one's scripts, as it would after the form.
    await context.addCookies([{ name: 'headwater', value: ground.users[0]?.token ?? '', url: ours.url }])
    await page.goto(ours.url, { waitUntil: 'networkidle' })
    const inAll = bytes
    return [
      { name: 'script for the sign-in page', value: round(signIn / 1000), unit: 'KB', reach: '≤ 130', met: signIn <= 130_000 },
      {
        name: "script from there to a supplier's first page, in all",
        value: round(inAll / 1000),
        unit: 'KB',
        reach: '≤ 215',
        met: inAll <= 215_000,
      },
    ]
  } finally {
    await browser.close()
    await ours.stop()
  }
}
