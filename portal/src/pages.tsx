import { lazy, Suspense } from 'react'
import { Navigate, Route, Routes, useLocation, useSearchParams } from 'react-router'
import { ownPath } from './lib/own-path.ts'
import { askViewer, useSession, type Viewer } from './lib/session.ts'
import { openRoutes } from './open-routes.tsx'
import { Alone } from './ui/alone.tsx'
import { Away } from './ui/trouble.tsx'
import { Waiting } from './ui/waiting.tsx'

/** What lies behind sign-in comes beside the question who is asking (main.tsx): whoever has to sign in does not wait for it. */
const InsidePages = lazy(async () => ({ default: (await import('./inside-pages.tsx')).InsidePages }))

/** Not in yet: first the door, then the choice of a programme, then where one wanted to go. */
function Outside({ to }: { to: string }) {
  const { pathname, search } = useLocation()
  const wanted = pathname + search
  return <Navigate replace to={wanted === '/' ? to : `${to}?next=${encodeURIComponent(wanted)}`} />
}

function InAlready() {
  const [params] = useSearchParams()
  return <Navigate replace to={ownPath(params.get('next'))} />
}

function Entrance({ viewer, route: { page: Shown, forWhom } }: { viewer: Viewer; route: (typeof openRoutes)[number] }) {
  const { mode, founded } = viewer.installation
  if (forWhom === 'founder' && founded) return <InAlready />
  if (forWhom === 'stranger' && !founded && mode === 'PRODUCTION') return <Navigate replace to="/found" />
  if (forWhom === 'stranger' && viewer.account) return <InAlready />
  if (forWhom === 'chooser' && !viewer.account) return <Outside to="/sign-in" />
  return (
    <Suspense fallback={<Waiting />}>
      <Shown />
    </Suspense>
  )
}

export function Pages() {
  const viewer = useSession()
  if (viewer === undefined) return <Waiting />
  if (viewer === null)
    return (
      <Alone>
        <Away onRetry={() => void askViewer()} />
      </Alone>
    )
  const inside = viewer.account && viewer.membership
  const door = !viewer.installation.founded && viewer.installation.mode === 'PRODUCTION' ? '/found' : '/sign-in'
  return (
    <Routes>
      {openRoutes
        .filter(route => !(inside && route.path === '/mailbox'))
        .map(route => (
          <Route key={route.path} path={route.path} element={<Entrance viewer={viewer} route={route} />} />
        ))}
      {inside ? (
        <Route
          path="*"
          element={
            <Suspense fallback={<Waiting />}>
              <InsidePages viewer={viewer} />
            </Suspense>
          }
        />
      ) : (
        <Route path="*" element={<Outside to={viewer.account ? '/choose' : door} />} />
      )}
    </Routes>
  )
}
