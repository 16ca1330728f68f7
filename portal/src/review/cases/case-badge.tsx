import type { ToneName } from 'shared/identity/tokens.ts'
import type { GrievanceState } from 'shared/machines/grievance.ts'
import { useWords } from '../../lib/words.ts'
import { Badge } from '../../ui/badge.tsx'

const tones: Record<GrievanceState, ToneName> = {
  RECEIVED: 'waiting',
  ACKNOWLEDGED: 'waiting',
  TRIAGE: 'moving',
  INADMISSIBLE: 'resting',
  REFERRED: 'resting',
  ADMITTED: 'moving',
  INVESTIGATING: 'moving',
  FINDINGS_DRAFT: 'moving',
  PARTIES_COMMENT: 'moving',
  DECIDED: 'done',
  REMEDY_RUNNING: 'moving',
  CLOSED: 'done',
  APPEALED: 'trouble',
  REVIEWED: 'done',
  REOPENED: 'waiting',
  WITHDRAWN: 'resting',
}

export function CaseBadge({ state }: { state: GrievanceState }) {
  const { t } = useWords()
  return <Badge tone={tones[state]}>{t(`grievances:grievanceState.${state}`)}</Badge>
}
