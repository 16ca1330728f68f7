import { createRequire } from 'node:module'
import { join } from 'node:path'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'
import { alone } from './support/alone.ts'

const root = join(import.meta.dirname, '..')
const here = (...patterns: string[]) => patterns.map(pattern => `test/${pattern}`)

/** Measurements and long runs take what they take; each starts what it needs itself. `npm run bench`, `npm run soak` */
const patient = { testTimeout: 3_600_000, hookTimeout: 600_000, teardownTimeout: 60_000 }

/** What takes longest begins first: a fresh clone knows no times, and at the end one core waited for it alone. */
const longest = [
  'journeys/pages-en',
  'access/matrix',
  'trust/crash',
  'access/crawl',
  'start/process',
  'journeys/pages-fr',
  'trust/uploads',
  'journeys/pages-zh',
  'journeys/pages',
  'journeys/evidence',
]
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification): number => longest.findIndex(name => moduleId.endsWith(`/test/${name}.test.ts`))
    const sorted = await super.sort(files)
    const first = sorted.filter(one => place(one) >= 0).sort((one, other) => place(one) - place(other))
    return [...first, ...sorted.filter(one => place(one) < 0)]
  }
}

/** But for those (support/alone.ts), a worker loads the server once for all its files: what a file makes, it makes in a house of its own, and no module keeps anything of a house. */
const together = { isolate: false }

/** Tests that need a database share one PostgreSQL (support/cluster.ts); each file makes its own database in it. */
export default defineConfig({
  root,
  // Otherwise it is loaded twice, and types of "another realm" are refused.
  resolve: { alias: [{ find: /^graphql$/, replacement: createRequire(join(root, 'server/package.json')).resolve('graphql') }] },
  test: {
    pool: 'forks',
    // One more than the cores of a small machine: each waits a good part of its time, for the database, the browser or a job.
    maxWorkers: 3,
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
          exclude: [...here('start/**', 'journeys/**', 'soak/**', 'bench/**', 'pictures/**', 'node_modules/**'), ...alone],
          globalSetup: here('support/cluster.ts'),
          ...together,
        },
      },
      { extends: true, test: { name: 'access', include: [...alone], globalSetup: here('support/cluster.ts') } },
      { extends: true, test: { name: 'start', include: here('start/**/*.test.ts') } },
      {
        extends: true,
        test: {
          name: 'journeys',
          include: here('journeys/**/*.test.ts'),
          globalSetup: here('support/cluster.ts', 'support/journeys.ts'),
          testTimeout: 120_000,
          hookTimeout: 120_000,
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
