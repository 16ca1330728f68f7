import { readFile } from 'node:fs/promises'
import { examine } from 'shared/receipts/examine.ts'
import { readKeys } from 'shared/receipts/keys.ts'
import { type About, report, type Sentence, verdict } from 'shared/receipts/say.ts'
import { parseJson } from 'shared/receipts/tools.ts'
import type { Locale } from 'shared/words/lists.ts'
import { languageOf } from '../bin/words.mjs'
import { momentWords, tags } from './platform/dates.ts'
import { nodeTools, openGiven } from './platform/receipt-tools.ts'
import { type Translate, translator } from './platform/words.ts'

type Print = (line: string) => void

/** What cannot be checked at all, in words. */
class CannotCheck extends Error {}

const marks = { done: '✓', waiting: 'i', trouble: '✗' } as const

async function orSay<T>(t: Translate, file: string, act: () => Promise<T>): Promise<T> {
  try {
    return await act()
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? String(error)
    throw new CannotCheck(t('receipts:console.missing', { file, reason }))
  }
}

/** A file that was named as one of keys and holds none would leave the archive's own in its place, unnoticed. */
async function mustHoldKeys(t: Translate, file: string): Promise<void> {
  const text = await orSay(t, file, () => readFile(file, 'utf8'))
  if (!readKeys(parseJson(text), nodeTools)) throw new CannotCheck(t('receipts:console.noKeys', { file }))
}

function namesIn(args: readonly string[]): { keys: string | undefined; files: string[] } {
  const at = args.indexOf('--keys')
  return at < 0
    ? { keys: undefined, files: [...args] }
    : { keys: args[at + 1] ?? '', files: args.filter((_, place) => place !== at && place !== at + 1) }
}

const lines = (t: Translate, { name, sentences }: About): string[] =>
  sentences.map(
    ({ tone, key, values }: Sentence) =>
      `${marks[tone]} ${t('receipts:console.about', { name, words: t(`receipts:check.${key}`, values) })}`,
  )

async function check(t: Translate, locale: Locale, args: readonly string[], print: Print): Promise<boolean> {
  const { keys, files } = namesIn(args)
  if (files.length === 0) throw new CannotCheck(t('receipts:console.usage'))
  if (keys !== undefined) await mustHoldKeys(t, keys)
  const { given, close } = await openAll(t, keys === undefined ? files : [keys, ...files])
  try {
    const findings = await examine(given, new Map(), nodeTools)
    const manner = {
      locale,
      moment: (at: string, timeZone: string) => momentWords(new Date(at), timeZone, locale),
      list: (items: readonly string[]) => new Intl.ListFormat(tags[locale]).format(items),
    }
    for (const one of report(findings, manner)) for (const line of lines(t, one)) print(line)
    const { tone, key } = verdict(findings)
    print('')
    print(`${marks[tone]} ${t(`receipts:check.${key}`)}`)
    return findings.holds
  } finally {
    await close()
  }
}

async function openAll(t: Translate, files: readonly string[]) {
  for (const file of files) await orSay(t, file, async () => (await openGiven([file])).close())
  return openGiven(files)
}

/**
 * `npm run verify-receipt -- receipt.json [archive.zip] [file …] [--keys keys.json]`: the checks of the page, without database and
 * without network. The exit code is 1 if anything does not fit or cannot be read.
 */
export async function verifyReceipt(args: readonly string[], { source = process.env, print = console.log as Print } = {}): Promise<number> {
  const locale = languageOf(source)
  const t = translator(locale)
  try {
    return (await check(t, locale, args, print)) ? 0 : 1
  } catch (error) {
    if (!(error instanceof CannotCheck)) throw error
    print(error.message)
    return 1
  }
}
