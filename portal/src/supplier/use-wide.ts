import { useSyncExternalStore } from 'react'

const wide = matchMedia('(min-width: 62rem)')
const subscribe = (listener: () => void): (() => void) => {
  wide.addEventListener('change', listener)
  return () => wide.removeEventListener('change', listener)
}

/** Is there room for something beside the question? */
export const useWide = (): boolean => useSyncExternalStore(subscribe, () => wide.matches)
