import type { Action } from 'shared/policy/policy.ts'
import { mayEver } from 'shared/policy/policy.ts'
import type { RiskChange, RiskWait } from 'shared/words/risk-review.ts'
import type { Context, Row } from '../../core/context.ts'
import { type List, readCount } from '../../core/listing.ts'
import { checkList, ruleList } from '../countries/country.reading.ts'
import { responseList } from '../questionnaires/response.reading.ts'
import { dossierList, flagList, incidentList } from '../red-flags/red-flag.reading.ts'
import { hitList } from '../screening/hit.reading.ts'
import { supplierList } from '../suppliers/supplier.reading.ts'

/** One number: a list and the filter that it stands for. Where the number leads, the portal says (review/risk-review/places.ts). */
interface Line {
  readonly list: List
  readonly filter: Row
  /** A right that it needs beside that of the list. */
  readonly for?: Action
}

/** What is news since an instant. */
const changes: Record<RiskChange, (since: Date) => Line> = {
  HANDED_IN: since => ({ list: responseList, filter: { handedInSince: since } }),
  HITS_FOUND: since => ({ list: hitList, filter: { foundSince: since } }),
  HITS_CONFIRMED: since => ({ list: hitList, filter: { status: ['CONFIRMED'], stateSince: since } }),
  SUPPLIERS_HELD: since => ({ list: supplierList, filter: { heldSince: since }, for: 'hold.read' }),
  CLASSES_CHANGED: since => ({ list: checkList, filter: { past: false, changedSince: since } }),
  OVERRIDES_PROPOSED: since => ({ list: checkList, filter: { past: false, status: ['OVERRIDE_PROPOSED'], stateSince: since } }),
  FLAGS_RAISED: since => ({ list: flagList, filter: { raisedSince: since } }),
  DOSSIERS_OPENED: since => ({ list: dossierList, filter: { openedSince: since } }),
  DOSSIERS_CLOSED: since => ({ list: dossierList, filter: { status: ['CLOSED'], stateSince: since } }),
}

/** What waits for the house: the conditions of My work and of the queue, for all suppliers. */
const waits: Record<RiskWait, Line> = {
  SUPPLIERS_HELD: { list: supplierList, filter: { held: true }, for: 'hold.read' },
  PACKAGES_OVERDUE: { list: dossierList, filter: { status: ['OPEN'], overdue: true } },
  RESPONSES_TO_JUDGE: { list: responseList, filter: { status: ['SUBMITTED', 'IN_REVIEW'] } },
  HITS_TO_JUDGE: { list: hitList, filter: { status: ['NEW'] } },
  HITS_IN_DOUBT: { list: hitList, filter: { status: ['POSSIBLE'] } },
  FLAGS_TO_JUDGE: { list: flagList, filter: { status: ['RAISED'] } },
  INCIDENTS_TO_JUDGE: { list: incidentList, filter: { status: ['REPORTED'] } },
  OVERRIDES_TO_AGREE: { list: checkList, filter: { past: false, status: ['OVERRIDE_PROPOSED'] } },
  RULES_TO_AGREE: { list: ruleList, filter: { status: ['PROPOSED'] } },
  CLASSES_TO_CONFIRM: { list: checkList, filter: { past: false, status: ['COMPUTED'] } },
}

/** Each line that the person may read; they are asked in one breath. */
async function counted<K extends string>(ctx: Context, lines: Record<K, Line>): Promise<Row[]> {
  const mayRead = ({ list, for: right }: Line): boolean =>
    [list.shape.read, ...(right ? [right] : [])].every(one => mayEver(ctx.actor, one))
  const told = (Object.entries(lines) as [K, Line][]).filter(([, line]) => mayRead(line))
  return Promise.all(told.map(async ([kind, { list, filter }]) => ({ kind, ...(await readCount(ctx, list, { filter })) })))
}

export const whatChanged = (ctx: Context, since: Date): Promise<Row[]> =>
  counted(ctx, Object.fromEntries(Object.entries(changes).map(([kind, line]) => [kind, line(since)])) as Record<RiskChange, Line>)

export const whatWaitsForAll = (ctx: Context): Promise<Row[]> => counted(ctx, waits)
