import { useState } from 'react'
import { draftsOf, dropDraft, keepDraft } from '../lib/drafts.ts'
import { useViewer } from '../lib/session.ts'

/** Words that are being written and were not sent: kept on this device with every key, and there again after a reload. */
export function useDraft(key: string, label: string): [string, (words: string) => void] {
  const account = useViewer().account?.id ?? ''
  const [words, setWords] = useState(() => String(draftsOf(account).find(draft => draft.key === key)?.given ?? ''))
  const write = (next: string): void => {
    setWords(next)
    if (next.trim()) keepDraft(account, { key, label, given: next, version: 0 })
    else dropDraft(account, key)
  }
  return [words, write]
}
