import type { Removed } from '../../platform/cleaning/verdict.ts'
import type { HeldFile, NotTaken } from '../../platform/held-files.ts'
import { fileLimitValues } from './file-limits.ts'
import type { Look } from './look.ts'

/** What was taken out of a file, in a sentence. */
export const removedWords = ({ say, locale }: Pick<Look, 'say' | 'locale'>, removed: readonly Removed[]): string =>
  removed.length === 0
    ? say('speak:form.cleanedNothing')
    : say('speak:form.cleaned', {
        what: new Intl.ListFormat(locale, { type: 'conjunction' }).format(removed.map(one => say(`speak:removed.${one}`))),
      })

export const notTakenWords = ({ say }: Pick<Look, 'say'>, { rule, fileName }: Pick<NotTaken, 'rule' | 'fileName'>): string =>
  say(`speak:file.${rule}`, { name: fileName, ...fileLimitValues })

/** Why some files are not among those that were taken; null: all are. */
export function fileFault(look: Look, refused: readonly NotTaken[], over: readonly HeldFile[], gone: boolean): string | null {
  const words = [
    ...refused.map(one => notTakenWords(look, one)),
    ...over.map(({ name }) => notTakenWords(look, { rule: 'many', fileName: name })),
    ...(gone ? [look.say('speak:file.gone')] : []),
  ]
  return words.length > 0 ? words.join(' ') : null
}
