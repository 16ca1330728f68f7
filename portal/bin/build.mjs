// Builds the portal: types and documents from the schema, the list of operations for the server, the pages for the browser.
// Nothing is done when nothing has changed since the last build; --force does it all the same, --types stops before the pages.
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

const portal = join(import.meta.dirname, '..')
const root = join(portal, '..')
const schema = process.env.HEADWATER_SCHEMA ?? join(root, 'server/schema.graphql')
const stampFile = join(portal, 'dist/stamp')
const typesOnly = process.argv.includes('--types')

async function stamp() {
  const hash = createHash('sha256')
  const folders = [join(portal, 'src'), join(portal, 'bin'), join(root, 'shared/src')]
  const listed = await Promise.all(
    folders.map(async folder =>
      (await readdir(folder, { recursive: true, withFileTypes: true }))
        .filter(entry => entry.isFile() && !entry.parentPath.includes(join('src', 'gql')))
        .map(entry => join(entry.parentPath, entry.name)),
    ),
  )
  const files = [
    ...listed.flat().sort(),
    schema,
    ...['index.html', 'vite.config.ts', 'vite.speak.config.ts', 'package.json'].map(name => join(portal, name)),
    join(root, 'pnpm-lock.yaml'),
  ]
  const bodies = await Promise.all(files.map(file => readFile(file)))
  for (const [at, file] of files.entries()) hash.update(file.slice(root.length)).update(bodies[at])
  return hash.digest('hex')
}

async function generateTypes() {
  const { generate } = await import('@graphql-codegen/cli')
  process.chdir(portal)
  await generate(
    {
      schema,
      documents: ['src/**/*.{ts,tsx}', '!src/gql/**', '!src/**/*.test.ts'],
      silent: true,
      errorsOnly: true,
      generates: {
        'src/gql/': {
          preset: 'client',
          presetConfig: { fragmentMasking: false },
          config: {
            enumsAsTypes: true,
            useTypeImports: true,
            strictScalars: true,
            scalars: { DateTime: 'string', LocalDate: 'string', JSON: 'unknown', ID: 'string' },
          },
        },
      },
    },
    true,
  )
  // One package fewer to depend on: Apollo has the same type.
  for (const name of ['gql.ts', 'graphql.ts']) {
    const file = join(portal, 'src/gql', name)
    await writeFile(file, (await readFile(file, 'utf8')).replace('@graphql-typed-document-node/core', '@apollo/client'))
  }
}

async function generateManifest() {
  const { generatePersistedQueryManifest } = await import('@apollo/generate-persisted-query-manifest')
  const manifest = await generatePersistedQueryManifest({ documents: ['src/**/*.{ts,tsx}', '!src/gql/**', '!src/**/*.test.ts'] })
  await mkdir(join(portal, 'src/gql'), { recursive: true })
  await writeFile(join(portal, 'src/gql/manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`)
  return manifest
}

/** Compressed once here, better than the server could while a person waits. */
async function compressAssets(folder) {
  const names = (await readdir(folder, { recursive: true })).filter(name => /\.(m?js|css|svg|ttf)$/.test(name))
  await Promise.all(
    names.map(async name => {
      const body = await readFile(join(folder, name))
      if (body.length < 1_000) return
      const [br, gz] = await Promise.all([
        promisify(brotliCompress)(body, {
          params: { [constants.BROTLI_PARAM_QUALITY]: 10, [constants.BROTLI_PARAM_SIZE_HINT]: body.length },
        }),
        promisify(gzip)(body, { level: 9 }),
      ])
      await Promise.all([writeFile(join(folder, `${name}.br`), br), writeFile(join(folder, `${name}.gz`), gz)])
    }),
  )
}

/** What must come before sign-in can be drawn, compressed, in bytes; people at the end of a thin line wait for it. */
const firstScriptLimit = 130_000

async function weighFirstScript(folder) {
  const chunks = JSON.parse(await readFile(join(folder, '.vite/manifest.json'), 'utf8'))
  const names = Object.keys(chunks)
  const reached = new Set()
  const reach = name => {
    if (reached.has(name)) return
    reached.add(name)
    for (const next of chunks[name].imports ?? []) reach(next)
  }
  reach('index.html')
  const weigh = async list =>
    await Promise.all(list.map(async name => (await promisify(gzip)(await readFile(join(folder, chunks[name].file)), { level: 9 })).length))
  const script = (await weigh([...reached])).reduce((sum, size) => sum + size, 0)
  const words = Math.max(...(await weigh(names.filter(name => name.endsWith('/portal.json')))))
  if (script + words > firstScriptLimit)
    throw new Error(`The first script weighs ${script + words} bytes, more than ${firstScriptLimit}: ${[...reached].join(', ')}`)
}

/** What somebody who speaks up waits for on a thin line, compressed: one file, and nothing that it needs first. */
const speakLimit = 5_000

async function weighSpeakScript(folder) {
  const { file, imports = [] } = JSON.parse(await readFile(join(folder, '.vite/speak.json'), 'utf8'))['src/speak/speak.ts']
  const weight = (await promisify(gzip)(await readFile(join(folder, file)), { level: 9 })).length
  if (imports.length > 0 || weight > speakLimit)
    throw new Error(`The script for those who speak up weighs ${weight} bytes and needs ${imports.length} others`)
}

/** One build at a time: a second one waits, and then finds everything done. */
async function alone(work) {
  const lock = join(portal, '.building')
  const mine = String(process.pid)
  for (;;) {
    try {
      await writeFile(lock, mine, { flag: 'wx' })
      break
    } catch {
      const holder = Number(await readFile(lock, 'utf8').catch(() => '0'))
      if (holder && isRunning(holder)) await setTimeout(100)
      else await rm(lock, { force: true })
    }
  }
  try {
    return await work()
  } finally {
    await rm(lock, { force: true })
  }
}

function isRunning(pid) {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return error.code === 'EPERM'
  }
}

await alone(async () => {
  const now = await stamp()
  if (!process.argv.includes('--force') && !typesOnly && existsSync(stampFile) && (await readFile(stampFile, 'utf8')) === now) return
  process.chdir(portal)
  await generateTypes()
  const manifest = await generateManifest()
  if (typesOnly) return
  // Built beside and then exchanged, so that a server that is running never finds half a portal.
  const fresh = join(portal, 'dist.new')
  const { build } = await import('vite')
  await build({ configFile: join(portal, 'vite.config.ts'), logLevel: 'warn', build: { outDir: fresh } })
  await build({ configFile: join(portal, 'vite.speak.config.ts'), logLevel: 'warn', build: { outDir: fresh } })
  await weighFirstScript(fresh)
  await weighSpeakScript(fresh)
  await compressAssets(join(fresh, 'assets'))
  await writeFile(join(fresh, 'manifest.json'), JSON.stringify(manifest))
  await writeFile(join(fresh, 'stamp'), now)
  await rm(join(portal, 'dist.old'), { recursive: true, force: true })
  if (existsSync(join(portal, 'dist'))) await rename(join(portal, 'dist'), join(portal, 'dist.old'))
  await rename(fresh, join(portal, 'dist'))
  await rm(join(portal, 'dist.old'), { recursive: true, force: true })
})
