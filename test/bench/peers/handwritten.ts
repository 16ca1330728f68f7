// The upper bound: Express, one statement written by hand, its JSON sent as it comes. The same role, walls and session as ours.
import { createHash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createRequire } from 'node:module'
import pg from 'pg'
import { settingsOf } from './settings.ts'

const fromServer = createRequire(new URL('../../../server/package.json', import.meta.url))
type Handler = (req: IncomingMessage, res: ServerResponse & { type(name: string): void; send(body: string): void }) => unknown
/** What is used of the server's Express; its types are not the tests' to import. */
const express = fromServer('express') as (() => {
  get(path: string, handler: Handler): void
  post(path: string, ...handlers: Handler[]): void
  listen(port: number, host: string): void
}) & { json(): Handler }

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 8, pipeline: true } as pg.PoolConfig)

const list = `SELECT coalesce(json_agg(n), '[]')::text AS nodes FROM (
  SELECT s.id, s.name, s.country, s.tier, s.status,
    (SELECT coalesce(json_agg(x), '[]') FROM (SELECT c.id, c.name, c.email FROM contacts c WHERE c.supplier_id = s.id ORDER BY c.name, c.id) x) AS contacts,
    (SELECT row_to_json(x) FROM (SELECT r.id, r.status, r.due_on AS "dueOn" FROM responses r WHERE r.supplier_id = s.id ORDER BY r.requested_at DESC, r.id DESC LIMIT 1) x) AS "latestResponse"
  FROM suppliers s WHERE s.programme_id = $1 ORDER BY s.name, s.id LIMIT 50) n`

const walls = `SELECT ${Object.keys(settingsOf({}))
  .map((name, at) => `set_config('${name}', $${at + 1}, true)`)
  .join(', ')}`

async function suppliers(sessionHash: string): Promise<string> {
  const client = await pool.connect()
  const sent: Promise<unknown>[] = []
  const ask = (statement: pg.QueryConfig): Promise<pg.QueryResult> => {
    const answer = client.query(statement)
    sent.push(answer)
    return answer
  }
  try {
    void ask({ text: 'BEGIN READ ONLY' })
    const { rows } = await ask({ name: 'enter', text: 'SELECT * FROM enter_session($1)', values: [sessionHash] })
    const session = rows[0] ?? {}
    void ask({ name: 'walls', text: walls, values: Object.values(settingsOf(session)) })
    const answer = ask({ name: 'list', text: list, values: [session.programme_id] })
    void ask({ text: 'COMMIT' })
    const [page] = (await answer).rows
    return `{"data":{"suppliers":{"nodes":${page.nodes}}}}`
  } finally {
    void Promise.allSettled(sent).then(() => client.release())
  }
}

const app = express()
app.get('/ready', (_req, res) => res.send('{}'))
app.post('/graphql', express.json(), async (req, res) => {
  const token = /headwater=([^;]+)/.exec(req.headers.cookie ?? '')?.[1] ?? ''
  const body = await suppliers(createHash('sha256').update(token).digest('hex'))
  res.type('json')
  res.send(body)
})
app.listen(Number(process.env.PORT), '127.0.0.1')
