import type { ComponentProps, ReactNode } from 'react'
import { Loaded, NotFound } from './trouble.tsx'

interface Props<T, R> {
  readonly query: ComponentProps<typeof Loaded<T>>['query']
  readonly record: (data: T) => R | null | undefined
  readonly children: (record: R) => ReactNode
}

/** The page of one record; where there is none in one's sight, it says so. */
export const LoadedRecord = <T, R>({ query, record, children }: Props<T, R>) => (
  <Loaded query={query}>
    {data => {
      const one = record(data)
      return one ? children(one) : <NotFound />
    }}
  </Loaded>
)
