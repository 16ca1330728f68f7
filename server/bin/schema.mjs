// @ts-check
// `npm run schema`: server/src/schema.ts, built; it writes server/schema.graphql.
import { isReady, words } from './ready.mjs'

if (isReady()) {
  const { buildServer } = await import('./build.mjs')
  if (await buildServer(words)) {
    const { writeSchema } = await import(new URL('../dist/schema.js', import.meta.url).href)
    await writeSchema()
  } else process.exitCode = 1
}
