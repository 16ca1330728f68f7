import type { Locale } from 'shared/words/lists.ts'
import { graphql } from '../gql/gql.ts'
import { send } from './send.ts'
import { currentLocale, speak } from './words.ts'

const setLanguage = graphql(`
  mutation SetLanguage($locale: Locale!) { setLanguage(locale: $locale) { id locale } }
`)

let chosenHere = false

export async function chooseBeforeSignIn(locale: Locale): Promise<void> {
  chosenHere = true
  await speak(locale)
}

/** After sign-in the account's language speaks, unless the person has just chosen another at the door. */
export async function settleLanguage(accounts: Locale): Promise<void> {
  if (!chosenHere) await speak(accounts)
  else if (accounts !== currentLocale()) await send(setLanguage, { locale: currentLocale() }).catch(() => undefined)
  chosenHere = false
}

export async function changeLanguage(locale: Locale): Promise<void> {
  await send(setLanguage, { locale })
  await speak(locale)
}
