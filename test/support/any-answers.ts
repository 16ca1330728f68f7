import fc from 'fast-check'
import type { GivenAnswer } from 'shared/questionnaires/answer.ts'
import type { Field, ScalarField } from 'shared/questionnaires/field.ts'
import { type Question, questionsOf, type Template } from 'shared/questionnaires/template.ts'
import { visibleAnswers } from 'shared/questionnaires/visible.ts'
import { countries } from 'shared/words/countries.ts'
import { currencies } from 'shared/words/currencies.ts'

/** Any answers to a questionnaire that a draft may hold, without files and without what is hidden. */

const text = fc
  .tuple(
    fc.constantFrom(
      '',
      '=1+1',
      '+33',
      '-',
      '@x',
      "'=quoted",
      "''-twice",
      "'",
      '_x0041_',
      '0012',
      '1,5',
      'TRUE',
      '2024-01-02',
      '是；否',
      'two\nlines',
      '→',
      '#N/A x',
    ),
    fc.string({ unit: 'grapheme', maxLength: 12 }),
  )
  .map(parts =>
    parts
      .join('')
      .replace(/\p{Cc}/gu, sign => (sign === '\n' ? sign : ''))
      .trim(),
  )
  .filter(one => one !== '' && one.isWellFormed())
const figure = fc
  .oneof(fc.integer({ min: -1e9, max: 1e9 }), fc.double({ min: -1e12, max: 1e12, noNaN: true }))
  .map(one => (one === 0 ? 0 : one))
const day = fc
  .date({ min: new Date('1600-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
  .map(one => one.toISOString().slice(0, 10))
const country = fc.constantFrom(...countries)
const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined })
const without = (given: object): object => Object.fromEntries(Object.entries(given).filter(([, part]) => part !== undefined))
const identifier = text.filter(one => one.length <= 300)

type Scalar = Extract<Question | Field, { type: ScalarField['type'] }>

function scalar(asked: Scalar): fc.Arbitrary<unknown> {
  switch (asked.type) {
    case 'TEXT':
      return asked.pattern || asked.check ? fc.constant(undefined) : text.filter(one => one.length <= (asked.maxLength ?? 500))
    case 'LONG_TEXT':
      return text.filter(one => one.length <= (asked.maxLength ?? 4_000))
    case 'NUMBER':
    case 'PERCENT':
      return figure
    case 'MONEY':
      return fc.record({ amount: figure, currency: fc.constantFrom(...currencies) })
    case 'DATE':
      return day
    case 'YES_NO':
      return fc.boolean()
    case 'SINGLE':
      return fc.constantFrom(...asked.options.map(one => one.value))
    case 'MULTIPLE':
      return fc.subarray(
        asked.options.map(one => one.value),
        { minLength: 1 },
      )
    case 'COUNTRY':
      return asked.many ? fc.uniqueArray(country, { minLength: 1, maxLength: 4 }) : country
    case 'PLACE':
      return fc
        .record({
          name: text,
          country,
          at: maybe(fc.tuple(fc.double({ min: -90, max: 90, noNaN: true }), fc.integer({ min: -180, max: 180 }))),
        })
        .map(({ at, ...rest }) => ({ ...rest, ...(at ? { latitude: at[0] + 0 || 0, longitude: at[1] } : {}) }))
    case 'PARTY':
      return fc.record({ name: text, country: maybe(country), identifier: maybe(identifier) }).map(without)
    case 'FILE':
      return fc.constant(undefined)
  }
}

const cells = (fields: readonly Field[]): fc.Arbitrary<object> =>
  fc
    .tuple(...fields.map(field => maybe(field.type === 'ROWS' ? rows(field) : scalar(field)).map(value => [field.key, value] as const)))
    .map(entries => without(Object.fromEntries(entries)))

const rows = (asked: { fields: readonly Field[]; maxRows?: number | undefined }): fc.Arbitrary<unknown> =>
  fc
    .array(fc.record({ id: fc.uuid({ version: 4 }), cells: cells(asked.fields) }), {
      minLength: 1,
      maxLength: Math.min(3, asked.maxRows ?? 3),
    })
    .map(all => {
      const filled = all.filter(row => Object.keys(row.cells).length > 0)
      return filled.length > 0 ? filled : undefined
    })

const value = (question: Question): fc.Arbitrary<unknown> => {
  if (question.type === 'ROWS') return rows(question)
  if (question.type !== 'GROUP') return scalar(question)
  return cells(question.fields).map(given => (Object.keys(given).length > 0 ? given : undefined))
}

const answer = (question: Question): fc.Arbitrary<GivenAnswer> =>
  fc
    .record({
      value: maybe(value(question)),
      note: fc.option(text, { nil: null }),
      declined: fc.option(
        fc.record({ status: fc.constantFrom('NOT_APPLICABLE' as const, 'REFUSED' as const), reason: fc.option(text, { nil: null }) }),
        {
          nil: null,
          freq: 4,
        },
      ),
    })
    .map(({ value: given, note, declined }): GivenAnswer => {
      if (declined) return { ...declined, value: null, note, files: [] }
      return { status: given === undefined ? 'EMPTY' : 'ANSWERED', value: given ?? null, reason: null, note, files: [] }
    })

export const anyAnswers = (template: Template): fc.Arbitrary<ReadonlyMap<string, GivenAnswer>> => {
  const questions = questionsOf(template)
  return fc
    .tuple(...questions.map(answer))
    .map(all => visibleAnswers(template, 'MINE', new Map(all.map((one, at) => [questions[at]?.code ?? '', one]))))
}
