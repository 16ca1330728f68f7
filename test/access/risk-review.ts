import type { FieldDecision, MutationDecision, QueryDecision, TypeDecision } from './decisions.ts'
import type { Owner } from './owners.ts'

/** What of the risk review is guarded by what: parts of the tables in decisions.ts. That its numbers are those of lists: test/api/risk-review.test.ts. */

const told = (...names: string[]): Record<string, FieldDecision> => Object.fromEntries(names.map(name => [name, 'told']))
const houses: readonly Owner[] = ['one', 'two']

export const typesOfRiskReview: Readonly<Record<string, TypeDecision>> = {
  RiskReview: {
    read: 'riskReview.read',
    fields: { ...told('changes', 'waiting', 'suppliers', 'flags', 'dossiers', 'materials'), hits: 'perhaps' },
  },
  RiskCell: { read: null, fields: told('row', 'column', 'value') },
  RiskChanges: { read: null, fields: told('since', 'lastVisit', 'lines') },
  RiskChangeLine: { read: null, fields: told('kind', 'value', 'more') },
  RiskWaitLine: { read: null, fields: told('kind', 'value', 'more') },
}

export const queriesOfRiskReview: Readonly<Record<string, QueryDecision>> = {
  riskReview: { action: 'riskReview.read', owners: houses },
}

export const mutationsOfRiskReview: Readonly<Record<string, MutationDecision>> = {
  noteRiskReviewVisit: {
    action: 'riskReview.visit',
    owners: ['one'],
    subject: (_, asker) => ({ accountId: asker.actor.accountId }),
    variables: () => ({}),
  },
}
