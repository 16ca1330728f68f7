import type { Row } from './core/context.ts'
import { column, countryWord, type Export, type Speaking, wordOr } from './export-columns.ts'

/** Where the words of a table's lines stand. */
const lists: Readonly<Record<string, string>> = {
  year: 'grievances:figures',
  topic: 'speak:topic',
  dismissal: 'grievances:dismissedFor',
  remedy: 'grievances:remedyKind',
}
/** What is no code of a list, but how a table counts. */
const counting: Readonly<Record<string, 'none' | 'rest' | 'noDecision'>> = { NONE: 'none', REST: 'rest', NOT_YET: 'noDecision' }

function lineWord({ group, key }: Row, { say, locale }: Speaking): string {
  const own = group === 'admission' ? undefined : counting[String(key)]
  if (own) return say(`grievances:figures.${own}`)
  if (group === 'country') return countryWord(key, locale) ?? String(key)
  return wordOr(say, lists[String(group)] ?? `grievances:${String(group)}`, key)
}

/** The yearly numbers of grievances, as their page shows them: small ones are hidden here too. Cases themselves are not taken along. */
export const exportsOfCases: Readonly<Record<string, Export>> = {
  grievanceFigures: {
    document: 'query ($year: Int!) { list: grievanceFigures(year: $year) { year nodes: rows { group key count } } }',
    columns: [
      column('grievances:figures.table', 28, ({ group }, { say }) =>
        wordOr(say, 'grievances:figures', group === 'year' ? 'ofYear' : group),
      ),
      column('grievances:figures.what', 44, lineWord),
      column('grievances:figures.count', 16, ({ count }, { say }) => (count === null ? say('grievances:figures.few') : Number(count))),
    ],
  },
}
