import fc from 'fast-check'
import type { Answers, GivenAnswer, Row } from 'shared/questionnaires/answer.ts'
import { draftFault, faultsOf } from 'shared/questionnaires/answer-faults.ts'
import { checkTemplate } from 'shared/questionnaires/check-template.ts'
import { completeness, isComplete } from 'shared/questionnaires/completeness.ts'
import type { Condition } from 'shared/questionnaires/condition.ts'
import type { Field, TextCheck } from 'shared/questionnaires/field.ts'
import { crossChecks } from 'shared/questionnaires/kys/cross-checks.ts'
import { kysTemplate } from 'shared/questionnaires/kys/template.ts'
import { parseAnswer } from 'shared/questionnaires/parse-answer.ts'
import { parseTemplate } from 'shared/questionnaires/parse-template.ts'
import { withoutHidden } from 'shared/questionnaires/shown-fields.ts'
import { type Question, questionsOf, type Template } from 'shared/questionnaires/template.ts'
import { visibleAnswers, visibleQuestions } from 'shared/questionnaires/visible.ts'
import { imoFault } from 'shared/rules/imo.ts'
import { leiFault } from 'shared/rules/lei.ts'
import { usccFault } from 'shared/rules/uscc.ts'
import { type Tier, tiers } from 'shared/words/lists.ts'
import { describe, expect, test } from 'vitest'

/** What holds for every questionnaire and every answer, tried with many. */

const facts = { today: '2026-11-22' }
const words = { zh: '问', en: 'asked', fr: 'demandé' }
const kys = questionsOf(kysTemplate)
const codesOf = (questions: readonly Question[]): string[] => questions.map(question => question.code)

describe('check digits', () => {
  const sign = fc.constantFrom(...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ')

  test('every beginning has one pair of digits that makes it an LEI', () => {
    fc.assert(
      fc.property(fc.array(sign, { minLength: 18, maxLength: 18 }), signs => {
        const fitting = Array.from({ length: 97 }, (_, rest) => signs.join('') + String(rest + 2).padStart(2, '0')).filter(
          code => leiFault(code) === null,
        )
        expect(fitting).toHaveLength(1)
      }),
    )
  })

  const isDigit = (one: string): boolean => /\d/.test(one)

  // A digit for a letter moves all that stands before it, and may by chance fit again.
  test('a wrong digit for a digit, or letter for a letter, in an LEI is always found', () => {
    fc.assert(
      fc.property(fc.constantFrom('213800KUD8LAJWSQ9D15', '5493001EXAMPLEALU021'), fc.nat(19), sign, (code, place, other) => {
        fc.pre(code.charAt(place) !== other && isDigit(code.charAt(place)) === isDigit(other))
        expect(leiFault(code.slice(0, place) + other + code.slice(place + 1))).not.toBeNull()
      }),
    )
  })

  test('one wrong sign in a social credit code is always found', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('91350100M000100Y43', '91370781MA3CHN0171', '913716020001234576'),
        fc.nat(17),
        sign,
        (code, place, other) => {
          fc.pre(code.charAt(place) !== other)
          expect(usccFault(code.slice(0, place) + other + code.slice(place + 1))).not.toBeNull()
        },
      ),
    )
  })

  test('of ten last digits one makes a ship’s number', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999 }), number => {
        const begin = String(number).padStart(6, '0')
        expect([...'0123456789'].filter(last => imoFault(begin + last) === null)).toHaveLength(1)
      }),
    )
  })
})

