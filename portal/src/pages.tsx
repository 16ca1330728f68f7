import { Suspense } from 'react'
import { Navigate, Route, Routes, useLocation, useSearchParams } from 'react-router'
import { ownPath } from './lib/own-path.ts'
import { askViewer, useSession, type Viewer } from './lib/session.ts'
import { sideOf } from './lib/side.ts'
import { Inside, openRoutes, type PageRoute, routes } from './routes.tsx'
import { Alone } from './ui/alone.tsx'
import { Away, NotFound, NotYours } from './ui/trouble.tsx'
import { Waiting } from './ui/waiting.tsx'

/** Who may see which page: the table in routes.tsx, read here and nowhere else. */
function Guarded({ route: { page: Shown, action, side }, viewer }: { route: PageRoute; viewer: Viewer }) {
  if (action && !viewer.mayDo.includes(action)) return <NotYours />
  if (side && side !== sideOf(viewer)) return <NotYours />
  return (
    <Suspense fallback={<Waiting />}>
      <Shown />
    </Suspense>
  )
}

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

/** One path may have a page for each side. */
const routesFor = (viewer: Viewer): PageRoute[] =>
  routes.filter(({ path, side }) => !side || side === sideOf(viewer) || routes.filter(other => other.path === path).length === 1)

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
          element={
            <Suspense fallback={<Waiting />}>
              <Inside />
            </Suspense>
          }
        >
          {routesFor(viewer).map(route => (
            <Route key={route.path} path={route.path} element={<Guarded key={route.path} viewer={viewer} route={route} />} />
          ))}
          <Route path="*" element={<NotFound />} />
        </Route>
      ) : (
        <Route path="*" element={<Outside to={viewer.account ? '/choose' : door} />} />
      )}
    </Routes>
  )
}
