import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Locator, type Page } from 'playwright-core'
import type { Locale } from 'shared/words/lists.ts'
import { inject, onTestFailed } from 'vitest'
import { type Say, speaker } from './speaker.ts'

const screens = join(import.meta.dirname, '../results/screens')
const quiet = ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run']

/** One browser per test file. */
export async function openBrowser(): Promise<Browser> {
  const { executablePath, env } = inject('browser')
  await mkdir(screens, { recursive: true })
  return chromium.launch({ executablePath, args: quiet, env: { ...(process.env as Record<string, string>), ...env } })
}

export interface VisitorOptions {
  readonly locale: Locale
  readonly width?: number
  readonly phone?: boolean
  readonly timezoneId?: string
  readonly context?: BrowserContextOptions
}

const tags: Record<Locale, string> = { zh: 'zh-CN', en: 'en-GB', fr: 'fr-FR' }

/** Somebody with a browser of their own: their language, their screen, and a list of what a page must never do. */
export async function openVisitor(browser: Browser, url: string, options: VisitorOptions): Promise<Visitor> {
  const { locale, phone = false, timezoneId = 'Asia/Shanghai' } = options
  const width = options.width ?? (phone ? 360 : 1280)
  const context = await browser.newContext({
    baseURL: url,
    locale: tags[locale],
    timezoneId,
    viewport: { width, height: phone ? 740 : 900 },
    hasTouch: phone,
    isMobile: phone,
    reducedMotion: 'reduce',
    ...options.context,
  })
  context.setDefaultTimeout(15_000)
  const faults: string[] = []
  const under = { way: 0 }
  await context.exposeBinding('noteViolation', (_, words: string) => void faults.push(`content policy: ${words}`))
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', event => {
      const note = (window as unknown as { noteViolation(words: string): void }).noteViolation
      note(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`)
    })
  })
  const page = await context.newPage()
  watch(page, new URL(url).host, faults, under)
  onFailure(async () => {
    if (faults.length > 0) process.stderr.write(`${locale}: ${faults.join('\n')}\n`)
    await page.screenshot({ path: join(screens, `failed-${locale}-${failures++}.png`), fullPage: true })
  })
  return new Visitor(page, context, faults, speaker(locale), phone, under)
}

let failures = 0

/** What the person saw when it went wrong; before the first test there is nothing to hang it on. */
function onFailure(look: () => Promise<unknown>): void {
  try {
    onTestFailed(() =>
      look().then(
        () => undefined,
        () => undefined,
      ),
    )
  } catch {}
}

function watch(page: Page, host: string, faults: string[], under: { way: number }): void {
  page.on('pageerror', error => faults.push(`error: ${error.stack ?? error.message}`))
  page.on('console', message => {
    if (message.type() === 'error' || message.type() === 'warning') faults.push(`console: ${message.text()}`)
  })
  page.on('requestfinished', () => under.way--)
  page.on('request', request => {
    under.way++
    const { protocol, host: asked } = new URL(request.url())
    if (/^(https?|wss?):$/.test(protocol) && asked !== host) faults.push(`foreign: ${request.url()}`)
  })
  page.on('requestfailed', request => {
    under.way--
    // Cut off by going elsewhere, or a download: nobody's fault.
    if (request.failure()?.errorText !== 'net::ERR_ABORTED') faults.push(`failed: ${request.url()} ${request.failure()?.errorText}`)
  })
  page.on('response', async response => {
    const isGraphql = new URL(response.url()).pathname === '/graphql'
    const body = isGraphql ? await response.text().catch(() => '') : ''
    const asked = (isGraphql && response.request().postDataJSON()?.operationName) || response.url()
    // A refusal is part of the work; these are nobody's intention.
    const broken = /"code":"(INTERNAL_SERVER_ERROR|OPERATION_NOT_LISTED|BAD_REQUEST|BAD_USER_INPUT|GRAPHQL_VALIDATION_FAILED)"/.test(body)
    if (response.status() >= 400 || broken) faults.push(`answer ${response.status()}: ${asked} ${body}`)
  })
}

export class Visitor {
  constructor(
    readonly page: Page,
    readonly context: BrowserContext,
    /** Violations of the content policy, foreign requests, errors, requests that failed. */
    readonly faults: string[],
    readonly say: Say,
    private readonly phone: boolean,
    private readonly under: { readonly way: number },
  ) {}

  async go(path: string): Promise<void> {
    await this.page.goto(path)
    await this.settled()
  }

  /** From the page that is there to another, without loading anything anew; over a page that nobody has, so that it is seen when the other has come. */
  async walk(path: string): Promise<void> {
    await this.page.evaluate(
      async ([path, nobodys]) => {
        const heading = (): string => document.querySelector('h1')?.textContent ?? ''
        const turn = async (to: string, isThere: () => boolean): Promise<void> => {
          history.pushState(null, '', to)
          dispatchEvent(new PopStateEvent('popstate'))
          while (!isThere()) await new Promise(requestAnimationFrame)
        }
        await turn('/nobodys-page', () => heading() === nobodys)
        await turn(path, () => heading() !== nobodys && heading() !== '')
      },
      [path, this.say('trouble.notFoundTitle')] as const,
    )
    await this.settled()
  }

  /** The page has its heading, and nothing has been on its way for a moment. */
  async settled(): Promise<void> {
    await this.page.locator('h1').first().waitFor()
    for (let quietFor = 0; quietFor < 3; ) {
      await new Promise(resolve => setTimeout(resolve, 25))
      quietFor = this.under.way === 0 ? quietFor + 1 : 0
    }
  }

  field(label: string): Locator {
    return this.page.getByLabel(label, { exact: true })
  }

  async write(label: string, text: string): Promise<void> {
    const field = this.field(label)
    await field.fill('')
    await field.pressSequentially(text)
  }

  /** A button or a link by its words: a finger on a phone, a mouse elsewhere. */
  async press(words: string, within: Page | Locator = this.page): Promise<void> {
    const named = { name: words, exact: true }
    await this.touch(within.getByRole('button', named).or(within.getByRole('link', named)).first())
  }

  touch(target: Locator): Promise<void> {
    return this.phone ? target.tap() : target.click()
  }

  text(words: string | RegExp): Locator {
    return this.page.getByText(words).first()
  }

  /** Faults that the journey itself has brought about. */
  forgive(what: RegExp): void {
    const others = this.faults.filter(fault => !what.test(fault))
    this.faults.splice(0, this.faults.length, ...others)
  }

  /** The whole page as a picture in test/results/screens, for whoever wants to look (HEADWATER_SCREENS=1): hundreds take their time. */
  async shot(name: string): Promise<void> {
    if (!process.env.HEADWATER_SCREENS) return
    await this.page.evaluate(() => window.scrollTo(0, 0))
    await this.page.screenshot({ path: join(screens, `${name}.png`), fullPage: true })
  }
}
