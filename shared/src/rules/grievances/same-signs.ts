import { Converter } from 'opencc-js/t2cn'

/** A stretch of a text. */
export interface Stretch {
  readonly from: number
  readonly to: number
}

const simplified = Converter({ from: 't', to: 'cn' })
const han = /\p{Script=Han}/gu

/** Letters of other alphabets, and some of our own, that a reader takes for these. */
const looksLike: Readonly<Record<string, string>> = Object.fromEntries(
  'a αа|b βв|c сϲ|d ԁ|e еε|h нһη|i іιı|j јϳ|k кκ|l ӏł|m м|o оοø|p рρ|q ԛ|s ѕ|t тτ|u υ|v νѵ|w ԝ|x хχ|y уγ|z ζ'
    .split('|')
    .map(line => line.split(' '))
    .flatMap(([letter = '', alike = '']) => [...alike].map(other => [other, letter])),
)
const lookalikes = new RegExp(`[${Object.keys(looksLike).join('')}]`, 'gu')

/**
 * A text as it is compared: case, accents and width aside, signs that nobody sees taken out, letters that look alike and the two ways to
 * write Chinese made one. Texts that were copied out of a document are full of such; whoever wants to get by would add them.
 */
export const folded = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[\p{M}\p{Default_Ignorable_Code_Point}]/gu, '')
    .toLowerCase()
    .replace(lookalikes, letter => looksLike[letter] ?? letter)
    .replace(han, sign => simplified(sign))
