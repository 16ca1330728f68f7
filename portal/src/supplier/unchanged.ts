import { sameAnswer } from './answer-keeper.ts'
import { answerInRound, judgementOf, type OwnResponse } from './own-response.ts'
import type { Entries } from './reckoning.ts'

/** Of the returned questions those whose answer is still the one that was returned. */
export function stillAsReturned(response: OwnResponse, returned: readonly string[], entries: Entries): string[] {
  return returned.filter(code => {
    const before = answerInRound(response, code, judgementOf(response, code)?.round ?? 0)
    const now = entries.get(code)?.given
    return before !== undefined && now !== undefined && sameAnswer({ ...before, files: before.fileIds }, now)
  })
}
