import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { alone } from './support/alone.ts'
import { type Import, type Source, sources } from './support/sources.ts'

/** The features in the order in which data flows (style, section 4): each may look up this list, never down. */
const features = [
  'programmes',
  'members',
  'absences',
  'views',
  'history',
  'evidence',
  'countries',
  'parties',
  'suppliers',
  'conditions',
  'imports',
  'questionnaires',
  'notes',
  'threads',
  'assignments',
  'waves',
  'screening',
  'lots',
  'supply-map',
  'red-flags',
  'assessments',
  'risks',
  'mitigation',
  'committee',
  'audits',
  'grievances',
  'policies',
  'training',
  'stakeholders',
  'reports',
  'risk-review',
  'search',
  'work',
  'digests',
  'calendar-links',
]

interface Rule {
  /** What the files of this folder may import, beside packages. */
  readonly may: readonly string[]
  /** Of these, types alone. */
  readonly types?: readonly string[]
  /** The packages; left out: any. */
  readonly packages?: readonly string[]
}

/** Who may touch what (style, section 3). The longest folder that fits a file rules it. */
const rules: Readonly<Record<string, Rule>> = {
  'shared/src/': { may: ['shared/src/'], packages: ['zod'] },
  // Readings of Chinese signs and of the world's letters are data that others keep; the server alone compares names.
  'shared/src/rules/names/': { may: ['shared/src/'], packages: ['any-ascii', 'opencc-js', 'pinyin-pro'] },
  // A letter is compared while it is typed, and again on the server.
  'shared/src/rules/grievances/same-signs.ts': { may: ['shared/src/'], packages: ['opencc-js'] },
  // The house that an operation is given holds a mailer, a store, a signer: their shapes are known, never how they work.
  'server/src/core/': { may: ['shared/src/', 'server/src/core/'], types: ['server/src/platform/'] },
  // The launcher says its sentences before anything is built, so they are read by a file of its own.
  'server/src/platform/': { may: ['shared/src/', 'server/src/platform/', 'server/src/core/errors.ts', 'server/bin/words.mjs'] },
  'server/src/': { may: ['shared/src/', 'server/'] },
  'server/seeds/': { may: ['shared/src/', 'server/'] },
  'server/migrations/': { may: ['server/migrations/'] },
  // Beside the client and formats it holds parts with data that both sides show; those stand on ui.
  'portal/src/lib/': { may: ['shared/src/', 'portal/src/lib/', 'portal/src/gql/', 'portal/src/ui/'] },
  'portal/src/ui/': { may: ['shared/src/', 'portal/src/ui/', 'portal/src/lib/'] },
  'portal/src/gql/': { may: ['portal/src/gql/'] },
  'portal/src/': { may: ['shared/src/', 'portal/src/'] },
}
for (const [at, feature] of features.entries())
  Object.assign(rules, {
    [`server/src/features/${feature}/`]: {
      may: [
        'shared/src/',
        'server/src/core/',
        'server/src/platform/',
        ...features.slice(0, at + 1).map(one => `server/src/features/${one}/`),
      ],
    },
  })

const ruleOf = (file: string): Rule | undefined =>
  rules[
    Object.keys(rules)
      .filter(folder => file.startsWith(folder))
      .sort((a, b) => b.length - a.length)[0] ?? ''
  ]
const isOurs = (to: string): boolean => /^(shared|server|portal|test)\//.test(to)
const starts = (to: string, folders: readonly string[] = []): boolean => folders.some(folder => to.startsWith(folder))
const all = sources.flatMap(source => source.imports)
const told = (one: Import): string => `${one.from} imports ${one.to}`

