import fc from 'fast-check'
import type { Condition } from 'shared/questionnaires/condition.ts'
import { type Field, needs, type RowsField, recordKeys, recordTypes, type ScalarField, textChecks } from 'shared/questionnaires/field.ts'
import { type Question, signals, type Template } from 'shared/questionnaires/template.ts'
import { evidenceKinds } from 'shared/words/evidence-kinds.ts'
import { type LocalText, tiers } from 'shared/words/lists.ts'
import { units } from 'shared/words/units.ts'

/** Any questionnaire that may be published, in the form in which nothing is said twice: no empty lists, no `false`, no `REQUIRED`. */

const hostile = fc.constantFrom(
  '=1+1',
  '+33',
  '-',
  '@SUM(A1)',
  "'=quoted",
  "''-twice",
  '_x0041_',
  '  ',
  '是；否、"x"',
  'two\nlines',
  '<b>&amp;</b>',
  '{{limit}}',
  '#tag',
  '1',
  'TRUE',
  '2024-01-02',
  '\u200b',
  '𠮷',
)
const words = fc
  .tuple(hostile, fc.string({ unit: 'grapheme', maxLength: 20 }))
  .map(([one, other]) =>
    `${one}${other}`
      .replace(/\{\{(?!limit\}\})/g, '{')
      .replace(/\p{Cc}/gu, sign => (sign === '\n' ? sign : ''))
      .trim(),
  )
  .filter(text => text !== '')
const text: fc.Arbitrary<LocalText> = fc.record({ zh: words, en: words, fr: words })
const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined, freq: 2 })
const yes = fc.constant(true as const)
const figure = fc
  .oneof(fc.integer({ min: -1e6, max: 1e6 }), fc.double({ min: -1e6, max: 1e6, noNaN: true }))
  .map(one => (one === 0 ? 0 : one))
const keysOf = <T extends object>(table: T) => Object.keys(table) as (keyof T)[]
const without = <T extends object>(given: T): T => Object.fromEntries(Object.entries(given).filter(([, part]) => part !== undefined)) as T

const named = { label: text, help: maybe(text), need: maybe(fc.constantFrom(needs[1], needs[2])) }
const options = fc
  .uniqueArray(fc.stringMatching(/^[A-Za-z0-9_]{1,8}$/), { minLength: 2, maxLength: 5 })
  .chain(values => fc.tuple(...values.map(value => text.map(label => ({ value, label })))))
const range = fc.tuple(maybe(figure), maybe(figure)).map(([one, other]) => {
  if (one === undefined || other === undefined) return { min: one, max: other }
  return { min: Math.min(one, other), max: Math.max(one, other) }
})
const saying = fc.constantFrom('YES' as const, 'NO' as const, 'ALWAYS' as const)
const pattern = fc.constantFrom('[A-Z]{2,3}[0-9]{4}', '-[0-9]{2}', 'A B', ' [a-z]{1,5}', '[A-Za-z0-9 ._/-]{1,9}')

const scalarShape: fc.Arbitrary<object> = fc
  .oneof(
    fc.record({
      type: fc.constant('TEXT'),
      check: maybe(fc.constantFrom(...textChecks)),
      pattern: maybe(pattern),
      maxLength: maybe(fc.integer({ min: 1, max: 4_000 })),
    }),
    fc.record({ type: fc.constant('LONG_TEXT'), maxLength: maybe(fc.integer({ min: 1, max: 20_000 })) }),
    fc
      .tuple(range, fc.record({ type: fc.constant('NUMBER'), unit: maybe(fc.constantFrom(...keysOf(units))), whole: maybe(yes) }))
      .map(([limits, rest]) => ({ ...rest, ...limits })),
    fc.record({ type: fc.constant('MONEY'), min: maybe(figure) }),
    range.map(limits => ({ type: 'PERCENT', ...limits })),
    fc.record({ type: fc.constant('DATE'), notFuture: maybe(yes) }),
    fc.record({ type: fc.constant('YES_NO'), explain: maybe(saying), prove: maybe(saying) }),
    fc.record({ type: fc.constantFrom('SINGLE', 'MULTIPLE'), options }),
    fc.record({ type: fc.constant('COUNTRY'), many: maybe(yes) }),
    fc.record({ type: fc.constantFrom('PLACE', 'PARTY', 'FILE') }),
  )
  .map(without)

