type Code = 'DENIED' | 'NOT_FOUND' | 'REFUSED' | 'INVALID' | 'THROTTLED' | 'SIGNED_OUT' | 'INTERNAL_SERVER_ERROR' | 'AWAY' | 'NOT_TAKEN'

export interface Details {
  readonly rule?: string
  readonly facts?: Readonly<Record<string, unknown>>
  readonly fields?: Readonly<Record<string, string>>
  readonly retryAfterSeconds?: number
}

/** How an answer of the server can fail. NOT_TAKEN: this page asks what the server does not (any more) understand; trying again is no use. AWAY: no answer at all, so nobody knows whether it was done. */
export class Failure extends Error {
  readonly code: Code
  readonly details: Details
  constructor(code: Code, message = '', details: Details = {}) {
    super(message)
    this.code = code
    this.details = details
  }
}

export const isFailure = (error: unknown, code?: Code): error is Failure =>
  error instanceof Failure && (code === undefined || error.code === code)

interface Told {
  readonly message: string
  readonly extensions?: Details & { readonly code?: string }
}

const codes: readonly string[] = [
  'DENIED',
  'NOT_FOUND',
  'REFUSED',
  'INVALID',
  'THROTTLED',
  'SIGNED_OUT',
  'INTERNAL_SERVER_ERROR',
] satisfies Code[]

/** The server's first error, as our own kind; its words are already in the person's language. */
export const failureFrom = ({ message, extensions = {} }: Told): Failure =>
  new Failure(codes.includes(extensions.code ?? '') ? (extensions.code as Code) : 'NOT_TAKEN', message, extensions)
