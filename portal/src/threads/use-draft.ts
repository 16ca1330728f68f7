import { useState } from 'react'
import { draftAt, dropDraft, keepDraft, type Owner } from '../lib/drafts.ts'
import { useViewer } from '../lib/session.ts'

/** Words that are being written and were not sent: kept on this device with every key, and there again after a reload. */
export function useDraft(key: string, label: string): [string, (words: string) => void] {
  const { account, draftKey } = useViewer()
  const owner: Owner = { account: account?.id ?? '', key: draftKey ?? '' }
  const [words, setWords] = useState(() => String(draftAt(owner, key)?.given ?? ''))
  const write = (next: string): void => {
    setWords(next)
    if (next.trim()) keepDraft(owner, { key, label, given: next, version: 0 })
    else dropDraft(owner, key)
  }
  return [words, write]
}
