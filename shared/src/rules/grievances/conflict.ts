/** Who would look into a case. */
export interface Candidate {
  readonly accountId: string
  readonly departmentIds: readonly string[]
}

/** Whom a case is about, as far as that stands outside the seal. */
export interface Accused {
  readonly concernsUs: boolean
  readonly departmentId: string | null
  /** Accounts that a handler named as accused or too close to it. */
  readonly excludedIds: readonly string[]
}

export type Conflict = 'DEPARTMENT' | 'ACCUSED'

/** What keeps a person from a case: nobody looks into what is said of themselves or of those they work with (domain reference 13, *Separation*). */
export function conflictOf({ accountId, departmentIds }: Candidate, accused: Accused): Conflict | null {
  if (accused.excludedIds.includes(accountId)) return 'ACCUSED'
  if (accused.concernsUs && accused.departmentId !== null && departmentIds.includes(accused.departmentId)) return 'DEPARTMENT'
  return null
}

/** Those of the handlers who may get a new case. */
export const withoutConflict = <C extends Candidate>(candidates: readonly C[], accused: Accused): C[] =>
  candidates.filter(candidate => conflictOf(candidate, accused) === null)

/** An appeal is looked at by whoever had no hand in what it is against. */
export const mayReview = (accountId: string, deciders: readonly (string | null)[]): boolean => !deciders.includes(accountId)
