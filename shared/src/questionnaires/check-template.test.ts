import { describe, expect, test } from 'vitest'
import type { GivenAnswer } from './answer.ts'
import { checkTemplate, type TemplateFault } from './check-template.ts'
import { diffTemplates, isUnchanged } from './diff-templates.ts'
import { parseTemplate } from './parse-template.ts'
import { template } from './template.ts'
import { visibleQuestions } from './visible.ts'

const words = { zh: '问', en: 'asked', fr: 'demandé' }
const options = ['A', 'B'].map(value => ({ value, label: words }))
const yesNo = (number: number, more: object = {}) => ({ code: `X-${number}`, type: 'YES_NO', label: words, ...more })
const whole = (questions: object[], more: object = {}) => ({
  code: 'X',
  version: 1,
  title: words,
  settings: {},
  sections: [{ code: 'A', title: words, questions }],
  ...more,
})
const checked = (questions: object[], more: object = {}): TemplateFault[] => checkTemplate(template.parse(whole(questions, more)))

describe('a template is refused with what is wrong in it', () => {
  const group = (fields: object[], more: object = {}) => ({ code: 'X-1', type: 'GROUP', label: words, fields, ...more })
  test.each<[string, object[], TemplateFault[]]>([
    ['a code twice', [yesNo(1), yesNo(1)], [{ key: 'codeTwice', at: 'X-1' }]],
    ['an unknown reference', [yesNo(1, { when: { answered: 'X-9' } })], [{ key: 'unknownReference', at: 'X-1', found: 'X-9' }]],
    [
      'an unknown part',
      [yesNo(1, { when: { answered: 'X-2.name' } }), yesNo(2)],
      [{ key: 'unknownReference', at: 'X-1', found: 'X-2.name' }],
    ],
    [
      'a neighbour where there is none',
      [yesNo(1, { when: { answered: '.name' } })],
      [{ key: 'unknownReference', at: 'X-1', found: '.name' }],
    ],
    [
      'a yes compared with a word',
      [yesNo(1), yesNo(2, { when: { equals: ['X-1', 'yes'] } })],
      [{ key: 'unfitComparison', at: 'X-2', found: 'X-1' }],
    ],
    ['a yes that is less', [yesNo(1), yesNo(2, { when: { lt: ['X-1', 1] } })], [{ key: 'unfitComparison', at: 'X-2', found: 'X-1' }]],
    [
      'an option that is not offered',
      [{ code: 'X-1', type: 'SINGLE', options, label: words }, yesNo(2, { when: { in: ['X-1', ['A', 'C']] } })],
      [{ key: 'unfitComparison', at: 'X-2', found: 'X-1' }],
    ],
    [
      'an option twice',
      [{ code: 'X-1', type: 'SINGLE', options: [...options, ...options], label: words }],
      ['A', 'B'].map(found => ({ key: 'optionTwice', at: 'X-1', found })),
    ],
    [
      'a raised signal that looks at nothing',
      [yesNo(1, { raises: [{ signal: 'EDD', when: { answered: 'X-7' } }] })],
      [{ key: 'unknownReference', at: 'X-1', found: 'X-7' }],
    ],
    ['a range turned round', [{ code: 'X-1', type: 'NUMBER', min: 2, max: 1, label: words }], [{ key: 'rangeTurned', at: 'X-1' }]],
    [
      'a field that asks for the tier, which only questions know',
      [group([{ key: 'a', type: 'TEXT', label: words, when: { tier: ['MINE'] } }])],
      [{ key: 'tierInField', at: 'X-1', found: 'a' }],
    ],
    [
      'a field twice',
      [
        group([
          { key: 'a', type: 'TEXT', label: words },
          { key: 'a', type: 'TEXT', label: words },
        ]),
      ],
      [{ key: 'fieldTwice', at: 'X-1', found: 'a' }],
    ],
    [
      'a check of a field that is not there',
      [group([{ key: 'a', type: 'NUMBER', label: words }], { checks: [{ rule: 'SUM', fields: ['b'], max: 1, tolerance: 0 }] })],
      [{ key: 'unknownField', at: 'X-1', found: 'b' }],
    ],
    [
      'a sum of words',
      [group([{ key: 'a', type: 'TEXT', label: words }], { checks: [{ rule: 'SUM', fields: ['a'], max: 1, tolerance: 0 }] })],
      [{ key: 'unfitCheck', at: 'X-1', found: 'a' }],
    ],
    [
      'a party without a name',
      [{ code: 'X-1', type: 'ROWS', record: 'PARTY', fields: [{ key: 'country', type: 'COUNTRY', label: words }], label: words }],
      [{ key: 'recordKeyMissing', at: 'X-1', found: 'name' }],
    ],
    [
      'a text with an unknown setting',
      [yesNo(1, { help: { zh: '{{years}} 年', en: '{{years}} years', fr: '{{years}} ans' } })],
      [{ key: 'unknownSetting', at: 'X-1', found: 'years' }],
    ],
  ])('%s', (_, questions, faults) => {
    expect(checked(questions)).toEqual(faults)
  })

  test.each(['(a+)+', 'a*', '.+', 'a|b', '[a-z]{1,9}[a-z]{1,9}[a-z]{1,9}', '[z-a]'])(
    'the pattern %s could be made to run long, or is none',
    pattern => {
      expect(checked([{ code: 'X-1', type: 'TEXT', pattern, label: words }])).toEqual([{ key: 'unsafePattern', at: 'X-1', found: pattern }])
    },
  )

  test('a section twice', () => {
    const sections = [1, 2].map(number => ({ code: 'A', title: words, questions: [yesNo(number)] }))
    expect(checked([], { sections })).toEqual([{ key: 'sectionTwice', at: 'A' }])
  })

  test.each([
    ['is not there', 'X-9', []],
    ['is no list of roles', 'X-1', []],
  ])('the question that names roles %s', (_, rolesFrom) => {
    expect(checked([yesNo(1)], { rolesFrom })).toEqual([{ key: 'rolesFrom', at: rolesFrom }])
  })

  test('the question that names roles must be asked of everybody', () => {
    const roles = { code: 'X-1', type: 'MULTIPLE', options, label: words, tiers: ['MINE'] }
    expect(checked([roles], { rolesFrom: 'X-1' })).toEqual([{ key: 'rolesFrom', at: 'X-1' }])
  })
})

