// @ts-check
// `npm run verify`: server/src/verify.ts, built.
import { isReady, words } from './ready.mjs'

if (isReady()) {
  const { buildServer } = await import('./build.mjs')
  if (await buildServer(words)) {
    const { verify } = await import(new URL('../dist/verify.js', import.meta.url).href)
    process.exitCode = (await verify(process.argv.slice(2))) ?? 0
  } else process.exitCode = 1
}
