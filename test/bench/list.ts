import assert from 'node:assert/strict'
import { join } from 'node:path'
import type { Ground } from './ground.ts'
import { median, post, round, throughput } from './load.ts'
import { requestOf } from './operations.ts'
import { type Running, startNode } from './process.ts'
import type { Figure } from './results.ts'

interface Node {
  id: string
  name: string
  country: string
  tier: string
  status: string
  contacts: { id: string; name: string; email: string }[]
  latestResponse: { id: string; status: string; dueOn: string } | null
}
type Nodes<T> = { nodes: T[] }
type PeerNode = Omit<Node, 'contacts' | 'latestResponse'> & {
  contacts: Nodes<Node['contacts'][number]>
  responses: Nodes<NonNullable<Node['latestResponse']>>
}

const postgraphileBody = JSON.stringify({
  query: `{ allSuppliers(first: 50, orderBy: [NAME_ASC, ROW_ID_ASC]) { nodes { id: rowId name country tier status
    contacts: contactsBySupplierId(orderBy: [NAME_ASC, ROW_ID_ASC]) { nodes { id: rowId name email } }
    responses: responsesBySupplierId(first: 1, orderBy: [REQUESTED_AT_DESC, ROW_ID_DESC]) { nodes { id: rowId status dueOn } } } } }`,
})

interface Contender {
  readonly name: 'ours' | 'postgraphile' | 'handwritten'
  readonly body: string
  /** Its answer, in the form of ours. */
  nodes(data: unknown): Node[]
}

const plain = (data: unknown): Node[] => (data as { suppliers: Nodes<Node> }).suppliers.nodes
const contenders: Contender[] = [
  { name: 'ours', body: requestOf('BenchSuppliers'), nodes: plain },
  {
    name: 'postgraphile',
    body: postgraphileBody,
    nodes: data =>
      (data as { allSuppliers: Nodes<PeerNode> }).allSuppliers.nodes.map(({ responses, contacts, ...rest }) => ({
        ...rest,
        contacts: contacts.nodes,
        latestResponse: responses.nodes[0] ?? null,
      })),
  },
  { name: 'handwritten', body: '{}', nodes: plain },
]

const peer = (name: string, databaseUrl: string): Promise<Running> =>
  startNode([join(import.meta.dirname, `peers/${name}.ts`)], port => ({ PORT: String(port), DATABASE_URL: databaseUrl }))

/** The same list three ways, in turns, so that whatever else the machine does meets all three. */
export async function measureList(ground: Ground, { rounds = 5, seconds = 8 } = {}): Promise<Figure[]> {
  const { appUrl, large } = ground
  const running = {
    ours: await ground.startOurs(),
    postgraphile: await peer('postgraphile', appUrl),
    handwritten: await peer('handwritten', appUrl),
  }
  try {
    const answers: Node[][] = []
    for (const { name, body, nodes } of contenders) answers.push(nodes(await post(running[name].url, large.reviewer, body)))
    assert.equal(answers[0]?.length, 50)
    for (const other of answers.slice(1)) assert.deepEqual(other, answers[0])
    const perSecond: Record<Contender['name'], number[]> = { ours: [], postgraphile: [], handwritten: [] }
    for (const { name, body } of contenders) await throughput(running[name].url, large.reviewer, body, 3)
    for (let at = 0; at < rounds; at++) {
      for (const { name, body } of contenders) perSecond[name].push(await throughput(running[name].url, large.reviewer, body, seconds))
    }
    const [ours, postgraphile, handwritten] = [median(perSecond.ours), median(perSecond.postgraphile), median(perSecond.handwritten)]
    const said = `${round(ours, 0)} requests/s; PostGraphile ${round(postgraphile, 0)}, handwritten ${round(handwritten, 0)}`
    return [
      {
        name: 'list of 50, ours ÷ PostGraphile 5',
        value: round(ours / postgraphile, 2),
        unit: '×',
        reach: '≥ 1.2',
        met: ours / postgraphile >= 1.2,
        said,
      },
      {
        name: 'list of 50, ours ÷ handwritten',
        value: round(ours / handwritten, 2),
        unit: '×',
        reach: '≥ 0.5',
        met: ours / handwritten >= 0.5,
        said,
      },
    ]
  } finally {
    await Promise.all(Object.values(running).map(one => one.stop()))
  }
}
