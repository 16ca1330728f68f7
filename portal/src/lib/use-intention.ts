import { useRef, useState } from 'react'
import { Failure, isFailure } from './failure.ts'
import { intentions } from './intentions.ts'
import { useWords } from './words.ts'

export interface Command<T, V> {
  /** Sends it; gives the answer, or undefined when it was refused and the form shows why. */
  readonly run: (variables: V) => Promise<T | undefined>
  readonly busy: boolean
  /** What is wrong with which field, in words. */
  readonly fields: Readonly<Record<string, string>>
  /** Why it was not done, in a sentence. */
  readonly sentence: string | undefined
  readonly failure: Failure | undefined
  readonly clear: () => void
}

/** One intention of a person: sent once, under one key however often it is tried, and answered beside what was typed. */
export function useIntention<T, V>(sendIt: (variables: V, key: string) => Promise<T>): Command<T, V> {
  const { t } = useWords()
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure>()
  const running = useRef(false)
  const [keys] = useState(intentions)

  const run = async (variables: V): Promise<T | undefined> => {
    if (running.current) return undefined
    running.current = true
    setBusy(true)
    try {
      const answer = await sendIt(variables, keys.keyFor(variables))
      keys.settled()
      setFailure(undefined)
      return answer
    } catch (error) {
      const told = isFailure(error) ? error : new Failure('AWAY')
      if (told.code !== 'AWAY') keys.settled()
      setFailure(told)
      return undefined
    } finally {
      running.current = false
      setBusy(false)
    }
  }

  const fields = failure?.details.fields ?? {}
  const sentence = failure && (failure.code === 'AWAY' ? t('trouble.away') : failure.message)
  return { run, busy, fields, sentence, failure, clear: () => setFailure(undefined) }
}
