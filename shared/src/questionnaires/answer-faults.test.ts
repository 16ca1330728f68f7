import { describe, expect, test } from 'vitest'
import type { GivenAnswer } from './answer.ts'
import { answerFault, draftFault, faultsOf } from './answer-faults.ts'
import type { FaultKey } from './fault-key.ts'
import { parseAnswer } from './parse-answer.ts'
import { withoutHidden } from './shown-fields.ts'
import { type Question, question } from './template.ts'

const words = { zh: '问', en: 'asked', fr: 'demandé' }
const facts = { today: '2026-11-22' }
const id = (number: number): string => `0198f2a0-0000-7000-8000-${String(number).padStart(12, '0')}`
const options = ['A', 'B', 'C'].map(value => ({ value, label: words }))

/** A question as a template would hold it. */
const ask = (given: object): Question => question.parse({ code: 'X-1', label: words, ...given })
const answered = (value: unknown, more: Partial<GivenAnswer> = {}): GivenAnswer => ({ status: 'ANSWERED', value, ...more })

describe('the state of an answer', () => {
  const required = ask({ type: 'TEXT' })
  const core = ask({ type: 'TEXT', core: true })
  test.each<[string, Question, GivenAnswer | undefined, FaultKey | null]>([
    ['nothing given', required, undefined, 'missing'],
    ['emptied', required, { status: 'EMPTY' }, 'missing'],
    ['nothing given to an optional one', ask({ type: 'TEXT', need: 'OPTIONAL' }), undefined, null],
    ['nothing given to one that applies sometimes', ask({ type: 'TEXT', need: 'IF_APPLICABLE' }), undefined, 'missing'],
    ['an answer of blanks', required, answered('  '), 'missing'],
    ['does not apply, no reason', required, { status: 'NOT_APPLICABLE', reason: ' ' }, 'reasonMissing'],
    ['does not apply, with reason', required, { status: 'NOT_APPLICABLE', reason: 'A trader' }, null],
    ['declined without reason', required, { status: 'REFUSED' }, 'reasonMissing'],
    ['declined with reason', required, { status: 'REFUSED', reason: 'Secret' }, null],
    ['of the core, declined without a note', core, { status: 'REFUSED', reason: 'Secret' }, 'refusalNoteMissing'],
    ['of the core, declined with a note', core, { status: 'REFUSED', reason: 'Secret', note: 'From March on' }, null],
    ['of the core, does not apply', core, { status: 'NOT_APPLICABLE', reason: 'A trader' }, null],
    ['a note beyond measure', required, answered('x', { note: 'x'.repeat(4_001) }), 'tooLong'],
  ])('%s', (_, asked, given, fault) => {
    expect(answerFault(asked, given, facts)?.key ?? null).toBe(fault)
  })
})

