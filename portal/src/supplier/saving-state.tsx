import { useSyncExternalStore } from 'react'
import { useWords, type WordKey } from '../lib/words.ts'
import { Drawing, Icon } from '../ui/icon.tsx'
import { moreIcons } from '../ui/more-icons.ts'
import type { AnswerKeeper, Keeping } from './answer-keeper.ts'
import css from './questionnaire.module.css'

const order: readonly Keeping[] = ['conflict', 'refused', 'kept', 'saving', 'typing', 'saved']
const words: Record<Keeping, WordKey> = {
  conflict: 'answers:saving.conflict',
  refused: 'answers:saving.refused',
  kept: 'answers:saving.kept',
  saving: 'answers:saving.saving',
  typing: 'answers:saving.saving',
  saved: 'answers:saving.saved',
  notAsked: 'answers:saving.saved',
}

function stateOf(keeper: AnswerKeeper): string {
  const all = [...keeper.all().values()]
  const state = order.find(one => all.some(entry => entry.keeping === one)) ?? 'saved'
  return `${state} ${all.some(entry => entry.unkept && entry.keeping !== 'saved')}`
}

/** Where what was typed is: the gravest state of all answers decides. */
export function SavingState({ keeper }: { keeper: AnswerKeeper }) {
  const { t } = useWords()
  const [state, unkept] = useSyncExternalStore(keeper.subscribe, () => stateOf(keeper)).split(' ') as [Keeping, string]
  return (
    <p className={css.state} role="status" data-state={state} data-trouble={order.indexOf(state) < 3 || undefined}>
      {state === 'saving' || state === 'typing' ? (
        <Drawing path={moreIcons.upload} size={18} />
      ) : (
        <Icon name={state === 'saved' ? 'check' : 'warn'} size={18} />
      )}{' '}
      {t(unkept === 'true' ? 'answers:saving.unkept' : words[state])}
    </p>
  )
}
