import { createRequire } from 'node:module'
import { join } from 'node:path'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

const root = join(import.meta.dirname, '..')
const here = (...patterns: string[]) => patterns.map(pattern => `test/${pattern}`)

/** Measurements and long runs take what they take; each starts what it needs itself. `npm run bench`, `npm run soak` */
const patient = { testTimeout: 3_600_000, hookTimeout: 600_000, teardownTimeout: 60_000 }

/** What takes minutes begins first: a fresh clone knows no times, and at the end one core waited for it alone. */
const longest = ['pages-en', 'pages-fr', 'pages-zh'].map(name => `test/journeys/${name}.test.ts`)
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLong = ({ moduleId }: TestSpecification): boolean => longest.some(name => moduleId.endsWith(name))
    const sorted = await super.sort(files)
    return [...sorted.filter(isLong), ...sorted.filter(one => !isLong(one))]
  }
}

/** Tests that need a database share one PostgreSQL (support/cluster.ts); each file makes its own database in it. */
export default defineConfig({
  root,
  // Otherwise it is loaded twice, and types of "another realm" are refused.
  resolve: { alias: [{ find: /^graphql$/, replacement: createRequire(join(root, 'server/package.json')).resolve('graphql') }] },
  test: {
    pool: 'forks',
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    testTimeout: 30_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['shared/src/**/*.test.ts', 'server/src/**/*.test.ts', 'portal/src/**/*.test.{ts,tsx}', ...here('*.test.ts')],
        },
      },
      {
        extends: true,
        test: {
          name: 'api',
          include: here('*/**/*.test.ts'),
          exclude: here('start/**', 'journeys/**', 'soak/**', 'bench/**', 'pictures/**', 'node_modules/**'),
          globalSetup: here('support/cluster.ts'),
        },
      },
      { extends: true, test: { name: 'start', include: here('start/**/*.test.ts'), sequence: { groupOrder: 1 } } },
      {
        extends: true,
        test: {
          name: 'journeys',
          include: here('journeys/**/*.test.ts'),
          globalSetup: here('support/cluster.ts', 'support/journeys.ts'),
          testTimeout: 120_000,
          hookTimeout: 120_000,
          sequence: { groupOrder: 2 },
        },
      },
      {
        extends: true,
        test: {
          name: 'pictures',
          include: here('pictures/**/*.test.ts'),
          globalSetup: here('support/cluster.ts', 'support/journeys.ts'),
          ...patient,
        },
      },
      { extends: true, test: { name: 'bench', include: here('bench/**/*.bench.ts'), fileParallelism: false, ...patient } },
      { extends: true, test: { name: 'soak', include: here('soak/**/*.test.ts'), fileParallelism: false, ...patient } },
    ],
  },
})
