import { useCallback, useSyncExternalStore } from 'react'
import type { Template } from 'shared/questionnaires/template.ts'
import type { Locale } from 'shared/words/lists.ts'
import { Failure, failureFrom } from './failure.ts'
import { signInAgain } from './sign-in-again.ts'
import { useWords } from './words.ts'

interface Fetched {
  readonly data?: Template
  readonly error?: unknown
}

/** By template and language. A template never changes, so what came once stays as long as the page. */
const fetched = new Map<string, Fetched>()
const latest = new Map<string, Template>()
const underWay = new Set<string>()
const listeners = new Set<() => void>()

async function ask(id: string, locale: Locale): Promise<Template> {
  const response = await fetch(`/templates/${id}.json?lang=${locale}`, {
    credentials: 'same-origin',
    headers: { 'x-headwater-language': locale },
  }).catch(() => {
    throw new Failure('AWAY')
  })
  const body = (await response.json().catch(() => null)) as (Template & { code?: string; message?: string }) | null
  if (response.ok && body) return body
  throw body?.message ? failureFrom({ message: body.message, extensions: body as never }) : new Failure('AWAY')
}

/** Sends for a template, so that it is there, or on its way, when a page asks for it. */
export async function fetchTemplate(id: string, locale: Locale): Promise<void> {
  const key = `${id} ${locale}`
  if (underWay.has(key) || fetched.get(key)?.data) return
  underWay.add(key)
  const answer: Fetched = await ask(id, locale)
    .catch(async (error: unknown) => {
      if (!(error instanceof Failure) || error.code !== 'SIGNED_OUT' || !(await signInAgain())) throw error
      return ask(id, locale)
    })
    .then(
      data => ({ data }),
      (error: unknown) => ({ error }),
    )
  underWay.delete(key)
  fetched.set(key, answer)
  if (answer.data) latest.set(id, answer.data)
  for (const listener of listeners) listener()
}

const nothing: Fetched = {}

/** A template in the person's language; while that one is on its way, in the language of before. */
export function useTemplate(id: string): { data: Template | undefined; error?: unknown; refetch: () => unknown } {
  const { locale } = useWords()
  const key = `${id} ${locale}`
  const subscribe = useCallback(
    (listener: () => void) => {
      listeners.add(listener)
      void fetchTemplate(id, locale)
      return () => void listeners.delete(listener)
    },
    [id, locale],
  )
  const answer = useSyncExternalStore(subscribe, () => fetched.get(key) ?? nothing)
  return { data: answer.data ?? latest.get(id), error: answer.error, refetch: () => fetchTemplate(id, locale) }
}