describe('a circle is refused with its path', () => {
  const asks = (number: number, ...others: number[]) => yesNo(number, { when: { any: others.map(other => ({ answered: `X-${other}` })) } })

  test('with itself', () => {
    expect(checked([asks(1, 1)])).toEqual([{ key: 'circular', at: 'X-1', found: 'X-1 → X-1' }])
  })

  test('through others', () => {
    expect(checked([yesNo(0), asks(1, 0, 2), asks(2, 3), asks(3, 1)])).toEqual([
      { key: 'circular', at: 'X-1', found: 'X-1 → X-2 → X-3 → X-1' },
    ])
  })

  test('entered from outside, it is told without the way there', () => {
    expect(checked([asks(1, 2), asks(2, 3), asks(3, 2)])).toEqual([{ key: 'circular', at: 'X-2', found: 'X-2 → X-3 → X-2' }])
  })

  test('two ways to the same question are no circle', () => {
    expect(checked([yesNo(1), asks(2, 1), asks(3, 1), asks(4, 2, 3)])).toEqual([])
  })

  test('a later question may be looked at', () => {
    expect(checked([asks(1, 2), yesNo(2)])).toEqual([])
  })

  test('among the fields of a row', () => {
    const field = (key: string, other: string) => ({ key, type: 'YES_NO', label: words, when: { answered: `.${other}` } })
    expect(checked([{ code: 'X-1', type: 'ROWS', fields: [field('a', 'b'), field('b', 'a')], label: words }])).toEqual([
      { key: 'circular', at: 'X-1', found: 'a → b → a' },
    ])
  })

  test('a chain has an end before the stack has one', () => {
    const chain = (length: number) =>
      Array.from({ length }, (_, number) => (number === length - 1 ? yesNo(number) : asks(number, number + 1)))
    const inSections = (questions: object[]) =>
      template.parse(
        whole([], {
          sections: [0, 1, 2, 3]
            .map(part => ({ code: `S${part}`, title: words, questions: questions.slice(part * 200, part * 200 + 200) }))
            .filter(section => section.questions.length > 0),
        }),
      )
    expect(checkTemplate(inSections(chain(800)))).toEqual([{ key: 'chainTooLong', at: 'X-0' }])
    expect(checkTemplate(inSections(chain(800).reverse())).map(fault => fault.key)).toEqual(['chainTooLong'])
    expect(checkTemplate(inSections(chain(50)))).toEqual([])
    const answers = new Map(chain(50).map((question): [string, GivenAnswer] => [question.code, { status: 'ANSWERED', value: true }]))
    expect(visibleQuestions(inSections(chain(50)), 'MINE', answers)).toHaveLength(50)
    expect(visibleQuestions(inSections(chain(50)), 'MINE', new Map())).toHaveLength(1)
  })

  test('more questions than anybody answers', () => {
    const sections = [0, 1, 2, 3, 4].map(part => ({
      code: `S${part}`,
      title: words,
      questions: Array.from({ length: 161 }, (_, number) => yesNo(part * 200 + number)),
    }))
    expect(parseTemplate(whole([], { sections })).faults).toEqual([{ key: 'shape', at: 'sections', found: 'tooManyQuestions' }])
  })
})

