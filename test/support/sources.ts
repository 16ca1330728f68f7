import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'

const root = join(import.meta.dirname, '../..')

export interface Import {
  readonly from: string
  /** A file below the root, or a package's name. */
  readonly to: string
  /** Types are gone before anything runs. */
  readonly typesOnly: boolean
}

export interface Source {
  readonly file: string
  readonly text: string
  readonly imports: readonly Import[]
}

const packages = ['shared', 'server', 'portal', 'test']

/** `shared/rules/days.ts` is what `shared/package.json` exports from `shared/src`. */
function whereTo(from: string, given: string): string {
  if (given.startsWith('.')) return relative(root, join(root, dirname(from), given)).replaceAll('\\', '/')
  const [name = '', ...rest] = given.split('/')
  if (!packages.includes(name)) return given.startsWith('@') ? [name, rest[0]].join('/') : name
  const path = rest.join('/')
  return existsSync(join(root, name, path)) ? `${name}/${path}` : `${name}/src/${path}`
}

const importing = /(?:^|\n)\s*(?:import|export)\s+(type\s)?(?:[^'";]*?\sfrom\s+)?'([^']+)'|\bimport\(\s*'([^']+)'\s*\)/g

function sourceOf(file: string): Source {
  const text = readFileSync(join(root, file), 'utf8')
  const imports = [...text.matchAll(importing)].map(([, type, still, later]) => ({
    from: file,
    to: whereTo(file, still ?? later ?? ''),
    typesOnly: type !== undefined,
  }))
  return { file, text, imports }
}

/** What we wrote for the product, tests beside it left out. */
export const sources: readonly Source[] = globSync(
  ['shared/src/**/*.ts', 'server/src/**/*.{ts,tsx}', 'server/seeds/**/*.ts', 'server/migrations/**/*.ts', 'portal/src/**/*.{ts,tsx}'],
  {
    cwd: root,
    exclude: file => file.endsWith('.test.ts') || file.endsWith('.test.tsx') || file.endsWith('.examples.ts'),
  },
)
  .map(file => sourceOf(file.replaceAll('\\', '/')))
  .sort((a, b) => a.file.localeCompare(b.file))
