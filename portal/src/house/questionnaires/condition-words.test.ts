import en from 'shared/locales/en/templates.json'
import words from 'shared/locales/en/words.json'
import type { Condition } from 'shared/questionnaires/condition.ts'
import { kysTemplate } from 'shared/questionnaires/kys/template.ts'
import { questionsOf } from 'shared/questionnaires/template.ts'
import { expect, test } from 'vitest'
import type { Translate } from '../../lib/words.ts'
import { conditionWords } from './condition-words.ts'

const files: Record<string, unknown> = { templates: en, words }
const within = (tree: unknown, path: string): unknown =>
  path.split('.').reduce<unknown>((node, step) => (typeof node === 'object' && node !== null ? Reflect.get(node, step) : undefined), tree)
const t: Translate = (key, values = {}) => {
  const [file = '', path = ''] = key.split(':')
  return String(within(files[file], path)).replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name]))
}

const neighbours = questionsOf(kysTemplate).find(one => one.code === 'KYS-B2')
const fields = neighbours && 'fields' in neighbours ? neighbours.fields : []

test.each<[Condition, string]>([
  [{ answered: 'KYS-A3' }, 'KYS-A3 is answered'],
  [{ not: { answered: 'KYS-A3' } }, 'KYS-A3 is not answered'],
  [{ equals: ['KYS-B1', 'MINE'] }, 'KYS-B1 is Mine'],
  [{ not: { equals: ['KYS-C4.any', false] } }, 'KYS-C4 · any is not No'],
  [{ gt: ['KYS-H4.cash', 0] }, 'KYS-H4 · cash is more than 0'],
  [{ tier: ['MINE', 'TRADER'] }, 'the supplier’s role is Mine and Trader'],
  [
    { all: [{ answered: 'KYS-A3' }, { any: [{ answered: 'KYS-A4' }, { answered: 'KYS-A5' }] }] },
    'KYS-A3 is answered and (KYS-A4 is answered or KYS-A5 is answered)',
  ],
])('%j in words', (condition, said) => {
  const plain = said
    .replace('KYS-C4 · any', `KYS-C4 · ${labelOf('KYS-C4', 'any')}`)
    .replace('KYS-H4 · cash', `KYS-H4 · ${labelOf('KYS-H4', 'cash')}`)
  expect(conditionWords(condition, inEnglish(), t)).toBe(plain)
})

test('a neighbour by its own name, its options by theirs', () => {
  const said = conditionWords({ not: { in: ['.kind', ['STORAGE', 'PORT']] } }, inEnglish(), t, english(fields))
  expect(said).toBe('Type is none of Warehouse or yard and Port facility')
})

/** As it travels: one language alone. */
const english = <T>(given: T): T =>
  JSON.parse(JSON.stringify(given, (_, value) => (value && typeof value === 'object' && 'zh' in value ? { en: value.en } : value))) as T
const inEnglish = () => english(kysTemplate)
function labelOf(code: string, key: string): string {
  const question = questionsOf(kysTemplate).find(one => one.code === code)
  return (question && 'fields' in question ? question.fields.find(one => one.key === key)?.label.en : undefined) ?? key
}
