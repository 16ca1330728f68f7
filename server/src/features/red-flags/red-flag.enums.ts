import { dossierStates, flagStates, incidentStates, packageStates } from 'shared/machines/red-flag.ts'
import { packageMoves } from 'shared/schemas/red-flags.ts'
import {
  flagAges,
  flagCodes,
  flagResults,
  incidentKinds,
  materialGroups,
  materialStandings,
  missingFacts,
  packageKinds,
} from 'shared/words/red-flags.ts'
import { enumeration } from '../../core/enums.ts'

export const FlagStateEnum = enumeration('RedFlagState', flagStates)
export const FlagAgeEnum = enumeration('RedFlagAge', flagAges)
export const MaterialGroupEnum = enumeration('MaterialGroup', materialGroups)
export const MaterialStandingEnum = enumeration('MaterialStanding', materialStandings)
export const FlagResultEnum = enumeration('RedFlagResult', flagResults)
export const MissingFactEnum = enumeration('MissingFact', missingFacts)
export const IncidentKindEnum = enumeration('IncidentKind', incidentKinds)
export const IncidentStateEnum = enumeration('IncidentState', incidentStates)
export const DossierStateEnum = enumeration('DossierState', dossierStates)
export const PackageKindEnum = enumeration('DossierPackageKind', packageKinds)
export const PackageStateEnum = enumeration('DossierPackageState', packageStates)
export const PackageMoveEnum = enumeration('DossierPackageMove', packageMoves)
export const FlagVerdictEnum = enumeration('RedFlagVerdict', ['VALID', 'DISMISSED'])
export const FlagFollowEnum = enumeration('RedFlagFollow', ['MONITORED', 'CLEARED'])
/** Codes carry a hyphen, which no GraphQL name may: they travel as text. */
export const isFlagCode = (text: string): boolean => (flagCodes as readonly string[]).includes(text)
