import { describe, expect, test } from 'vitest'
import { evidenceKinds } from '../../words/evidence-kinds.ts'
import { type LocalText, locales, type Tier } from '../../words/lists.ts'
import { units } from '../../words/units.ts'
import { checkTemplate } from '../check-template.ts'
import { fillText } from '../fill-text.ts'
import { parseTemplate } from '../parse-template.ts'
import { questionsOf } from '../template.ts'
import { sectionsFor, visibleQuestions } from '../visible.ts'
import { crossCheckWords } from './cross-checks.ts'
import { kysPrompts } from './reviewer-prompts.ts'
import { kysTemplate } from './template.ts'

const all = questionsOf(kysTemplate)
const numbered = (letter: string, last: number): string[] => Array.from({ length: last }, (_, place) => `KYS-${letter}${place + 1}`)
const codesFor = (tier: Tier): string[] =>
  sectionsFor(kysTemplate, tier).flatMap(section => section.questions.map(question => question.code))

/** Counted by hand in domain reference section 5; F10 is the proof of origin of scrap, Q6 the leave to be named (both 0.4). */
const lasts = { A: 13, B: 7, C: 7, D: 5, E: 10, F: 10, G: 10, H: 9, I: 16, J: 9, K: 12, L: 6, M: 11, N: 5, O: 4, P: 6, Q: 6 }

describe('the KYS template', () => {
  test('holds together, and comes through its own door unchanged', () => {
    expect(checkTemplate(kysTemplate)).toEqual([])
    expect(parseTemplate(JSON.parse(JSON.stringify(kysTemplate)))).toEqual({ template: kysTemplate, faults: [] })
  })

  test('asks every question of section 5, in order', () => {
    expect(all.map(question => question.code)).toEqual(Object.entries(lasts).flatMap(([letter, last]) => numbered(letter, last)))
    expect(all).toHaveLength(146)
  })

  test.each(kysTemplate.sections.map(section => [section.code, section] as const))(
    'section %s holds its own questions',
    (code, section) => {
      for (const question of section.questions) expect(question.code).toMatch(new RegExp(`^KYS-${code}\\d+$`))
    },
  )
})

describe('who receives what (0.4)', () => {
  const mineOnly = [
    'KYS-E2',
    'KYS-E3',
    'KYS-E4',
    'KYS-E5',
    'KYS-J6',
    'KYS-J8',
    'KYS-L4',
    'KYS-L5',
    ...[4, 5, 6, 7, 8, 9, 10].map(number => `KYS-M${number}`),
  ]
  const everything = all.map(question => question.code)

  test('a mine: all', () => {
    expect(codesFor('MINE')).toEqual(everything)
  })

  test.each<Tier>(['TRADER', 'REFINERY', 'SMELTER', 'CASTHOUSE', 'RECYCLER'])('%s: all but the 15 mine-only points', tier => {
    expect(mineOnly).toHaveLength(15)
    expect(codesFor(tier)).toEqual(everything.filter(code => !mineOnly.includes(code)))
    expect(codesFor(tier)).toHaveLength(131)
  })

  test.each<Tier>(['LOGISTICS', 'BROKER'])('%s: A, B, C, D, E1, E8, G, H4–H5, J, K1–K4, N, Q', tier => {
    const wanted = [
      ...numbered('A', 13),
      ...numbered('B', 7),
      ...numbered('C', 7),
      ...numbered('D', 5),
      'KYS-E1',
      'KYS-E8',
      ...numbered('G', 10),
      'KYS-H4',
      'KYS-H5',
      ...numbered('J', 9),
      ...numbered('K', 4),
      ...numbered('N', 5),
      ...numbered('Q', 6),
    ]
    expect(codesFor(tier)).toEqual(wanted)
    expect(wanted).toHaveLength(70)
  })

  // Before any answer, all that is received shows but the proof of scrap, which a recycler sees at once.
  test.each<[Tier, number]>([
    ['MINE', 145],
    ['TRADER', 130],
    ['REFINERY', 130],
    ['RECYCLER', 131],
    ['LOGISTICS', 70],
  ])('%s sees %i questions before the first answer', (tier, count) => {
    expect(visibleQuestions(kysTemplate, tier, new Map())).toHaveLength(count)
  })

  test('a trader that mines too receives the mine’s questions', () => {
    const roles = new Map([['KYS-B1', { status: 'ANSWERED' as const, value: ['TRADER', 'MINE'] }]])
    expect(visibleQuestions(kysTemplate, 'TRADER', roles)).toHaveLength(145)
  })

  test('a company elsewhere is not asked for Chinese papers, one in China not for a foreign register', () => {
    const from = (country: string) =>
      visibleQuestions(
        kysTemplate,
        'SMELTER',
        new Map([
          ['KYS-A7', { status: 'ANSWERED' as const, value: { country } }],
          ['KYS-B3', { status: 'ANSWERED' as const, value: [country] }],
        ]),
      ).map(question => question.code)
    expect(from('GN')).not.toContain('KYS-A3')
    expect(from('GN')).not.toContain('KYS-E6')
    expect(from('GN')).toContain('KYS-A4')
    expect(from('CN')).toContain('KYS-A3')
    expect(from('CN')).toContain('KYS-E6')
    expect(from('CN')).not.toContain('KYS-A4')
  })

  test('whoever supplies recycled material shows where it comes from', () => {
    const answers = new Map([['KYS-F2', { status: 'ANSWERED' as const, value: ['TRADER', 'RECYCLED'] }]])
    expect(visibleQuestions(kysTemplate, 'TRADER', answers).map(question => question.code)).toContain('KYS-F10')
  })
})

