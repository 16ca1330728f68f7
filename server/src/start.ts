import { migrate, pendingMigrations } from './data-source.ts'
import { serve } from './main.ts'
import { launch } from './start/launch.ts'

/** What `npm start` runs once everything is built: one process, until it is told to stop. */
export async function run(root: string): Promise<void> {
  const stop = new AbortController()
  const print = (line: string): void => console.log(line)
  // A terminal that was closed takes no more lines; that must not end us before the database has.
  process.stdout.on('error', () => undefined)
  let asked = 0
  const ask = (): void => {
    // npm passes on the Ctrl-C that the terminal has sent us already; only a later one means "now".
    if (asked && Date.now() - asked > 1_000) process.exit(130)
    asked ||= Date.now()
    stop.abort()
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, ask)
  process.exit(await launch({ migrate, pendingMigrations, serve }, { root, source: process.env, print, stop: stop.signal }))
}
