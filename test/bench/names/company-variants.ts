import { pinyin } from 'pinyin-pro'
import type { ListedName } from 'shared/rules/names/name-index.ts'
import { diceOf, pick } from './dice.ts'
import { madeName } from './made-names.ts'

interface Company {
  readonly han?: { place: string; own: string; trade: string; form: string }
  readonly latin: { place: string; own: string; trade: readonly string[]; form: string }
}

const places = [
  ['山东', 'Shandong'],
  ['河南', 'Henan'],
  ['内蒙古', 'Neimenggu'],
  ['贵州', 'Guizhou'],
  ['广西', 'Guangxi'],
  ['青岛', 'Qingdao'],
  ['重庆', 'Chongqing'],
  ['', ''],
] as const
const trades = [
  ['铝业', 'Aluminium'],
  ['矿业', 'Mining'],
  ['贸易', 'Trading'],
  ['物流', 'Logistics'],
  ['新材料科技', 'New Material Technology'],
  ['国际贸易', 'International Trading'],
  ['化工', 'Chemical'],
  ['能源', 'Energy'],
] as const
const signs = [...'宏远恒泰华盛金源鑫隆瑞丰博达云海松岭清泉龙腾明德嘉信聚合天成百川广润']
const latinForms = ['Co., Ltd.', 'LLC', 'GmbH', 'SARL', 'S.A.', 'JSC', 'Limited', 'Pte Ltd', 'B.V.']
const hanForms = ['有限公司', '股份有限公司', '有限责任公司', '集团有限公司']
const shortened: Readonly<Record<string, string>> = {
  Aluminium: 'Alum.',
  International: 'Intl',
  Technology: 'Tech',
  Trading: 'Trdg',
  Chemical: 'Chem',
  Material: 'Matls',
  Manufacturing: 'Mfg',
}

function chinese(dice: (sides: number) => number): Company {
  const [place, placeLatin] = pick(dice, places)
  const own = pick(dice, signs) + pick(dice, signs)
  const [trade, tradeLatin] = pick(dice, trades)
  return {
    han: { place, own, trade, form: pick(dice, hanForms) },
    latin: { place: placeLatin, own: read(own, ''), trade: tradeLatin.split(' '), form: 'Co., Ltd.' },
  }
}
const western = (dice: (sides: number) => number): Company => ({
  latin: { place: '', own: `${madeName(dice)} ${madeName(dice)}`, trade: pick(dice, trades)[1].split(' '), form: pick(dice, latinForms) },
})

const title = (word: string): string => word.replace(/(^| )[a-z]/g, letter => letter.toUpperCase())
const read = (han: string, between: string): string =>
  title(pinyin(han, { toneType: 'none', type: 'array' }).join(between).replaceAll('ü', 'v'))
const full = ({ latin: { place, own, trade, form } }: Company): string => [place, own, ...trade, form].filter(Boolean).join(' ')
const written = (company: Company): string => (company.han ? Object.values(company.han).join('') : full(company))

/** How the name of one company comes in papers: each rule alone. */
const rules: Readonly<Record<string, (company: Company, dice: (sides: number) => number) => string>> = {
  'another legal form': ({ han, latin }, dice) =>
    han ? `${han.place}${han.own}${han.trade}${pick(dice, hanForms)}` : full({ latin: { ...latin, form: pick(dice, latinForms) } }),
  'no legal form': ({ han, latin }) => (han ? `${han.place}${han.own}${han.trade}` : full({ latin: { ...latin, form: '' } })),
  'pinyin by word': ({ han, latin }) =>
    han
      ? [han.place, han.own, han.trade, han.form]
          .filter(Boolean)
          .map(word => read(word, ''))
          .join(' ')
      : full({ latin }).toUpperCase(),
  'pinyin by syllable': ({ han, latin }) => (han ? read(written({ han, latin }), ' ') : full({ latin }).replace(/[.,]/g, '')),
  'in English': company => full(company),
  'other word order': ({ latin: { place, own, trade, form } }) => [own, ...trade, ...(place ? [`(${place})`] : []), form].join(' '),
  'trade first': ({ latin: { place, own, trade, form } }) => [place, ...trade, own, form].filter(Boolean).join(' '),
  abbreviated: ({ latin }) =>
    full({ latin: { ...latin, trade: latin.trade.map(word => shortened[word] ?? word), form: latin.form.replace('Co., Ltd.', 'CO LTD') } }),
}

export interface Variant {
  readonly entryId: string
  readonly name: string
  readonly rule: string
}

/** Invented companies, and so many variants of their names, made by rule. */
export function companyVariants(count: number): { listed: ListedName[]; variants: Variant[] } {
  const dice = diceOf(5)
  const companies = Array.from({ length: Math.ceil(count / 4) }, (_, at) => (at % 2 ? western(dice) : chinese(dice)))
  const listed = companies.map((company, at): ListedName => ({ entryId: `variant-${at}`, name: written(company), bearer: 'company' }))
  const names = Object.entries(rules)
  const variants = Array.from({ length: count }, (_, at): Variant => {
    const which = at % companies.length
    const [rule, vary] = names[(at + Math.floor(at / companies.length)) % names.length] as (typeof names)[number]
    return { entryId: `variant-${which}`, name: vary(companies[which] as Company, dice), rule }
  })
  return { listed, variants }
}
