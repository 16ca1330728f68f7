import { useEffect, useRef, useState } from 'react'
import { useUrlParam } from '../../lib/url-state.ts'

/**
 * Which question one is at. For the next key at once: the address bar follows when the page has time for it, and a key pressed
 * meanwhile belonged to the question before, with the words that were being typed.
 */
export function useQuestionAt(): [string, (code: string) => void] {
  const [inAddress, setAddress] = useUrlParam('question')
  const [at, setAt] = useState(inAddress)
  const onTheirWay = useRef<string[]>([])
  useEffect(() => {
    const place = onTheirWay.current.indexOf(inAddress)
    if (place >= 0) onTheirWay.current.splice(0, place + 1)
    else setAt(inAddress)
  }, [inAddress])
  const go = (code: string): void => {
    if (code === at) return
    onTheirWay.current.push(code)
    setAt(code)
    setAddress(code)
  }
  return [at, go]
}
