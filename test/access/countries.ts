import { usualRule } from 'shared/rules/countries/country-rule.ts'
import type { FieldDecision, MutationDecision, QueryDecision, TypeDecision } from './decisions.ts'
import type { Owner } from './owners.ts'
import type { World } from './world.ts'

/** What of countries, editions and rules is guarded by what: parts of the tables in decisions.ts. */

const all = (decision: string, ...names: string[]): Record<string, FieldDecision> => Object.fromEntries(names.map(name => [name, decision]))
const list = { read: null, fields: { nodes: 'into', pageInfo: 'plain' } } as const
const houses: readonly Owner[] = ['one', 'two']

export const typesOfCountries: Readonly<Record<string, TypeDecision>> = {
  // Published by others: the same rows for everybody of the house.
  CountryEdition: {
    read: 'edition.read',
    fields: {
      ...all(
        'plain',
        'id',
        'source',
        'year',
        'title',
        'publisher',
        'kind',
        'gotOn',
        'licence',
        'origin',
        'rowsRead',
        'leftOut',
        'typed',
        'loadedAt',
        'countries',
      ),
      ...all('plain', 'inUse'),
      ...all('perhaps', 'fileName', 'fileSha256', 'loadedBy', 'confirmedBy', 'mayConfirm'),
    },
  },
  CountryEditionConnection: list,
  CountryFigure: {
    read: 'edition.read',
    fields: { ...all('plain', 'editionId', 'source', 'edition', 'year', 'inUse', 'region', 'indicator', 'value'), rank: 'perhaps' },
  },
  CountryRule: {
    read: 'rule.read',
    fields: {
      ...all('plain', 'id', 'number', 'rule', 'status', 'statusSince', 'proposedAt', 'version', 'allowedActions'),
      words: 'country_rules.words',
      proposedBy: 'accounts.name@home',
      decidedBy: 'perhaps',
    },
  },
  CountryCheck: {
    read: 'check.read',
    fields: {
      ...all('plain', 'id', 'country', 'region', 'role', 'period', 'class', 'dimensions', 'findings', 'missing', 'status', 'statusSince'),
      ...all('plain', 'computedAt', 'version', 'holds', 'ruleNumber', 'stale', 'suppliers', 'allowedActions'),
      reasoning: 'country_checks.reasoning',
      overrideWords: 'country_checks.override_words',
      ...all('perhaps', 'overrideClass', 'overrideEndsOn', 'supersededAt', 'overrideBy', 'decidedBy'),
    },
  },
  CountryCheckConnection: list,
  CountryFlip: { read: null, fields: all('told', 'country', 'region', 'role', 'from', 'to', 'suppliers') },
  CountryFlips: {
    read: null,
    fields: { ...all('told', 'places', 'countries', 'suppliers', 'materials', 'opens', 'closes', 'changed'), flips: 'told' },
  },
  CountryRun: {
    read: 'check.read',
    fields: { ...all('plain', 'id', 'cause', 'askedAt', 'done', 'total', 'changed'), ...all('perhaps', 'finishedAt', 'askedBy') },
  },
  CountryRunConnection: list,
  CountryChange: {
    read: 'check.read',
    fields: { ...all('plain', 'id', 'country', 'region', 'role', 'suppliers'), ...all('perhaps', 'from', 'to') },
  },
  CountryChangeConnection: list,
  CountryPaper: {
    read: 'paper.read',
    fields: {
      ...all('plain', 'id', 'country', 'kind', 'publishedOn', 'addedAt'),
      title: 'country_papers.title',
      publisher: 'country_papers.publisher',
      address: 'country_papers.address',
      words: 'country_papers.words',
      addedBy: 'accounts.name@home',
      mine: { right: 'paper.remove' },
    },
  },
  CountryPaperConnection: list,
  ChainCountry: { read: 'check.read', fields: all('plain', 'country', 'class', 'suppliers', 'computedAt') },
  // Counted over what the asker reaches: test/api/world.test.ts shows which.
  ChainRoute: { read: null, fields: all('told', 'leaves', 'leavesAs', 'reaches', 'reachesAs', 'suppliers', 'class') },
  ChainRoutes: { read: null, fields: all('told', 'routes', 'all') },
  ChainSite: {
    read: 'site.read',
    fields: {
      ...all('plain', 'id', 'country', 'kind', 'confirmed', 'latitude', 'longitude', 'responseId', 'question'),
      class: 'perhaps',
      name: 'records.name',
      supplier: 'into',
    },
  },
  ChainSiteConnection: list,
  ChainSiteMark: {
    read: 'site.read',
    fields: { ...all('plain', 'country', 'cell', 'latitude', 'longitude', 'sites'), class: 'perhaps', name: 'records.name' },
  },
  ChainSiteMarks: { read: null, fields: { marks: 'into', ...all('told', 'sites', 'shown') } },
}

const idOf = async ({ db, ids }: World, owner: Owner, table: string, more = 'true'): Promise<string> =>
  (await db.query(`SELECT id FROM ${table} WHERE programme_id = $1 AND ${more} LIMIT 1`, [ids[owner].programmeId])).rows[0]?.id
const anyEdition = async ({ db }: World): Promise<string> => (await db.query('SELECT id FROM country_editions LIMIT 1')).rows[0]?.id
const checkOf = async (world: World, owner: Owner) => ({ id: await idOf(world, owner, 'country_checks'), version: 0 })
const proposedRule = async (world: World, owner: Owner) => ({
  id: await idOf(world, owner, 'country_rules', "status = 'PROPOSED'"),
  version: 0,
})