/** Names by their number; the ones a record needs come first. */
const keyNames = ['alpha', 'beta', 'gamma', 'delta', 'epsilon', 'zeta', 'sum', 'some', 'all', 'tier'] as const

/** A condition on something that is there and of that kind. */
const looking = (ref: string, one: { type: string; options?: readonly { value: string }[] }): fc.Arbitrary<Condition> => {
  const answered = fc.constant<Condition>({ answered: ref })
  if (one.type === 'YES_NO')
    return fc.oneof(
      answered,
      fc.boolean().map((value): Condition => ({ equals: [ref, value] })),
    )
  if (one.type === 'NUMBER' || one.type === 'PERCENT')
    return fc.oneof(
      answered,
      figure.map((value): Condition => ({ gt: [ref, value] })),
      figure.map((value): Condition => ({ equals: [ref, value] })),
    )
  if (one.type === 'DATE')
    return fc.constantFrom<Condition>({ lt: [ref, '2024-03-05'] }, { gt: [ref, '1999-12-31'] }, { equals: [ref, '2024-03-05'] })
  if (one.options) {
    const value = fc.constantFrom(...one.options.map(option => option.value))
    return fc.oneof(
      answered,
      value.map((found): Condition => ({ equals: [ref, found] })),
      fc.uniqueArray(value, { minLength: 1 }).map((found): Condition => ({ in: [ref, found] })),
    )
  }
  if (one.type === 'TEXT' || one.type === 'LONG_TEXT')
    return fc.oneof(
      answered,
      words.map((value): Condition => ({ equals: [ref, value] })),
    )
  return answered
}
const combined = (leaf: fc.Arbitrary<Condition>): fc.Arbitrary<Condition> =>
  fc.letrec<{ condition: Condition }>(tie => ({
    condition: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      leaf,
      tie('condition').map((not): Condition => ({ not })),
      fc.array(tie('condition'), { minLength: 1, maxLength: 3 }).map((all): Condition => ({ all })),
      fc.array(tie('condition'), { minLength: 1, maxLength: 3 }).map((any): Condition => ({ any })),
    ),
  })).condition

type Made = { type: string; options?: readonly { value: string }[]; fields?: readonly (Made & { key: string })[] }
/** Everything a condition may look at in one question, by its reference. */
const refsOf = (code: string, made: Made): [string, Made][] => [
  [code, made],
  ...(made.fields ?? []).map((field): [string, Made] => [`${code}.${field.key}`, field]),
]
const lookingAt = (known: readonly [string, Made][]): fc.Arbitrary<Condition> | null =>
  known.length === 0 ? null : combined(fc.constantFrom(...known).chain(([ref, made]) => looking(ref, made)))

function fieldsFrom(shapes: readonly object[], record?: (typeof recordTypes)[number]): fc.Arbitrary<Field[]> {
  const needed = record ? recordKeys[record] : []
  const made = shapes.map(
    (shape, at) => ({ key: needed[at] ?? keyNames[at - needed.length] ?? 'other', ...shape }) as Made & { key: string },
  )
  return fc.tuple(
    ...made.map((one, at) => {
      const before = lookingAt(made.slice(0, at).map(other => [`.${other.key}`, other]))
      return fc
        .record({ ...named, when: before ? maybe(before) : fc.constant(undefined) })
        .map(rest => without({ ...one, ...rest }) as unknown as Field)
    }),
  )
}

