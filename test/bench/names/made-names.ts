import type { ListedName } from 'shared/rules/names/name-index.ts'
import { diceOf, pick } from './dice.ts'

/** Parts of invented names: nobody is meant, and any likeness is chance. */
const parts = {
  open: 'b bl br ch d dr f fr g gr h j k kr l m n p pr r s sh st t tr v w y z'
    .split(' ')
    .flatMap(onset => [...'aeiou'].map(vowel => onset + vowel)),
  close: 'n r l m s d t k th sh v z'.split(' '),
  given:
    'Timur Ruslan Karim Hamid Nadir Salman Viktor Oleg Marta Elena Tariq Idris Yunus Farid Amina Zaynab Boris Anton Pavel Stefan Marek Tomas Luis Diego Rosa Ines'.split(
      ' ',
    ),
  own: 'Xinghe Haoyuan Baolong Tianrui Jinfeng Yunhai Songshan Qingquan Longteng Huaxing Mingda Ruifeng'.split(' '),
  trade: ['Mining', 'Trading', 'Shipping', 'Metals', 'Logistics', 'Investment', 'Engineering', 'Chemical'],
  form: ['Co., Ltd', 'LLC', 'GmbH', 'SARL', 'FZE', 'Ltd', 'S.A.', 'JSC'],
}
const title = (word: string): string => word[0]?.toUpperCase() + word.slice(1)

export function madeName(dice: (sides: number) => number): string {
  const word = Array.from({ length: 2 + dice(2) }, () => pick(dice, parts.open)).join('') + (dice(3) ? pick(dice, parts.close) : '')
  return title(word)
}

const person = (dice: (sides: number) => number): string =>
  [pick(dice, parts.given), ...(dice(2) ? [madeName(dice)] : []), dice(5) ? madeName(dice) : `al-${madeName(dice)}`].join(' ')
const company = (dice: (sides: number) => number): string =>
  `${dice(3) ? madeName(dice) : pick(dice, parts.own)} ${madeName(dice)} ${pick(dice, parts.trade)} ${pick(dice, parts.form)}`

/** A list of invented entries, two in three a person, every second one with an alias. */
export function madeList(entries: number, seed = 1): ListedName[] {
  const dice = diceOf(seed)
  return Array.from({ length: entries }, (_, at) => {
    const bearer = at % 3 ? ('person' as const) : ('company' as const)
    const make = bearer === 'person' ? person : company
    return Array.from({ length: 1 + (at % 2) }, (): ListedName => ({ entryId: `made-${at}`, name: make(dice), bearer }))
  }).flat()
}

/** People who are on no list: of a large stock of names, so that hardly one is called by chance as somebody listed. */
export function madeStrangers(count: number): string[] {
  const dice = diceOf(99)
  return Array.from({ length: count }, () => Array.from({ length: 2 + dice(2) }, () => madeName(dice)).join(' '))
}

/** One slip of the fingers: a letter dropped, doubled, or swapped with its neighbour; or the last name put first. */
export function slipped(name: string, dice: (sides: number) => number): string {
  const at = 1 + dice(Math.max(1, name.length - 3))
  const kinds = [
    () => name.slice(0, at) + name.slice(at + 1),
    () => name.slice(0, at) + (name[at] ?? '') + name.slice(at),
    () => name.slice(0, at) + (name[at + 1] ?? '') + (name[at] ?? '') + name.slice(at + 2),
    () => `${name.split(' ').slice(1).join(' ')}, ${name.split(' ')[0]}`,
  ]
  return pick(dice, kinds)()
}
