import type { Day } from '../../rules/days.ts'
import { addMonths } from '../../rules/months.ts'
import type { LocalText, Tier } from '../../words/lists.ts'
import { type Answers, cellOf, type GivenAnswer, isBlank, isCells, type Row, rowsIn, scalarsAt } from '../answer.ts'
import { faultsOf } from '../answer-faults.ts'
import { sumOf } from '../cells-faults.ts'
import type { FaultKey } from '../fault-key.ts'
import type { Facts, Fault } from '../scalar-faults.ts'
import type { Template } from '../template.ts'
import { visibleAnswers, visibleQuestions } from '../visible.ts'
import { text } from './parts.ts'

/** What does not fit together in a KYS, found by calculation (domain reference 0.4; the rest of 5.2 rule 7 are `reviewer-prompts.ts`). */
export const crossCheckWords = {
  SUM: text(
    '合计为 {{sum}}，与要求不符。',
    'The total is {{sum}}, which does not fit.',
    'Le total est de {{sum}}, ce qui ne convient pas.',
  ),
  SHARES_UNEXPLAINED: text(
    '股东合计为 {{sum}}%，其余股份没有说明。',
    'The shareholders together hold {{sum}}%, and nothing is said about the rest.',
    'Les actionnaires détiennent ensemble {{sum}} %, et rien n’est dit du reste.',
  ),
  CASH_UNEXPLAINED: text(
    '现金付款占 {{cash}}%，没有说明用途。',
    '{{cash}}% is paid in cash, and nothing is said about its purpose.',
    '{{cash}} % sont payés en espèces, sans indication du motif.',
  ),
  HOLDER_NOT_OPERATOR: text(
    '矿权 {{permit}} 的权利人为“{{holder}}”，运营方为“{{operator}}”，未附合同。',
    'Title {{permit}} belongs to “{{holder}}”, the mine is operated by “{{operator}}”, and no contract is attached.',
    'Le titre {{permit}} appartient à « {{holder}} », la mine est exploitée par « {{operator}} », et aucun contrat n’est joint.',
  ),
  OUTPUT_ABOVE_CAPACITY: text(
    '{{site}} {{year}} 年产量为 {{output}} 吨，高于年产能 {{capacity}} 吨。',
    '{{site}} produced {{output}} t in {{year}}, more than its yearly capacity of {{capacity}} t.',
    '{{site}} a produit {{output}} t en {{year}}, plus que sa capacité annuelle de {{capacity}} t.',
  ),
  IDENTIFIER: text('校验位不符。', 'A check digit does not fit.', 'Un chiffre de contrôle ne correspond pas.'),
  EXTRACT_OLD: text(
    '登记摘录日期为 {{on}}，已超过 {{months}} 个月。',
    'The register extract is of {{on}}, older than {{months}} months.',
    'L’extrait du registre date du {{on}}, plus de {{months}} mois.',
  ),
  ASSESSMENT_OLD: text(
    '最近一次风险评估日期为 {{on}}，已超过 {{months}} 个月。',
    'The latest risk assessment is of {{on}}, older than {{months}} months.',
    'La dernière évaluation des risques date du {{on}}, plus de {{months}} mois.',
  ),
  APPROVED_LATE: text(
    '环评批复（{{approved}}）晚于投产（{{began}}）。',
    'The environmental approval ({{approved}}) came after operation began ({{began}}).',
    'L’approbation environnementale ({{approved}}) est postérieure au début de l’exploitation ({{began}}).',
  ),
} satisfies Record<string, LocalText>
export type CrossCheck = keyof typeof crossCheckWords

export interface Finding {
  readonly rule: CrossCheck
  readonly questions: readonly string[]
  readonly row?: string
  readonly field?: string
  readonly values: Readonly<Record<string, string>>
}

/** Everything found in the answers that count. Incomplete answers give no findings of their own. */
export function crossChecks(template: Template, tier: Tier, answers: Answers, facts: Facts): Finding[] {
  const counted = visibleAnswers(template, tier, answers)
  const faults = visibleQuestions(template, tier, answers).flatMap(question =>
    faultsOf(question, counted.get(question.code), facts).map(fault => ({ question: question.code, fault })),
  )
  return [
    ...faults.flatMap(({ question, fault }) => faultFindings(question, fault)),
    ...sharesUnexplained(counted.get('KYS-C1'), setting(template, 'explainedPercent')),
    ...cashUnexplained(counted.get('KYS-H4')),
    ...holdersNotOperators(rowsOf(counted, 'KYS-E2'), rowsOf(counted, 'KYS-F3')),
    ...outputsAboveCapacity(rowsOf(counted, 'KYS-B2'), rowsOf(counted, 'KYS-F6')),
    ...tooOld('EXTRACT_OLD', counted, 'KYS-A4', 'extractOn', setting(template, 'extractMonths'), facts),
    ...tooOld('ASSESSMENT_OLD', counted, 'KYS-I9', 'on', setting(template, 'assessmentMonths'), facts),
    ...approvedLate(counted),
  ]
}

const setting = (template: Template, name: string): number | undefined =>
  Object.hasOwn(template.settings, name) ? template.settings[name] : undefined
