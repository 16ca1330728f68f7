import type { Check } from '../field.ts'
import { readNumber } from './condition-notation.ts'
import { type Read, readAll, type Scanner } from './scanner.ts'

/** Checks over several cells, one a line: `sum(share) <= 100 ± 0.05`, `issuedOn <= expiresOn`, `some(signatory)`. */

export const printChecks = (checks: readonly Check[]): string => checks.map(printCheck).join('\n')

function printCheck(check: Check): string {
  if (check.rule === 'ORDER') return check.fields.join(' <= ')
  if (check.rule === 'SOME') return `some(${check.fields[0]})`
  const { fields, equals, max, tolerance } = check
  const bounds = [
    equals === undefined ? '' : ` = ${equals}`,
    max === undefined ? '' : ` <= ${max}`,
    tolerance === 0 ? '' : ` ± ${tolerance}`,
  ]
  return `sum(${fields.join(', ')})${bounds.join('')}`
}

const key = /[a-z][A-Za-z]*/
const readKey = (scanner: Scanner): string => scanner.take(key) ?? scanner.wrong('field')
const figure = (scanner: Scanner): number => readNumber(scanner) ?? scanner.wrong('number')

function readCheck(scanner: Scanner): Check {
  if (scanner.listOf('some')) {
    const field = readKey(scanner)
    scanner.close()
    return { rule: 'SOME', fields: [field] }
  }
  if (scanner.listOf('sum')) return readSum(scanner)
  const first = readKey(scanner)
  if (scanner.take(/[<＜][=＝]|≤/) === null) scanner.wrong('operator')
  return { rule: 'ORDER', fields: [first, readKey(scanner)] }
}

function readSum(scanner: Scanner): Check {
  const fields = scanner.list(() => readKey(scanner))
  const equals = scanner.take(/[=＝]/) === null ? {} : { equals: figure(scanner) }
  const max = scanner.take(/[<＜][=＝]|≤/) === null ? {} : { max: figure(scanner) }
  const tolerance = scanner.take(/±|\+\/?-/) === null ? 0 : figure(scanner)
  return { rule: 'SUM', fields, ...equals, ...max, tolerance }
}

export const readChecks = (text: string): Read<Check[]> =>
  readAll(text, scanner => {
    const checks: Check[] = []
    while (!scanner.done) {
      checks.push(readCheck(scanner))
      scanner.take(/[;；]/)
    }
    return checks
  })
