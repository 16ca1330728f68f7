import { useSyncExternalStore } from 'react'

interface Waiting {
  readonly done: (signedIn: boolean) => void
}

let waiting: readonly Waiting[] = []
let possible = false
const listeners = new Set<() => void>()
const tell = (): void => {
  for (const listener of listeners) listener()
}
const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Only a page behind sign-in can show the dialog that asks for the password again. */
export function offerSignInAgain(offered: boolean): void {
  possible = offered
  if (!offered) finishSignInAgain(false)
}

/** Resolves once the person has signed in again (true), or will not (false). All who wait share one dialog. */
export function signInAgain(): Promise<boolean> {
  if (!possible) return Promise.resolve(false)
  return new Promise(done => {
    waiting = [...waiting, { done }]
    tell()
  })
}

export function finishSignInAgain(signedIn: boolean): void {
  const all = waiting
  waiting = []
  for (const one of all) one.done(signedIn)
  if (all.length > 0) tell()
}

export const useSignInAgain = (): boolean => useSyncExternalStore(subscribe, () => waiting.length > 0)
