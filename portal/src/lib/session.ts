import { useSyncExternalStore } from 'react'
import { graphql } from '../gql/gql.ts'
import type { ViewerFieldsFragment } from '../gql/graphql.ts'
import { send } from './send.ts'

export const viewerFields = graphql(`
  fragment ViewerFields on Viewer {
    installation { mode founded }
    account { id email name locale }
    memberships { id programmeName supplierName roles }
    membership { id programmeName supplierName roles }
    programme { id name timeZone locale }
    supplierId
    draftKey
    mayDo
    unreadNotifications
  }
`)

const viewerQuery = graphql(`
  query Viewer { viewer { ...ViewerFields } }
`)

export type Viewer = ViewerFieldsFragment
/** undefined: not asked yet · null: the server did not answer */
type Session = Viewer | null | undefined

let session: Session
const listeners = new Set<() => void>()
const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function setViewer(viewer: Session): void {
  session = viewer
  for (const listener of listeners) listener()
}

/** Asks the server who we are. Outside Apollo, because the sign-in page does without it. */
export async function askViewer(): Promise<Session> {
  const answer = await send(viewerQuery, {}).catch(() => null)
  setViewer(answer?.viewer ?? null)
  return session
}

/**
 * As above, but what is known stays when the server does not answer, and when the session has ended: the page with all
 * that is typed in it must not go; the next request asks for the password.
 */
export async function refreshViewer(): Promise<void> {
  const answer = await send(viewerQuery, {}).catch(() => null)
  if (answer?.viewer.account && answer.viewer.account.id === session?.account?.id) setViewer(answer.viewer)
}

export const useSession = (): Session => useSyncExternalStore(subscribe, () => session)

/** The person behind the page; only for pages that are shown to nobody else. */
export function useViewer(): Viewer {
  const viewer = useSession()
  if (!viewer) throw new Error('This page needs a signed-in person')
  return viewer
}

/** Does any of the person's roles know this action? Navigation asks this; buttons ask the record's allowedActions. */
export const useMay = (action: string): boolean => useSession()?.mayDo.includes(action) ?? false