describe('needs and core', () => {
  const codesWhere = (holds: (question: (typeof all)[number]) => boolean): string[] => all.filter(holds).map(question => question.code)

  test('the optional ones are those marked ○', () => {
    expect(codesWhere(question => question.need === 'OPTIONAL')).toEqual(
      ['A2', 'A5', 'A12', 'B6', 'B7', 'C6', 'F7', 'H6', 'H7', 'J9', 'M11', 'O2'].map(code => `KYS-${code}`),
    )
  })

  test('those that apply sometimes are those marked ◐', () => {
    expect(codesWhere(question => question.need === 'IF_APPLICABLE')).toEqual(
      ['A3', 'A4', 'E2', 'E3', 'E4', 'E5', 'E6', 'E7', 'E8'].map(code => `KYS-${code}`),
    )
  })

  test('the core is that of 5.2 rule 1', () => {
    const core = [
      ...numbered('A', 13),
      ...numbered('B', 7),
      ...numbered('C', 3),
      ...numbered('D', 3),
      ...numbered('E', 2),
      ...numbered('F', 5),
      ...numbered('G', 5),
    ]
    expect(codesWhere(question => question.core === true)).toEqual([...core, 'KYS-I1', 'KYS-N1', ...numbered('Q', 6)])
  })
})

/** Every text of a value, wherever it stands. */
function textsIn(value: unknown, path = ''): [string, LocalText][] {
  if (typeof value !== 'object' || value === null) return []
  if ('zh' in value && 'en' in value && 'fr' in value) return [[path, value as LocalText]]
  return Object.entries(value).flatMap(([key, inner]) =>
    textsIn(inner, `${path}/${'code' in value && typeof value.code === 'string' ? value.code : ''}${key}`),
  )
}

describe('its words, and those of its faults, checks, units and evidence', () => {
  const texts = textsIn({ kysTemplate, kysPrompts, crossCheckWords, evidenceKinds, units })

  test('every question has a label and help in three languages', () => {
    for (const question of all)
      for (const locale of locales) {
        expect(question.label[locale].trim(), question.code).not.toBe('')
        expect(question.help?.[locale].trim(), question.code).toBeTruthy()
      }
  })

  test('no text is empty, and no language borrows another’s', () => {
    for (const [path, text] of texts) {
      for (const locale of locales) expect(text[locale].trim(), path).not.toBe('')
      expect(text.en, path).not.toMatch(/[\u4e00-\u9fff]/)
      expect(text.fr, path).not.toMatch(/[\u4e00-\u9fff]/)
    }
  })

  test('the same settings are named in all three languages', () => {
    const names = (words: string): string[] => [...words.matchAll(/\{\{(\w+)\}\}/g)].map(found => String(found[1])).sort()
    for (const [path, text] of texts) for (const locale of locales) expect(names(text[locale]), `${path} ${locale}`).toEqual(names(text.zh))
    for (const question of all) expect(JSON.stringify(fillText(question.label, kysTemplate.settings)), question.code).not.toContain('{{')
  })

  test('French keeps its signs with the word before', () => {
    for (const [path, { fr }] of texts) {
      expect(fr, path).not.toMatch(/[ \p{L}\p{N})][;?!%»]|[ \p{L}\p{N})]:(?!\/\/)/u)
      expect(fr, path).not.toMatch(/\u00a0[;?!%]|\u202f[:»]/)
      expect(fr, path).not.toMatch(/«(?!\u00a0)/)
      expect(fr, path).not.toContain("'")
    }
  })

  test('Chinese uses full-width signs, and addresses the reader with 您', () => {
    for (const [path, { zh }] of texts) {
      expect(zh, path).not.toMatch(/[\u4e00-\u9fff][,;:?!()]/)
      expect(zh, path).not.toMatch(/你(?!的供应商)/)
    }
  })

  test('Chinese and Latin or figures have a thin gap', () => {
    for (const [path, { zh }] of texts) expect(zh, path).not.toMatch(/[\u4e00-\u9fff][A-Za-z0-9]|[A-Za-z0-9][\u4e00-\u9fff]/)
  })

  test('English is British and straight quotes stay out', () => {
    for (const [path, { en }] of texts) expect(en, path).not.toMatch(/\b(aluminum|color|labor|license[ds]?|organization|center)\b|['"]/i)
  })
})

test('evidence is typical of at least one question, or travels with a lot', () => {
  const named = new Set(all.flatMap(question => question.evidence ?? []))
  expect(named.size).toBeGreaterThan(40)
  for (const question of all.filter(one => one.type === 'FILE')) expect(question.evidence?.length, question.code).toBeGreaterThan(0)
})
