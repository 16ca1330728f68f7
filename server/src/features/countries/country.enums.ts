import { checkStates, ruleStates } from 'shared/machines/country-check.ts'
import { editionKinds, locationClasses, locationRoles, riskDimensions, sourceKeys } from 'shared/words/country-sources.ts'
import { enumeration } from '../../core/enums.ts'

export const SourceKeyEnum = enumeration('CountrySource', sourceKeys)
export const EditionKindEnum = enumeration('EditionKind', editionKinds)
export const RiskDimensionEnum = enumeration('RiskDimension', riskDimensions)
export const LocationRoleEnum = enumeration('LocationRole', locationRoles)
export const LocationClassEnum = enumeration('LocationClass', locationClasses)
export const CheckStateEnum = enumeration('CheckState', checkStates)
export const RuleStateEnum = enumeration('CountryRuleState', ruleStates)
export const PaperKindEnum = enumeration('PaperKind', ['GOVERNMENT', 'MEDIA', 'NGO', 'RESEARCH', 'OTHER'])
