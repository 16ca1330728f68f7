import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import type { ExecutionResult, GraphQLSchema } from 'graphql'
import type { InOperation } from 'server/src/platform/executor.ts'
import { createGraphql, serveGraphql } from 'server/src/platform/graphql.ts'
import { createHttp, type HttpOptions } from 'server/src/platform/http.ts'
import { listedOperations } from 'server/src/platform/listed-operations.ts'
import { createLog } from 'server/src/platform/log.ts'
import type { Mode } from 'server/src/platform/mode.ts'
import { smallManifest, smallSchema } from './small-schema.ts'

const page =
  '<!doctype html><html lang="__LANG__" data-mantine-color-scheme="__SCHEME__"><meta property="csp-nonce" nonce="__NONCE__"></html>'

interface Wishes extends Partial<Pick<HttpOptions, 'origin' | 'ready' | 'routes'>> {
  readonly mode?: Mode
  readonly schema?: GraphQLSchema
  readonly inOperation?: InOperation<object>
}

/** The whole edge over a schema of the tests' own: no database, no feature. */
export async function startSmallServer(wishes: Wishes = {}) {
  const {
    mode = 'demonstration',
    schema = smallSchema(),
    inOperation = justRun,
    origin = 'http://localhost',
    ready = async () => true,
  } = wishes
  const lines: string[] = []
  const log = createLog('debug', { write: line => void lines.push(line) })
  const folder = builtPortal()
  const apollo = await createGraphql({ schema, mode, inOperation, log })
  const graphql = [listedOperations(folder, mode), serveGraphql(apollo, async () => ({}))]
  const http = createHttp({
    origin,
    trustProxy: 0,
    portalFolder: folder,
    ready,
    graphql,
    log,
    ...(wishes.routes ? { routes: wishes.routes } : {}),
  })
  const url = `http://127.0.0.1:${await http.listen(0, '127.0.0.1')}`
  return {
    url,
    http,
    log: { lines, text: () => lines.join(''), requests: () => lines.map(line => JSON.parse(line)).filter(({ msg }) => msg === 'request') },
    /** A GraphQL request as a browser of ours sends it. */
    post: (body: unknown, headers: Record<string, string> = {}) =>
      fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
    stop: async () => {
      await http.close(2000)
      await apollo.stop()
      rmSync(folder, { recursive: true })
    },
  }
}
export type SmallServer = Awaited<ReturnType<typeof startSmallServer>>

const justRun: InOperation<object> = (_context, _kind, _operation, run): Promise<ExecutionResult> => run()

function builtPortal(): string {
  const folder = mkdtempSync(join(tmpdir(), 'headwater-portal-'))
  mkdirSync(join(folder, 'assets'))
  writeFileSync(join(folder, 'index.html'), page)
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(smallManifest))
  writeFileSync(join(folder, 'favicon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>')
  writeFileSync(join(folder, 'assets', 'plain-1.js'), 'export const plain = 1\n')
  writeFileSync(join(folder, 'assets', 'packed-1.js'), 'export const packed = 1\n')
  writeFileSync(join(folder, 'assets', 'packed-1.js.br'), brotliCompressSync('export const packed = 1\n'))
  return folder
}
