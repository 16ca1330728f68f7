import { columnAt, contactColumns, contactGroups, plainColumns, plainName, type Vocabulary } from 'shared/imports/supplier-columns.ts'
import { mayEver } from 'shared/policy/policy.ts'
import type { Actor } from 'shared/policy/scopes.ts'
import { countries } from 'shared/words/countries.ts'
import { type Locale, locales, type Material, materials, tiers } from 'shared/words/lists.ts'
import type { Context } from '../../core/context.ts'
import { type Translate, translator, type WordKey } from '../../platform/words.ts'

const everywhere = (word: (say: Translate) => string): string[] => locales.map(locale => plainName(word(translator(locale))))

/** Each value by what it is called in any language, and by itself. */
const named = <T extends string>(values: readonly T[], key: (value: T) => WordKey): Record<string, T> =>
  Object.fromEntries(values.flatMap(value => [plainName(value), ...everywhere(say => say(key(value)))].map(name => [name, value])))

/** As people write countries beside the official names; never by a part of a name (domain 4.5). */
const otherNames: Readonly<Record<string, string>> = {
  'dr congo': 'CD',
  drc: 'CD',
  'rd congo': 'CD',
  rdc: 'CD',
  'congo democratic republic': 'CD',
  'democratic republic of the congo': 'CD',
  'république démocratique du congo': 'CD',
  刚果金: 'CD',
  '刚果(金)': 'CD',
  刚果民主共和国: 'CD',
  刚果布: 'CG',
  '刚果(布)': 'CG',
  'republic of the congo': 'CG',
  'guinea bissau': 'GW',
  uk: 'GB',
  usa: 'US',
  uae: 'AE',
  "people's republic of china": 'CN',
  中华人民共和国: 'CN',
  'viet nam': 'VN',
  'south korea': 'KR',
}

function countryNames(): Record<string, string> {
  const found: Record<string, string> = { ...otherNames }
  for (const locale of locales) {
    const names = new Intl.DisplayNames([locale], { type: 'region' })
    for (const code of countries) {
      found[plainName(names.of(code) ?? code)] = code
      found[plainName(code)] = code
    }
  }
  return found
}

function columnNames(): Record<string, string> {
  const found: Record<string, string> = {}
  for (const key of plainColumns) for (const name of [key, ...everywhere(say => say(`imports:column.${key}`))]) found[plainName(name)] = key
  for (const key of contactColumns)
    for (let group = 1; group <= contactGroups; group++) {
      const column = columnAt(key, group)
      for (const name of [column, ...everywhere(say => say(`imports:column.${key}`, { number: group }))]) found[plainName(name)] = column
    }
  // Lists that are not ours call things otherwise, and rarely number their only contact.
  const others = [...plainColumns, ...contactColumns].flatMap(key =>
    everywhere(say => say(`imports:also.${key}`)).map(names => [key, names] as const),
  )
  for (const [key, names] of others) for (const name of names.split('|')) if (name.trim()) found[plainName(name)] ??= columnAt(key, 1)
  return found
}

export const materialWord = (material: Material, locale: Locale): string => translator(locale)(`imports:material.${material}`)

let fixed: Omit<Vocabulary, 'reviewers'> | undefined

const fixedWords = (): Omit<Vocabulary, 'reviewers'> =>
  (fixed ??= {
    columns: columnNames(),
    tiers: named(tiers, tier => `words:tier.${tier}`),
    materials: named(materials, material => `imports:material.${material}`),
    countries: countryNames(),
    languages: named(locales, locale => `imports:language.${locale}`),
    yes: [...everywhere(say => say('imports:yes')), 'x', '✓', '✔', '1', 'true', 'y', 'o'],
    no: [...everywhere(say => say('imports:no')), '0', 'false', 'n'],
  })

/** Who says who looks after whom does so in a spreadsheet too, and nobody else. */
export const mayAssign = (actor: Actor): boolean => mayEver(actor, 'supplier.assign')

export async function vocabularyFor(ctx: Context, withReviewers: boolean): Promise<Vocabulary> {
  if (!withReviewers) return { ...fixedWords(), reviewers: null }
  const rows = await ctx.ask({
    text: `SELECT a.id, a.email FROM accounts a JOIN memberships m ON m.account_id = a.id
      WHERE m.programme_id = $1 AND m.supplier_id IS NULL AND m.deactivated_at IS NULL AND 'REVIEWER' = ANY (m.roles)`,
    values: [ctx.actor.programmeId],
  })
  return { ...fixedWords(), reviewers: Object.fromEntries(rows.map(({ id, email }) => [String(email), String(id)])) }
}
