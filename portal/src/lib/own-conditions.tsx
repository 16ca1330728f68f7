import { lazy, Suspense } from 'react'
import { needWords } from './words.ts'

/** Fetched when a response has been accepted: nobody waits for it while answering. */
const Card = lazy(async () => {
  const [{ OwnConditionsCard }] = await Promise.all([import('./own-conditions-card.tsx'), needWords('review')])
  return { default: OwnConditionsCard }
})

export const OwnConditions = ({ id }: { id: string }) => (
  <Suspense fallback={null}>
    <Card id={id} />
  </Suspense>
)
