import { Converter } from 'opencc-js/t2cn'
import { pinyin } from 'pinyin-pro'
import { lettersOf } from './distance.ts'
import { otherReadings, surnameLength, surnameSpellings } from './han-names.ts'
import { koreanWords } from './hangul.ts'
import { indicForm, isIndic, latin, type Script, sameLetters, scriptOf } from './letters.ts'
import { consonantsOf, soundOf } from './sounds.ts'
import { insideWords, type Kind, kindOf, meaningOf, weightOf } from './words.ts'

/** What a name names, where that is known: a person's name holds no legal form, a company's no title. */
export type Bearer = 'person' | 'company'

/** One word of a name, or several that may be one, as they are compared. */
export interface Piece {
  /** As it was typed. */
  readonly typed: string
  /** In its own writing, folded. */
  readonly text: string
  readonly script: Script
  /** In Latin letters, in every spelling we know. */
  readonly forms: readonly string[]
  readonly sounds: readonly string[]
  /** Which letters each form and each sound has, as bits. */
  readonly letters: readonly number[]
  readonly soundLetters: readonly number[]
  readonly consonants: readonly string[]
  /** What a word of the trade means, in any language. */
  readonly meaning?: string | undefined
  readonly kind: Kind
  readonly weight: number
  /** Which words of the name it covers: from the first, up to but without the second. */
  readonly from: number
  readonly to: number
}

export type Via = 'written' | 'pinyin' | 'korean' | 'japanese'

/** One way to read a name; signs of Han can be a Chinese, a Korean or a Japanese name. */
export interface Reading {
  readonly via: Via
  readonly words: readonly Piece[]
  /** Neighbours written together: "Al Qaida" as "alqaida". */
  joined(): readonly Piece[]
}

export interface PreparedName {
  readonly typed: string
  readonly bearer?: Bearer | undefined
  readonly readings: readonly Reading[]
}

interface Raw {
  readonly typed: string
  readonly text: string
  readonly script: Script
  readonly forms: readonly string[]
  readonly kind?: Kind
}

const simplified = Converter({ from: 't', to: 'cn' })
const unique = (all: readonly string[]): string[] => [...new Set(all)].filter(one => one !== '')
const mostForms = 12

/** Every way to write words together. */
const together = (parts: readonly (readonly string[])[]): string[] =>
  parts.reduce<string[]>((sofar, forms) => sofar.flatMap(start => forms.map(form => start + form)).slice(0, mostForms), [''])

// In passports ü is written in three ways.
const umlauts = (syllables: string): string[] =>
  syllables.includes('ü') ? ['v', 'u', 'yu'].map(letter => syllables.replaceAll('ü', letter)) : [syllables]
const pinyinOf = (signs: string): string[] =>
  umlauts(
    pinyin(signs, { toneType: 'none', type: 'array' })
      .join('')
      .toLowerCase()
      .replace(/[^a-zü]/g, ''),
  )

const hanWord = (signs: string, kind?: Kind): Raw => ({
  typed: signs,
  text: signs,
  script: 'han',
  forms: pinyinOf(signs),
  ...(kind ? { kind } : {}),
})

const surnameWord = (signs: string): Raw => ({
  typed: signs,
  text: signs,
  script: 'han',
  forms: unique([...(surnameSpellings[signs] ?? []), ...pinyinOf(signs)]),
})

/** Cuts a company's name at the words of the trade; what lies between is its own name. */
function cutAtWords(signs: string): Raw[] {
  const words: Raw[] = []
  let own = ''
  const keep = () => {
    if (own) words.push(hanWord(own))
    own = ''
  }
  for (let at = 0; at < signs.length; ) {
    const word = insideWords.find(one => signs.startsWith(one, at))
    if (!word) own += signs[at++]
    else {
      keep()
      words.push(hanWord(word, kindOf(word)))
      at += word.length
    }
  }
  keep()
  return words
}

function hanWords(signs: string, bearer: Bearer | undefined): Raw[] {
  const surname = surnameLength(signs)
  const given = signs.length - surname
  const cut = bearer === 'person' ? [] : cutAtWords(signs)
  const isPerson = bearer !== 'company' && surname > 0 && given >= 1 && given <= 2 && cut.length <= 1
  if (isPerson) return [surnameWord(signs.slice(0, surname)), hanWord(signs.slice(surname))]
  if (cut.length > 0) return cut
  return [surname === signs.length ? surnameWord(signs) : hanWord(signs)]
}

// Hebrew writes b and v, p and f, k and ch with one sign each; the dots that tell them apart are left out.
const hebrewTwins: readonly (readonly [RegExp, string])[] = [
  [/b/g, 'v'],
  [/p/g, 'f'],
  [/k/g, 'ch'],
  [/sh/g, 's'],
]
const consonantForms = (word: string): string[] => {
  const form = latin(word)
  return /\p{Script=Hebrew}/u.test(word) ? unique([form, ...hebrewTwins.map(([sign, twin]) => form.replace(sign, twin))]) : [form]
}

