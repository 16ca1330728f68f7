import { Suspense } from 'react'
import { Route, Routes } from 'react-router'
import type { Viewer } from './lib/session.ts'
import { sideOf } from './lib/side.ts'
import { Inside, type PageRoute, routes } from './routes.tsx'
import { NotFound, NotYours } from './ui/trouble.tsx'
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

/** One path may have a page for each side. */
const routesFor = (viewer: Viewer): PageRoute[] =>
  routes.filter(({ path, side }) => !side || side === sideOf(viewer) || routes.filter(other => other.path === path).length === 1)

/** Every page behind sign-in, in the frame that they share. */
export const InsidePages = ({ viewer }: { viewer: Viewer }) => (
  <Routes>
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
  </Routes>
)
