import { type ResponseState, responseStates } from 'shared/machines/response.ts'
import { useWords } from '../lib/words.ts'
import { Chain } from './chain.tsx'

/** Being returned or withdrawn is a detour: shown only while the response is there. */
const detour = (state: ResponseState): boolean => state === 'RETURNED' || state === 'WITHDRAWN'

export function ResponseChain({ state }: { state: ResponseState }) {
  const { t } = useWords()
  const steps = responseStates
    .filter(one => one === state || !detour(one))
    .map(one => ({ key: one, word: t(`words:responseState.${one}`) }))
  return <Chain label={t('chain.label')} steps={steps} current={state} />
}