export const queriesOfCountries: Readonly<Record<string, QueryDecision>> = {
  countryEditions: { action: 'edition.read', owners: ['one'] },
  countryEditionsCount: { action: 'edition.read', owners: ['one'] },
  countryEdition: { action: 'edition.read', owners: ['one'], one: world => ({ id: world.ids.one.editionId }) },
  countryFigures: { action: 'edition.read', owners: ['one'], one: () => ({ country: 'GN' }) },
  countryRules: { action: 'rule.read', owners: houses },
  countryChecks: { action: 'check.read', owners: houses },
  countryChecksCount: { action: 'check.read', owners: houses },
  countryCheck: { action: 'check.read', owners: houses, one: (world, owner) => ({ id: world.ids[owner].checkId }) },
  chainCountries: { action: 'check.read', owners: houses },
  chainRoutes: { action: 'check.read', owners: [] },
  chainSites: { action: 'site.read', owners: ['a', 'b', 'c'] },
  chainSitesCount: { action: 'site.read', owners: ['a', 'b', 'c'] },
  chainSiteMarks: { action: 'site.read', owners: ['a', 'b', 'c'] },
  countryFlips: { action: 'check.read', owners: [] },
  countryRuns: { action: 'check.read', owners: houses },
  countryRun: { action: 'check.read', owners: houses, one: (world, owner) => ({ id: world.ids[owner].runId }) },
  countryChanges: {
    action: 'check.read',
    owners: houses,
    one: (world, owner) => ({ first: 100, filter: { runId: world.ids[owner].runId } }),
  },
  // Asked by country, not by whose it is.
  countryPapers: { action: 'paper.read', owners: ['one'], one: () => ({ first: 100, filter: { country: 'GN' } }) },
}

const decideCheck = (action: MutationDecision['action'], check: string): MutationDecision => ({
  action,
  owners: houses,
  arranged: { check },
  // Proposed by nobody who asks here.
  subject: () => ({ accountId: 'somebody else' }),
  variables: async (world, owner) => ({ input: await checkOf(world, owner) }),
})
const decideRule = (action: MutationDecision['action']): MutationDecision => ({
  action,
  owners: houses,
  subject: () => ({ accountId: 'somebody else' }),
  variables: async (world, owner) => ({ input: await proposedRule(world, owner) }),
})
const paper = { country: 'GN', kind: 'NGO', title: 'New', publisher: 'New', publishedOn: '2026-01-01', words: 'New' }

export const mutationsOfCountries: Readonly<Record<string, MutationDecision>> = {
  addCountryPaper: { action: 'paper.add', owners: ['one'], variables: () => ({ input: paper }) },
  adoptCountryEdition: { action: 'edition.adopt', owners: ['one'], variables: async world => ({ id: await anyEdition(world) }) },
  approveCountryOverride: decideCheck('check.approveOverride', 'OVERRIDE_PROPOSED'),
  approveCountryRule: decideRule('rule.approve'),
  confirmCountryCheck: decideCheck('check.confirm', 'COMPUTED'),
  confirmCountryEdition: {
    action: 'edition.confirm',
    owners: ['one'],
    subject: () => ({ accountId: 'somebody else' }),
    // Only what was typed is confirmed; this was not, and whoever may learns it.
    rule: 'editionNotTyped',
    variables: async world => ({ id: await anyEdition(world) }),
  },
  endCountryOverride: decideCheck('check.endOverride', 'OVERRIDDEN'),
  proposeCountryOverride: {
    ...decideCheck('check.proposeOverride', 'COMPUTED'),
    variables: async (world, owner) => ({
      input: { ...(await checkOf(world, owner)), class: 'NOT_CAHRA', words: 'New', endsOn: `${new Date().getUTCFullYear() + 1}-06-30` },
    }),
  },
  proposeCountryRule: {
    action: 'rule.propose',
    owners: ['one'],
    // One waits already.
    rule: 'ruleWaits',
    variables: () => ({ rule: usualRule, words: 'New' }),
  },
  rejectCountryOverride: decideCheck('check.rejectOverride', 'OVERRIDE_PROPOSED'),
  rejectCountryRule: decideRule('rule.reject'),
  removeCountryPaper: {
    action: 'paper.remove',
    owners: houses,
    // Added by somebody who is none of those that ask.
    subject: () => ({ accountId: 'somebody else' }),
    variables: async (world, owner) => ({ id: await idOf(world, owner, 'country_papers') }),
  },
  rewordCountryCheck: {
    action: 'check.reword',
    owners: houses,
    variables: async (world, owner) => ({ input: { ...(await checkOf(world, owner)), zh: 'New', en: 'New', fr: 'New' } }),
  },
  runCountryChecks: { action: 'check.run', owners: ['one'], variables: () => ({}) },
  typeCountryValue: {
    action: 'edition.load',
    owners: ['one'],
    variables: () => ({
      input: {
        source: 'CPI',
        year: 2025,
        title: 'New',
        gotOn: '2026-01-01',
        licence: 'New',
        origin: 'New',
        country: 'GN',
        indicator: 'score',
        value: 20,
      },
    }),
  },
  withdrawCountryRule: decideRule('rule.withdraw'),
}
