import { createHash } from 'node:crypto'
import type { Answers, Cells, GivenAnswer, Row } from 'shared/questionnaires/answer.ts'
import { answerFault } from 'shared/questionnaires/answer-faults.ts'
import type { Field } from 'shared/questionnaires/field.ts'
import type { Question, Template } from 'shared/questionnaires/template.ts'
import { visibleAnswers, visibleQuestions } from 'shared/questionnaires/visible.ts'
import type { Day } from 'shared/rules/days.ts'
import type { EvidenceKind } from 'shared/words/evidence-kinds.ts'
import type { Locale, Tier } from 'shared/words/lists.ts'
import { type Phrase, phrases } from './kys-phrases.ts'

/** What a company of the demonstration says of itself. All of them are invented. */
export interface Company {
  readonly name: string
  readonly nameLatin: string | null
  readonly country: string
  readonly tier: Tier
  readonly uscc: string | null
  /** Its language: it answers in its own. */
  readonly locale: Locale
  readonly signatory: string
  readonly email: string
  readonly site: string
  readonly place: { readonly name: string; readonly latitude: number; readonly longitude: number }
  /** What it sells, as a material and its HS code, and tonnes a year. */
  readonly sells: { readonly material: string; readonly hs: string; readonly tonnes: number }
  /** Where its material is dug, with the share of each. */
  readonly mines: readonly { name: string; country: string; region: string; operator: string; permit: string; share: number }[]
}

/** The id of the file handed in for a kind of evidence. */
export type FileOf = (kind: EvidenceKind) => string