describe('a template from outside', () => {
  test('comes through as it is', () => {
    const given = whole([yesNo(1)])
    expect(parseTemplate(given)).toEqual({ template: given, faults: [] })
  })

  test.each([
    ['an unknown key', { ...whole([yesNo(1)]), owner: 'me' }],
    ['an unknown key of a question', whole([yesNo(1, { admin: true })])],
    ['an unknown key in a condition', whole([yesNo(1, { when: { answered: 'X-1', eval: 'x' } })])],
    ['a question without French', whole([yesNo(1, { label: { zh: '问', en: 'asked', fr: ' ' } })])],
    ['a type that is none', whole([{ code: 'X-1', type: 'SONG', label: words }])],
    ['an evidence kind that is none', whole([yesNo(1, { evidence: ['RUMOUR'] })])],
    ['rows in rows', whole([{ code: 'X-1', type: 'ROWS', label: words, fields: [{ key: 'a', type: 'ROWS', label: words, fields: [] }] }])],
    ['a field called cells', whole([{ code: 'X-1', type: 'ROWS', label: words, fields: [{ key: 'cells', type: 'TEXT', label: words }] }])],
    ['nothing', null],
  ])('is refused for %s', (_, given) => {
    const { template: read, faults } = parseTemplate(given)
    expect(read).toBeNull()
    expect(faults[0]?.key).toBe('shape')
  })

  test('is refused for its sense', () => {
    expect(parseTemplate(whole([yesNo(1), yesNo(1)]))).toEqual({ template: null, faults: [{ key: 'codeTwice', at: 'X-1' }] })
  })
})

