import { createHash, randomUUID } from 'node:crypto'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Answer } from './person.ts'

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** A portal that lists these operations and nothing else: production runs no other. */
export async function portalWith(documents: readonly string[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'headwater-portal-'))
  const operations = documents.map(body => {
    const [, type, name] = /^(query|mutation) (\w+)/.exec(body) ?? []
    return { id: sha256(body), type, name, body }
  })
  await writeFile(join(folder, 'manifest.json'), JSON.stringify({ operations }))
  await writeFile(join(folder, 'index.html'), '<!doctype html><title>Headwater</title>')
  return folder
}

/** One listed operation, as the portal sends it; also what came with the answer besides its data. */
export async function sendListed(
  url: string,
  body: string,
  variables: Record<string, unknown>,
  headers: Record<string, string> = {},
): Promise<Answer<Record<string, unknown>> & { cookies: string[] }> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-headwater-language': 'en', 'idempotency-key': randomUUID(), ...headers },
    body: JSON.stringify({ variables, extensions: { persistedQuery: { version: 1, sha256Hash: sha256(body) } } }),
  })
  return { ...((await response.json()) as Answer<Record<string, unknown>>), cookies: response.headers.getSetCookie() }
}
