import { useEffect, useState } from 'react'
import { type KeyRing, readKeys } from 'shared/receipts/keys.ts'
import { browserTools } from './tools.ts'

async function fetchKeys(): Promise<KeyRing | null> {
  try {
    const answer = await fetch('/.well-known/headwater-keys.json', { credentials: 'omit' })
    return answer.ok ? readKeys(await answer.json(), browserTools) : null
  } catch {
    return null
  }
}

/** The keys of this installation, asked for once, before anything is chosen. undefined: on their way · null: out of reach */
export function usePublishedKeys(): KeyRing | null | undefined {
  const [keys, setKeys] = useState<KeyRing | null>()
  useEffect(() => {
    let gone = false
    void fetchKeys().then(found => {
      if (!gone) setKeys(found)
    })
    return () => {
      gone = true
    }
  }, [])
  return keys
}
