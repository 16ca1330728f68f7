import { type Question, type Signal, signals } from '../template.ts'
import { printCondition, readOr } from './condition-notation.ts'
import { type Read, readAll } from './scanner.ts'

/** What an answer sets off, one a line: `PEP if KYS-C4.any = yes`. */

type Raise = NonNullable<Question['raises']>[number]

export const printRaises = (raises: readonly Raise[]): string =>
  raises.map(({ signal, when }) => `${signal} if ${printCondition(when)}`).join('\n')

/** Longer names first, so that none is taken for the beginning of another. */
const names: readonly Signal[] = [...signals].sort((a, b) => b.length - a.length)

export const readRaises = (text: string): Read<Raise[]> =>
  readAll(text, scanner => {
    const raises: Raise[] = []
    while (!scanner.done) {
      const signal = names.find(name => scanner.word(name)) ?? scanner.wrong('signal')
      if (!scanner.word('if')) scanner.wrong('if')
      raises.push({ signal, when: readOr(scanner) })
      scanner.take(/[;；]/)
    }
    return raises
  })
