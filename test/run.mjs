// @ts-check
// `npm test`: every check, in the order in which a fault is found soonest. The first stage that breaks ends the run; the last line counts.
//   --check  before a commit, under a minute: format, lint, types, architecture, unit tests
//   --bench  the measurements of test/bench, one after another; with names behind it, these alone: npm run bench -- list pages
//   --soak   the long runs of test/soak
//   --pictures  README's pictures, from the demonstration as it is
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const results = join(root, 'test/results')
const numbersFile = join(results, 'vitest.json')
const tool = (/** @type {string} */ path) => join(root, 'node_modules', path)

/** @returns {Promise<boolean>} did it end well? */
function node(/** @type {string[]} */ command, quiet = false) {
  const child = spawn(process.execPath, command, { cwd: root, stdio: ['ignore', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'] })
  /** @type {Buffer[]} */
  const heard = []
  child.stdout?.on('data', part => heard.push(part))
  child.stderr?.on('data', part => heard.push(part))
  return new Promise(resolve => {
    child.once('close', code => {
      if (code !== 0) process.stdout.write(Buffer.concat(heard))
      resolve(code === 0)
    })
  })
}

const lint = () => node([tool('@biomejs/biome/bin/biome'), 'check', '--error-on-warnings'])
const types = async () => {
  // The compiler uses both cores by itself.
  let fine = true
  for (const name of ['shared', 'server', 'portal', 'test']) fine = (await node([tool('typescript/bin/tsc'), '-p', name], true)) && fine
  return fine
}
const buildAll = async () => {
  const { consoleWords } = await import('../server/bin/words.mjs')
  const { build } = await import('../server/bin/build.mjs')
  return build(consoleWords(process.env))
}
const portalTypes = () => node(['portal/bin/build.mjs', '--types'], true)
/** What is named behind the suite: these alone. */
const named = process.argv.slice(3)
const tests = (/** @type {string[]} */ ...projects) => {
  const report = ['--reporter=default', '--reporter=json', `--outputFile.json=${numbersFile}`]
  const chosen = projects.flatMap(name => ['--project', name])
  if (named.length > 0) chosen.push('--testNamePattern', `^(${named.join('|')})$`)
  return node([tool('vitest/vitest.mjs'), 'run', '--config', 'test/vitest.config.ts', '--passWithNoTests', ...report, ...chosen])
}

/** @type {Record<string, [name: string, run: () => Promise<boolean>][]>} */
const suites = {
  all: [
    ['format and lint', lint],
    ['build', buildAll],
    ['types', types],
    ['tests', () => tests('unit', 'api', 'access', 'start', 'journeys')],
  ],
  check: [
    ['format and lint', lint],
    ['types of the portal’s documents', portalTypes],
    ['types', types],
    ['unit tests and architecture', () => tests('unit')],
  ],
  bench: [
    ['build', buildAll],
    ['measurements', () => tests('bench')],
  ],
  soak: [
    ['build', buildAll],
    ['long runs', () => tests('soak')],
  ],
  pictures: [
    ['build', buildAll],
    ['pictures', () => tests('pictures')],
  ],
}

/** What Vitest counted; nothing if it did not come that far. */
async function counted() {
  if (!existsSync(numbersFile)) return { passed: 0, failed: 0, skipped: 0 }
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = JSON.parse(await readFile(numbersFile, 'utf8'))
  return { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests + numTodoTests }
}

async function run(/** @type {string} */ suite) {
  await rm(numbersFile, { force: true })
  await mkdir(results, { recursive: true })
  /** @type {string[]} */
  const summary = []
  const start = Date.now()
  let broken = false
  for (const [name, stage] of suites[suite] ?? []) {
    if (broken) {
      summary.push(`  not run  ${name}`)
      continue
    }
    console.log(`\n── ${name}`)
    const began = Date.now()
    broken = !(await stage())
    summary.push(`  ${broken ? 'BROKEN ' : 'fine   '}  ${name} (${((Date.now() - began) / 1000).toFixed(1)} s)`)
  }
  const { passed, failed, skipped } = await counted()
  // The bench shows how long the whole takes.
  if (suite === 'all' && !broken)
    await writeFile(join(results, 'last-run.json'), `${JSON.stringify({ seconds: Math.round((Date.now() - start) / 1000) })}\n`)
  console.log(`\n${summary.join('\n')}\n`)
  // A stage that breaks without a failed test, such as a wrong type, counts as one.
  console.log(`${passed} passed, ${broken && failed === 0 ? 1 : failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`)
  return broken
}

const asked = process.argv[2]?.replace(/^--/, '') ?? 'all'
if (!suites[asked]) {
  console.error(`There is no suite ${asked}; there are: ${Object.keys(suites).join(', ')}`)
  process.exitCode = 2
} else {
  const { isReady } = await import('../server/bin/ready.mjs')
  if (isReady()) process.exitCode = (await run(asked)) ? 1 : 0
}
