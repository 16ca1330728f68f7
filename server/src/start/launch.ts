import type { Locale } from 'shared/words/lists.ts'
import { languageOf } from '../../bin/words.mjs'
import { type Env, readEnv } from '../env.ts'
import { openDataFolder } from '../platform/data-folder.ts'
import type { Say } from '../platform/postgres/postmaster.ts'
import { StartFault, startSentence } from '../platform/start-words.ts'
import { type Migrations, openDatabase } from './open-database.ts'
import { checkPort, portFault } from './port.ts'

export interface Serving {
  address: string
  signIns: { who: string; email: string; password: string }[]
  foundingCode?: string
  close(): Promise<void>
}

/** The product, as the launcher needs it. */
export interface Product extends Migrations {
  serve(options: { env: Env; urls: { app: string }; say: (line: string) => void }): Promise<Serving>
}

interface Console {
  print(line: string): void
  say: Say
}

function welcome(env: Env, { address, foundingCode, signIns }: Serving, { print, say }: Console): void {
  print('')
  say('ready', { address })
  if (env.mode === 'production') say('production')
  if (foundingCode) say('founding', { address, code: foundingCode })
  if (signIns.length > 0) say('demonstration')
  const wide = Math.max(...signIns.map(({ email }) => email.length))
  for (const { email, password, who } of signIns) print(`  ${email.padEnd(wide)}  ${password}  ${who}`)
  say('howToStop')
}

function explain(error: unknown, language: Locale, print: (line: string) => void): void {
  const words = error instanceof Error ? (error.stack ?? error.message) : String(error)
  const [key, values] = error instanceof StartFault ? [error.key, error.values] : (['unexpected', { words }] as const)
  print(startSentence(language, key, values))
}

/**
 * Opens everything in order; when asked to stop, or when a step fails, closes in the other order what was opened.
 * Resolves with the exit code when nothing is running any more.
 */
export async function launch(
  product: Product,
  { root, source, print, stop }: { root: string; source: NodeJS.ProcessEnv; print: (line: string) => void; stop: AbortSignal },
): Promise<number> {
  const language = languageOf(source)
  const say: Say = (key, values) => print(startSentence(language, key, values))
  const opened: (() => Promise<void>)[] = []
  try {
    const env = readEnv(source, root)
    await checkPort(env.port)
    opened.push(await openDataFolder(env.data))
    const database = await openDatabase(env, product, say)
    opened.push(() => database.close())
    stop.throwIfAborted()
    say('serving')
    const serving = await product
      .serve({ env, urls: { app: database.app }, say: print })
      .catch(error => Promise.reject(portFault(error, env.port)))
    opened.push(() => serving.close())
    stop.throwIfAborted()
    welcome(env, serving, { print, say })
    if (!stop.aborted) await new Promise(resolve => stop.addEventListener('abort', resolve, { once: true }))
  } catch (error) {
    // Ctrl-C in the middle also ends what was being run just then; that is no fault.
    if (!stop.aborted) explain(error, language, print)
  }
  if (stop.aborted) say('stopping')
  for (const close of opened.reverse()) await close().catch(error => explain(error, language, print))
  if (stop.aborted) say('stopped')
  return stop.aborted ? 0 : 1
}