describe('who may touch what', () => {
  test('the imports are found', () => expect(all.length).toBeGreaterThan(500))

  test('every feature has its place in the order', () => {
    const there = [...new Set(sources.flatMap(({ file }) => /^server\/src\/features\/([^/]+)\//.exec(file)?.[1] ?? []))]
    expect(there.filter(name => !features.includes(name))).toEqual([])
  })

  test('imports go only where the table lets them', () => {
    const wrong = all.filter(one => {
      const rule = ruleOf(one.from)
      if (!isOurs(one.to)) return rule?.packages && !rule.packages.includes(one.to)
      return !rule || !(starts(one.to, rule.may) || (one.typesOnly && starts(one.to, rule.types)))
    })
    expect(wrong.map(told)).toEqual([])
  })

  test('nobody imports another feature’s resolver', () => {
    const feature = (file: string) => /^server\/src\/features\/([^/]+)\//.exec(file)?.[1]
    const wrong = all.filter(one => one.to.endsWith('.resolver.ts') && feature(one.from) && feature(one.from) !== feature(one.to))
    expect(wrong.map(told)).toEqual([])
  })

  test('portal and server meet in the schema alone', () => {
    const wrong = all.filter(
      one =>
        (one.from.startsWith('portal/') && one.to.startsWith('server/')) ||
        (one.from.startsWith('server/') && one.to.startsWith('portal/')),
    )
    expect(wrong.map(told)).toEqual([])
  })

  test('a supplier’s pages and the staff’s pages do not know each other', () => {
    const sides = ['supplier', 'review', 'house', 'my-work', 'sign-in']
    const side = (file: string) => sides.find(one => file.startsWith(`portal/src/${one}/`))
    // Shell and sign-in belong to everybody; the rest keeps to itself.
    const wrong = all.filter(one => side(one.from) && side(one.to) && side(one.from) !== side(one.to) && side(one.to) !== 'sign-in')
    expect(wrong.map(told)).toEqual([])
  })

  test('no file reaches itself through others', () => {
    const edges = new Map(sources.map(({ file, imports }) => [file, imports.filter(one => !one.typesOnly).map(one => one.to)]))
    const done = new Set<string>()
    const circles: string[] = []
    const walk = (file: string, above: readonly string[]): void => {
      if (above.includes(file)) circles.push([...above.slice(above.indexOf(file)), file].join(' → '))
      else if (!done.has(file)) {
        for (const to of edges.get(file) ?? []) walk(to, [...above, file])
        done.add(file)
      }
    }
    for (const file of edges.keys()) walk(file, [])
    expect(circles).toEqual([])
  })
})

/** Who uses what only few may. */
const using = (pattern: RegExp, of: (source: Source) => boolean = () => true): string[] =>
  sources.filter(source => of(source) && pattern.test(source.text)).map(({ file }) => file)

describe('what only few may use', () => {
  test('the ways into the database', () => {
    expect(using(/\bDataSource\b|\.pool\b|\bpg\.Pool\b|\bpg\.Client\b|new Client\(/, ({ file }) => file.startsWith('server/'))).toEqual([
      'server/seeds/story.ts', // is there anything yet?
      'server/src/core/atomic.ts', // every operation of a person
      'server/src/data-source.ts', // migrations
      'server/src/house.ts',
      'server/src/main.ts',
      'server/src/platform/database.ts',
      'server/src/platform/postgres/roles.ts',
      'server/src/platform/upload-locks.ts', // one hand on an upload at a time, for as long as it comes in
      'server/src/start/given-database.ts',
      'server/src/verify/reach.ts',
      'server/src/verify/verify-all.ts',
    ])
  })

  test('the environment', () => {
    expect(
      using(/\bprocess\.env\b/).filter(
        file => !['server/src/env.ts', 'server/src/start.ts', 'server/src/verify.ts', 'server/src/verify-receipt.ts'].includes(file),
      ),
    ).toEqual([])
  })

  test('shared judges without clock, chance or anything from outside', () => {
    expect(
      using(/\bDate\.now\(|\bnew Date\(\)|\bMath\.random\b|\bfetch\(|\bconsole\.|\bprocess\./, ({ file }) => file.startsWith('shared/')),
    ).toEqual([])
  })

  test('a command takes its time and its chance from the context', () => {
    expect(
      using(
        /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\b/,
        ({ file }) => file.startsWith('server/src/features/') || file.startsWith('server/src/core/'),
      ),
    ).toEqual([])
  })

  test('roles stand in the policy and in lists of who is asked for, not in commands', () => {
    expect(
      using(/roles\.includes\(|role === '/, ({ file }) => /\.(commands|resolver|reading)\.ts$/.test(file)).filter(
        file => file !== 'server/src/features/members/member.commands.ts',
      ),
    ).toEqual([])
  })
})

test('only tests that load every module themselves put another in its place', () => {
  const root = join(import.meta.dirname, '..')
  const mocking = globSync('test/*/**/*.test.ts', { cwd: root }).filter(file => readFileSync(join(root, file), 'utf8').includes('vi.mock('))
  const kept = new Set(globSync([...alone], { cwd: root }))
  expect(mocking.filter(file => !kept.has(file))).toEqual([])
  expect(mocking.length).toBeGreaterThan(0)
})
