export interface Part {
  /** Where in the text it begins. */
  readonly at: number
  readonly text: string
  readonly href?: string
}

/** Addresses of ours hold nothing but these letters; what follows in Chinese without a space is no part of them. */
const address = /(https?:\/\/[\w\-./~%?#=&:@+]*[\w\-/~%=&+])/

/** Text with its addresses made into links. */
export function linked(text: string): Part[] {
  let at = 0
  return text.split(address).map((part): Part => {
    const begins = at
    at += part.length
    return address.test(part) ? { at: begins, text: part, href: part } : { at: begins, text: part }
  })
}
