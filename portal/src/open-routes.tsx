import { type ComponentType, lazy } from 'react'
import { needWords } from './lib/words.ts'
import { SignInPage } from './sign-in/sign-in-page.tsx'

type Loader = () => Promise<ComponentType>

/** The words a page speaks come with it. */
const door = (load: Loader) => lazy(async () => ({ default: (await Promise.all([load(), needWords('door', 'words')]))[0] }))
const proof = (load: Loader) => lazy(async () => ({ default: (await Promise.all([load(), needWords('receipts')]))[0] }))
const post = (load: Loader) =>
  lazy(async () => ({
    default: (await Promise.all([load(), needWords('answers', 'door', 'words', 'errors', 'evidence', 'talk', 'staff', 'sheets')]))[0],
  }))

/** Pages before sign-in. stranger: whoever is not signed in · founder: while no programme exists · chooser: signed in */
export const openRoutes: readonly {
  readonly path: string
  readonly page: ComponentType
  readonly forWhom: 'anyone' | 'stranger' | 'founder' | 'chooser'
}[] = [
  // In the first script: most who come are not signed in, and it is one journey less for them.
  { path: '/sign-in', page: SignInPage, forWhom: 'stranger' },
  { path: '/forgotten', page: door(async () => (await import('./sign-in/forgotten-page.tsx')).ForgottenPage), forWhom: 'anyone' },
  { path: '/reset/:token', page: door(async () => (await import('./sign-in/reset-page.tsx')).ResetPage), forWhom: 'anyone' },
  { path: '/invitation/:token', page: door(async () => (await import('./sign-in/invitation-page.tsx')).InvitationPage), forWhom: 'anyone' },
  { path: '/found', page: door(async () => (await import('./sign-in/found-page.tsx')).FoundPage), forWhom: 'founder' },
  { path: '/choose', page: door(async () => (await import('./sign-in/choose-page.tsx')).ChoosePage), forWhom: 'chooser' },
  { path: '/verify', page: proof(async () => (await import('./verify/verify-page.tsx')).VerifyPage), forWhom: 'anyone' },
  { path: '/mailbox', page: post(async () => (await import('./house/mailbox/open-mailbox-page.tsx')).OpenMailboxPage), forWhom: 'anyone' },
]