/** The same id each time for the same row, as a version 4. */
function rowId(...parts: string[]): string {
  const hex = createHash('sha256').update(parts.join('\n')).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

const currencyOf: Readonly<Record<string, string>> = { CN: 'CNY', GN: 'USD', SG: 'USD', GR: 'EUR' }

/** What is said in words, question by question; everything else follows from the type of the question (`usual`). */
function told(c: Company, file: FileOf, today: Day): Record<string, unknown> {
  const t = phrases[c.locale]
  const year = Number(today.slice(0, 4))
  const rows = (code: string, ...all: Cells[]): Row[] => all.map((cells, at) => ({ id: rowId(c.name, code, String(at)), cells }))
  const us = { name: c.name, country: c.country, ...(c.uscc && { identifier: c.uscc }) }
  const money = (amount: number) => ({ amount, currency: currencyOf[c.country] ?? 'USD' })
  const day = (years: number, rest = '03-15'): Day => `${year + years}-${rest}` as Day
  const isMine = c.tier === 'MINE'
  return {
    'KYS-A1': { original: c.name, english: c.nameLatin ?? c.name },
    'KYS-A3': c.uscc ?? undefined,
    'KYS-A4': { number: `${c.country}.EXEMPLE.2019.B.00000`, register: t.register, extractOn: day(-1, '11-20') },
    'KYS-A6': c.uscc ?? `${c.country}-000-EXEMPLE`,
    'KYS-A7': { country: c.country, incorporatedOn: '2009-06-18', form: 'LIMITED' },
    'KYS-A8': { registered: c.site },
    'KYS-A9': { registered: money(50_000_000), paidUp: money(50_000_000) },
    'KYS-A10': t.scope[c.tier] ?? t.scope.TRADER,
    'KYS-A11': { unlimited: true },
    'KYS-A13': rows('KYS-A13', { name: c.signatory, post: t.manager, email: c.email, phone: '+00 000 0000', signatory: true }),
    'KYS-B1': [c.tier],
    'KYS-B2': rows('KYS-B2', {
      ...{
        name: c.place.name,
        kind: siteKind[c.tier] ?? 'OFFICE',
        country: c.country,
        address: c.site,
        latitude: c.place.latitude,
        longitude: c.place.longitude,
      },
      ...(['TRADER', 'LOGISTICS', 'BROKER'].includes(c.tier) ? {} : { capacity: c.sells.tonnes * 1.2 }),
      ...{ startYear: 2010, owner: us, operator: us },
    }),
    'KYS-B3': [...new Set([c.country, ...(c.tier === 'TRADER' ? ['GN', 'CN'] : [])])],
    'KYS-B4': { employees: 640, women: 148, men: 492, contractors: 210, migrants: 0 },
    'KYS-B5': rows('KYS-B5', { material: c.sells.material, hs: c.sells.hs, volume: c.sells.tonnes, shareOfSales: 12.5 }),
    'KYS-C1': rows(
      'KYS-C1',
      { name: t.holding, kind: 'COMPANY', country: c.country, share: 70, votes: 70, since: '2012-01-01' },
      { name: c.signatory, kind: 'PERSON', country: c.country, share: 30, votes: 30, since: '2009-06-18' },
    ),
    'KYS-C2': {
      known: true,
      owners: rows('KYS-C2', {
        name: c.signatory,
        nationality: [c.country],
        residence: c.country,
        bornOn: '1968-04-02',
        share: 30,
        control: 'shareholding',
      }),
    },
    'KYS-C3': [file('GROUP_CHART')],
    'KYS-C4': { owned: isMine, ...(isMine && { state: c.country, share: 15 }) },
    'KYS-D1': { name: c.signatory, country: c.country },
    'KYS-D2': rows('KYS-D2', { name: c.signatory, title: t.manager, nationality: [c.country], bornOn: '1968-04-02' }),
    'KYS-E1': [file('BUSINESS_LICENCE')],
    'KYS-E2': rows('KYS-E2', {
      ...{
        kind: 'EXPLOITATION',
        number: c.mines[0]?.permit ?? '',
        holder: us,
        holderIsUs: true,
        authority: t.ministry,
        country: c.country,
        area: 412.5,
      },
      ...{
        coordinates: t.coordinates,
        minerals: t.bauxite,
        issuedOn: '2014-09-01',
        expiresOn: '2039-08-31',
        renewal: 'NOT_DUE',
        file: [file('MINING_TITLE')],
      },
    }),
    'KYS-E3': { file: [file('MINING_CONVENTION')] },
    'KYS-E4': { approvedOn: '2014-06-30', operatingSince: '2015-02-01', files: [file('ESIA')] },
    'KYS-E5': rows('KYS-E5', {
      kind: 'WATER',
      number: 'EX-2021-014',
      authority: t.ministry,
      issuedOn: '2021-05-10',
      file: [file('MINING_TITLE')],
    }),
    'KYS-F1': rows('KYS-F1', { material: c.sells.material, hs: c.sells.hs, form: t.form, grade: t.grade }),
    'KYS-F2': isMine ? ['OWN_MINE'] : c.tier === 'RECYCLER' ? ['RECYCLED'] : ['THIRD_PARTY_MINE'],
    'KYS-F3': rows('KYS-F3', ...c.mines.map(({ operator, ...mine }) => ({ ...mine, operator: { name: operator, country: mine.country } }))),
    'KYS-F4': { scale: 'LARGE', method: 'OPEN_PIT' },
    'KYS-F6': rows(
      'KYS-F6',
      ...c.mines.flatMap(mine =>
        [-2, -1].map(back => ({
          mine: mine.name,
          year: year + back,
          kind: isMine ? 'OUTPUT' : 'PURCHASE',
          quantity: Math.round(c.sells.tonnes * (mine.share / 100)),
        })),
      ),
    ),
    'KYS-F8': isMine ? 'MINE' : 'LOT',
    'KYS-G1': rows('KYS-G1', { name: t.consolidator, country: c.country, role: 'CONSOLIDATOR' }),
    'KYS-G2': rows('KYS-G2', { name: t.carrier, country: c.country, mode: 'RAIL', segment: t.segment }),
    'KYS-G3': rows(
      'KYS-G3',
      { port: { name: 'Kamsar', country: 'GN', locode: 'GNKMR' }, role: 'LOADING' },
      { port: { name: t.arrival, country: 'CN' }, role: 'DISCHARGE' },
    ),
    'KYS-G4': rows('KYS-G4', { name: 'Example Bulk Carriers Ltd', country: 'GR', role: 'OPERATOR', vessel: 'MV Example', imo: '9074729' }),
    'KYS-G5': rows('KYS-G5', { name: t.broker, country: c.country, end: isMine ? 'EXPORT' : 'IMPORT' }),
    'KYS-G6': rows('KYS-G6', { name: t.yard, country: c.country, address: c.site, operator: us }),
    'KYS-G7': rows('KYS-G7', { name: t.inspector, country: c.country, service: t.weighing }),
    'KYS-G8': ['GN', 'CN'],
    'KYS-G9': { route: t.route, days: 48 },
    'KYS-G10': rows('KYS-G10', { name: t.contractor, country: c.country, work: t.loading }),
    'KYS-H1': rows('KYS-H1', {
      country: c.country,
      year: year - 1,
      stage: isMine ? 'EXTRACTION' : 'TRADE',
      kind: t.tax,
      paid: money(18_400_000),
    }),
    'KYS-H4': { transfer: 100, cheque: 0, cash: 0 },
    'KYS-H5': { bank: t.bank, country: c.country, ours: true },
    'KYS-H8': { discloses: false },
    'KYS-F10': { countries: [c.country], kind: ['POST_CONSUMER'], method: t.scrap, files: [file('RECYCLED_PROOF')] },
    'KYS-I2': { public: true, url: 'https://policy.example/responsible-sourcing' },
    'KYS-I4': rows('KYS-I4', { name: c.signatory, title: t.manager, senior: true }),
    'KYS-I9': { done: true, on: day(-1, '10-08'), result: isMine ? 'MODERATE' : 'LOW' },
    'KYS-I11': { method: 'STANDARD' },
    'KYS-I13': { state: 'PLANNED' },
    'KYS-J1': rows('KYS-J1', { where: isMine ? 'MINE' : 'PLANT', kind: 'PRIVATE', guards: 24 }),
    'KYS-Q5': { name: c.signatory, title: t.manager, on: today, signed: [file('DECLARATION')] },
  }
}

const siteKind: Partial<Record<Tier, string>> = {
  MINE: 'MINE',
  REFINERY: 'REFINERY',
  SMELTER: 'SMELTER',
  CASTHOUSE: 'CASTHOUSE',
  RECYCLER: 'RECYCLING',
  LOGISTICS: 'STORAGE',
}

/** Asked whether something bad happened, or whether they have what they need not: these say no. */
const saysNo = new Set('C6 C7 F5 J2 J5 J6 J7 J8 K2 K3 K4 K11 L2 M5 M6 M8 M10 N2 N3 N4 N5 O4 P5'.split(' ').map(code => `KYS-${code}`))

function usualCells(fields: readonly Field[], file: FileOf): Cells {
  const [first] = fields
  return first?.type === 'YES_NO' ? { [first.key]: false } : Object.fromEntries(fields.map(field => [field.key, usual(field, file)]))
}

/** What a question is answered that nothing is told for. */
function usual(asked: Question | Field, file: FileOf): unknown {
  switch (asked.type) {
    case 'YES_NO':
      return !('code' in asked && saysNo.has(asked.code))
    case 'FILE':
      return [file(('evidence' in asked && asked.evidence?.[0]) || 'BUSINESS_LICENCE')]
    case 'SINGLE':
      return asked.options[0]?.value
    case 'MULTIPLE':
      return asked.options.slice(0, 1).map(option => option.value)
    case 'GROUP':
      return asked.need === 'OPTIONAL' ? undefined : usualCells(asked.fields, file)
    default:
      return undefined
  }
}

const noteOf = (asked: Question, value: unknown, t: Phrase): string | null => {
  if (asked.type !== 'YES_NO') return null
  return t.notes[asked.code] ?? (value === true ? t.described : t.nothing)
}

/** Evidence stands beside every yes that has to be proved. */
const filesOf = (asked: Question, value: unknown, file: FileOf): string[] =>
  asked.type === 'YES_NO' && asked.prove && value === true ? [file(asked.evidence?.[0] ?? 'POLICY')] : []

function answerTo(asked: Question, given: Record<string, unknown>, c: Company, file: FileOf): GivenAnswer {
  const t = phrases[c.locale]
  const value = Object.hasOwn(given, asked.code) ? given[asked.code] : usual(asked, file)
  if (value === undefined) return asked.need === 'OPTIONAL' ? { status: 'EMPTY' } : { status: 'NOT_APPLICABLE', reason: t.notOurs }
  return { status: 'ANSWERED', value, note: noteOf(asked, value, t), files: filesOf(asked, value, file) }
}

/** A whole questionnaire answered, so that it can be handed in. Throws where an answer would not be taken, with its question. */
export function exampleAnswers(template: Template, c: Company, file: FileOf, today: Day): Answers {
  const given = told(c, file, today)
  const all: Answers = new Map(
    template.sections.flatMap(section => section.questions.map(asked => [asked.code, answerTo(asked, given, c, file)] as const)),
  )
  const answers = visibleAnswers(template, c.tier, all)
  for (const asked of visibleQuestions(template, c.tier, answers)) {
    const fault = answerFault(asked, answers.get(asked.code), { today })
    if (fault) throw new Error(`${c.name}: ${asked.code} ${JSON.stringify(fault)}`)
  }
  return answers
}
