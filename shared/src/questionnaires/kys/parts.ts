import type { LocalText, Tier } from '../../words/lists.ts'
import type { Condition } from '../condition.ts'
import type { ScalarField } from '../field.ts'

/** What the sections of KYS share: roles, conditions, and the columns that come again and again. */

export const text = (zh: string, en: string, fr: string): LocalText => ({ zh, en, fr })
export const option = (value: string, zh: string, en: string, fr: string) => ({ value, label: text(zh, en, fr) })

/** Who receives what (domain reference 0.4): those who own or work the goods, and mines alone. Everybody, where nothing is said. */
export const goods: Tier[] = ['MINE', 'REFINERY', 'SMELTER', 'CASTHOUSE', 'RECYCLER', 'TRADER']
export const mines: Tier[] = ['MINE']

/** Asked until a no makes it pointless. */
export const unlessNo = (ref: string): Condition => ({ not: { equals: [ref, false] } })
/** Asked until a country that makes it pointless, or needless, is known. */
export const unlessElsewhere = (ref: string, country: string): Condition => ({
  any: [{ not: { answered: ref } }, { equals: [ref, country] }],
})

export const name = { key: 'name', type: 'TEXT', maxLength: 300, label: text('名称', 'Name', 'Nom') } satisfies ScalarField
export const personName = {
  key: 'name',
  type: 'TEXT',
  maxLength: 300,
  label: text('姓名', 'Full name', 'Nom et prénoms'),
  help: text(
    '请按身份证件填写，并附拉丁字母拼写。',
    'As in the identity paper, with its spelling in Latin letters.',
    'Comme sur la pièce d’identité, avec la graphie en lettres latines.',
  ),
} satisfies ScalarField
export const country = {
  key: 'country',
  type: 'COUNTRY',
  label: text('国家或地区', 'Country or territory', 'Pays ou territoire'),
} satisfies ScalarField
export const identifier = {
  key: 'identifier',
  type: 'TEXT',
  maxLength: 100,
  need: 'OPTIONAL',
  label: text('识别号', 'Identifier', 'Identifiant'),
  help: text(
    '统一社会信用代码、LEI 或登记号。',
    'Unified social credit code, LEI or registration number.',
    'Code unifié de crédit social, LEI ou numéro d’immatriculation.',
  ),
} satisfies ScalarField
export const remark = { key: 'remark', type: 'TEXT', need: 'OPTIONAL', label: text('说明', 'Remark', 'Remarque') } satisfies ScalarField
export const sharePercent = { key: 'share', type: 'PERCENT', label: text('占比', 'Share', 'Part') } satisfies ScalarField
export const bornOn = {
  key: 'bornOn',
  type: 'DATE',
  notFuture: true,
  label: text('出生日期', 'Date of birth', 'Date de naissance'),
} satisfies ScalarField
export const nationality = {
  key: 'nationality',
  type: 'COUNTRY',
  many: true,
  label: text('国籍', 'Nationality', 'Nationalité'),
} satisfies ScalarField
export const year = {
  key: 'year',
  type: 'NUMBER',
  unit: 'YEAR',
  whole: true,
  min: 1900,
  max: 2199,
  label: text('年份', 'Year', 'Année'),
} satisfies ScalarField
export const paid = { key: 'paid', type: 'MONEY', min: 0, label: text('金额', 'Amount', 'Montant') } satisfies ScalarField
export const issuedOn = {
  key: 'issuedOn',
  type: 'DATE',
  notFuture: true,
  label: text('签发日期', 'Date of issue', 'Date de délivrance'),
} satisfies ScalarField
export const expiresOn = {
  key: 'expiresOn',
  type: 'DATE',
  need: 'OPTIONAL',
  label: text('到期日', 'Expiry date', 'Date d’expiration'),
  help: text('长期有效的请留空。', 'Leave empty if it does not expire.', 'Laissez vide s’il n’expire pas.'),
} satisfies ScalarField
export const inOrder = { rule: 'ORDER' as const, fields: ['issuedOn', 'expiresOn'] as [string, string] }
