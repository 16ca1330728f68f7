import { GraphQLError } from 'graphql'

/** Facts of a refusal: plain words and numbers that its sentence and the page may use. */
export type Facts = Record<string, unknown>

type Code = 'DENIED' | 'NOT_FOUND' | 'REFUSED' | 'INVALID' | 'THROTTLED' | 'SIGNED_OUT'

/** What we say no with. `message` is the key of a sentence until the edge puts it into the person's language. */
export class Refusal extends GraphQLError {
  // Written out, as in `Invalid`: threads that Node runs from source know no parameter properties.
  readonly facts: Facts
  constructor(code: Code, sentence: string, facts: Facts = {}, extensions: Record<string, unknown> = {}) {
    super(sentence, { extensions: { code, ...extensions } })
    this.facts = facts
  }
}

/** Not your right. */
export class Denied extends Refusal {
  constructor(sentence = 'errors:denied') {
    super('DENIED', sentence)
  }
}

/** Not in your sight: the same answer whether it exists elsewhere or nowhere. */
export class NotFound extends Refusal {
  constructor() {
    super('NOT_FOUND', 'errors:notFound')
  }
}

/** A rule of the trade says no; its name is the key of its sentence below `errors`. */
export class Refused extends Refusal {
  constructor(rule: string, facts: Facts = {}) {
    super('REFUSED', `errors:${rule}`, facts, { rule, facts })
  }
}

/** Which fields are wrong: path → key of a sentence below `errors`. */
export class Invalid extends Refusal {
  readonly fields: Record<string, string>
  constructor(fields: Record<string, string>) {
    super('INVALID', 'errors:invalid', {}, { fields })
    this.fields = fields
  }
}

/** Too many tries; come back in so many seconds. */
export class Throttled extends Refusal {
  constructor(seconds: number) {
    super('THROTTLED', 'errors:throttled', { seconds }, { retryAfterSeconds: seconds })
  }
}

/** The session has ended: sign in again. */
export class SignedOut extends Refusal {
  constructor() {
    super('SIGNED_OUT', 'errors:signedOut')
  }
}
