import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ListedName } from 'shared/rules/names/name-index.ts'
import type { Bearer } from 'shared/rules/names/prepare.ts'
import { diceOf } from './dice.ts'
import { madeList, madeStrangers, slipped } from './made-names.ts'

/** Public lists and labelled pairs, where a checkout has them beside it; they are no part of it. */
export const folder = join(import.meta.dirname, '../../../../shared/data')

export interface Labelled {
  readonly said: string
  readonly listed: readonly ListedName[]
  /** As written elsewhere, and as listed. */
  readonly altered: readonly (readonly [string, string])[]
  readonly acrossScripts: readonly (readonly [string, string])[]
  readonly strangers: readonly string[]
}

const cells = /("((?:[^"]|"")*)"|[^,]*)(?:,|$)/g
const split = (line: string): string[] =>
  [...line.matchAll(cells)].map(([, bare = '', quoted]) => (quoted ?? bare).replaceAll('""', '"').trim())
const lines = (file: string): string[] => readFileSync(join(folder, file), 'utf8').split(/\r?\n/)
const table = (file: string): Record<string, string>[] => {
  const [head = '', ...rest] = lines(file)
  const columns = split(head)
  return rest.filter(Boolean).map(line => Object.fromEntries(columns.map((column, at) => [column, split(line)[at] ?? ''])))
}

const bare = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
const bearerOf = (kind: string | undefined): Bearer => (/^(individual|person)$/i.test(kind ?? '') ? 'person' : 'company')
const named = (entryId: string, bearer: Bearer, names: readonly string[]): ListedName[] =>
  names
    .map(name => name.trim())
    .filter(name => name && name !== '-0-')
    .map(name => ({ entryId, name, bearer }))
const many = (text = '', by = '; '): string[] => text.split(by)

const un = (): ListedName[] =>
  table('sanctions/un_names_2026-02-27.csv').flatMap(row =>
    named(`UN ${row.data_id}`, bearerOf(row.kind), [
      row.name ?? '',
      row.name_original_script ?? '',
      ...many(row.aliases, ' | '),
      ...many(row.weak_aliases, ' | '),
    ]),
  )
const eu = (): ListedName[] =>
  table('sanctions/eu_consolidated_half_a.csv').flatMap(row =>
    named(`EU ${row.uid}`, bearerOf(row.schema), [row.name ?? '', ...many(row.alias), ...many(row.weakAlias), ...many(row.previousName)]),
  )
function ofac(): ListedName[] {
  const entries = lines('sanctions/ofac_sdn_raw_2021.csv').map(split)
  const kinds = new Map(entries.map(([id = '', , kind]) => [id, bearerOf(kind)]))
  const aliases = lines('sanctions/ofac_alt_raw_2021.csv').map(split)
  return [
    ...entries.flatMap(([id = '', name = '']) => named(`OFAC ${id}`, kinds.get(id) ?? 'company', [name])),
    ...aliases.flatMap(([id = '', , , name = '']) => named(`OFAC ${id}`, kinds.get(id) ?? 'company', [name])),
  ]
}

function published(): Labelled {
  const pairs = table('name_matching/un_positives_half_a.csv').map(row => [row.treated_name ?? '', row.listed_name ?? ''] as const)
  return {
    said: 'UN, EU and OFAC lists, labelled pairs of ../shared/data',
    listed: [...un(), ...eu(), ...ofac()],
    altered: pairs.filter(([one, other]) => bare(one) !== bare(other)),
    acrossScripts: table('name_matching/cross_script_pairs.csv').map(row => [row.query ?? '', row.expected_match ?? ''] as const),
    strangers: table('name_matching/negatives_synthetic_10k.csv').map(row => row.full_name ?? ''),
  }
}

function made(): Labelled {
  const dice = diceOf(3)
  const listed = madeList(25_000)
  const people = listed.filter((one, at) => one.bearer === 'person' && at % 200 === 1)
  return {
    said: 'made lists and pairs: ../shared/data is absent',
    listed,
    altered: people.map(({ name }) => [slipped(name, dice), name] as const).filter(([one, other]) => bare(one) !== bare(other)),
    acrossScripts: [
      ['Руслан Баделин', 'Ruslan Badelin'],
      ['Τιμόθεος', 'Timotheos'],
      ['سلمان كريم', 'Salman Karim'],
      ['김민호', 'Kim Min Ho'],
      ['王宏远', 'Wang Hongyuan'],
      ['אורי לוי', 'Uri Levi'],
    ],
    strangers: madeStrangers(10_000),
  }
}

export const labelled = (): Labelled => (existsSync(join(folder, 'name_matching')) ? published() : made())
