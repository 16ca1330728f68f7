import type { Relation } from '../../words/grievances.ts'
import { compact, standsIn } from './compact.ts'
import { folded, type Stretch } from './same-signs.ts'
import { plates, reachable } from './senders-marks.ts'
import type { Told } from './told.ts'

/** What may be right in a letter and may still tell who was there: each is shown, and a handler looks at it. */

const all = (text: string, patterns: readonly RegExp[]): Stretch[] =>
  patterns.flatMap(pattern => [...text.matchAll(pattern)].map(({ 0: found, index }) => ({ from: index, to: index + found.length })))

const han = '[〇零一二三四五六七八九十]'
const months =
  'jan(?:uary|vier)?|feb(?:ruary)?|f[ée]v(?:rier)?|mar(?:ch|s)?|a[pv]r(?:il)?|ma[iy]|jun[e]?|juin|jul[y]?|juillet|aug(?:ust)?|ao[uû]t|sept?(?:ember|embre)?|o[ck]t(?:ober|obre)?|nov(?:ember|embre)?|d[eé]c(?:ember|embre)?'
/** A day, or an hour of one. A month or a year by itself is none. */
const moments: readonly RegExp[] = [
  /(?<!\p{Nd})\p{Nd}{4}[-/.]\p{Nd}{1,2}[-/.]\p{Nd}{1,2}(?!\p{Nd})/gu,
  /(?<!\p{Nd})\p{Nd}{1,2}[-/.]\p{Nd}{1,2}[-/.](?:\p{Nd}{4}|\p{Nd}{2})(?!\p{Nd})/gu,
  /(?<!\p{Nd})\p{Nd}{1,2}\/\p{Nd}{1,2}(?!\p{Nd})/gu,
  new RegExp(
    `(?<!\\p{Nd})\\p{Nd}{1,2}(?:er|st|nd|rd|th)?\\s+(?:of\\s+|de\\s+)?(?:${months})\\.?(?![\\p{L}])(?:\\s+\\p{Nd}{4}(?!\\p{Nd}))?`,
    'giu',
  ),
  new RegExp(`(?<!\\p{L})(?:${months})\\.?\\s+\\p{Nd}{1,2}(?:st|nd|rd|th)?(?!\\p{Nd})`, 'giu'),
  /(?:\p{Nd}{4}\s*年\s*)?\p{Nd}{1,2}\s*月\s*\p{Nd}{1,2}\s*[日号]?/gu,
  new RegExp(`${han}{1,3}月${han}{1,3}[日号]`, 'gu'),
  /(?<!\p{Nd})\p{Nd}{1,2}\s?[:：]\s?\p{Nd}{2}(?!\p{Nd})/gu,
  /(?<!\p{Nd})\p{Nd}{1,2}\s?h(?:\s?\p{Nd}{2})?(?![\p{L}\p{Nd}])/giu,
  /(?<!\p{Nd})\p{Nd}{1,2}\s?(?:[ap]\.?m\.?|o['’]clock|heures?)(?!\p{L})/giu,
  /\p{Nd}{1,2}\s?[点點时](?:半|\s?\p{Nd}{1,2}\s?分)?/gu,
  new RegExp(`${han}{1,3}[点點](?:半|钟|鐘|整|${han}{1,3}分)`, 'gu'),
]
const weekdays =
  /(?<!\p{L})(?:mon|tues|wednes|thurs|fri|satur|sun)days?(?!\p{L})|(?<!\p{L})(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)s?(?!\p{L})|(?:星期|周|礼拜)[一二三四五六日天]/giu

/** A weekday only where the sender named it too. */
export const dates = (text: string, { texts }: Told): Stretch[] => {
  const named = all(text, [weekdays])
  const told = named.length > 0 ? folded(texts.join('\n')) : ''
  return [...all(text, moments), ...named.filter(({ from, to }) => told.includes(folded(text.slice(from, to))))]
}

const digits = (text: string): string => text.normalize('NFKC').replace(/\D/g, '')
const figure = /(?<![\p{L}\p{Nd}])\p{Nd}+(?:[ \u00a0\u202f.,'’]\p{Nd}{3}(?!\p{Nd}))*/gu
const isYear = (number: string): boolean => /^(?:19|20)\d{2}$/.test(number)

/** Four digits and more, and what looks like a number plate. A year by itself only where the sender named it. */
export const numbers = (text: string, { texts }: Told): Stretch[] => {
  const told = new Set(texts.flatMap(one => [...one.matchAll(figure)].map(([found]) => digits(found))))
  const long = all(text, [figure]).filter(({ from, to }) => {
    const number = digits(text.slice(from, to))
    return number.length >= 4 && (!isYear(number) || told.has(number))
  })
  return [...all(text, [plates]), ...long]
}

/** Mail addresses and telephone numbers, whosever they are. */
export const addresses = (text: string): Stretch[] => all(text, reachable)

const word = /[\p{L}\p{M}]+(?:[-’'][\p{L}\p{M}]+)*/gu
const isCapital = (text: string): boolean => /^\p{Lu}\p{Ll}/u.test(text)
const long = 4

/** Names of people and places: capitals where no sentence begins. */
const namedIn = (text: string): string[] =>
  [...text.matchAll(word)]
    .filter(
      ({ 0: found, index }) =>
        found.length >= long && isCapital(found) && /[^.!?。！？:：\n\s]\s*$/u.test(text.slice(Math.max(0, index - 3), index)),
    )
    .map(([found]) => folded(found))

const endOfPlace = '省市县縣区區州旗镇鎮乡鄉村寨屯庄莊矿礦港坝壩桥橋河湖江沟溝湾灣岭嶺山岗崗厂廠站路街巷楼樓'
const placeSign = new RegExp(`[${endOfPlace}]`, 'gu')

/** The longest name that ends here and that the sender wrote too: three signs at least. */
function namedBefore(text: string, end: number, told: string): Stretch | null {
  let from = end
  while (from > 0 && end - from < 8 && /\p{Script=Han}|\p{N}/u.test(text[from - 1] ?? '') && told.includes(text.slice(from - 1, end)))
    from--
  return end - from >= 3 ? { from, to: end } : null
}

/** What the sender said the place is: each word of it, and each run of signs. */
const wordsOfPlace = (place: string): string[] => [...place.matchAll(word)].map(([found]) => found)

export function places(text: string, { texts, places: named }: Told): Stretch[] {
  const told = texts.join('\n')
  const known = new Set([
    ...texts.flatMap(namedIn),
    ...named
      .flatMap(wordsOfPlace)
      .filter(one => one.length >= long && isCapital(one))
      .map(folded),
  ])
  const latin = [...text.matchAll(word)]
    .filter(([found]) => isCapital(found) && known.has(folded(found)))
    .map(({ 0: found, index }) => ({ from: index, to: index + found.length }))
  const signs = [...text.matchAll(placeSign)].flatMap(({ index }) => namedBefore(text, index + 1, told) ?? [])
  const short = named.flatMap(wordsOfPlace).filter(one => /^\p{Script=Han}{2,8}$/u.test(one))
  const whole = compact(text)
  return [...latin, ...signs, ...short.flatMap(one => standsIn(text, whole, folded(one)))]
}

const words: Readonly<Record<Relation, RegExp | null>> = {
  WORKER:
    /(?<!\p{L})(?:workers?|employees?|staff|miners?|drivers?|ouvri(?:er|ère)s?|salari[ée]e?s?|employ[ée]e?s?|travailleu(?:r|se)s?|mineurs?|chauffeurs?)(?!\p{L})|工人|员工|职工|矿工|司机|工友|雇员/giu,
  RESIDENT:
    /(?<!\p{L})(?:residents?|neighbou?rs?|villagers?|riverain(?:e?s)?|habitante?s?|villageois(?:e?s)?|voisine?s?)(?!\p{L})|村民|居民|邻居|附近住户|周边群众/giu,
  SUPPLIER: /(?<!\p{L})(?:suppliers?|contractors?|hauliers?|fournisseurs?|sous-traitants?|transporteurs?)(?!\p{L})|供应商|承包商|运输商/giu,
  NGO: /(?<!\p{L})(?:NGOs?|civil society|associations?|ONG|société civile)(?!\p{L})|民间组织|社会组织|公益组织|非政府组织/giu,
  OTHER: null,
}

/** That a worker spoke, or a neighbour, narrows it down. */
export const relations = (text: string, { relation }: Told): Stretch[] => {
  const pattern = relation && words[relation]
  return pattern ? all(text, [pattern]) : []
}