const checksFor = (fields: readonly Field[]): object[] => {
  const of = (...types: string[]): string[] => fields.filter(field => types.includes(field.type)).map(field => field.key)
  const [figures, days, sayings] = [of('NUMBER', 'PERCENT'), of('DATE'), of('YES_NO')]
  return [
    ...(figures[0]
      ? [
          { rule: 'SUM', fields: figures, max: 100, tolerance: 0.05 },
          { rule: 'SUM', fields: [figures[0]], equals: -3.5, tolerance: 0 },
        ]
      : []),
    ...(days[1] ? [{ rule: 'ORDER', fields: [days[0], days[1]] }] : []),
    ...(sayings[0] ? [{ rule: 'SOME', fields: [sayings[0]] }] : []),
  ]
}
const withChecks = <T extends { fields: Field[] }>(one: T, some: boolean): T => {
  const checks = some ? checksFor(one.fields) : []
  return checks.length > 0 ? { ...one, checks } : one
}

const rowsShape = fc
  .record({
    record: maybe(fc.constantFrom(...recordTypes)),
    shapes: fc.array(scalarShape, { minLength: 2, maxLength: 5 }),
    limits: fc.record({ minRows: maybe(fc.integer({ min: 0, max: 500 })), maxRows: maybe(fc.integer({ min: 1, max: 2_000 })) }),
    checked: fc.boolean(),
  })
  .chain(({ record, shapes, limits, checked }) =>
    fieldsFrom(shapes, record).map(fields => withChecks(without({ type: 'ROWS', record, fields, ...limits }) as RowsField, checked)),
  )
const groupShape = fc
  .record({ shapes: fc.array(scalarShape, { minLength: 1, maxLength: 4 }), inner: maybe(fc.tuple(rowsShape, text)), checked: fc.boolean() })
  .chain(({ shapes, inner, checked }) =>
    fieldsFrom(shapes).map(fields => {
      const nested = inner ? [{ ...inner[0], key: 'inner', label: inner[1] } as Field] : []
      return withChecks({ type: 'GROUP', fields: [...fields, ...nested] }, checked)
    }),
  )

const someTiers = maybe(fc.uniqueArray(fc.constantFrom(...tiers), { minLength: 1 }))
const code = (at: number): string => `X${at % 3}-Q${at}`

function questionsFrom(shapes: readonly object[]): fc.Arbitrary<Question[]> {
  return fc.tuple(
    ...shapes.map((shape, at) => {
      const before = lookingAt(shapes.slice(0, at).flatMap((other, place) => refsOf(code(place), other as Made)))
      const condition = before ?? fc.constantFrom<Condition>({ tier: ['MINE'] }, { not: { tier: ['MINE', 'TRADER'] } })
      return fc
        .record({
          ...named,
          when: maybe(condition),
          tiers: someTiers,
          core: maybe(yes),
          evidence: maybe(fc.uniqueArray(fc.constantFrom(...keysOf(evidenceKinds)), { minLength: 1, maxLength: 6 })),
          raises: maybe(fc.array(fc.record({ signal: fc.constantFrom(...signals), when: condition }), { minLength: 1, maxLength: 3 })),
        })
        .map(rest => without({ code: code(at), ...shape, ...rest }) as unknown as Question)
    }),
  )
}

export const anyTemplate: fc.Arbitrary<Template> = fc
  .record({
    title: text,
    shapes: fc.array(
      fc.oneof({ arbitrary: scalarShape, weight: 4 }, { arbitrary: rowsShape, weight: 2 }, { arbitrary: groupShape, weight: 2 }),
      {
        minLength: 1,
        maxLength: 8,
      },
    ),
    sections: fc.integer({ min: 1, max: 3 }),
    titles: fc.array(fc.tuple(text, someTiers), { minLength: 3, maxLength: 3 }),
    limit: figure,
  })
  .chain(({ title, shapes, sections, titles, limit }) =>
    questionsFrom(shapes).map(questions => {
      const each = Math.ceil(questions.length / sections)
      return {
        code: 'ANY-1',
        version: 1,
        title,
        settings: { limit, other: 0 },
        sections: titles
          .map(([sectionTitle, sectionTiers], at) =>
            without({ code: `S${at}`, title: sectionTitle, tiers: sectionTiers, questions: questions.slice(at * each, (at + 1) * each) }),
          )
          .filter(section => section.questions.length > 0),
      }
    }),
  )

export type { ScalarField }
