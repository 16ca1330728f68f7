import anyAscii from 'any-ascii'

/** Writings whose letters give consonants and few vowels, so that names in them are compared by consonants. */
const consonantal =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gujarati}\p{Script=Gurmukhi}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Ethiopic}]/u
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

/** A word in plain Latin letters and figures, whatever it was written in. */
export const latin = (word: string): string =>
  /^[a-z0-9]*$/.test(word)
    ? word
    : anyAscii(word.replace(/[öÖ]/g, 'o').replace(/[üÜ]/g, 'u').replace(/[äÄ]/g, 'a'))
        .toLowerCase()
        .replace(/[^a-z0-9]/g, '')
