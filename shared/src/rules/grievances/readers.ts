/** Somebody who takes new cases in, and the department they belong to. */
export interface Reader {
  readonly departmentId: string | null
}

/** Departments about which nothing could be told: whoever takes cases in belongs to them, and nobody looks into their own. */
export const departmentsWithoutReader = <D extends { readonly id: string }>(departments: readonly D[], readers: readonly Reader[]): D[] =>
  departments.filter(({ id }) => readers.every(({ departmentId }) => departmentId === id))

export const mechanismTroubles = ['NO_READER', 'ONE_HANDLER'] as const
export type MechanismTrouble = (typeof mechanismTroubles)[number]

/**
 * What keeps a mechanism from doing what it promises, whatever is handed in: nobody to read it, or one handler alone, whose
 * decision nobody could look at again.
 */
export function troublesOf(handlers: number, readers: number): MechanismTrouble[] {
  if (readers === 0) return ['NO_READER']
  return handlers === 1 ? ['ONE_HANDLER'] : []
}
