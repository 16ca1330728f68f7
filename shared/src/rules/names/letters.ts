import anyAscii from 'any-ascii'

/** Writings whose letters give consonants and few vowels, so that names in them are compared by consonants. */
const consonantal = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u
const indic =
  /[\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gujarati}\p{Script=Gurmukhi}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}]/u
const han = /\p{Script=Han}/u
const kana = /[\p{Script=Hiragana}\p{Script=Katakana}ー]/u
const hangul = /\p{Script=Hangul}/u

export type Script = 'latin' | 'han' | 'kana' | 'hangul' | 'consonants' | 'letters'

/** In which kind of writing a word stands; mixed words count as what needs most care. */
export function scriptOf(word: string): Script {
  if (/^[\p{ASCII}\p{Script=Latin}\p{M}]*$/u.test(word)) return 'latin'
  if (kana.test(word)) return 'kana'
  if (han.test(word)) return 'han'
  if (hangul.test(word)) return 'hangul'
  return consonantal.test(word) ? 'consonants' : 'letters'
}

// Vowel marks, elongation and joiners are written or left out as one likes.
const arabicMarks = /[\u064b-\u065f\u0670\u0640\u200e\u200f]|\u200c|\u200d/g
const arabicLetters: Readonly<Record<string, string>> = { أ: 'ا', إ: 'ا', آ: 'ا', ٱ: 'ا', ى: 'ي', ی: 'ي', ئ: 'ي', ة: 'ه', ک: 'ك', ؤ: 'و' }

/** One word as it is compared in its own writing: width, case and optional marks gone. */
export const sameLetters = (word: string): string =>
  word
    .normalize('NFKC')
    .toLowerCase()
    .replace(arabicMarks, '')
    .replace(/[\u0600-\u06ff]/g, letter => arabicLetters[letter] ?? letter)

// What the table of letters leaves out or takes for another sound.
const ownLetters: Readonly<Record<string, string>> = { ا: 'a', أ: 'a', إ: 'i', آ: 'a', ٱ: 'a', ש: 'sh', ö: 'o', ü: 'u', ä: 'a' }

/** A word letter by letter in Latin ones; a sign that carries any vowel stays as ' or `. */
export const spelledOut = (word: string): string =>
  anyAscii(word.toLowerCase().replace(/[اأإآٱשöüä]/g, letter => ownLetters[letter] ?? letter)).toLowerCase()

/** A word in plain Latin letters and figures, whatever it was written in. */
export const latin = (word: string): string => (/^[a-z0-9]*$/.test(word) ? word : spelledOut(word).replace(/[^a-z0-9]/g, ''))

const isConsonant = (letter: string): boolean => indic.test(letter) && /\p{L}/u.test(letter) && !/^[aeiou]/.test(latin(letter))

/** Indic letters carry an a that is not written, unless another vowel or a stop follows; at the end it is not spoken. */
export const indicForm = (word: string): string => {
  const letters = [...word]
  return letters
    .map(
      (letter, at) =>
        latin(letter) + (isConsonant(letter) && letters[at + 1] !== undefined && !/\p{M}/u.test(letters[at + 1] ?? '') ? 'a' : ''),
    )
    .join('')
}
export const isIndic = (word: string): boolean => indic.test(word)