describe('a value of each type', () => {
  test.each<[string, object, unknown, FaultKey | null]>([
    ['text', { type: 'TEXT' }, 'Boké', null],
    ['a number for a text', { type: 'TEXT' }, 5, 'notText'],
    ['a text beyond its measure', { type: 'TEXT', maxLength: 3 }, 'abcd', 'tooLong'],
    ['a long text', { type: 'LONG_TEXT' }, 'x'.repeat(4_000), null],
    ['too long a text', { type: 'LONG_TEXT' }, 'x'.repeat(4_001), 'tooLong'],
    ['a text of its pattern', { type: 'TEXT', pattern: '[A-Z]{2}-[0-9]{4}' }, 'GN-2024', null],
    ['a text beside its pattern', { type: 'TEXT', pattern: '[A-Z]{2}-[0-9]{4}' }, 'GN-2024 bis', 'pattern'],
    ['a social credit code', { type: 'TEXT', check: 'USCC' }, '91350100m000100y43 ', null],
    ['a social credit code with a slip', { type: 'TEXT', check: 'USCC' }, '91350100M000100Y44', 'usccCheck'],
    ['a social credit code with the letter O', { type: 'TEXT', check: 'USCC' }, '91110000600O37341L', 'usccLetters'],
    ['an LEI', { type: 'TEXT', check: 'LEI' }, '2138 00KUD8LAJWSQ9D15', null],
    ['an LEI with a slip', { type: 'TEXT', check: 'LEI' }, '213800KUD8LXJWSQ9D15', 'leiCheck'],
    ['a short LEI', { type: 'TEXT', check: 'LEI' }, '213800', 'leiLength'],
    ['a ship', { type: 'TEXT', check: 'IMO' }, 'IMO 9074729', null],
    ['a ship with a slip', { type: 'TEXT', check: 'IMO' }, '9074728', 'imoCheck'],
    ['a ship of six digits', { type: 'TEXT', check: 'IMO' }, '907472', 'imoDigits'],
    ['an address', { type: 'TEXT', check: 'URL' }, 'https://example.com/policy?x=1', null],
    ['an address without its beginning', { type: 'TEXT', check: 'URL' }, 'example.com', 'url'],
    ['a script for an address', { type: 'TEXT', check: 'URL' }, 'javascript:alert(1)', 'url'],
    ['an e-mail', { type: 'TEXT', check: 'EMAIL' }, 'a@example.com', null],
    ['half an e-mail', { type: 'TEXT', check: 'EMAIL' }, 'a@', 'email'],
    ['an HS code with a point', { type: 'TEXT', check: 'HS' }, '2606.00', null],
    ['an HS code too short', { type: 'TEXT', check: 'HS' }, '2606', 'hs'],
    ['a port', { type: 'TEXT', check: 'LOCODE' }, 'gn kmr', null],
    ['a port that is none', { type: 'TEXT', check: 'LOCODE' }, 'KAMSAR', 'locode'],
    ['a name', { type: 'TEXT', check: 'OWN_NAME' }, 'Fatoumata Camara', null],
    ['"same" for a name', { type: 'TEXT', check: 'OWN_NAME' }, ' Same ', 'ownName'],
    ['同上 for a name', { type: 'TEXT', check: 'OWN_NAME' }, '同上', 'ownName'],
    ['a number', { type: 'NUMBER' }, -1.5, null],
    ['a number as a word', { type: 'NUMBER' }, '5', 'notNumber'],
    ['no number at all', { type: 'NUMBER' }, Number.NaN, 'notNumber'],
    ['too small', { type: 'NUMBER', min: 0 }, -1, 'tooSmall'],
    ['too large', { type: 'NUMBER', max: 10 }, 11, 'tooLarge'],
    ['half a person', { type: 'NUMBER', whole: true }, 0.5, 'notWhole'],
    ['nought', { type: 'NUMBER', min: 0 }, 0, null],
    ['money', { type: 'MONEY', min: 0 }, { amount: 1_000, currency: 'GNF' }, null],
    ['money without currency', { type: 'MONEY' }, { amount: 1_000 }, 'notMoney'],
    ['money of nowhere', { type: 'MONEY' }, { amount: 1_000, currency: 'XYZ' }, 'notMoney'],
    ['money with an extra', { type: 'MONEY' }, { amount: 1, currency: 'CNY', tip: 1 }, 'notMoney'],
    ['a debt where none may be', { type: 'MONEY', min: 0 }, { amount: -1, currency: 'CNY' }, 'tooSmall'],
    ['a percentage', { type: 'PERCENT' }, 100, null],
    ['more than all', { type: 'PERCENT' }, 100.1, 'tooLarge'],
    ['less than none', { type: 'PERCENT' }, -0.1, 'tooSmall'],
    ['a day', { type: 'DATE' }, '2024-02-29', null],
    ['a day that never was', { type: 'DATE' }, '2023-02-29', 'notDay'],
    ['a day in the year 0001', { type: 'DATE' }, '0001-01-01', 'notDay'],
    ['a day in words', { type: 'DATE' }, '5 March', 'notDay'],
    ['today', { type: 'DATE', notFuture: true }, '2026-11-22', null],
    ['tomorrow', { type: 'DATE', notFuture: true }, '2026-11-23', 'future'],
    ['no', { type: 'YES_NO' }, false, null],
    ['yes as a word', { type: 'YES_NO' }, 'yes', 'notYesNo'],
    ['one of the options', { type: 'SINGLE', options }, 'B', null],
    ['none of the options', { type: 'SINGLE', options }, 'D', 'notOption'],
    ['some of the options', { type: 'MULTIPLE', options }, ['A', 'C'], null],
    ['an option twice', { type: 'MULTIPLE', options }, ['A', 'A'], 'twice'],
    ['another option', { type: 'MULTIPLE', options }, ['A', 'D'], 'notOption'],
    ['one option where several may be', { type: 'MULTIPLE', options }, 'A', 'notOption'],
    ['no option', { type: 'MULTIPLE', options }, [], 'missing'],
    ['a country', { type: 'COUNTRY' }, 'GN', null],
    ['a country that is none', { type: 'COUNTRY' }, 'XX', 'notCountry'],
    ['several countries', { type: 'COUNTRY', many: true }, ['GN', 'CN'], null],
    ['several countries, one of them none', { type: 'COUNTRY', many: true }, ['GN', 'XX'], 'notCountry'],
    ['a place', { type: 'PLACE' }, { name: 'Kamsar', country: 'GN', locode: 'GNKMR', latitude: 10.65, longitude: -14.61 }, null],
    ['a place without coordinates', { type: 'PLACE' }, { name: 'Kamsar', country: 'GN' }, null],
    ['a place without country', { type: 'PLACE' }, { name: 'Kamsar' }, 'notPlace'],
    ['a place beyond the pole', { type: 'PLACE' }, { name: 'Kamsar', country: 'GN', latitude: 91, longitude: 0 }, 'coordinates'],
    ['half a coordinate', { type: 'PLACE' }, { name: 'Kamsar', country: 'GN', latitude: 10 }, 'coordinates'],
    ['a place with a wrong code', { type: 'PLACE' }, { name: 'Kamsar', country: 'GN', locode: 'KAMSAR' }, 'locode'],
    ['a party', { type: 'PARTY' }, { name: '示范轻合金', country: 'CN', identifier: '91350100M000100Y43', recordId: id(1) }, null],
    ['a party without a name', { type: 'PARTY' }, { country: 'CN' }, 'notParty'],
    ['a party with an extra', { type: 'PARTY' }, { name: 'A', owner: 'B' }, 'notParty'],
    ['files by their ids', { type: 'FILE' }, [id(1), id(2)], null],
    ['a file by its name', { type: 'FILE' }, ['licence.pdf'], 'notFile'],
    ['a file twice', { type: 'FILE' }, [id(1), id(1)], 'twice'],
    ['too many files', { type: 'FILE' }, Array.from({ length: 21 }, (_, place) => id(place)), 'tooMany'],
  ])('%s', (_, asked, value, fault) => {
    expect(answerFault(ask(asked), answered(value), facts)?.key ?? null).toBe(fault)
  })

  test('nothing an object has by nature counts as an answer', () => {
    const group = ask({ type: 'GROUP', fields: [{ key: 'constructor', type: 'TEXT', label: words }] })
    expect(answerFault(group, answered({ other: 1 }), facts)?.key).toBe('unknownField')
    expect(faultsOf(group, answered({ other: 1 }), facts)).toContainEqual({ key: 'missing', field: 'constructor' })
  })
})

