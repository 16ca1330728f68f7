import { lazy, Suspense, useEffect } from 'react'
import type { Viewer } from '../lib/session.ts'
import { offerSignInAgain, useSignInAgain } from '../lib/sign-in-again.ts'

const SignInAgainDialog = lazy(async () => ({ default: (await import('./sign-in-again-dialog.tsx')).SignInAgainDialog }))

/** Where a session ends in the middle of work, the page stays as it is and asks for the password. */
export function SignInAgain({ viewer }: { viewer: Viewer }) {
  const asked = useSignInAgain()
  useEffect(() => {
    offerSignInAgain(true)
    return () => offerSignInAgain(false)
  }, [])
  if (!asked) return null
  return (
    <Suspense fallback={null}>
      <SignInAgainDialog viewer={viewer} />
    </Suspense>
  )
}
