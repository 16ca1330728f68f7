import { SaxesParser } from 'saxes'
import { Refused } from '../../../core/errors.ts'

/** An element with what is in it. */
export interface Element {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: Element[]
  text: string
}

interface Found {
  readonly element: Element
  /** The line it begins on. */
  readonly row: number
}

/** Lists are flat; what is deeper or longer was made to hurt. */
const deepest = 24
const longestText = 200_000
const mostElements = 20_000_000
const piece = 1 << 16

const bare = (name: string): string => name.slice(name.indexOf(':') + 1)

/**
 * Reads elements of these names one after another, each whole; the file is never held as a tree. What a list does not need is refused:
 * a document type (and with it entities that grow or point elsewhere), depth, endless text.
 */
export function readElements(text: string, wanted: ReadonlySet<string>, take: (found: Found) => void): { root: Element | undefined } {
  const parser = new SaxesParser({ position: true })
  const open: Element[] = []
  let root: Element | undefined
  let depth = 0
  let count = 0
  let began = 0
  parser.on('doctype', () => {
    throw new Refused('listHasDoctype')
  })
  parser.on('opentag', ({ name, attributes }) => {
    if (++depth > deepest || ++count > mostElements) throw new Refused('listTooDeep')
    const element: Element = { name: bare(name), attributes: attributes as Record<string, string>, children: [], text: '' }
    root ??= element
    if (open.length === 0 && !wanted.has(element.name)) return
    if (open.length === 0) began = parser.line
    open.at(-1)?.children.push(element)
    open.push(element)
  })
  const add = (more: string): void => {
    const element = open.at(-1)
    if (!element) return
    element.text += more
    if (element.text.length > longestText) throw new Refused('listTooDeep')
  }
  parser.on('text', add)
  parser.on('cdata', add)
  parser.on('closetag', () => {
    depth--
    const element = open.pop()
    if (element && open.length === 0) take({ element, row: began })
  })
  parser.on('error', () => {
    throw new Refused('listUnreadable')
  })
  for (let at = 0; at < text.length; at += piece) parser.write(text.slice(at, at + piece))
  parser.close()
  return { root }
}

export const all = (element: Element | undefined, name: string): Element[] => element?.children.filter(child => child.name === name) ?? []
export const one = (element: Element | undefined, name: string): Element | undefined => element?.children.find(child => child.name === name)
export const textOf = (element: Element | undefined, name: string): string => one(element, name)?.text ?? ''
