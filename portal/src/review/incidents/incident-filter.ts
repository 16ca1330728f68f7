import { incidentStates } from 'shared/machines/red-flag.ts'
import type { IncidentFilter } from '../../gql/graphql.ts'
import { asked, wordsIn } from '../../lib/address.ts'

export const incidentFilterOf = (params: URLSearchParams): IncidentFilter =>
  asked<IncidentFilter>({ status: wordsIn(params, 'state', incidentStates).slice(0, 1) })