describe('a yes or no that needs more', () => {
  const explained = ask({ type: 'YES_NO', explain: 'YES' })
  const proven = ask({ type: 'YES_NO', prove: 'YES', explain: 'NO' })
  test.each<[string, Question, GivenAnswer, FaultKey | null]>([
    ['yes without words', explained, answered(true), 'noteMissing'],
    ['yes with words', explained, answered(true, { note: 'In 2024' }), null],
    ['no without words', explained, answered(false), null],
    ['words always', ask({ type: 'YES_NO', explain: 'ALWAYS' }), answered(false), 'noteMissing'],
    ['yes without a paper', proven, answered(true), 'evidenceMissing'],
    ['yes with a paper', proven, answered(true, { files: [id(1)] }), null],
    ['yes, and why there is no paper', proven, answered(true, { note: 'Follows in May' }), null],
    ['no without words where a no needs them', proven, answered(false), 'noteMissing'],
  ])('%s', (_, asked, given, fault) => {
    expect(answerFault(asked, given, facts)?.key ?? null).toBe(fault)
  })
})

describe('rows', () => {
  const shareholders = ask({
    type: 'ROWS',
    record: 'PARTY',
    fields: [
      { key: 'name', type: 'TEXT', label: words },
      { key: 'share', type: 'PERCENT', label: words },
      { key: 'from', type: 'DATE', need: 'OPTIONAL', label: words },
      { key: 'until', type: 'DATE', need: 'OPTIONAL', label: words },
      { key: 'signs', type: 'YES_NO', need: 'OPTIONAL', label: words },
      { key: 'why', type: 'TEXT', when: { equals: ['.signs', true] }, label: words },
    ],
    maxRows: 3,
    checks: [
      { rule: 'SUM', fields: ['share'], equals: 100, tolerance: 0.5 },
      { rule: 'ORDER', fields: ['from', 'until'] },
    ],
  })
  const row = (number: number, cells: object) => ({ id: id(number), cells })
  const judged = (...rows: unknown[]) => faultsOf(shareholders, answered(rows), facts)

  test('all is well', () => {
    expect(judged(row(1, { name: 'A', share: 60 }), row(2, { name: 'B', share: 40.4 }))).toEqual([])
    expect(judged({ ...row(1, { name: 'A', share: 100 }), recordId: id(9) })).toEqual([])
  })

  test('each fault names its row and column', () => {
    expect(judged(row(1, { name: ' ', share: 60 }), row(2, { name: 'B', share: 140 }), row(3, { name: 'C', share: 1, extra: 1 }))).toEqual([
      { key: 'missing', row: id(1), field: 'name' },
      { key: 'tooLarge', row: id(2), field: 'share', values: { max: 100 } },
      { key: 'unknownField', row: id(3), field: 'extra' },
      { key: 'sumIsNot', field: 'share', values: { sum: 201, wanted: 100 } },
    ])
  })

  test('a sum outside its tolerance says what it is', () => {
    expect(judged(row(1, { name: 'A', share: 99.4 }))).toEqual([{ key: 'sumIsNot', field: 'share', values: { sum: 99.4, wanted: 100 } }])
    expect(judged(row(1, { name: 'A', share: 99.5 }))).toEqual([])
  })

  test('binary fractions leave no dust in a sum', () => {
    const thirds = ask({
      type: 'ROWS',
      fields: [{ key: 'share', type: 'PERCENT', label: words }],
      checks: [{ rule: 'SUM', fields: ['share'], equals: 0.3, tolerance: 0 }],
    })
    expect(faultsOf(thirds, answered([row(1, { share: 0.1 }), row(2, { share: 0.2 })]), facts)).toEqual([])
  })

  test('an end before its beginning', () => {
    expect(judged(row(1, { name: 'A', share: 100, from: '2024-05-01', until: '2024-04-30' }))).toEqual([
      { key: 'order', row: id(1), field: 'until' },
    ])
    expect(judged(row(1, { name: 'A', share: 100, from: '2024-05-01', until: '2024-05-01' }))).toEqual([])
    expect(judged(row(1, { name: 'A', share: 100, until: '2024-05-01' }))).toEqual([])
  })

  test('a cell that shows only beside a yes is asked for there alone', () => {
    expect(judged(row(1, { name: 'A', share: 100, signs: true }))).toEqual([{ key: 'missing', row: id(1), field: 'why' }])
    expect(judged(row(1, { name: 'A', share: 100, signs: false, why: 5 }))).toEqual([])
    expect(withoutHidden(shareholders, answered([row(1, { name: 'A', signs: false, why: 'Hidden' })])).value).toEqual([
      row(1, { name: 'A', signs: false }),
    ])
  })

  test.each<[string, unknown, FaultKey]>([
    ['no rows', {}, 'missing'],
    ['a word', 'rows', 'notRows'],
    ['a row without an id', [{ cells: {} }], 'notRows'],
    ['a row with an extra', [{ id: id(1), cells: {}, owner: 1 }], 'notRows'],
    ['cells in a list', [{ id: id(1), cells: [] }], 'notRows'],
    ['a row twice', [row(1, { name: 'A', share: 50 }), row(1, { name: 'B', share: 50 })], 'twice'],
    ['too many rows', [1, 2, 3, 4].map(number => row(number, { name: 'A', share: 25 })), 'tooMany'],
  ])('%s', (_, value, fault) => {
    expect(answerFault(shareholders, answered(value), facts)?.key).toBe(fault)
  })

  test('fewer rows than asked for', () => {
    const two = ask({ type: 'ROWS', minRows: 2, fields: [{ key: 'name', type: 'TEXT', label: words }] })
    expect(answerFault(two, answered([row(1, { name: 'A' })]), facts)).toEqual({ key: 'tooFew', values: { min: 2 } })
  })

  test('somebody has to sign', () => {
    const contacts = ask({
      type: 'ROWS',
      fields: [{ key: 'signatory', type: 'YES_NO', label: words }],
      checks: [{ rule: 'SOME', fields: ['signatory'] }],
    })
    expect(answerFault(contacts, answered([row(1, { signatory: false })]), facts)).toEqual({ key: 'noneSaysYes', field: 'signatory' })
    expect(answerFault(contacts, answered([row(1, { signatory: false }), row(2, { signatory: true })]), facts)).toBeNull()
  })

  test('two hundred rows are judged at once', () => {
    const many = ask({ ...shareholders, maxRows: 500, checks: [] })
    const rows = Array.from({ length: 200 }, (_, place) => row(place, { name: `Shareholder ${place}`, share: 0.5 }))
    expect(faultsOf(many, answered(rows), facts)).toEqual([])
  })
})

