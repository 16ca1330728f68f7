import { Refused } from '../../../core/errors.ts'
import { readEuCsv, readEuXml } from './eu.ts'
import type { ListFile, ReadList } from './listed-entry.ts'
import { readOfacCsv, readOfacXml } from './ofac.ts'
import { readOfacAdvanced } from './ofac-advanced.ts'
import { textOf } from './read-text.ts'
import { readUn } from './un.ts'

export const listLimits = { bytes: 120_000_000, files: 3 } as const

/** By the root of the document, whatever the file is called. */
const xmlReaders: readonly (readonly [RegExp, (file: ListFile, text: string) => ReadList])[] = [
  [/<(?:\w+:)?CONSOLIDATED_LIST[\s>]/, readUn],
  [/<(?:\w+:)?sdnList[\s>]/, readOfacXml],
  [/<(?:\w+:)?Sanctions[\s>]/, readOfacAdvanced],
  [/<(?:\w+:)?export[\s>]/, readEuXml],
]

const isXml = (text: string): boolean => text.trimStart().startsWith('<')
const heading = /^\W*(uid|fileGenerationDate|Entity_LogicalId)\b/i

function readOne(file: ListFile, text: string): ReadList {
  if (isXml(text)) {
    const reader = xmlReaders.find(([root]) => root.test(text.slice(0, 4_000)))
    if (!reader) throw new Refused('listUnknown')
    return reader[1](file, text)
  }
  return heading.test(text.slice(0, 200)) ? readEuCsv(file, text) : readOfacCsv([{ file, text }])
}

/** A publisher's list, read whole from its file or files: which it is stands in them. Nothing is kept. */
export function readList(files: readonly ListFile[]): ReadList {
  if (files.length === 0 || files.length > listLimits.files) throw new Refused('listUnknown')
  if (files.reduce((sum, file) => sum + file.bytes.length, 0) > listLimits.bytes)
    throw new Refused('listTooLarge', { limit: listLimits.bytes / 1_000_000 })
  const texts = files.map(file => ({ file, text: textOf(file.bytes).replace(/^\ufeff/, '') }))
  const [first] = texts
  const read = texts.length === 1 && first ? readOne(first.file, first.text) : readOfacCsv(texts)
  if (read.entries.length === 0 && read.faults.length === 0) throw new Refused('listEmpty')
  return read
}
