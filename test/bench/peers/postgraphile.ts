// PostGraphile 5 with its recommended preset. The same role, walls and session as ours.
import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import pg from 'pg'
import { postgraphile } from 'postgraphile'
import { makePgService } from 'postgraphile/adaptors/pg'
import { grafserv } from 'postgraphile/grafserv/node'
import { PostGraphileAmberPreset } from 'postgraphile/presets/amber'
import { settingsOf } from './settings.ts'

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 8 })

async function settingsFor(req: IncomingMessage): Promise<Record<string, string>> {
  const token = /headwater=([^;]+)/.exec(req.headers.cookie ?? '')?.[1] ?? ''
  const { rows } = await pool.query({
    name: 'enter',
    text: 'SELECT * FROM enter_session($1)',
    values: [createHash('sha256').update(token).digest('hex')],
  })
  return settingsOf(rows[0] ?? {})
}

const service = postgraphile({
  extends: [PostGraphileAmberPreset],
  pgServices: [makePgService({ pool, schemas: ['public'] })],
  // Otherwise a list may be sorted only by what an index begins with.
  disablePlugins: ['PgIndexBehaviorsPlugin'],
  grafserv: { graphqlPath: '/graphql', graphiql: false, watch: false },
  grafast: {
    explain: false,
    context: async ({ node }: { node?: { req: IncomingMessage } }) => ({ pgSettings: node ? await settingsFor(node.req) : {} }),
  },
} as GraphileConfig.Preset)

const serv = service.createServ(grafserv)
const server = createServer()
await serv.addTo(server)
server.listen(Number(process.env.PORT), '127.0.0.1')
