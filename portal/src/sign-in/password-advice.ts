import type { WordKey } from '../lib/words.ts'

/** Length is what makes a password strong. */
export function passwordAdvice(length: number): WordKey {
  if (length < 12) return 'door:password.short'
  return length < 16 ? 'door:password.enough' : 'door:password.strong'
}
