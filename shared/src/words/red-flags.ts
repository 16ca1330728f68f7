import type { EvidenceKind } from './evidence-kinds.ts'
import { materials } from './lists.ts'

/** Closed lists of red flags, incidents and enhanced due diligence. Their labels stand in locales/…/flags.json. */

/** Red flags of domain reference 1.3, and the warning signs of the CCCMC guidelines (2.3). */
export const flagCodes = [
  'RF-L1',
  'RF-L2',
  'RF-L3',
  'RF-S1',
  'RF-S2',
  'RF-C1',
  'RF-C2',
  'RF-C3',
  'RF-C4',
  'RF-C5',
  'CCCMC-PERMIT',
  'CCCMC-MEDIA',
  'CCCMC-ACCIDENT',
  'CCCMC-PROTEST',
  'CCCMC-COURT',
  'CCCMC-AREA',
] as const
export type FlagCode = (typeof flagCodes)[number]

export const incidentKinds = ['ADVERSE_MEDIA', 'ACCIDENT', 'PROTEST', 'COURT_CASE', 'NGO_REPORT', 'OTHER'] as const
export type IncidentKind = (typeof incidentKinds)[number]

/** What a rule found about a supplier; that it found nothing is a result too, and that it could not look is another. */
export const flagResults = ['RAISED', 'NONE', 'NOT_CHECKED'] as const
export type FlagResult = (typeof flagResults)[number]

/** What was not there to look at. */
export const missingFacts = ['PLACES', 'COUNTRY_RESULT', 'COUNTRY_DATA', 'REFERENCE', 'ANSWERS', 'NOT_ASKED', 'NOT_SAID', 'LOTS'] as const
export type MissingFact = (typeof missingFacts)[number]

/** The seven packages of enhanced due diligence (domain reference 0.3, F-17 a to g). */
export const packageKinds = ['COUNTRY', 'KYS', 'CUSTODY', 'TDS', 'MAP', 'ASSESSMENT', 'RISK'] as const
export type PackageKind = (typeof packageKinds)[number]

/** Papers that follow a lot from the mine to the port of import (F-17 c). */
export const custodyKinds: readonly EvidenceKind[] = [
  'DISPATCH_NOTE',
  'WAYBILL',
  'EXPORT_AUTHORISATION',
  'EXPORT_DECLARATION',
  'CERTIFICATE_OF_ORIGIN',
  'PACKING_LIST',
  'BILL_OF_LADING',
  'CHARTER_PARTY',
  'DRAUGHT_SURVEY',
  'ARRIVAL_NOTICE',
  'IMPORT_DECLARATION',
]

/** How long ago a flag was raised: within 7, 30 or 90 days, or longer. */
export const flagAges = ['WEEK', 'MONTH', 'QUARTER', 'OLDER'] as const
export type FlagAge = (typeof flagAges)[number]

/** Incoming material as it is counted: a word of our list, what a supplier typed otherwise, or not known at all. */
export const materialGroups = [...materials, 'TYPED', 'UNKNOWN'] as const
export type MaterialGroup = (typeof materialGroups)[number]
/** Where incoming material stands: judged as one of three classes, or what is missing for a judgement. */
export const materialStandings = ['CONFLICT_AFFECTED', 'HIGH_RISK', 'NOT_CAHRA', 'DATA', 'CLASS', 'ORIGIN', 'MATERIAL'] as const
export type MaterialStanding = (typeof materialStandings)[number]

/** Why flags of all suppliers were looked at again. */
export const flagRunCauses = ['COUNTRIES', 'REFERENCE', 'ASKED'] as const
export type FlagRunCause = (typeof flagRunCauses)[number]
