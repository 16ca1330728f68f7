import type { CellFault } from 'shared/imports/supplier-columns.ts'
import type { Locale } from 'shared/words/lists.ts'
import { cellName } from '../../platform/sheets.ts'
import { isWordKey, translator } from '../../platform/words.ts'

export interface ToldFault {
  readonly sheet: string
  readonly row: number
  readonly cell: string | null
  readonly heading: string | null
  readonly message: string
}

/** Faults as the person reads them, each with the name its cell has in the file. */
export const faultsIn = (faults: readonly CellFault[], locale: Locale): ToldFault[] =>
  faults.map(({ sheet, row, column, heading, key, values }) => {
    const sentence = `imports:fault.${key}`
    return {
      sheet,
      row,
      cell: column === null ? null : cellName(row, column),
      heading,
      message: isWordKey(sentence) ? translator(locale)(sentence, values) : key,
    }
  })

/** Why a file was not read; rules that questionnaires have too say it in words of suppliers. */
export function refusalWords(rule: string, locale: Locale): string {
  const sentence = `imports:refusal.${rule}`
  return isWordKey(sentence) ? translator(locale)(sentence) : rule
}
