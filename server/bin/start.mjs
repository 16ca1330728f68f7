// @ts-check
// `npm start`: builds what has changed, then is the server. `--watch` builds and starts again on every change.
import { join } from 'node:path'
import { isReady, words } from './ready.mjs'

async function start() {
  console.log(words('title'))
  const { build } = await import('./build.mjs')
  if (!(await build(words))) {
    process.exitCode = 1
    return
  }
  const { run } = await import(new URL('../dist/main.js', import.meta.url).href)
  await run(join(import.meta.dirname, '../..'))
}

if (isReady()) {
  if (process.argv.includes('--watch')) (await import('./watch.mjs')).watchAndRestart(words)
  else await start()
}
