import type { Ground } from './ground.ts'
import { latencies, percentile, post, round } from './load.ts'
import { type OperationName, requestOf } from './operations.ts'
import type { Figure } from './results.ts'

/** The first pages that people open, and what is asked of each. */
const pages: { name: string; operation: OperationName; variables?: object }[] = [
  { name: 'sorted by state since', operation: 'BenchSuppliers', variables: { sort: 'STATE_SINCE' } },
  { name: 'sorted by created', operation: 'BenchSuppliers', variables: { sort: 'CREATED' } },
  { name: 'one state', operation: 'BenchSuppliers', variables: { filter: { status: ['ACTIVE'] } } },
  { name: 'one tier', operation: 'BenchSuppliers', variables: { filter: { tier: ['MINE'] } } },
  { name: 'search, many found', operation: 'BenchSuppliers', variables: { filter: { search: 'Guinea' } } },
  { name: 'search, none found', operation: 'BenchSuppliers', variables: { filter: { search: 'zzqqzz' } } },
  { name: 'as of a past day', operation: 'BenchSuppliers', variables: { asOf: '2026-06-01' } },
  {
    name: 'as of a past day, a state nobody had',
    operation: 'BenchSuppliers',
    variables: { asOf: '2026-06-01', filter: { status: ['ACTIVE'] } },
  },
  { name: 'count', operation: 'BenchCount' },
  { name: 'count of a search', operation: 'BenchCount', variables: { filter: { search: 'Guinea' } } },
  { name: 'responses by due day', operation: 'BenchResponses' },
  { name: 'responses by submission', operation: 'BenchResponses', variables: { sort: 'SUBMITTED' } },
  { name: 'overdue responses', operation: 'BenchResponses', variables: { filter: { overdue: true } } },
  { name: 'responses of suppliers searched for', operation: 'BenchResponses', variables: { filter: { search: 'Guinea' } } },
  { name: 'the search over everything, many found', operation: 'BenchSearch', variables: { text: 'Guinea' } },
  { name: 'the search over everything, none found', operation: 'BenchSearch', variables: { text: 'zzqqzz' } },
  { name: 'history', operation: 'BenchHistory' },
]

/** The list's first page for one person, large programme and small in turns; then every other first page once. */
export async function measurePages(ground: Ground, turns = 10, each = 20): Promise<Figure[]> {
  const ours = await ground.startOurs()
  const open = (token: string, operation: OperationName, variables = {}) => post(ours.url, token, requestOf(operation, variables))
  try {
    const taken: { large: number[]; small: number[] } = { large: [], small: [] }
    for (const { reviewer } of [ground.large, ground.small]) await latencies(100, () => open(reviewer, 'BenchSuppliers'))
    for (let turn = 0; turn < turns; turn++) {
      for (const size of ['large', 'small'] as const)
        taken[size].push(...(await latencies(each, () => open(ground[size].reviewer, 'BenchSuppliers'))))
    }
    const [large, small] = [percentile(taken.large, 0.95), percentile(taken.small, 0.95)]
    const figures: Figure[] = [
      { name: 'first page of suppliers at 100,000, one person, p95', value: round(large), unit: 'ms', reach: '≤ 50', met: large <= 50 },
      {
        name: 'the same ÷ at 1,000',
        value: round(large / small, 2),
        unit: '×',
        reach: '≤ 1.3',
        met: large / small <= 1.3,
        said: `${round(small)} ms there`,
      },
    ]
    for (const { name, operation, variables } of pages) {
      await latencies(8, () => open(ground.large.reviewer, operation, variables))
      const p95 = percentile(await latencies(40, () => open(ground.large.reviewer, operation, variables)), 0.95)
      figures.push({ name: `first page at 100,000: ${name}, p95`, value: round(p95), unit: 'ms', reach: '', met: null })
    }
    return figures
  } finally {
    await ours.stop()
  }
}
