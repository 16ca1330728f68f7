import { type Cells, cellOf, isBlank, isCells, rowsIn } from 'shared/questionnaires/answer.ts'
import type { Field } from 'shared/questionnaires/field.ts'
import type { Question } from 'shared/questionnaires/template.ts'
import type { AnswerWords } from '../answer-words.ts'
import { same, type Whole } from './merge.ts'
import type { Speaking } from './speaking.ts'

/** Two answers to one question side by side, in words: only what differs. */

export interface Line {
  /** Which part: a field, a row, the note; nothing where the answer is one value. */
  readonly what: string
  readonly before: string
  readonly after: string
}

const most = 200

/** A row as people call it: by its first filled cells. */
const rowName = (fields: readonly Field[], cells: Cells, words: AnswerWords): string =>
  fields
    .map(field => words.value(field, cellOf(cells, field.key)))
    .filter(Boolean)
    .slice(0, 2)
    .join(' · ')
const rowText = (fields: readonly Field[], cells: Cells, words: AnswerWords): string =>
  fields
    .map(field => words.value(field, cellOf(cells, field.key)))
    .filter(Boolean)
    .join(' · ')

interface Saying {
  readonly words: AnswerWords
  readonly speaking: Speaking
}
const within = (...parts: string[]): string => parts.filter(Boolean).join(' · ')

function cellLines(fields: readonly Field[], before: Cells, after: Cells, at: string, saying: Saying): Line[] {
  return fields.flatMap((field): Line[] => {
    const [old, now] = [cellOf(before, field.key), cellOf(after, field.key)]
    if (same(old, now) || (isBlank(old) && isBlank(now))) return []
    const what = within(at, saying.speaking.say(field.label))
    if (field.type === 'ROWS') return rowLines(field.fields, old, now, what, saying)
    return [{ what, before: saying.words.value(field, old), after: saying.words.value(field, now) }]
  })
}

function rowLines(fields: readonly Field[], before: unknown, after: unknown, at: string, saying: Saying): Line[] {
  const { words, speaking } = saying
  const [old, now] = [rowsIn(before), rowsIn(after)]
  const [byOld, byNow] = [new Map(old.map(row => [row.id, row])), new Map(now.map(row => [row.id, row]))]
  const numbered = (place: number, cells: Cells): string =>
    within(at, speaking.t('workbook:preview.row', { number: place + 1, name: rowName(fields, cells, words) }))
  const lines = [
    ...now.flatMap((row, place): Line[] => {
      const known = byOld.get(row.id)
      if (!known) return [{ what: numbered(place, row.cells), before: '', after: rowText(fields, row.cells, words) }]
      return same(known.cells, row.cells) ? [] : cellLines(fields, known.cells, row.cells, numbered(place, known.cells), saying)
    }),
    ...old.flatMap((row, place): Line[] =>
      byNow.has(row.id) ? [] : [{ what: numbered(place, row.cells), before: rowText(fields, row.cells, words), after: '' }],
    ),
  ]
  const kept = old.filter(row => byNow.has(row.id)).map(row => row.id)
  const moved = !same(
    kept,
    now.filter(row => byOld.has(row.id)).map(row => row.id),
  )
  return moved ? [...lines, { what: within(at, speaking.t('workbook:preview.order')), before: '', after: '' }] : lines
}

function valueLines(question: Question, before: unknown, after: unknown, saying: Saying): Line[] {
  if (same(before, after)) return []
  if (question.type === 'ROWS') return rowLines(question.fields, before, after, '', saying)
  if (question.type !== 'GROUP')
    return [{ what: '', before: saying.words.value(question, before), after: saying.words.value(question, after) }]
  return cellLines(question.fields, isCells(before) ? before : {}, isCells(after) ? after : {}, '', saying)
}

export interface Difference {
  readonly lines: readonly Line[]
  /** Lines that are not shown. */
  readonly more: number
}

export function differenceOf(question: Question, before: Whole, after: Whole, saying: Saying): Difference {
  const { t } = saying.speaking
  const wordLine = (part: 'reason' | 'note'): Line[] =>
    (before[part] ?? '') === (after[part] ?? '')
      ? []
      : [{ what: t(`workbook:column.${part}`), before: before[part] ?? '', after: after[part] ?? '' }]
  const isPlain = ({ status }: Whole): boolean => status === 'EMPTY' || status === 'ANSWERED'
  const state =
    before.status === after.status || (isPlain(before) && isPlain(after))
      ? []
      : [
          {
            what: t('workbook:column.state'),
            before: t(`words:answerState.${before.status}`),
            after: t(`words:answerState.${after.status}`),
          },
        ]
  const lines = [...state, ...valueLines(question, before.value, after.value, saying), ...wordLine('reason'), ...wordLine('note')]
  return { lines: lines.slice(0, most), more: Math.max(0, lines.length - most) }
}
