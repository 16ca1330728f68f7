import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { AxeBuilder } from '@axe-core/playwright'
import { kysTemplate } from 'shared/questionnaires/kys/template.ts'
import type { Locale } from 'shared/words/lists.ts'
import type { Visitor } from './browser.ts'
import { sentences, spoken } from './speaker.ts'

const ofAxe = createRequire(createRequire(import.meta.url).resolve('@axe-core/playwright'))
const axeSource = readFileSync(ofAxe.resolve('axe-core/axe.min.js'), 'utf8')

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
const langs: Record<Locale, string> = { zh: 'zh-Hans', en: 'en', fr: 'fr' }

/** What is wrong with the page as it stands there, for eyes, for a screen reader, for somebody of another language. */
export async function inspect(visitor: Visitor, locale: Locale): Promise<string[]> {
  const { page } = visitor
  const { lang, headings, title, texts } = await page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const texts: string[] = []
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      // What people wrote is in their own language.
      const of = node.parentElement?.closest('script, style, noscript, code, .words, [lang]:not(html)')
      if (!of && node.nodeValue?.trim()) texts.push(node.nodeValue.trim())
    }
    for (const named of document.querySelectorAll('[aria-label], [placeholder], [alt]'))
      for (const name of ['aria-label', 'placeholder', 'alt']) texts.push(named.getAttribute(name) ?? '')
    return {
      lang: document.documentElement.lang,
      headings: [...document.querySelectorAll('h1')].map(one => one.textContent ?? ''),
      title: document.title,
      texts,
    }
  })
  return [
    ...(lang === langs[locale] ? [] : [`html lang is ${lang}`]),
    ...(headings.length === 1 ? [] : [`${headings.length} first headings`]),
    ...(title.startsWith(headings[0] ?? '-') && title.endsWith(visitor.say('product')) ? [] : [`title is ${title}`]),
    ...texts.filter(isKey).map(text => `a key is shown: ${text}`),
    ...texts.filter(text => untranslated(locale).has(text)).map(text => `not translated: ${text}`),
    // Names differ from language to language; build and colours do not, and are dear to look at: build in one, colours in the others.
    ...(locale === 'en' ? await axe(visitor, [], ['color-contrast']) : await axe(visitor, [...rulesOfWords, 'color-contrast'])),
  ]
}

/** What axe finds in words: whatever has to have a name, and in which language it says to be. */
const rulesOfWords = [
  'aria-command-name',
  'aria-dialog-name',
  'aria-input-field-name',
  'aria-progressbar-name',
  'aria-toggle-field-name',
  'aria-tooltip-name',
  'button-name',
  'document-title',
  'frame-title',
  'html-has-lang',
  'html-lang-valid',
  'image-alt',
  'input-button-name',
  'input-image-alt',
  'label',
  'link-name',
  'select-name',
  'summary-name',
  'svg-img-alt',
  'valid-lang',
]

/** `only`: some rules, as in dark, where only colours differ; none: all of WCAG 2.2 AA, but for those left out. */
export async function axe({ page }: Visitor, only: readonly string[] = [], without: readonly string[] = []): Promise<string[]> {
  // Its 650 KB are read once in a page, and not twice at every look; what is right need not be described.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axeSource)
  const asked = new AxeBuilder({ page, axeSource: 'void 0' }).setLegacyMode(true).options({ resultTypes: ['violations'] })
  const { violations } = await (only.length > 0 ? asked.withRules([...only]) : asked.withTags(rules).disableRules([...without])).analyze()
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(node => `${id}: ${node.html.slice(0, 160)} ${node.failureSummary?.slice(0, 200) ?? ''}`),
  )
}

/** Nothing lies beside the screen: one scrolls down, never sideways. */
export async function overflow({ page }: Visitor, width: number): Promise<string[]> {
  await page.setViewportSize({ width, height: 740 })
  await page.evaluate(() => new Promise(requestAnimationFrame))
  return page.evaluate(at => {
    const all = [...document.querySelectorAll('body *')]
    const room = document.documentElement.clientWidth
    const html = (element: Element): string => element.outerHTML.slice(0, 140)
    const beyond = document.documentElement.scrollWidth > room ? all.filter(one => one.getBoundingClientRect().right > room + 1) : []
    // What is cut off silently: a button whose words are longer than it.
    const cut = [...document.querySelectorAll('button, a, button *, a *')].filter(
      one => one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).overflowX !== 'visible' && !one.matches('.unseen'),
    )
    return [
      ...beyond.slice(-2).map(one => `at ${at} px wider than the screen: ${html(one)}`),
      ...cut.map(one => `at ${at} px cut off: ${html(one)}`),
    ]
  }, width)
}

const address = /[\w.+-]+@[\w.-]+|https?:\/\/\S+|\b[a-z-]+(\.[a-z-]+)*\.(org|com|cn)\b|\S+\.(pdf|png|jpe?g|docx|xlsx|json|csv)\b/gi
const isKey = (text: string): boolean => /\b[a-z]+[:.][a-z]+(\.?[a-zA-Z]+)*\b/.test(text.replace(address, '')) || /\{\{|\}\}/.test(text)

const found = new Map<Locale, Set<string>>()

/** Languages are called in their own words everywhere. */
const ownNames = new Set(['中文', 'English', 'Français'])

/** What the questionnaire says in a language: French has “Part” for a share, where an English page has it for a piece. */
function asked(part: unknown, locale: Locale): string[] {
  if (typeof part !== 'object' || part === null) return []
  const said: unknown = Reflect.get(part, locale)
  return [...(typeof said === 'string' ? [said] : []), ...Object.values(part).flatMap(inner => asked(inner, locale))]
}

/** English sentences that are said otherwise in the other language, everywhere they occur. */

function untranslated(locale: Locale): Set<string> {
  const known = found.get(locale)
  if (known) return known
  const english = spoken.flatMap(namespace => [...sentences('en', namespace).values()])
  const own = new Set([...spoken.flatMap(namespace => [...sentences(locale, namespace).values()]), ...asked(kysTemplate, locale)])
  const set = new Set(english.filter(sentence => !own.has(sentence) && !ownNames.has(sentence)))
  found.set(locale, set)
  return set
}
