import type { RiskChange, RiskWait } from 'shared/words/risk-review.ts'

/** Where each number leads: the list behind it, with the filter set. test/api/risk-review.test.ts follows every one and counts. */
const at = (path: string, params: Record<string, string>): string => `${path}?${new URLSearchParams(params)}`

export const changePlaces: Record<RiskChange, (since: string) => string> = {
  HANDED_IN: since => at('/responses', { view: 'all', handedIn: since }),
  HITS_FOUND: since => at('/screening', { state: 'ALL', since }),
  HITS_CONFIRMED: since => at('/screening', { state: 'CONFIRMED', since }),
  SUPPLIERS_HELD: since => at('/suppliers', { heldSince: since }),
  CLASSES_CHANGED: since => at('/countries', { changed: since }),
  OVERRIDES_PROPOSED: since => at('/countries', { state: 'waiting', since }),
  FLAGS_RAISED: since => at('/flags', { since }),
  DOSSIERS_OPENED: since => at('/dossiers', { since }),
  DOSSIERS_CLOSED: since => at('/dossiers', { state: 'CLOSED', since }),
}

export const waitPlaces: Record<RiskWait, string> = {
  SUPPLIERS_HELD: at('/suppliers', { held: 'yes' }),
  PACKAGES_OVERDUE: at('/dossiers', { state: 'OPEN', overdue: 'yes' }),
  RESPONSES_TO_JUDGE: at('/responses', { view: 'waiting' }),
  HITS_TO_JUDGE: at('/screening', { state: 'NEW' }),
  HITS_IN_DOUBT: at('/screening', { state: 'POSSIBLE' }),
  FLAGS_TO_JUDGE: at('/flags', { state: 'RAISED' }),
  INCIDENTS_TO_JUDGE: at('/incidents', { state: 'REPORTED' }),
  OVERRIDES_TO_AGREE: at('/countries', { state: 'waiting' }),
  RULES_TO_AGREE: '/country-rule',
  CLASSES_TO_CONFIRM: at('/countries', { state: 'computed' }),
}

/** A mark of a picture: its row and its column as the server names them. */
export type Place = (row: string, column: string) => string
export const supplierPlace: Place = (row, column) => at('/suppliers', { class: row, state: column })
export const flagPlace: Place = (row, column) => at('/flags', { state: 'STANDING', code: row, age: column })
export const dossierPlace: Place = (row, column) => at('/dossiers', { state: 'OPEN', package: row, packageState: column })
export const hitPlace: Place = (row, column) => at('/screening', { state: column, list: row })
export const materialPlace: Place = (row, column) => at('/materials', { material: row, standing: column })
