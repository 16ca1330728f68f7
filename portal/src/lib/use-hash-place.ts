import { useEffect } from 'react'
import { useLocation } from 'react-router'

/** An address that names a place in a page leads there once the page is whole. */
export function useHashPlace(ready: boolean): void {
  const { hash } = useLocation()
  useEffect(() => {
    if (ready && hash) document.getElementById(decodeURIComponent(hash.slice(1)))?.scrollIntoView()
  }, [ready, hash])
}
