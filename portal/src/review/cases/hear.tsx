import { lazy, Suspense } from 'react'
import { Waiting } from '../../ui/waiting.tsx'
import type { HearFormProps } from './hear-form.tsx'

const HearForm = lazy(async () => ({ default: (await import('./hear-form.tsx')).HearForm }))

/** The tables with which a letter is compared weigh more than the case: they come when somebody writes one. */
export const Hear = (props: HearFormProps) => (
  <Suspense fallback={<Waiting />}>
    <HearForm {...props} />
  </Suspense>
)
