import { loadavg } from 'node:os'
import { complete, makeComplete } from './complete.ts'
import { uuid } from './data.ts'
import { asSuper, type Ground } from './ground.ts'
import { pageRequests } from './listed.ts'
import { latencies, percentile, post, round } from './load.ts'
import type { Figure } from './results.ts'

/** One thing that a reviewer's page asks for; the variables are those its page would send. */
interface Asked {
  readonly name: string
  readonly operation: string
  readonly variables: object
}

/** The queue's views, as portal/src/review/responses/views.ts has them. */
const views = {
  waiting: { status: ['SUBMITTED', 'IN_REVIEW'] },
  'came back': { cameBack: true },
  asks: { asks: true },
  due: { dueWithin: 7 },
  overdue: { overdue: true },
  silent: { silent: true },
  returned: { status: ['RETURNED'] },
  open: { status: ['DRAFT'] },
  accepted: { status: ['ACCEPTED'] },
  all: {},
}
const others = {
  mine: { ...views.waiting, mine: true },
  'nobody’s': { ...views.waiting, nobodys: true },
  'mine, overdue': { overdue: true, mine: true },
  'mine, silent': { silent: true, mine: true },
  search: { ...views.waiting, search: 'Guinea' },
  'search, few found': { search: '77001' },
  'search, none found': { ...views.waiting, search: 'zzqqzz' },
  'mine, search': { mine: true, search: 'Guinea' },
}
const sorts = ['WAITING', 'DUE', 'SUBMITTED']

const queue: Asked[] = [
  ...Object.entries({ ...views, ...others }).flatMap(([name, filter]) =>
    sorts.map(sort => ({ name: `${name}, ${sort}`, operation: 'Responses', variables: { filter, sort, silent: name === 'silent' } })),
  ),
  { name: 'next up', operation: 'NextUp', variables: { filter: views.waiting } },
]

const registerFilters = (me: string, other: string): Record<string, object> => ({
  all: {},
  ...Object.fromEntries(['PROSPECT', 'INVITED', 'CONDITIONAL', 'ACTIVE'].map(state => [`state ${state}`, { status: [state] }])),
  'two states': { status: ['UNDER_REVIEW', 'APPROVED'] },
  tier: { tier: ['MINE'] },
  'two tiers': { tier: ['TRADER', 'BROKER'] },
  material: { material: ['BAUXITE'] },
  country: { country: 'GN' },
  mine: { reviewerId: me },
  'another’s': { reviewerId: other },
  'nobody’s': { unassigned: true },
  search: { search: 'Guinea' },
  'search in Chinese': { search: '几内亚' },
  'search, few found': { search: '77001' },
  'search, none found': { search: 'zzqqzz' },
  'mine, search': { reviewerId: me, search: 'Guinea' },
  'mine, state, tier': { reviewerId: me, status: ['ACTIVE'], tier: ['SMELTER'] },
})
const registerSorts = ['NAME', 'STATE_SINCE', 'CREATED']
const registerOf = (filters: Record<string, object>): Asked[] =>
  Object.entries(filters).flatMap(([name, filter]) =>
    registerSorts.map(sort => ({ name: `${name}, ${sort}`, operation: 'Suppliers', variables: { filter, sort } })),
  )

const found: Asked[] = ['Guinea', '几内亚', '矿业', 'zzqqzz', '77001', 'licence', 'B2 Guinea', 'KYS-C2', 'Yunnan Delta'].map(text => ({
  name: text,
  operation: 'Search',
  variables: { text },
}))

const queueCounts = (whose: object): object => {
  const { waiting, 'came back': back, asks, due: soon, silent, overdue, returned, open, accepted, all } = views
  const each = { waiting, back, asks, soon, silent, overdue, returned, open, accepted, all }
  return Object.fromEntries(Object.entries(each).map(([name, filter]) => [name, { ...filter, ...whose }]))
}
const registerCounts = (filter: object): object => ({
  shown: filter,
  ...Object.fromEntries(
    Object.entries({
      prospect: 'PROSPECT',
      invited: 'INVITED',
      inProgress: 'KYS_IN_PROGRESS',
      underReview: 'UNDER_REVIEW',
      conditional: 'CONDITIONAL',
      approved: 'APPROVED',
      active: 'ACTIVE',
    }).map(([name, state]) => [name, { ...filter, status: [state] }]),
  ),
})
const counted = (me: string): Asked[] => [
  ...Object.entries({ all: {}, mine: { mine: true }, 'nobody’s': { nobodys: true }, search: { search: 'Guinea' } }).map(
    ([name, whose]) => ({
      name: `queue’s chips, ${name}`,
      operation: 'ResponseCounts',
      variables: queueCounts(whose),
    }),
  ),
  ...Object.entries({
    all: {},
    mine: { reviewerId: me },
    'nobody’s': { unassigned: true },
    search: { search: 'Guinea' },
    none: { search: 'zzqqzz' },
  }).map(([name, filter]) => ({ name: `register’s chips, ${name}`, operation: 'SupplierCounts', variables: registerCounts(filter) })),
]

/** Each first page, filter, sort and search of the reviewer's way at 100,000 suppliers and a million answers, as the portal asks for it. */
export async function measureReviewing(ground: Ground, times = Number(process.env.BENCH_TIMES ?? 30)): Promise<Figure[]> {
  const { large } = ground
  const began = performance.now()
  const isNew = await asSuper(ground.superUrl, db => makeComplete(db, 1, large))
  if (isNew) console.log(`laid in ${round((performance.now() - began) / 1_000)} s`)
  const request = await pageRequests()
  const ours = await ground.startOurs()
  const measure = async (name: string, asked: readonly Asked[], most: number): Promise<Figure> => {
    const slow: { name: string; p95: number }[] = []
    const taken: number[] = []
    for (const one of asked) {
      const body = request(one.operation, one.variables)
      const ask = () => post(ours.url, large.reviewer, body)
      await latencies(4, ask)
      const each = await latencies(times, ask)
      taken.push(...each)
      slow.push({ name: one.name, p95: percentile(each, 0.95) })
    }
    slow.sort((a, b) => b.p95 - a.p95)
    console.log(name, slow.map(one => `${one.name} ${round(one.p95)}`).join('; '))
    const [worst] = slow
    const all = round(percentile(taken, 0.95))
    // A mean over many quick ones hides one that is slow: it is named beside.
    const said = `${asked.length} pages, each ${times} times; the slowest alone: ${worst?.name}, ${round(worst?.p95 ?? Number.NaN)} ms; load of the machine ${round(loadavg()[0] ?? 0)}`
    return { name, value: all, unit: 'ms', reach: `≤ ${most}`, met: all <= most, said }
  }
  const [me, other] = [uuid('account', 1, 0), uuid('account', 1, 953)]
  const at = `at ${large.suppliers.toLocaleString('en')} suppliers, ${complete.toLocaleString('en')} complete KYS`
  try {
    return [
      await measure(`queue ${at}: first page, every filter and sort, p95`, queue, 80),
      await measure(`register ${at}: first page, every filter and sort, p95`, registerOf(registerFilters(me, other)), 80),
      await measure(`search over everything ${at}, p95`, found, 80),
      await measure(`counts ${at}, p95`, counted(me), 300),
    ]
  } finally {
    await ours.stop()
  }
}
