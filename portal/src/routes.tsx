import { type ComponentType, lazy } from 'react'
import { needWords } from './lib/words.ts'

type Loader = () => Promise<ComponentType>

/** The words a page speaks come with it. */
const page = (load: Loader) => lazy(async () => ({ default: await load() }))
const mine = (load: Loader) => lazy(async () => ({ default: (await Promise.all([load(), needWords('words')]))[0] }))
const answering = (load: Loader) => lazy(async () => ({ default: (await Promise.all([load(), needWords('words', 'errors')]))[0] }))
const staff = (load: Loader) => lazy(async () => ({ default: (await Promise.all([load(), needWords('words', 'errors', 'staff')]))[0] }))

export interface PageRoute {
  readonly path: string
  readonly page: ComponentType
  /** Whose roles know this action at all; the server asks again for each record. */
  readonly action?: string
  readonly side?: 'house' | 'supplier'
}

export const Inside = mine(async () => (await import('./shell/inside.tsx')).Inside)

/** Pages before sign-in. stranger: whoever is not signed in · founder: while no programme exists · chooser: signed in */
export const openRoutes: readonly { readonly path: string; readonly page: ComponentType; readonly forWhom: 'anyone' | 'stranger' | 'founder' | 'chooser' }[] = [
  { path: '/sign-in', page: page(async () => (await import('./sign-in/sign-in-page.tsx')).SignInPage), forWhom: 'stranger' },
  { path: '/forgotten', page: page(async () => (await import('./sign-in/forgotten-page.tsx')).ForgottenPage), forWhom: 'anyone' },
  { path: '/reset/:token', page: page(async () => (await import('./sign-in/reset-page.tsx')).ResetPage), forWhom: 'anyone' },
  { path: '/invitation/:token', page: page(async () => (await import('./sign-in/invitation-page.tsx')).InvitationPage), forWhom: 'anyone' },
  { path: '/found', page: page(async () => (await import('./sign-in/found-page.tsx')).FoundPage), forWhom: 'founder' },
  { path: '/choose', page: mine(async () => (await import('./sign-in/choose-page.tsx')).ChoosePage), forWhom: 'chooser' },
]

/** path → page → for whom. */
export const routes: readonly PageRoute[] = [
  { path: '/', page: page(async () => (await import('./my-work/my-work-page.tsx')).MyWorkPage) },
  { path: '/notifications', page: page(async () => (await import('./my-work/notifications-page.tsx')).NotificationsPage), action: 'notification.read' },
  { path: '/account', page: page(async () => (await import('./my-work/account-page.tsx')).AccountPage), action: 'account.read' },

  { path: '/submissions', page: mine(async () => (await import('./supplier/submissions-page.tsx')).SubmissionsPage), action: 'response.read', side: 'supplier' },
  { path: '/responses/:id', page: answering(async () => (await import('./supplier/response-page.tsx')).ResponsePage), action: 'answer.read', side: 'supplier' },


]
