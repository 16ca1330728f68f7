import type { Locale } from 'shared/words/lists.ts'
import { translator } from '../words.ts'
import type { Letter } from './letters.ts'

const quoted = (words: string): string =>
  words
    .split('\n')
    .map(line => `> ${line}`.trimEnd())
    .join('\n')

/** The same letter for readers without HTML. What is empty leaves no gap. */
export function asText(letter: Letter, address: string, foot: string, locale: Locale): string {
  const t = translator(locale)
  const colon = t('mails:common.colon')
  const blocks = [
    letter.heading,
    letter.greeting,
    ...letter.paragraphs,
    letter.facts.map(fact => `${fact.label}${colon}${fact.value}`).join('\n'),
    ...[letter.quoteBefore, letter.quote].map(said =>
      said ? `${t('mails:common.wordsOf', { name: said.by })}\n${quoted(said.words)}` : '',
    ),
    `${letter.button.label}${colon.trimEnd()}\n${address}`,
    ...letter.after,
    [letter.human.words, letter.human.email].filter(Boolean).join('\n'),
    // "-- " alone on a line: mail programs leave what follows out of an answer.
    `-- \n${t('words:product.full')}\n${foot}`,
  ]
  return `${blocks.filter(block => block !== '').join('\n\n')}\n`
}
