import type { IdentifierKind } from '../words/lists.ts'
import { leiFault } from './lei.ts'
import { tidyUscc, usccFault } from './uscc.ts'

/** As it is written down: codes without spaces and in capitals, numbers of other registers as the register writes them. */
export const tidyIdentifier: Record<IdentifierKind, (typed: string) => string> = {
  USCC: tidyUscc,
  LEI: tidyUscc,
  REGISTER: typed => typed.normalize('NFKC').trim().replace(/\s+/g, ' '),
}

/** What is wrong with an identifier, as a key of a sentence below `errors:field`. Null: nothing. */
export const identifierFault: Record<IdentifierKind, (value: string) => string | null> = {
  USCC: value => (usccFault(value) ? 'uscc' : null),
  LEI: value => (leiFault(value) ? 'lei' : null),
  REGISTER: value => (/[\p{L}\p{N}]/u.test(value) ? null : 'registerNumber'),
}

/** What an identifier is compared by: registers' numbers are written with and without dots, dashes and spaces. */
export const identifierKey = ({ kind, value }: { kind: IdentifierKind; value: string }): string =>
  `${kind} ${value
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '')}`
