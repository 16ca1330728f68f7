import type { ToneName } from 'shared/identity/tokens.ts'
import type { GivenAnswer } from 'shared/questionnaires/answer.ts'
import { type EvidenceFacts, type EvidenceState, evidenceState } from 'shared/questionnaires/evidence-state.ts'
import type { Question } from 'shared/questionnaires/template.ts'
import { useWords } from '../lib/words.ts'
import { Badge } from './badge.tsx'

const tones: Record<Exclude<EvidenceState, 'NONE'>, ToneName> = {
  REFUSED: 'trouble',
  HELD: 'waiting',
  MISSING: 'waiting',
  EXPIRED: 'trouble',
  EXPIRING: 'waiting',
  GIVEN: 'done',
}

interface Props {
  readonly question: Question
  readonly given: GivenAnswer
  readonly files: readonly Pick<EvidenceFacts, 'id' | 'state' | 'expiresOn'>[]
  readonly today: string
}

/** How an answer stands with its evidence; nothing where none is asked and none is given. */
export function EvidenceBadge({ question, given, files, today }: Props) {
  const { t } = useWords()
  const state = evidenceState(question, given, files, today)
  return state === 'NONE' ? null : <Badge tone={tones[state]}>{t(`words:answerEvidence.${state}`)}</Badge>
}