describe('conditions never oscillate', () => {
  const code = (number: number): string => `X-${number}`
  const conditionOver = (earlier: number): fc.Arbitrary<Condition> => {
    const ref = fc.nat(earlier - 1).map(code)
    const leaf = fc.oneof(
      ref.map((answered): Condition => ({ answered })),
      fc.tuple(ref, fc.boolean()).map((equals): Condition => ({ equals })),
      fc.constant<Condition>({ tier: ['MINE'] }),
    )
    const several = fc.array(leaf, { minLength: 1, maxLength: 3 })
    return fc.oneof(
      leaf,
      leaf.map((not): Condition => ({ not })),
      several.map((all): Condition => ({ all })),
      several.map((any): Condition => ({ any: [...any, { not: any[0] ?? { tier: ['MINE'] } }] })),
      several.map((all): Condition => ({ not: { all } })),
    )
  }
  const anyTemplate: fc.Arbitrary<Template> = fc.integer({ min: 2, max: 12 }).chain(count =>
    fc
      .tuple(
        ...Array.from({ length: count }, (_, number) =>
          number === 0 ? fc.constant(undefined) : fc.option(conditionOver(number), { nil: undefined }),
        ),
      )
      .map(whens => ({
        code: 'X',
        version: 1,
        title: words,
        settings: {},
        // Backwards, so that questions look at later ones too.
        sections: [
          {
            code: 'A',
            title: words,
            questions: whens
              .map((when, number): Question => ({ code: code(number), type: 'YES_NO', label: words, ...(when ? { when } : {}) }))
              .reverse(),
          },
        ],
      })),
  )
  const anyAnswers = fc.array(fc.tuple(fc.nat(11), fc.boolean()), { maxLength: 20 })
  const asMap = (entries: readonly (readonly [number, boolean])[]): Answers =>
    new Map(entries.map(([number, value]): [string, GivenAnswer] => [code(number), { status: 'ANSWERED', value }]))

  test('dropping what is hidden changes nothing that shows', () => {
    fc.assert(
      fc.property(anyTemplate, anyAnswers, fc.constantFrom(...tiers), (template, entries, tier) => {
        expect(checkTemplate(template)).toEqual([])
        const answers = asMap(entries)
        const counted = visibleAnswers(template, tier, answers)
        expect(codesOf(visibleQuestions(template, tier, counted))).toEqual(codesOf(visibleQuestions(template, tier, answers)))
        expect(visibleAnswers(template, tier, counted)).toEqual(counted)
      }),
    )
  })

  test('whatever the order of saves, the last version of each answer decides', () => {
    fc.assert(
      fc.property(anyTemplate, anyAnswers, fc.infiniteStream(fc.nat()), (template, entries, chance) => {
        const last = [...new Map(entries)]
        const shuffled = last
          .map(entry => ({ entry, place: chance.next().value ?? 0 }))
          .sort((one, other) => one.place - other.place)
          .map(({ entry }) => entry)
        expect(codesOf(visibleQuestions(template, 'MINE', asMap(shuffled)))).toEqual(
          codesOf(visibleQuestions(template, 'MINE', asMap(entries))),
        )
      }),
    )
  })

  test('what hidden questions receive never counts', () => {
    fc.assert(
      fc.property(anyTemplate, anyAnswers, anyAnswers, (template, entries, others) => {
        const answers = asMap(entries)
        const shown = new Set(codesOf(visibleQuestions(template, 'TRADER', answers)))
        const more = new Map([...asMap(others)].filter(([one]) => !shown.has(one)))
        expect(completeness(template, 'TRADER', new Map([...answers, ...more]), facts)).toEqual(
          completeness(template, 'TRADER', answers, facts),
        )
      }),
    )
  })
})

describe('whatever comes in', () => {
  const anything = fc.jsonValue({ maxDepth: 5 })

  test('every question answers with a judgement, and a draft is never refused for more than the answer', () => {
    fc.assert(
      fc.property(fc.constantFrom(...kys), anything, fc.boolean(), (question, value, answered) => {
        const given: GivenAnswer = { status: answered ? 'ANSWERED' : 'REFUSED', value }
        const faults = faultsOf(question, given, facts)
        const fault = draftFault(question, given, facts)
        if (fault) expect(faults).toContainEqual(fault)
        expect(withoutHidden(question, withoutHidden(question, given))).toEqual(withoutHidden(question, given))
      }),
      { numRuns: 500 },
    )
  })

  test('cells of any kind too', () => {
    const cells = fc.dictionary(
      fc.constantFrom('name', 'share', 'any', 'people', 'country', 'number', 'holder', 'capacity', '__proto__', 'constructor'),
      anything,
    )
    const rows = fc.array(fc.record({ id: fc.uuid(), cells }), { maxLength: 4 })
    const some = fc.array(fc.tuple(fc.constantFrom(...codesOf(kys)), fc.oneof(rows, cells)), { maxLength: 30 })
    fc.assert(
      fc.property(some, fc.constantFrom(...tiers), (entries, tier) => {
        const answers: Answers = new Map(entries.map(([one, value]) => [one, { status: 'ANSWERED', value }]))
        expect(() => crossChecks(kysTemplate, tier, answers, facts)).not.toThrow()
        expect(isComplete(completeness(kysTemplate, tier, answers, facts))).toBe(false)
      }),
    )
  })

  test('it is read as an answer, or is none', () => {
    fc.assert(
      fc.property(anything, given => {
        expect(() => parseAnswer(given)).not.toThrow()
      }),
    )
  })

  test('it is read as a template, or refused with reasons', () => {
    fc.assert(
      fc.property(anything, given => {
        const { template, faults } = parseTemplate(given)
        expect(template === null).toBe(faults.length > 0)
      }),
    )
  })
})