// Greek endings fall away or change in other languages: Alexandros, Alexander.
const letterForms = (word: string): string[] => {
  if (isIndic(word)) return unique([indicForm(word), latin(word)])
  const form = latin(word)
  return /\p{Script=Greek}/u.test(word) ? unique([form, form.replace(/(?<=....)(os|is|as)$/, '')]) : cyrillicForms(form)
}
// Ends and vowels that passports and newspapers write differently: Dmitriy, Dmitry, Dmitri.
const cyrillicForms = (form: string): string[] =>
  unique([
    form,
    form.replace(/(iy|yy|ij|ii)$/, 'y'),
    form.replace(/x/g, 'kh'),
    form.replace(/yu/g, 'iu').replace(/ya/g, 'ia'),
    form.replace(/^e/, 'ye'),
  ])

const article = /^ال(?=...)/
function writtenWords(word: string, bearer: Bearer | undefined): Raw[] {
  const script = scriptOf(word)
  const text = sameLetters(word)
  if (script === 'han') return hanWords(simplified(text), bearer)
  if (script === 'hangul')
    return koreanWords(text).map((forms, at, all) => ({
      typed: all.length > 1 ? ([...word][at] ?? word) : word,
      text: all.length > 1 ? ([...text][at] ?? text) : text,
      script,
      forms,
    }))
  if (script === 'consonants' && article.test(text) && !text.startsWith('الله') && !kindOf(text))
    return [
      { typed: word.slice(0, 2), text: 'ال', script, forms: ['al'] },
      { typed: word.slice(2), text: text.slice(2), script, forms: consonantForms(text.slice(2)) },
    ]
  const forms =
    script === 'latin'
      ? [latin(text)]
      : script === 'consonants'
        ? consonantForms(text)
        : script === 'letters'
          ? letterForms(text)
          : [latin(text)]
  return [{ typed: word, text: script === 'latin' ? (forms[0] ?? '') : text, script, forms }]
}

const roman: Readonly<Record<string, string>> = { ii: '2', iii: '3', iv: '4', vi: '6', vii: '7', viii: '8', ix: '9' }

/** The kind of a word: by table, and by who bears the name. */
function kindIn(raw: Raw, at: number, all: readonly Raw[], bearer: Bearer | undefined): Kind {
  const kind = raw.kind ?? kindOf(raw.text) ?? kindOf(raw.forms[0] ?? '')
  if (/^\d+$/.test(raw.forms[0] ?? '')) return 'number'
  if (bearer === 'person') return kind === 'particle' || (kind === 'title' && all.length > 2) ? kind : initialOr('name', raw)
  if (kind === 'title') return bearer === undefined && all.length > 2 ? 'title' : 'name'
  // Two or three letters are a legal form where such forms stand, at either end: "Sa" is also a surname.
  if (kind === 'legal' && raw.text.length <= 3 && raw.script === 'latin' && at > 0 && at < all.length - 1)
    return all.slice(at + 1).every(isLegal) ? 'legal' : initialOr('name', raw)
  return kind ?? initialOr('name', raw)
}
const isLegal = (raw: Raw): boolean => kindOf(raw.text) === 'legal'
const initialOr = (kind: Kind, raw: Raw): Kind => (raw.script === 'latin' && raw.text.length === 1 ? 'initial' : kind)

// Names that half a country bears tell less than a rare one; by how they sound.
const common = new Set(
  'mohammed muhammad mohamed ahmed ahmad ali hassan hussein hussain ibrahim abdul abdullah khan omar yusuf khalid mahmud mustafa said salim saleh kim lee li wang zhang chen liu singh kumar maria jose juan carlos john david michael ivan alexander sergei vladimir aleksandr'
    .split(' ')
    .map(soundOf),
)
const weigh = (kind: Kind, forms: readonly string[]): number => {
  const form = forms[0] ?? ''
  return weightOf[kind] * (kind === 'name' ? (0.6 + 0.08 * Math.min(form.length, 8)) * (common.has(soundOf(form)) ? 0.75 : 1) : 1)
}

function piece(raw: Raw, kind: Kind, from: number, to: number, weight: number): Piece {
  const forms = raw.forms
  const sounds = unique(forms.map(soundOf))
  const meaning =
    kind === 'name' || kind === 'trade' || kind === 'group' || kind === 'place'
      ? (meaningOf(raw.text) ?? forms.map(meaningOf).find(one => one !== undefined))
      : undefined
  return {
    typed: raw.typed,
    text: raw.text,
    script: raw.script,
    forms,
    sounds,
    letters: forms.map(lettersOf),
    soundLetters: sounds.map(lettersOf),
    consonants: unique(forms.map(consonantsOf)),
    meaning,
    kind,
    weight,
    from,
    to,
  }
}

