import { useEffect } from 'react'

interface Growing {
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor?: string | null }
}

/** For a picture or a catalogue of the whole list: asks on until it is all there. Many lists would be too long for it; ours here are bounded by the countries there are. */
export function useWhole(page: Growing | undefined, more: (after: string) => Promise<unknown>): boolean {
  const after = page?.pageInfo.hasNextPage ? page.pageInfo.endCursor : null
  // biome-ignore lint/correctness/useExhaustiveDependencies: `more` is another function each time and asks the same
  useEffect(() => {
    if (after) void more(after).catch(() => undefined)
  }, [after])
  return Boolean(page && !after)
}
