import { hitStates } from 'shared/machines/hit.ts'
import { hitBands, listCodes } from 'shared/words/screening.ts'
import { enumeration } from '../../core/enums.ts'

export const HitStateEnum = enumeration('HitState', hitStates)
export const HitBandEnum = enumeration('HitBand', hitBands)
export const HitSubjectEnum = enumeration('HitSubject', ['SUPPLIER', 'RECORD'])
export const ListCodeEnum = enumeration('ListCode', listCodes)
export const HitSortEnum = enumeration('HitSort', ['SINCE', 'SCORE'])