const answerTo = (answers: Answers, code: string): unknown =>
  answers.get(code)?.status === 'ANSWERED' ? answers.get(code)?.value : undefined
const rowsOf = (answers: Answers, code: string): Row[] => rowsIn(answerTo(answers, code))

const sums: ReadonlySet<FaultKey> = new Set(['sumIsNot', 'sumAbove'])
const identifiers: ReadonlySet<FaultKey> = new Set(['usccCheck', 'usccOrganisationCheck', 'leiCheck', 'imoCheck'])

function faultFindings(question: string, { key, row, field, values = {} }: Fault): Finding[] {
  const place = { questions: [question], ...(row ? { row } : {}), ...(field ? { field } : {}) }
  const said = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]))
  if (sums.has(key)) return [{ rule: 'SUM', ...place, values: said }]
  return identifiers.has(key) ? [{ rule: 'IDENTIFIER', ...place, values: {} }] : []
}

function sharesUnexplained(given: GivenAnswer | undefined, least: number | undefined): Finding[] {
  const sum = given?.status === 'ANSWERED' ? sumOf(rowsIn(given.value), ['share']) : undefined
  if (sum === undefined || least === undefined || sum >= least || given?.note?.trim()) return []
  return [{ rule: 'SHARES_UNEXPLAINED', questions: ['KYS-C1'], values: { sum: String(sum) } }]
}

function cashUnexplained(given: GivenAnswer | undefined): Finding[] {
  const [cash] = given?.status === 'ANSWERED' ? scalarsAt(given.value, ['cash']) : []
  if (typeof cash !== 'number' || cash <= 0 || given?.note?.trim()) return []
  return [{ rule: 'CASH_UNEXPLAINED', questions: ['KYS-H4'], values: { cash: String(cash) } }]
}

/** A name or number as far as it identifies: no matter the case, the width, the signs between. */
const bare = (value: unknown): string =>
  typeof value === 'string'
    ? value
        .normalize('NFKC')
        .toLowerCase()
        .replace(/[^\p{L}\p{N}]/gu, '')
    : ''

const partyName = (value: unknown): string => (isCells(value) && typeof value.name === 'string' ? value.name : '')

function isSameParty(one: unknown, other: unknown): boolean {
  if (!isCells(one) || !isCells(other)) return true
  if (one.recordId && other.recordId) return one.recordId === other.recordId
  return bare(one.name) === bare(other.name)
}

/** Titles and mines are matched by the title's number. A contract with the holder explains the difference. */
function holdersNotOperators(titles: readonly Row[], mines: readonly Row[]): Finding[] {
  return titles.flatMap(title => {
    const number = cellOf(title.cells, 'number')
    const holder = cellOf(title.cells, 'holder')
    if (bare(number) === '' || !isBlank(cellOf(title.cells, 'contract'))) return []
    return mines
      .filter(mine => bare(cellOf(mine.cells, 'permit')) === bare(number) && !isSameParty(holder, cellOf(mine.cells, 'operator')))
      .map(mine => ({
        rule: 'HOLDER_NOT_OPERATOR' as const,
        questions: ['KYS-E2', 'KYS-F3'],
        row: mine.id,
        values: { permit: String(number), holder: partyName(holder), operator: partyName(cellOf(mine.cells, 'operator')) },
      }))
  })
}

/** Sites and output are matched by the site's name; several rows of one year are added. What was bought needs no capacity. */
function outputsAboveCapacity(sites: readonly Row[], volumes: readonly Row[]): Finding[] {
  const produced = volumes.filter(row => cellOf(row.cells, 'kind') === 'OUTPUT')
  return sites.flatMap(site => {
    const [name, capacity] = [cellOf(site.cells, 'name'), cellOf(site.cells, 'capacity')]
    const own = produced.filter(row => bare(name) !== '' && bare(cellOf(row.cells, 'mine')) === bare(name))
    const years = [...new Set(own.map(row => cellOf(row.cells, 'year')))]
    return years.flatMap(year => {
      const output =
        sumOf(
          own.filter(row => cellOf(row.cells, 'year') === year),
          ['quantity'],
        ) ?? 0
      if (typeof capacity !== 'number' || output <= capacity) return []
      const values = { site: String(name), year: String(year), output: String(output), capacity: String(capacity) }
      return [{ rule: 'OUTPUT_ABOVE_CAPACITY' as const, questions: ['KYS-B2', 'KYS-F6'], row: site.id, values }]
    })
  })
}

const dayAt = (answers: Answers, code: string, key: string): Day | undefined =>
  scalarsAt(answerTo(answers, code), [key]).find(value => typeof value === 'string')

function tooOld(rule: CrossCheck, answers: Answers, code: string, key: string, months: number | undefined, { today }: Facts): Finding[] {
  const on = dayAt(answers, code, key)
  if (on === undefined || months === undefined || on >= addMonths(today, -months)) return []
  return [{ rule, questions: [code], values: { on, months: String(months) } }]
}

function approvedLate(answers: Answers): Finding[] {
  const [approved, began] = [dayAt(answers, 'KYS-E4', 'approvedOn'), dayAt(answers, 'KYS-E4', 'operatingSince')]
  return approved && began && approved > began ? [{ rule: 'APPROVED_LATE', questions: ['KYS-E4'], values: { approved, began } }] : []
}