describe('the difference between two versions', () => {
  const before = template.parse(whole([yesNo(1), yesNo(2), { code: 'X-3', type: 'SINGLE', options, label: words }]))
  test('none', () => {
    expect(isUnchanged(diffTemplates(before, template.parse(JSON.parse(JSON.stringify(before)))))).toBe(true)
  })

  test('the order of keys is none', () => {
    const turned = whole([
      { label: { fr: 'demandé', en: 'asked', zh: '问' }, type: 'YES_NO', code: 'X-1' },
      yesNo(2),
      { code: 'X-3', type: 'SINGLE', options, label: words },
    ])
    expect(diffTemplates(before, template.parse(turned)).changed).toEqual([])
  })

  test('to say nothing in another way is none', () => {
    const silent = whole([yesNo(1, { need: 'REQUIRED', core: false, evidence: [] }), yesNo(2), before.sections[0]?.questions[2] ?? {}])
    expect(diffTemplates(before, template.parse(silent)).changed).toEqual([])
    expect(diffTemplates(before, template.parse(whole([yesNo(1, { need: 'OPTIONAL' })]))).changed).toEqual([
      { code: 'X-1', parts: ['need'], keepsAnswers: true },
    ])
  })

  test.each<[string, object, object]>([
    ['another title', { title: { ...words, en: 'other' } }, { about: ['title'] }],
    ['thresholds', { settings: { limit: 5 } }, { settings: [{ name: 'limit', before: null, after: 5 }] }],
    [
      'another order',
      { sections: [{ ...before.sections[0], questions: [...(before.sections[0]?.questions ?? [])].reverse() }] },
      { reordered: true },
    ],
    [
      'a section for others',
      { sections: [{ ...before.sections[0], tiers: ['MINE'] }] },
      { sections: { added: [], removed: [], changed: ['A'] } },
    ],
  ])('%s', (_, more, difference) => {
    const found = diffTemplates(before, template.parse({ ...before, ...more }))
    expect(found).toMatchObject({ added: [], removed: [], changed: [], ...difference })
    expect(isUnchanged(found)).toBe(false)
  })

  test('what is new, gone, moved, said differently or of another kind', () => {
    const after = template.parse(
      whole([], {
        sections: [
          { code: 'A', title: words, questions: [yesNo(1, { label: { ...words, fr: 'autrement' }, core: true }), yesNo(4)] },
          { code: 'B', title: words, questions: [{ code: 'X-3', type: 'MULTIPLE', options, label: words }] },
        ],
      }),
    )
    expect(diffTemplates(before, after)).toEqual({
      reordered: false,
      sections: { added: ['B'], removed: [], changed: [] },
      settings: [],
      about: [],
      added: ['X-4'],
      removed: ['X-2'],
      changed: [
        { code: 'X-1', parts: ['label', 'core'], keepsAnswers: true },
        { code: 'X-3', parts: ['type', 'section'], keepsAnswers: false },
      ],
    })
  })
})

describe('a template full of conditions keeps nobody waiting', () => {
  const letters = Array.from({ length: 25 }, (_, at) => String.fromCharCode(97 + at))
  const fields = letters.map((key, at) => ({
    key,
    type: 'NUMBER',
    label: words,
    ...(at > 0 && { when: { answered: `.${letters[at - 1]}` } }),
  }))
  const looks = {
    any: letters.slice(0, 20).map((key, at): object => (at % 2 ? { equals: [`X-0.${key}`, at] } : { not: { answered: `X-0.${key}` } })),
  }
  const full = whole([], {
    sections: [0, 1, 2, 3].map(part => ({
      code: `S${part}`,
      title: words,
      questions: Array.from({ length: 200 }, (_, number) =>
        part + number === 0 ? { code: 'X-0', type: 'ROWS', label: words, fields } : yesNo(part * 200 + number, { when: looks }),
      ),
    })),
  })

  /** Counts how often something of it is looked at: a clock would say how busy the machine is. */
  function counted<T extends object>(of: T, count: () => void): T {
    return new Proxy(of, {
      get: (target, key) => {
        count()
        const value: unknown = Reflect.get(target, key)
        return typeof value === 'object' && value !== null ? counted(value, count) : value
      },
    })
  }

  test('neither who publishes it nor who answers it', () => {
    const { template: read } = parseTemplate(full)
    if (!read) throw new Error('it may be published')
    let seen = 0
    expect(checkTemplate(counted(read, () => void seen++))).toEqual([])
    // Each of the 16,000 looks is gone through a few times by itself, and never with all the others.
    expect(seen).toBeLessThan(50 * 800 * 20)
    const value = Array.from({ length: 100 }, (_, at) => ({
      id: `00000000-0000-4000-8000-${String(at).padStart(12, '0')}`,
      cells: Object.fromEntries(letters.map((key, place) => [key, 1_000 + place])),
    }))
    let cellsRead = 0
    const rows = value.map(row => ({ ...row, cells: counted(row.cells, () => void cellsRead++) }))
    const answers = new Map<string, GivenAnswer>([['X-0', { status: 'ANSWERED', value: rows }]])
    expect(visibleQuestions(read, 'MINE', answers)).toHaveLength(1)
    // Eight hundred questions look at these rows: each cell is read for its own sake, not for each of them.
    expect(cellsRead).toBeLessThan(3 * 100 * 25)
  })
})
