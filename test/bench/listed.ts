import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { root } from './ground.ts'

/** A request as the portal's own page sends it, from the list that was built with it. */
export async function pageRequests(): Promise<(operationName: string, variables?: object) => string> {
  const manifest = JSON.parse(await readFile(join(root, 'portal/dist/manifest.json'), 'utf8')) as {
    operations: { id: string; name: string }[]
  }
  const ids = new Map(manifest.operations.map(({ id, name }) => [name, id]))
  return (operationName, variables = {}) => {
    const sha256Hash = ids.get(operationName)
    if (!sha256Hash) throw new Error(`the portal asks nothing called ${operationName}`)
    return JSON.stringify({ operationName, variables, extensions: { persistedQuery: { version: 1, sha256Hash } } })
  }
}
