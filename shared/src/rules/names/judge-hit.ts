/** What is known of somebody beside the name. */
export interface Known {
  readonly births: readonly { readonly from: number; readonly to: number }[]
  readonly nationalities: readonly string[]
  readonly identifiers: readonly string[]
}

export interface Thresholds {
  readonly alert: number
  readonly review: number
}

export type Fact = 'identifier' | 'birth' | 'nationality'
export interface Support {
  readonly fact: Fact
  readonly agrees: boolean
}

export interface Judged {
  readonly score: number
  readonly band: 'ALERT' | 'REVIEW' | null
  readonly supports: readonly Support[]
}

/** A year more or less is a slip; registers know many births by year alone. */
const slack = 1
const birthsAgree = (a: Known, b: Known): boolean =>
  a.births.some(one => b.births.some(other => one.from <= other.to + slack && other.from <= one.to + slack))
const share = (a: readonly string[], b: readonly string[]): boolean => a.some(one => b.includes(one))

const facts: Readonly<
  Record<Fact, { told: (one: Known) => boolean; agree: (a: Known, b: Known) => boolean; worth: number; against: number }>
> = {
  identifier: { told: one => one.identifiers.length > 0, agree: (a, b) => share(a.identifiers, b.identifiers), worth: 1, against: 0 },
  birth: { told: one => one.births.length > 0, agree: birthsAgree, worth: 0.03, against: 0.1 },
  nationality: {
    told: one => one.nationalities.length > 0,
    agree: (a, b) => share(a.nationalities, b.nationalities),
    worth: 0.02,
    against: 0.02,
  },
}

const supportsOf = (subject: Known, entry: Known): Support[] =>
  (Object.keys(facts) as Fact[])
    .filter(fact => facts[fact].told(subject) && facts[fact].told(entry))
    .map(fact => ({ fact, agrees: facts[fact].agree(subject, entry) }))
    .filter(({ fact, agrees }) => agrees || facts[fact].against > 0)

/** A weak alias alone raises little. */
const weakWorth = 0.92
const round = (score: number): number => Math.round(score * 1000) / 1000

/**
 * What a likeness of names comes to with everything else that is known. A number in common decides alone. What speaks against it
 * makes an alert a review, and never nothing: a birth year that a supplier typed is weak data, and clears nobody (12.8).
 */
export function judgeHit(likeness: number, isWeak: boolean, subject: Known, entry: Known, { alert, review }: Thresholds): Judged {
  const supports = supportsOf(subject, entry)
  const name = isWeak ? likeness * weakWorth : likeness
  const shift = supports.reduce((sum, { fact, agrees }) => sum + (agrees ? facts[fact].worth : -facts[fact].against), 0)
  const shifted = Math.min(1, Math.max(0, name + shift))
  const score = round(name >= review ? Math.max(review, shifted) : shifted)
  return { score, band: score >= alert ? 'ALERT' : score >= review ? 'REVIEW' : null, supports }
}
