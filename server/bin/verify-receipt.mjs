// @ts-check
// `npm run verify-receipt`: server/src/verify-receipt.ts, built.
import { isReady, words } from './ready.mjs'

if (isReady()) {
  const { buildServer } = await import('./build.mjs')
  if (await buildServer(words)) {
    const { verifyReceipt } = await import(new URL('../dist/verify-receipt.js', import.meta.url).href)
    process.exitCode = await verifyReceipt(process.argv.slice(2))
  } else process.exitCode = 1
}
