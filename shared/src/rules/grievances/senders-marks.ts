import { compact, standsIn } from './compact.ts'
import { folded, type Stretch } from './same-signs.ts'
import type { Told } from './told.ts'

/** What nobody but the sender is known by: in a letter to those concerned it is never right. */

const signsOf = (text: string): string => compact(text).text
const hasHan = (text: string): boolean => /\p{Script=Han}/u.test(text)

const wherever = (text: string, needles: readonly string[]): Stretch[] => {
  const signs = compact(text)
  return [...new Set(needles)].flatMap(needle => standsIn(text, signs, needle))
}

/** The whole of it, and each part that is long enough to be no other word. */
const partsOf = (given: string, shortest: number): string[] =>
  [given, ...given.split(/[\s,;/·、，；]+/u)].map(signsOf).filter(part => part.length >= (hasHan(part) ? 2 : shortest))

export const names = (text: string, { name }: Told): Stretch[] => (name ? wherever(text, partsOf(name, 3)) : [])

/** With an end to each part: a text without spaces is one long part. */
const mail = /[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}.-]{1,200}\.\p{L}{2,20}/gu
/** A telephone number, however its digits are set apart. */
const telephone = /\+?\p{Nd}(?:[\s().-]{0,2}\p{Nd}){6,14}/gu
/** Of a vehicle: letters and digits, or the sign of a Chinese province before them. */
const plate =
  /(?<![\p{L}\p{Nd}])(?:\p{Lu}{1,3}[- ]?\p{Nd}{3,5}(?:[- ]?\p{Lu}{1,3})?|\p{Script=Han}\p{Lu}[·•\s]?[\p{Lu}\p{Nd}]{5,6})(?![\p{L}\p{Nd}])/gu

export const reachable: readonly RegExp[] = [mail, telephone]
export const plates = plate

const digitsOf = (text: string): string => folded(text).replace(/\D/g, '')
/** A number without the code of its country is the same number. */
const endOf = (number: string): string => digitsOf(number).slice(-7)

const found = (pattern: RegExp, text: string): string[] => [...text.matchAll(pattern)].map(([one]) => one)

/** Addresses, numbers and plates that the sender gave, as contact or on the way, found again in the letter. */
export function contacts(text: string, { contact, texts }: Told): Stretch[] {
  const given = [...texts, contact ?? '']
  const mails = given.flatMap(one => found(mail, one)).map(signsOf)
  const vehicles = given.flatMap(one => found(plate, one)).map(signsOf)
  const numbers = new Set(given.flatMap(one => found(telephone, one)).map(endOf))
  const called = [...text.matchAll(telephone)]
    .filter(([one]) => numbers.has(endOf(one)))
    .map(({ 0: one, index }) => ({ from: index, to: index + one.length }))
  return [...called, ...wherever(text, [...mails, ...vehicles, ...(contact ? partsOf(contact, 4) : [])])]
}

const ending = /\.[\p{L}\p{N}]{1,5}$/u
/** A name that could stand in any letter («photo») tells nothing without its ending. */
const isTelling = (base: string): boolean => base.length >= 8 || (/\d/.test(base) && base.length >= 5)

export const files = (text: string, told: Told): Stretch[] =>
  wherever(
    text,
    told.files.flatMap(name => {
      const base = signsOf(name.replace(ending, ''))
      return isTelling(base) ? [signsOf(name), base] : [signsOf(name)]
    }),
  )

/** As whoever reads it aloud writes it down. */
const likeCode = (text: string): string => text.normalize('NFKC').toUpperCase().replaceAll('O', '0').replaceAll(/[IL]/g, '1')

/** The number of the case, alone or at the head of the whole code, however its signs are set. */
export function locators(text: string, { locator }: Told): Stretch[] {
  if (locator === '') return []
  const signs = compact(text)
  const begins = [...text.matchAll(/[\p{L}\p{N}]{5,}/gu)]
    .filter(([word]) => likeCode(word).startsWith(locator))
    .map(({ 0: word, index }) => ({ from: index, to: index + word.length }))
  const apart = standsIn(text, { ...signs, text: likeCode(signs.text) }, locator)
  return [...begins, ...apart.filter(one => !begins.some(({ from }) => from === one.from))]
}
