import type { MaterialGroup, MaterialStanding } from 'shared/words/red-flags.ts'
import type { WordKey } from '../../lib/words.ts'

export const materialGroupWords: Record<MaterialGroup, WordKey> = {
  BAUXITE: 'flags:material.BAUXITE',
  ALUMINA: 'flags:material.ALUMINA',
  PRIMARY_ALUMINIUM: 'flags:material.PRIMARY_ALUMINIUM',
  ALUMINIUM_ALLOY: 'flags:material.ALUMINIUM_ALLOY',
  SECONDARY_ALUMINIUM: 'flags:material.SECONDARY_ALUMINIUM',
  ALUMINIUM_SCRAP: 'flags:material.ALUMINIUM_SCRAP',
  ANODES: 'flags:material.ANODES',
  OTHER: 'flags:material.OTHER',
  TYPED: 'lists:material.TYPED',
  UNKNOWN: 'lists:material.UNKNOWN',
}

/** The judgement, or the gap where there is none. */
export const materialStandingWords: Record<MaterialStanding, WordKey> = {
  CONFLICT_AFFECTED: 'flags:class.CONFLICT_AFFECTED',
  HIGH_RISK: 'flags:class.HIGH_RISK',
  NOT_CAHRA: 'flags:class.NOT_CAHRA',
  DATA: 'flags:gap.DATA',
  CLASS: 'flags:gap.CLASS',
  ORIGIN: 'flags:gap.ORIGIN',
  MATERIAL: 'flags:gap.MATERIAL',
}
