import en from 'shared/locales/en/start.json'
import fr from 'shared/locales/fr/start.json'
import zh from 'shared/locales/zh/start.json'
import type { Locale } from 'shared/words/lists.ts'
import { fill } from '../../bin/words.mjs'

export type StartKey = keyof typeof en
export type StartValues = Readonly<Record<string, string | number>>

const sentences: Record<Locale, Record<StartKey, string>> = { zh, en, fr }

/** What the console says before anybody has signed in. */
export const startSentence = (locale: Locale, key: StartKey, values: StartValues = {}): string => fill(sentences[locale][key], values)

/** Something that keeps Headwater from starting and that its operator can mend: shown as one sentence, without a stack. */
export class StartFault extends Error {
  constructor(
    readonly key: StartKey,
    readonly values: StartValues = {},
    options?: ErrorOptions,
  ) {
    super(startSentence('en', key, values), options)
    this.name = 'StartFault'
  }
}
