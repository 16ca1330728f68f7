import type { ToneName } from 'shared/identity/tokens.ts'
import type { ImportState } from 'shared/schemas/imports.ts'
import { useWords } from '../../lib/words.ts'
import { Badge } from '../../ui/badge.tsx'

const tones: Record<ImportState, ToneName> = {
  READING: 'moving',
  COMPARING: 'moving',
  READY: 'waiting',
  APPLYING: 'moving',
  APPLIED: 'done',
  REFUSED: 'trouble',
  DISCARDED: 'resting',
}

export function ImportBadge({ state }: { state: ImportState }) {
  const { t } = useWords()
  return <Badge tone={tones[state]}>{t(`imports:state.${state}`)}</Badge>
}
