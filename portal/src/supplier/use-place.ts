import { useEffect, useMemo, useRef } from 'react'
import { useLocation, useSearchParams } from 'react-router'
import { handInSection } from './contents.tsx'
import type { Reckoning } from './reckoning.ts'
import { isView, type View } from './views.ts'

interface Place {
  readonly section: string
  readonly view: View | undefined
  /** The address of a section, or of a question in it, within the present view. */
  readonly to: (section: string, question?: string) => string
  readonly withView: (view: View | undefined) => string
}

/** Where in the questionnaire one is: in the address bar, so that it can be sent to a colleague and come back to. */
export function usePlace(reckoning: Reckoning, pressing: readonly string[], opening: View | undefined): Place {
  const [params] = useSearchParams()
  const { hash, search } = useLocation()
  const sectionOf = (question: string | undefined): string | undefined =>
    reckoning.sections.find(({ section }) => section.questions.some(one => one.code === question))?.section.code
  // Where one arrives is found once: it does not move on while the first section is being completed.
  const first = useRef<string>(undefined)
  first.current ??= sectionOf(pressing[0]) ?? reckoning.sections[0]?.section.code ?? handInSection
  const wanted = params.get('section') ?? sectionOf(hash.slice(1))
  const known = wanted === handInSection || reckoning.sections.some(({ section }) => section.code === wanted)
  const section = known && wanted ? wanted : (sectionOf(hash.slice(1)) ?? first.current)
  const show = params.get('show') ?? ''
  // Whoever comes without having chosen anything sees what he comes for.
  const view = isView(show) ? show : search === '' && hash === '' ? opening : undefined
  return useMemo(() => {
    const address = (at: string, shown: View | undefined, question?: string): string =>
      `?${new URLSearchParams({ section: at, ...(shown && { show: shown }) })}${question ? `#${question}` : ''}`
    return {
      section,
      view,
      to: (at, question) => address(at, question ? undefined : view, question),
      withView: shown => address(section, shown),
    }
  }, [section, view])
}

/** A link to a question brings it before the eyes and takes the focus there. */
export function useArrival(section: string): void {
  const { hash, key } = useLocation()
  const before = useRef<string>(undefined)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same link pressed twice arrives twice
  useEffect(() => {
    const target = hash ? document.getElementById(hash.slice(1)) : null
    if (target) {
      target.focus({ preventScroll: true })
      target.scrollIntoView({ block: 'start' })
    } else if (before.current !== undefined && before.current !== section) {
      const heading = document.getElementById('section-heading') ?? document.getElementById('hand-in')
      heading?.focus({ preventScroll: true })
      heading?.scrollIntoView({ block: 'start' })
    }
    before.current = section
  }, [hash, key, section])
}
