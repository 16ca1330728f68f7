import type { Judgement } from 'shared/rules/countries/judge-location.ts'
import type { LocationClass } from 'shared/words/country-sources.ts'
import type { Row } from '../../core/context.ts'

const same = (one: readonly string[], other: readonly string[]): boolean => [...one].sort().join() === [...other].sort().join()

/**
 * What becomes of a person's override when a place is judged again: it stays while it lasts and the computed result is the one it was
 * about. `from` and `to` are the classes that hold before and after.
 */
export function overrideAfter(
  old: Row | undefined,
  judgement: Pick<Judgement, 'class' | 'dimensions'>,
  today: string,
): { kept: Row | null; from: LocationClass | null; to: LocationClass; over: boolean } {
  if (!old) return { kept: null, from: null, to: judgement.class, over: false }
  const overridden = old.status === 'OVERRIDDEN'
  const over = overridden && String(old.endsOn) < today
  const about = old.class === judgement.class && same(old.dimensions as string[], judgement.dimensions)
  const kept = about && !over && (overridden || old.status === 'OVERRIDE_PROPOSED') ? old : null
  return {
    kept,
    from: (overridden ? old.overrideClass : old.class) as LocationClass,
    to: kept && overridden ? (kept.overrideClass as LocationClass) : judgement.class,
    over,
  }
}
