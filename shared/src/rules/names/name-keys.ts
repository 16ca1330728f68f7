import { type Piece, type PreparedName, prepareName, type Reading } from './prepare.ts'

const mostKeys = 24

/** The words that make a name this name; a name of trade words and places alone has those. */
export function tellingWords(words: readonly Piece[]): readonly Piece[] {
  const own = words.filter(word => word.kind === 'name' || word.kind === 'number')
  return own.length > 0 ? own : words.filter(word => word.weight > 0)
}

// One consonant alone would bring half the world together; then the vowels count too.
export const wordKeys = (word: Piece): string[] => word.consonants.map(one => (one.length >= 2 ? one : (word.sounds[0] ?? '')))

/** "Al Qaida" is also looked for as one word, and all words of their own together: "Nan Shan", "Nanshan". */
function joinedKeys({ words, joined }: Reading): string[] {
  const withParticle = joined().filter(piece => piece.to - piece.from === 2 && words[piece.from]?.kind === 'particle')
  const whole = tellingWords(words)
    .map(word => word.consonants[0] ?? '')
    .join('')
  return [...withParticle.flatMap(wordKeys), whole]
}

/** Keys under which a name's likes are found: two names worth comparing share at least one. */
export function keysOf(name: PreparedName): string[] {
  const keys = name.readings.flatMap(reading => [...tellingWords(reading.words).flatMap(wordKeys), ...joinedKeys(reading)])
  return [...new Set(keys)].filter(key => key !== '').slice(0, mostKeys)
}

export const nameKeys = (name: string): string[] => keysOf(prepareName(name))
