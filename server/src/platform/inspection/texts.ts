import { endingOf } from 'shared/rules/file-names.ts'
import type { FileType } from 'shared/words/lists.ts'
import { Rejected, type Source } from './verdict.ts'

/** Text has no sign of its own: its name must say what it is, and every byte must be text. */
const endings: Readonly<Record<string, FileType>> = {
  csv: 'text/csv',
  tsv: 'text/csv',
  txt: 'text/plain',
  log: 'text/plain',
  md: 'text/plain',
}
const encodings = ['utf-8', 'gb18030'] as const
const piece = 1 << 20
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const noText = /[\u0000-\u0008\u000e-\u001a\u001c-\u001f\u007f]/

function readsAs(source: Source, encoding: string): boolean {
  const decoder = new TextDecoder(encoding, { fatal: true })
  try {
    for (let at = 0; at < source.size; at += piece) {
      const text = decoder.decode(source.read(at, piece), { stream: at + piece < source.size })
      if (noText.test(text)) return false
    }
    return true
  } catch {
    return false
  }
}

export function textType(source: Source, name: string): FileType {
  const type = endings[endingOf(name)]
  if (!type) throw new Rejected('fileKind')
  const [a, b] = source.read(0, 2)
  const marked = a === 0xff && b === 0xfe ? 'utf-16le' : a === 0xfe && b === 0xff ? 'utf-16be' : null
  // Tables from a Chinese Excel come in GB 18030.
  if (!(marked ? [marked] : encodings).some(encoding => readsAs(source, encoding))) throw new Rejected('fileKind')
  return type
}