const mostJoined = 4
function joinedPieces(words: readonly Piece[]): Piece[] {
  const joined: Piece[] = []
  for (let from = 0; from < words.length; from++)
    for (let to = from + 2; to <= Math.min(words.length, from + mostJoined); to++) {
      const parts = words.slice(from, to)
      const raw: Raw = {
        typed: parts.map(part => part.typed).join(' '),
        text: parts.map(part => part.text).join(''),
        script: parts.find(part => part.script !== 'latin')?.script ?? 'latin',
        forms: together(parts.map(part => part.forms)),
      }
      joined.push(
        piece(
          raw,
          'name',
          from,
          to,
          parts.reduce((sum, part) => sum + part.weight, 0),
        ),
      )
    }
  return joined
}

function reading(via: Via, raws: readonly Raw[], bearer: Bearer | undefined): Reading {
  const words = raws.map((raw, at) => {
    const kind = kindIn(raw, at, raws, bearer)
    return piece(raw, kind, at, at + 1, weigh(kind, raw.forms))
  })
  // A name made of nothing but legal forms and titles is compared by them.
  const told = words.some(word => word.weight >= 0.3)
    ? words
    : words.map(word => ({ ...word, kind: 'name' as const, weight: weigh('name', word.forms) }))
  let joined: readonly Piece[] | undefined
  return {
    via,
    words: told,
    joined: () => {
      joined ??= joinedPieces(told)
      return joined
    },
  }
}

const apostrophes = /(?<=\p{L})['’‘ʼʻ`´ʿʾ](?=\p{L})/gu
// An abbreviation with points is one word: "S.A.R.L.", "LL.C."; the last point may be missing.
const points = /(?<![\p{L}\p{N}])(\p{L}{1,3}\.){2,}\p{L}{0,3}(?![\p{L}\p{N}])/gu
const pointed = (name: string): string =>
  name.replace(points, found => {
    const letters = found.replaceAll('.', '')
    return letters.length === 2 && kindOf(letters.toLowerCase()) !== 'legal' ? found : letters
  })

const mostWords = 16
const cut = (name: string): string[] =>
  pointed(name.normalize('NFKC').slice(0, 300))
    .replace(/\bA\/S\b/gi, 'AS')
    .replace(apostrophes, '')
    .split(/[^\p{L}\p{M}\p{N}々]+/u)
    .flatMap(part =>
      part.split(
        /(?<=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])(?=[a-z0-9])|(?<=[a-z0-9])(?=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])/iu,
      ),
    )
    .filter(part => part !== '')
    .slice(0, mostWords)

const isKnown = (word: string): boolean => ['legal', 'trade', 'place', 'group'].includes(kindOf(word) ?? '')

/** Pinyin of a company's words comes syllable by syllable too: "gong si", "Shan Dong". */
function mergeSyllables(parts: readonly string[]): string[] {
  const merged: string[] = []
  for (let at = 0; at < parts.length; ) {
    const length =
      [4, 3, 2].find(
        many =>
          at + many <= parts.length &&
          isKnown(
            parts
              .slice(at, at + many)
              .join('')
              .toLowerCase(),
          ) &&
          parts.slice(at, at + many).every(part => /^[a-z]{2,6}$/i.test(part)),
      ) ?? 1
    merged.push(parts.slice(at, at + length).join(''))
    at += length
  }
  return merged
}

const otherReading = (signs: string, bearer: Bearer | undefined): Reading[] =>
  otherReadings(signs).map(other =>
    reading(
      other.via,
      other.words.map(forms => ({ typed: signs, text: signs, script: 'han', forms })),
      bearer,
    ),
  )

/** Takes a name apart once, so that it can be compared many times. */
export function prepareName(typed: string, bearer?: Bearer): PreparedName {
  const parts = bearer === 'person' ? cut(typed) : mergeSyllables(cut(typed))
  const raws = parts
    .flatMap(part => writtenWords(part, bearer))
    .map(raw => (roman[raw.text] && bearer !== 'person' ? { ...raw, forms: [roman[raw.text] ?? ''] } : raw))
  const isHan = raws.some(raw => raw.script === 'han')
  const signs = isHan && bearer !== 'company' && parts.every(part => scriptOf(part) === 'han') ? simplified(parts.join('')) : ''
  return {
    typed,
    bearer,
    readings: [reading(isHan ? 'pinyin' : 'written', raws, bearer), ...(signs && signs.length <= 6 ? otherReading(signs, bearer) : [])],
  }
}
