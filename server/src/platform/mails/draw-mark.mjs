// Draws shared/src/identity/mark.svg as the small picture that mails carry, and writes mark.ts beside this file.
// By hand, after the mark has changed: node server/src/platform/mails/draw-mark.mjs [path of a Chromium]
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'

/** @param {string} path */
const here = path => new URL(path, import.meta.url)
const { chromium } = createRequire(here('../../../../test/package.json'))('playwright-core')
const tokens = readFileSync(here('../../../../shared/src/identity/tokens.ts'), 'utf8')
const accent = /accent: '(#\w+)'/.exec(tokens)?.[1] ?? 'black'
const svg = readFileSync(here('../../../../shared/src/identity/mark.svg'), 'utf8')

const browser = await chromium.launch({ executablePath: process.argv[2] ?? '/usr/bin/chromium', args: ['--no-sandbox'] })
const page = await browser.newPage({ viewport: { width: 44, height: 44 }, deviceScaleFactor: 2 })
await page.setContent(`<style>
  body { margin: 0; background: transparent }
  div { width: 44px; height: 44px; border-radius: 10px; background: ${accent}; display: grid; place-items: center }
  svg { width: 34px; height: 34px; color: #fff }
</style><div>${svg.replace(/ color="[^"]*"/, '')}</div>`)
const picture = (await page.screenshot({ omitBackground: true })).toString('base64')
await browser.close()

writeFileSync(
  here('mark.ts'),
  `/** The mark in white on a tile of the accent, so that it reads on light and dark grounds. Drawn by draw-mark.mjs. */
export const markPicture =
  'data:image/png;base64,${picture}'

/** SHA-256 of the mark.svg it was drawn from: a test says when it is stale. */
export const drawnFrom = '${createHash('sha256').update(svg).digest('hex')}'
`,
)
