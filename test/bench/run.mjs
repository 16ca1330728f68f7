// @ts-check
// `npm run bench`: Vite loads the TypeScript, as it does for the server.
import { join } from 'node:path'
import { runnerImport } from 'vite'

const { module } = await runnerImport(join(import.meta.dirname, 'main.ts'), { configFile: false, logLevel: 'error' })
process.exitCode = (await /** @type {{ bench(names: string[]): Promise<boolean> }} */ (module).bench(process.argv.slice(2))) ? 0 : 1
