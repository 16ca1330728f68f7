import { lazy, Suspense } from 'react'
import { needWords } from '../lib/words.ts'

/** With its words, on the account's page alone. */
const Cards = lazy(async () => {
  const [{ DeadlineCards }] = await Promise.all([import('./deadline-cards.tsx'), needWords('calendar')])
  return { default: DeadlineCards }
})

export const DeadlinesOf = () => (
  <Suspense fallback={null}>
    <Cards />
  </Suspense>
)
