/**
 * What names are recognised by. The one place that knows: registering, merging and importing all ask here.
 * `exact`: equal for names that are the same in all but writing. `near`: shared by names that differ in a few letters.
 */
export interface NameKeys {
  readonly exact: readonly string[]
  readonly near: readonly string[]
}

/** To be raised whenever the rules below change: every supplier's keys are then made anew. */
export const keysVersion = 1

const legalForms =
  /\b(co|company|corp|corporation|inc|incorporated|llc|llp|lp|ltd|limited|plc|pte|pty|sa|sarl|sas|sasu|scs|gmbh|ag|kg|bv|nv|oy|ab|spa|srl|jsc|pjsc|ojsc|ooo|zao|oao|pao|group|holding|holdings)\b/g
const chineseForms = /(股份有限公司|有限责任公司|有限公司|集团公司|股份公司|总公司|分公司|公司|集团)/g

/** Letters and digits in one writing: no case, no marks, no punctuation, no legal form. */
export function plainName(name: string): string {
  const folded = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/&/g, ' and ')
  const words = folded.replace(/[.’'·]/g, '').replace(/[^\p{L}\p{N}]+/gu, ' ')
  const bare = words.replace(legalForms, ' ').replace(chineseForms, ' ').replace(/\s+/g, ' ').trim()
  return bare || words.trim() || name.trim()
}

export function nameKeys(name: string): NameKeys {
  const plain = plainName(name)
  const joined = plain.replaceAll(' ', '')
  const sorted = plain.split(' ').sort().join('')
  const size = /\p{Script=Han}/u.test(joined) ? 3 : 6
  return { exact: [joined, sorted], near: joined.length > size ? [`<${joined.slice(0, size)}`, `>${joined.slice(-size)}`] : [] }
}

/** Are these two nearly the same? Only asked of names that share a near key. */
export function areSimilar(one: string, other: string): boolean {
  const [a, b] = [plainName(one).replaceAll(' ', ''), plainName(other).replaceAll(' ', '')]
  // Sites and works that differ by a number are siblings and no slip.
  if (a.replace(/\p{N}+/gu, '') === b.replace(/\p{N}+/gu, '') && a !== b) return false
  const most = Math.max(a.length, b.length) >= 12 ? 2 : 1
  return Math.min(a.length, b.length) >= 4 && distance(a, b, most) <= most
}

/** Letters to change, add or leave out; beyond `most` it is only known to be more. */
function distance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1
  let row = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++)
      next[j] = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1))
    row = next
  }
  return row[b.length] ?? 0
}
