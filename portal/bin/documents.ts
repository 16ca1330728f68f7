import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Plugin } from 'vite'

const generated = join(import.meta.dirname, '../src/gql')
const call = /\bgraphql\(\s*(?:\/\* GraphQL \*\/\s*)?`([^`]*)`\s*,?\s*\)/g
/** These are sent without Apollo (lib/send.ts), which needs no more than their name. */
const plain = /\/src\/(?:sign-in\/|lib\/(?:session|language)\.ts)/
const nameOnly = (name: string) => ({ kind: 'Document', definitions: [{ kind: 'OperationDefinition', name: { value: name } }] })
const title = /\b(query|mutation|fragment)\s+(\w+)/

interface Listed {
  readonly operations: readonly { readonly id: string; readonly name: string }[]
}

/**
 * Puts the parsed document and its listed id where the source says graphql(`…`): no parser, no list of all operations
 * and no document of another page travels to the browser.
 */
export const documents = (): Plugin => ({
  name: 'documents',
  enforce: 'pre',
  async transform(code, id) {
    if (!code.includes('gql/gql.ts') || id.includes('/src/gql/')) return null
    const parsed = (await import(pathToFileURL(join(generated, 'graphql.ts')).href)) as Record<string, unknown>
    const listed = JSON.parse(await readFile(join(generated, 'manifest.json'), 'utf8')) as Listed
    const replaced = code.replaceAll(call, (_, source: string) => {
      const [, kind, name = ''] = title.exec(source) ?? []
      const document = parsed[`${name}${kind === 'fragment' ? 'FragmentDoc' : 'Document'}`]
      if (!document) this.error(`${id}: ${name} is not generated. Run node portal/bin/build.mjs`)
      const operation = listed.operations.find(one => one.name === name)
      return `listed(${JSON.stringify(plain.test(id) ? nameOnly(name) : document)}, ${JSON.stringify(name)}, ${JSON.stringify(operation?.id ?? null)})`
    })
    const at = JSON.stringify(join(import.meta.dirname, '../src/lib/listed.ts'))
    return { code: `import { listed } from ${at};\n${replaced.replace(/import \{ graphql \} from '[^']*gql\/gql\.ts'/, '')}`, map: null }
  },
})
