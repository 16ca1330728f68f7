import { useSession } from '../lib/session.ts'
import { Data } from './data.tsx'
import { Shell } from './shell.tsx'

/** Everything behind sign-in. Another person or programme begins with nothing of the one before. */
export const Inside = () => (
  <Data key={useSession()?.membership?.id}>
    <Shell />
  </Data>
)
