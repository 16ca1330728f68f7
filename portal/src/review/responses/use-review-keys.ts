import { useEffect, useRef } from 'react'

interface Moves {
  readonly next: () => void
  readonly previous: () => void
  readonly accept: () => void
  readonly returnIt: () => void
}

const moves: Record<string, keyof Moves> = {
  j: 'next',
  ArrowRight: 'next',
  ArrowDown: 'next',
  k: 'previous',
  ArrowLeft: 'previous',
  ArrowUp: 'previous',
  a: 'accept',
  r: 'returnIt',
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('input, textarea, select, dialog, [contenteditable]') !== null

/** Next, previous, accept, return by keyboard, unless one is typing or holds another key. */
export function useReviewKeys(now: Moves): void {
  const latest = useRef(now)
  latest.current = now
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const move = moves[event.key]
      if (!move || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
      event.preventDefault()
      latest.current[move]()
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [])
}
