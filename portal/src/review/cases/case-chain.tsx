import type { GrievanceState } from 'shared/machines/grievance.ts'
import { useWords } from '../../lib/words.ts'
import { Chain } from '../../ui/chain.tsx'

const usual: readonly GrievanceState[] = [
  'RECEIVED',
  'ACKNOWLEDGED',
  'TRIAGE',
  'ADMITTED',
  'INVESTIGATING',
  'FINDINGS_DRAFT',
  'DECIDED',
  'CLOSED',
]
const appealed: readonly GrievanceState[] = ['RECEIVED', 'DECIDED', 'APPEALED', 'REVIEWED', 'CLOSED']

/** Where a case goes that does not go the usual way. */
const ways: Partial<Record<GrievanceState, readonly GrievanceState[]>> = {
  INADMISSIBLE: ['RECEIVED', 'ACKNOWLEDGED', 'TRIAGE', 'INADMISSIBLE'],
  REFERRED: ['RECEIVED', 'ACKNOWLEDGED', 'TRIAGE', 'REFERRED'],
  PARTIES_COMMENT: ['RECEIVED', 'ADMITTED', 'INVESTIGATING', 'FINDINGS_DRAFT', 'PARTIES_COMMENT', 'DECIDED', 'CLOSED'],
  REMEDY_RUNNING: ['RECEIVED', 'ADMITTED', 'INVESTIGATING', 'DECIDED', 'REMEDY_RUNNING', 'CLOSED'],
  APPEALED: appealed,
  REVIEWED: appealed,
  REOPENED: ['RECEIVED', 'REOPENED', 'INVESTIGATING', 'FINDINGS_DRAFT', 'DECIDED', 'CLOSED'],
  WITHDRAWN: ['RECEIVED', 'WITHDRAWN'],
}

export function CaseChain({ state }: { state: GrievanceState }) {
  const { t } = useWords()
  return (
    <Chain
      label={t('grievances:inbox.state')}
      current={state}
      steps={(ways[state] ?? usual).map(key => ({ key, word: t(`grievances:grievanceState.${key}`) }))}
    />
  )
}