describe('the whole KYS can be answered', () => {
  const id = (number: number): string => `0198f2a0-0000-7000-8000-${String(number).padStart(12, '0')}`
  const codes: Record<TextCheck, string> = {
    USCC: '91350100M000100Y43',
    LEI: '213800KUD8LAJWSQ9D15',
    IMO: '9074729',
    URL: 'https://example.com/policy',
    EMAIL: 'contact@example.com',
    HS: '281820',
    LOCODE: 'GNKMR',
    OWN_NAME: 'Fatoumata Camara',
  }
  const party = { name: '示范供应商', country: 'CN' }
  const sumsTo = (one: Question | Field, key: string): number | undefined => {
    const check = 'checks' in one ? one.checks?.find(each => each.rule === 'SUM' && each.fields.includes(key)) : undefined
    return check?.rule === 'SUM' ? (check.equals ?? check.max ?? 0) / check.fields.length : undefined
  }
  const cells = (one: { fields: readonly Field[] } & (Question | Field), yes: boolean): Record<string, unknown> =>
    Object.fromEntries(one.fields.map(field => [field.key, sumsTo(one, field.key) ?? fitting(field, yes)]))
  const row = (given: Record<string, unknown>): Row => ({ id: id(1), cells: given })

  /** An answer that fits, saying yes or no throughout. */
  function fitting(one: Question | Field, yes: boolean): unknown {
    switch (one.type) {
      case 'TEXT':
        return one.check ? codes[one.check] : 'Words'
      case 'LONG_TEXT':
        return 'Many words'
      case 'NUMBER':
        return Math.max(one.min ?? 0, Math.min(one.max ?? 5, 5))
      case 'PERCENT':
        return 50
      case 'MONEY':
        return { amount: 1_000, currency: 'CNY' }
      case 'DATE':
        return '2026-01-31'
      case 'YES_NO':
        return 'key' in one && ['signatory', 'senior'].includes(one.key) ? true : yes
      case 'SINGLE':
        return one.options[yes ? 0 : one.options.length - 1]?.value
      case 'MULTIPLE':
        return 'code' in one && one.code === 'KYS-B1' ? ['OTHER'] : one.options.map(option => option.value)
      case 'COUNTRY':
        return one.many ? ['CN', 'GN'] : 'CN'
      case 'PLACE':
        return { name: 'Kamsar', country: 'GN' }
      case 'PARTY':
        return party
      case 'FILE':
        return [id(2)]
      case 'GROUP':
        return cells(one, yes)
      case 'ROWS':
        return [row(cells(one, yes))]
    }
  }

  const answered = (tier: Tier, yes: boolean): Answers => {
    const all = new Map(
      kys.map((question): [string, GivenAnswer] => [
        question.code,
        { status: 'ANSWERED', value: fitting(question, yes), note: 'As the document says', files: [id(3)] },
      ]),
    )
    return visibleAnswers(kysTemplate, tier, all)
  }

  test.each(tiers.flatMap(tier => [true, false].map(yes => [tier, yes] as const)))('by a %s that says yes: %s', (tier, yes) => {
    const progress = completeness(kysTemplate, tier, answered(tier, yes), facts)
    expect(progress.flatMap(section => [...section.missing, ...section.faulty])).toEqual([])
    expect(isComplete(progress)).toBe(true)
  })

  test('with reasons alone, the core with a note', () => {
    const refused = new Map(
      kys.map((question): [string, GivenAnswer] => [
        question.code,
        { status: 'REFUSED', reason: 'Confidential', note: question.core ? 'From May on' : null },
      ]),
    )
    expect(isComplete(completeness(kysTemplate, 'MINE', refused, facts))).toBe(true)
  })

  test('and read within a keystroke with 200 rows', () => {
    const many = new Map(answered('MINE', true))
    const rows = Array.from({ length: 200 }, (_, number) => ({
      id: id(number),
      cells: { name: `Transporter ${number}`, country: 'GN', mode: 'ROAD', segment: 'Sangarédi – Kamsar' },
    }))
    many.set('KYS-G2', { status: 'ANSWERED', value: rows })
    const took = Array.from({ length: 5 }, () => {
      const begin = performance.now()
      completeness(kysTemplate, 'MINE', many, facts)
      return performance.now() - begin
    })
    expect(Math.min(...took)).toBeLessThan(50)
  })
})
