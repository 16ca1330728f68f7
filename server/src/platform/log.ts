import { AsyncLocalStorage } from 'node:async_hooks'
import { type DestinationStream, type Logger, pino } from 'pino'
import type { Locale } from 'shared/words/lists.ts'

export type Log = Logger

/** What a request is known by while it runs. Nothing of it says who asks. */
export interface RunningRequest {
  readonly id: string
  readonly locale: Locale
  /** The pattern, never the address: addresses hold ids and tokens. */
  route?: string
  operation?: string | undefined
  /** Codes of the refusals that were answered. */
  readonly refusals: Set<string>
}
export const runningRequest = new AsyncLocalStorage<RunningRequest>()

/** A belt: no line of ours carries these, but a library's object might. */
const personal = [
  'password',
  'email',
  'to',
  'token',
  'secret',
  'cookie',
  'authorization',
  'headers',
  'body',
  'variables',
  'parameters',
  'ip',
]

/** Lines leave twice a second or by 4 KB, and at the end: a write for each would cost every request its share. */
function unhurried(): DestinationStream {
  const out = pino.destination({ dest: 1, sync: false, minLength: 4096 })
  setInterval(() => out.flush(), 500).unref()
  return out
}

/** One JSON object a line. */
export const createLog = (level: string, destination?: DestinationStream): Log =>
  pino(
    {
      level,
      base: null,
      mixin: () => ({ request: runningRequest.getStore()?.id }),
      redact: { paths: personal.flatMap(name => [name, `*.${name}`]), censor: '…' },
      serializers: { err: plainError },
    },
    destination ?? unhurried(),
  )

const kept = ['code', 'constraint', 'table', 'column', 'severity', 'syscall'] as const

/** PostgreSQL's `detail` and TypeORM's `parameters` quote the row; of an error its words, place and codes are enough. */
export function plainError(thrown: unknown, depth = 0): unknown {
  if (!(thrown instanceof Error)) return typeof thrown === 'string' ? withoutAddresses(thrown) : { type: typeof thrown }
  const facts = thrown as Error & Record<string, unknown>
  return {
    type: thrown.name,
    message: withoutAddresses(thrown.message),
    stack: framesOf(thrown),
    ...Object.fromEntries(kept.filter(name => typeof facts[name] === 'string').map(name => [name, facts[name]])),
    cause: thrown.cause === undefined || depth >= 3 ? undefined : plainError(thrown.cause, depth + 1),
  }
}

/** The stack begins with the message again; only its lines of code are wanted. */
const framesOf = ({ stack }: Error): string =>
  (stack ?? '')
    .split('\n')
    .filter(line => /^\s+at /.test(line))
    .join('\n')

const withoutAddresses = (text: string): string => text.replace(/[^\s@"'<>()=]+@[^\s@"'<>()=]+/g, '…')
