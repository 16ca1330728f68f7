import type { GivenAnswer } from 'shared/questionnaires/answer.ts'
import { cellOf, isCells, rowsIn } from 'shared/questionnaires/answer.ts'
import type { Field } from 'shared/questionnaires/field.ts'
import { filesIn } from 'shared/questionnaires/files-in.ts'
import { shownFields } from 'shared/questionnaires/shown-fields.ts'
import type { Question, Section } from 'shared/questionnaires/template.ts'
import { evidenceKinds } from 'shared/words/evidence-kinds.ts'
import { type CellOut, cellName, type Look, type SheetOut } from '../../../platform/sheets.ts'
import type { WordKey } from '../../../platform/words.ts'
import { AnswerWords } from '../answer-words.ts'
import { cellFor } from './cells.ts'
import { pointer } from './from-sheets.ts'
import { isSilent, proposalText } from './last-year.ts'
import {
  type LineSlot,
  layoutOf,
  marks,
  type QuestionColumn,
  type QuestionPlaces,
  questionColumns,
  type Table,
  yearColumns,
} from './layout.ts'
import type { Whole } from './merge.ts'
import type { StoredAnswer } from './plan.ts'
import { partsOf } from './slots.ts'
import { lookOf, SheetDraft, type Writing } from './writing.ts'

/** The sheet on which all questions stand one below the other, each with its state, its reason and its note. */

export interface ToWrite {
  readonly sections: readonly Section[]
  readonly visible: ReadonlySet<string>
  readonly stored: ReadonlyMap<string, StoredAnswer>
  readonly fileNames: ReadonlyMap<string, string>
  readonly tableNames: ReadonlyMap<string, string>
  /** Last year's answers as they may be confirmed, by question. */
  readonly proposed: ReadonlyMap<string, Whole>
}

const widths: Record<QuestionColumn, number> = {
  key: 10,
  version: 8,
  code: 10,
  question: 48,
  answer: 32,
  lastYear: 34,
  confirm: 14,
  state: 16,
  reason: 24,
  note: 30,
  files: 24,
  guidance: 46,
  asked: 34,
}
type Line = Partial<Record<QuestionColumn, CellOut | Date>>
const quiet: Record<QuestionColumn, Look> = Object.fromEntries(questionColumns.map(column => [column, 'quiet'])) as Record<
  QuestionColumn,
  Look
>

export class QuestionSheet {
  private readonly draft = new SheetDraft()
  /** Where each question and each of its cells stands: `E12`. */
  readonly cells = new Map<string, string>()
  private readonly columns: readonly QuestionColumn[]
  private readonly words: AnswerWords
  constructor(
    readonly name: string,
    private readonly writing: Writing,
    private readonly given: ToWrite,
  ) {
    const { t, locale } = writing.speaking
    this.columns = questionColumns.filter(column => given.proposed.size > 0 || !yearColumns.includes(column))
    this.words = new AnswerWords(locale, writing.template.settings, given.fileNames)
    this.draft.add(
      this.columns.map(column => (column === 'key' ? marks.questions : column)),
      this.columns.map(() => undefined),
    )
    this.draft.add(
      this.columns.map(column => t(`workbook:column.${column}`)),
      this.columns.map(() => 'head'),
    )
    for (const section of given.sections) this.section(section)
  }

  private at(column: QuestionColumn): number {
    return this.columns.indexOf(column)
  }

  private line(line: Line, looks: Partial<Record<QuestionColumn, Look>>): number {
    return this.draft.add(
      this.columns.map(column => line[column] ?? null),
      this.columns.map(column => looks[column]),
    )
  }

  private section({ code, title, questions }: Section): void {
    const heading = { key: `§${code}`, code, question: this.writing.speaking.say(title) }
    this.line(heading, Object.fromEntries(this.columns.slice(this.at('code')).map(column => [column, 'title'])))
    const layout = layoutOf(this.writing.template)
    for (const question of questions) {
      const places = layout.get(question.code)
      if (places) this.question(places)
    }
  }

  private question(places: QuestionPlaces): void {
    const { question, slots, tables } = places
    const { t, say } = this.writing.speaking
    const answer = this.given.stored.get(question.code)
    const isAsked = this.given.visible.has(question.code)
    const proposed = isAsked && (!answer || isSilent(answer)) ? this.given.proposed.get(question.code) : undefined
    const own = question.type !== 'GROUP' && slots.length === 1 ? slots[0] : undefined
    const row = this.line(
      {
        key: question.code,
        version: answer?.version ?? 0,
        code: question.code,
        question: say(question.label),
        answer: own ? this.slotCell(own, answer?.value) : this.pointer(places, answer),
        lastYear: proposed ? proposalText(question, proposed, this.words, this.writing.speaking) : null,
        state: answer && answer.status !== 'EMPTY' ? t(`words:answerState.${answer.status}`) : null,
        reason: answer?.reason ?? null,
        note: answer?.note ?? null,
        files: answer ? this.files(question, answer) : null,
        guidance: this.guidance(question, own),
        asked: isAsked || !question.when ? null : t('workbook:asked.question', { condition: this.writing.condition(question.when) }),
      },
      {
        ...(isAsked ? {} : quiet),
        answer: own && isAsked ? lookOf[own.slot.kind] : 'quiet',
        lastYear: 'quiet',
        confirm: proposed ? 'text' : 'quiet',
        files: 'quiet',
        guidance: 'quiet',
        asked: 'quiet',
      },
    )
    if (proposed) this.draft.pick(this.writing.range('confirm', [t('words:yesNo.yes')]), cellName(row, this.at('confirm')))
    this.cells.set(question.code, cellName(row, this.at('answer')))
    this.draft.pick(this.states(), cellName(row, this.at('state')))
    if (own) this.draft.pick(this.writing.rangeFor(own.slot), cellName(row, this.at('answer')))
    else for (const slot of slots) this.slotLine(question, slot, answer, isAsked)
    for (const table of tables) this.cells.set(table.key, this.given.tableNames.get(table.key) ?? '')
  }

