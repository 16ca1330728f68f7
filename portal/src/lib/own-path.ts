/** Only a path of our own: an address in a link must not lead a signed-in person elsewhere. */
export const ownPath = (next: string | null): string => (next && /^\/(?![/\\])/.test(next) ? next : '/')
