import { lazy, Suspense } from 'react'
import type { Of } from './own-conditions-card.tsx'
import { needWords } from './words.ts'

/** Fetched when a response has been accepted: nobody waits for it while answering. */
const Card = lazy(async () => {
  const [{ OwnConditionsCard }] = await Promise.all([import('./own-conditions-card.tsx'), needWords('review')])
  return { default: OwnConditionsCard }
})

export const OwnConditions = (of: Of) => (
  <Suspense fallback={null}>
    <Card {...of} />
  </Suspense>
)
