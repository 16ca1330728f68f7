import { useWords, type WordKey } from '../lib/words.ts'
import { Icon, type IconName } from '../ui/icon.tsx'
import type { Entry, Keeping } from './answer-keeper.ts'
import css from './questionnaire.module.css'

const order: readonly Keeping[] = ['conflict', 'refused', 'kept', 'saving', 'typing', 'saved']
const words: Record<Keeping, WordKey> = {
  conflict: 'saving.conflict', refused: 'saving.refused', kept: 'saving.kept', saving: 'saving.saving', typing: 'saving.saving', saved: 'saving.saved',
}
const icons: Record<Keeping, IconName> = { conflict: 'warn', refused: 'warn', kept: 'warn', saving: 'upload', typing: 'upload', saved: 'check' }

/** Where what was typed is: the gravest state of all answers decides. */
export function SavingState({ entries }: { entries: ReadonlyMap<string, Entry> }) {
  const { t } = useWords()
  const all = [...entries.values()]
  const state = order.find(one => all.some(entry => entry.keeping === one)) ?? 'saved'
  const unkept = all.some(entry => entry.unkept)
  return (
    <p className={css.state} role="status" data-state={state} data-trouble={order.indexOf(state) < 3 || undefined}>
      <Icon name={icons[state]} size={18} /> {t(unkept ? 'saving.unkept' : words[state])}
    </p>
  )
}
