import { fileTypes, maxFileBytes } from 'shared/words/lists.ts'

/** What the browser tells of a file somebody has chosen. */
export interface PickedFile {
  readonly name: string
  readonly size: number
  readonly lastModified: number
  readonly type: string
}
export type PickFault = 'fileEmpty' | 'fileLarge' | 'fileKind'

const endings: readonly string[] = Object.values(fileTypes)
const types: readonly string[] = Object.keys(fileTypes)
/** Written in more than one way. */
const also = ['jpeg', 'tiff', 'heif']

export const accepted = [...types, ...endings.map(ending => `.${ending}`)].join(',')

const endingOf = (name: string): string => (/\.([^.]+)$/.exec(name)?.[1] ?? '').toLowerCase()

/** What can be said before a byte is sent. The server judges by the bytes; here only what is certainly in vain is kept back. */
export function pickFault({ name, size, type }: PickedFile): PickFault | null {
  if (size === 0) return 'fileEmpty'
  if (size > maxFileBytes) return 'fileLarge'
  const ending = endingOf(name)
  if (types.includes(type) || endings.includes(ending) || also.includes(ending)) return null
  // A phone may hand over a photograph without name or type.
  return ending === '' && (type === '' || type.startsWith('image/')) ? null : 'fileKind'
}

/** The same file again: what was begun may go on. Another file of the same name must not be put behind its first half. */
export const isSameFile = (one: Omit<PickedFile, 'type'>, other: Omit<PickedFile, 'type'>): boolean =>
  one.name === other.name && one.size === other.size && one.lastModified === other.lastModified