  private states(): string {
    const { t } = this.writing.speaking
    return this.writing.range(
      'states',
      (['ANSWERED', 'NOT_APPLICABLE', 'REFUSED'] as const).map(state => t(`words:answerState.${state}`)),
    )
  }

  private slotCell({ asked, slot }: LineSlot, value: unknown): CellOut | Date {
    return cellFor(slot, partsOf([slot], value).get(slot.part), this.writing.speaking) ?? (asked.type === 'FILE' ? '' : null)
  }

  private slotLine(question: Question, line: LineSlot, answer: StoredAnswer | undefined, isAsked: boolean): void {
    const { t, say } = this.writing.speaking
    const { field, slot } = line
    const cells = isCells(answer?.value) ? answer.value : {}
    const fields: readonly Field[] = question.type === 'GROUP' ? question.fields : []
    const isShown = !field || shownFields(fields, cells).includes(field)
    const value = field ? cellOf(cells, field.key) : answer?.value
    const name = [field ? say(field.label) : '', this.writing.partName(slot)].filter(Boolean).join(' · ')
    const row = this.line(
      {
        key: line.key,
        question: `   ${name}`,
        answer: this.slotCell(line, value),
        guidance: [field?.help ? say(field.help) : '', this.writing.form(line.asked, slot)].filter(Boolean).join('\n'),
        asked: field?.when ? t('workbook:asked.field', { condition: this.writing.condition(field.when, fields) }) : null,
      },
      {
        ...quiet,
        key: 'text',
        code: 'text',
        question: isAsked && isShown ? 'text' : 'quiet',
        answer: isAsked && isShown ? lookOf[slot.kind] : 'quiet',
      },
    )
    this.cells.set(line.key, cellName(row, this.at('answer')))
    if (field && !this.cells.has(`${question.code}.${field.key}`))
      this.cells.set(`${question.code}.${field.key}`, cellName(row, this.at('answer')))
    this.draft.pick(this.writing.rangeFor(slot), cellName(row, this.at('answer')))
  }

  /** Where to go where the answer is not one cell. */
  private pointer({ question, slots, tables }: QuestionPlaces, answer: StoredAnswer | undefined): string | null {
    const { t } = this.writing.speaking
    const toTables = tables.map(table =>
      t('workbook:pointer.table', { sheet: this.given.tableNames.get(table.key) ?? '', count: countOf(table, answer?.value) }),
    )
    const all = [...(slots.length > 0 ? [t('workbook:pointer.below')] : []), ...toTables]
    if (all.length === 0) return `${pointer} ${t(question.type === 'FILE' ? 'workbook:pointer.files' : 'workbook:pointer.below')}`
    return all.map(one => `${pointer} ${one}`).join('\n')
  }

  private files(question: Question, answer: GivenAnswer): string | null {
    const names = filesIn(question, answer).map(
      id => this.given.fileNames.get(id) ?? this.writing.speaking.t('documents:response.fileGone'),
    )
    return names.length > 0 ? names.join('\n') : null
  }

  private guidance(question: Question, own: LineSlot | undefined): string | null {
    const { t, say, locale } = this.writing.speaking
    const evidence = (question.evidence ?? []).map(kind => evidenceKinds[kind][locale])
    const lines = [
      question.help ? say(question.help) : '',
      own ? this.writing.form(own.asked, own.slot) : '',
      question.need && question.need !== 'REQUIRED' ? t(`workbook:need.${question.need}` as WordKey) : '',
      evidence.length > 0 ? t('workbook:evidence', { kinds: evidence.join(', ') }) : '',
    ].filter(Boolean)
    return lines.length > 0 ? lines.join('\n') : null
  }

  sheet(): SheetOut {
    return {
      name: this.name,
      rows: this.draft.rows,
      looks: this.draft.looks,
      picks: this.draft.picks,
      widths: this.columns.map(column => widths[column]),
      hiddenRows: [0],
      fitsRows: true,
      hiddenColumns: [this.at('key'), this.at('version')],
      fixedRows: 2,
      fixedColumns: this.at('answer'),
    }
  }
}

const countOf = ({ field }: Table, value: unknown): number =>
  rowsIn(field ? (isCells(value) ? cellOf(value, field.key) : undefined) : value).length