describe('a group', () => {
  const pep = ask({
    type: 'GROUP',
    fields: [
      { key: 'any', type: 'YES_NO', label: words },
      {
        key: 'people',
        type: 'ROWS',
        record: 'PARTY',
        when: { equals: ['.any', true] },
        label: words,
        fields: [{ key: 'name', type: 'TEXT', label: words }],
      },
    ],
  })
  const shares = ask({
    type: 'GROUP',
    fields: ['transfer', 'cash'].map(key => ({ key, type: 'PERCENT', label: words })),
    checks: [{ rule: 'SUM', fields: ['transfer', 'cash'], equals: 100, tolerance: 0.5 }],
  })

  test.each<[string, Question, unknown, object | null]>([
    ['no, and nobody to name', pep, { any: false }, null],
    ['yes, and nobody named', pep, { any: true }, { key: 'missing', field: 'people' }],
    ['yes, and somebody', pep, { any: true, people: [{ id: id(1), cells: { name: 'A' } }] }, null],
    [
      'yes, and somebody without a name',
      pep,
      { any: true, people: [{ id: id(1), cells: { name: '' } }] },
      { key: 'missing', field: 'name', row: id(1) },
    ],
    ['nothing', pep, {}, { key: 'missing' }],
    ['a list', pep, [1], { key: 'notRows' }],
    ['another field', pep, { any: false, wage: 1 }, { key: 'unknownField', field: 'wage' }],
    ['a sum across', shares, { transfer: 70, cash: 20 }, { key: 'sumIsNot', values: { sum: 90, wanted: 100 } }],
    ['a right sum across', shares, { transfer: 80, cash: 20 }, null],
  ])('%s', (_, asked, value, fault) => {
    expect(answerFault(asked, answered(value), facts)).toEqual(fault)
  })

  test('what a hidden field once received is not kept', () => {
    const people = [{ id: id(1), cells: { name: 'A' } }]
    expect(withoutHidden(pep, answered({ any: false, people })).value).toEqual({ any: false })
    expect(withoutHidden(pep, answered({ any: true, people })).value).toEqual({ any: true, people })
  })
})

