import { Writable } from 'node:stream'
import { createLog, type Log } from 'server/src/platform/log.ts'

/** A log whose lines a test can search. */
export function keptLog(level = 'trace'): { log: Log; text(): string } {
  const lines: string[] = []
  const destination = new Writable({
    write(chunk, _, done) {
      lines.push(String(chunk))
      done()
    },
  })
  return { log: createLog(level, destination), text: () => lines.join('') }
}
