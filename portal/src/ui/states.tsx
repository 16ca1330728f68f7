import type { ToneName } from 'shared/identity/tokens.ts'
import type { ResponseState } from 'shared/machines/response.ts'
import type { SupplierState } from 'shared/machines/supplier.ts'
import type { Decision, InvitationState } from 'shared/words/lists.ts'
import { useWords } from '../lib/words.ts'
import { Badge } from './badge.tsx'

const supplierTones: Record<SupplierState, ToneName> = {
  PROSPECT: 'resting',
  INVITED: 'waiting',
  KYS_IN_PROGRESS: 'moving',
  UNDER_REVIEW: 'waiting',
  CONDITIONAL: 'waiting',
  APPROVED: 'done',
  ACTIVE: 'done',
  MERGED: 'resting',
}
const responseTones: Record<ResponseState, ToneName> = {
  DRAFT: 'moving',
  SUBMITTED: 'waiting',
  IN_REVIEW: 'moving',
  RETURNED: 'trouble',
  ACCEPTED: 'done',
  WITHDRAWN: 'resting',
}
const invitationTones: Record<InvitationState, ToneName> = {
  PENDING: 'waiting',
  ACCEPTED: 'done',
  EXPIRED: 'trouble',
  WITHDRAWN: 'resting',
  PASSED_ON: 'resting',
  REFUSED: 'trouble',
  UNDELIVERABLE: 'trouble',
}
const decisionTones: Record<Decision, ToneName> = { ACCEPTED: 'done', RETURNED: 'trouble' }

export function SupplierBadge({ state }: { state: SupplierState }) {
  const { t } = useWords()
  return <Badge tone={supplierTones[state]}>{t(`words:supplierState.${state}`)}</Badge>
}

export function ResponseBadge({ state }: { state: ResponseState }) {
  const { t } = useWords()
  return <Badge tone={responseTones[state]}>{t(`words:responseState.${state}`)}</Badge>
}

export function InvitationBadge({ state }: { state: InvitationState }) {
  const { t } = useWords()
  return <Badge tone={invitationTones[state]}>{t(`words:invitationState.${state}`)}</Badge>
}

export function DecisionBadge({ decision }: { decision: Decision }) {
  const { t } = useWords()
  return <Badge tone={decisionTones[decision]}>{t(`words:decision.${decision}`)}</Badge>
}