describe('a draft may be unfinished, never of another kind or size', () => {
  const rows = ask({
    type: 'ROWS',
    fields: [
      { key: 'name', type: 'TEXT', label: words },
      { key: 'share', type: 'PERCENT', label: words },
    ],
  })
  test.each<[string, Question, GivenAnswer, FaultKey | null]>([
    ['half a code', ask({ type: 'TEXT', check: 'USCC' }), answered('9135'), null],
    ['an object for a text', ask({ type: 'TEXT' }), answered({ a: 1 }), 'notText'],
    ['a very long text', ask({ type: 'LONG_TEXT' }), answered('x'.repeat(4_001)), 'tooLong'],
    ['a reason not given yet', ask({ type: 'TEXT' }), { status: 'REFUSED' }, null],
    ['yes as a word', ask({ type: 'YES_NO' }), answered('yes'), 'notYesNo'],
    ['yes, the note to follow', ask({ type: 'YES_NO', explain: 'YES' }), answered(true), null],
    ['half a row', rows, answered([{ id: id(1), cells: { name: 'A' } }]), null],
    ['a row with a strange column', rows, answered([{ id: id(1), cells: { wage: 1 } }]), 'unknownField'],
    ['a day to come', ask({ type: 'DATE', notFuture: true }), answered('2030-01-01'), null],
    ['a day that never was', ask({ type: 'DATE' }), answered('2023-02-29'), 'notDay'],
    ['emptied', ask({ type: 'TEXT' }), { status: 'EMPTY' }, null],
  ])('%s', (_, asked, given, fault) => {
    expect(draftFault(asked, given, facts)?.key ?? null).toBe(fault)
  })
})

test.each([
  ['an unknown key', { status: 'ANSWERED', value: 1, admin: true }],
  ['an unknown state', { status: 'FINE' }],
  ['no object', 'ANSWERED'],
  ['files by name', { status: 'ANSWERED', files: ['a.pdf'] }],
])('%s is no answer', (_, given) => {
  expect(parseAnswer(given)).toBeNull()
})

test('an answer is read as it came', () => {
  const given = {
    status: 'ANSWERED',
    value: { any: true, people: [{ id: id(1), cells: { party: { name: 'A' } } }] },
    note: 'Words',
    files: [id(2)],
  }
  expect(parseAnswer(given)).toEqual(given)
})
