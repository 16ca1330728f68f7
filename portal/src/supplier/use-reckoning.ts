import { startTransition, useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import type { Template } from 'shared/questionnaires/template.ts'
import { dayIn } from 'shared/rules/days.ts'
import { ownZone } from '../lib/format.ts'
import { useViewer } from '../lib/session.ts'
import type { AnswerKeeper, Entry } from './answer-keeper.ts'
import type { OwnResponse } from './own-response.ts'
import { type Reckoning, reckoner } from './reckoning.ts'

/** Soon enough for the eye, and out of the way of the next key; whoever types on without a pause sees it now and then. */
const pause = 160
const longest = 1_500

const sameGivens = (one: ReadonlyMap<string, Entry>, other: ReadonlyMap<string, Entry>): boolean =>
  [...one].every(([question, { given }]) => other.get(question)?.given === given)

/** What is asked and what is missing, a moment after each change. */
export function useReckoning(keeper: AnswerKeeper, response: OwnResponse, template: Template): Reckoning {
  const zone = useViewer().programme?.timeZone ?? ownZone()
  const reckon = useMemo(() => {
    const judge = reckoner(template, response.tier)
    return () => judge(keeper.all(), dayIn(new Date(), zone))
  }, [keeper, template, response.tier, zone])
  const [reckoning, setReckoning] = useState({ reckon, told: reckon() })
  useEffect(() => {
    let seen = keeper.all()
    let timer: ReturnType<typeof setTimeout> | undefined
    let since = 0
    const look = (): void => {
      since = 0
      if (sameGivens(keeper.all(), seen)) return
      seen = keeper.all()
      const told = reckon()
      keeper.giveBack(question => told.asked.has(question))
      startTransition(() => setReckoning({ reckon, told }))
    }
    const stop = keeper.subscribe(() => {
      const now = Date.now()
      since ||= now
      clearTimeout(timer)
      timer = setTimeout(look, Math.max(0, Math.min(pause, since + longest - now)))
    })
    return () => {
      clearTimeout(timer)
      stop()
    }
  }, [keeper, reckon])
  // Another language brings another template: judged at once.
  return useMemo(() => (reckoning.reckon === reckon ? reckoning.told : reckon()), [reckoning, reckon])
}

export const useEntry = (keeper: AnswerKeeper, question: string): Entry | undefined =>
  useSyncExternalStore(keeper.subscribe, () => keeper.all().get(question))
