/** What the risk review tells of. Their labels stand in locales/…/riskreview.json. */

/** What happened since somebody was last here; each leads to the list of it. */
export const riskChanges = [
  'HANDED_IN',
  'HITS_FOUND',
  'HITS_CONFIRMED',
  'SUPPLIERS_HELD',
  'CLASSES_CHANGED',
  'OVERRIDES_PROPOSED',
  'FLAGS_RAISED',
  'DOSSIERS_OPENED',
  'DOSSIERS_CLOSED',
] as const
export type RiskChange = (typeof riskChanges)[number]

/** What waits for a person of the house, whoever it is; each leads to the list of it. */
export const riskWaits = [
  'SUPPLIERS_HELD',
  'PACKAGES_OVERDUE',
  'RESPONSES_TO_JUDGE',
  'HITS_TO_JUDGE',
  'HITS_IN_DOUBT',
  'FLAGS_TO_JUDGE',
  'INCIDENTS_TO_JUDGE',
  'OVERRIDES_TO_AGREE',
  'RULES_TO_AGREE',
  'CLASSES_TO_CONFIRM',
] as const
export type RiskWait = (typeof riskWaits)[number]

/** When there was no visit before: so many days back. */
export const firstLookDays = 30
/** Spans one can choose instead of one's last visit. */
export const lookBackDays = [7, 30, 90] as const
