export interface Part {
  readonly text: string
  readonly href?: string
}

const address = /(https?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)\]}，。；：！？）])/

/** Text with its addresses made into links. */
export const linked = (text: string): Part[] =>
  text.split(address).filter(Boolean).map(part => (address.test(part) ? { text: part, href: part } : { text: part }))
