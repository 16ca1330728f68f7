import { useEffect, useRef } from 'react'
import type { ListedFile } from './received-file.ts'
import { settle, type Upload, useUploads } from './uploads.ts'

/** The uploads of one place, and what is done with each file that has been received there. */
export function useArrivals(
  place: string,
  onArrived: (files: readonly { received: ListedFile; revisionOf: string | undefined }[]) => void,
): Upload[] {
  const uploads = [...useUploads().values()].filter(upload => upload.place === place)
  const act = useRef(onArrived)
  act.current = onArrived
  const arrived = uploads.filter(upload => upload.received)
  const keys = arrived.map(({ key }) => key).join()
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for what has arrived, not whenever anything moves
  useEffect(() => {
    if (arrived.length === 0) return
    for (const { key } of arrived) settle(key)
    act.current(arrived.flatMap(({ received, revisionOf }) => (received ? [{ received, revisionOf }] : [])))
  }, [keys])
  return uploads
}
