import type { SearchText } from 'shared/rules/search-text.ts'
import type { Context, Row } from '../../core/context.ts'
import type { Part } from '../../core/reading.ts'
import { column, columns, type Shape, told } from '../../core/shape.ts'
import type { Value } from '../../core/statement.ts'
import { supplierName } from '../members/member.reading.ts'

/** One more than a page shows, so that it can say that there are more. */
const most = 8
/** Answers are looked through in so many responses, those in which something last happened: a million texts take seconds. */
export const answersOfResponses = 300

type Bind = (value: Value) => string
const given = (args: Row): SearchText => args.text as SearchText
const pattern = (word: string): string => `%${word.replace(/[\\%_]/g, sign => `\\${sign}`)}%`

/** All the words stand in the text, which is lowered already. Lowered once here too, by the same rules. */
const says = (text: string, bind: Bind, words: (found: SearchText) => readonly string[] = found => found.words): string =>
  `${text} LIKE ALL (ARRAY(SELECT lower(w) FROM unnest(${bind((_, args) => words(given(args)).map(pattern))}::text[]) w))`

const beginsSo = (text: string, bind: Bind): string =>
  `(${text} LIKE lower(${bind((_, args) => pattern(given(args).words[0] ?? '').slice(1))})) DESC`

const suppliers: Part = {
  shape: { table: 'suppliers', read: 'supplier.read', fields: columns('id', 'name', 'nameLatin', 'country', 'status') },
  where: (s, bind) => `${says(`${s}.search`, bind)} AND ${s}.merged_into_id IS NULL`,
  few: { name: 'suppliers', most, order: (s, bind) => `${beginsSo(`${s}.search`, bind)}, ${s}.name, ${s}.id` },
}

const files: Part = {
  shape: { table: 'evidence_files', read: 'evidence.read', fields: { ...columns('id', 'name', 'kind', 'state'), supplier: supplierName } },
  where: (f, bind) => `${says(`${f}.search`, bind)} AND NOT EXISTS (SELECT 1 FROM evidence_files n WHERE n.revision_of_id = ${f}.id)`,
  few: { name: 'files', most, order: f => `${f}.uploaded_at DESC, ${f}.id` },
}

const firstMention = (r: string, field: string): string =>
  `(SELECT m.${field} FROM record_mentions m WHERE m.record_id = ${r}.id ORDER BY m.response_id, m.question, m.row_id LIMIT 1)`

const records: Part = {
  shape: {
    table: 'records',
    read: 'answer.read',
    fields: {
      ...columns('id', 'type', 'name', 'country'),
      mentions: column(r => `(SELECT count(*)::int FROM record_mentions m WHERE m.record_id = ${r}.id)`),
      responseId: column(r => firstMention(r, 'response_id')),
      question: column(r => firstMention(r, 'question')),
      supplier: supplierName,
    },
  },
  where: (r, bind) => says(`${r}.search`, bind),
  few: { name: 'records', most, order: (r, bind) => `${beginsSo(`${r}.search`, bind)}, ${r}.name, ${r}.id` },
}

const cell = (name: string) => (m: string) => `${m}.cells->>'${name}'`
const nameOfMention = (m: string): string => `coalesce(${['name', 'material', 'number'].map(one => cell(one)(m)).join(', ')})`
const wordsOfMention = (m: string): string =>
  `lower(concat_ws(' ', ${['name', 'material', 'standard', 'number', 'identifier', 'locode'].map(one => cell(one)(m)).join(', ')}))`

/** A supplier, and whoever sees named suppliers alone, finds rows by their own words: a record would tell who else named it. */
const mentions: Part = {
  shape: {
    table: 'record_mentions',
    read: 'answer.read',
    fields: {
      ...columns('type', 'responseId', 'question'),
      id: column(m => `${m}.row_id`),
      name: column(m => nameOfMention(m)),
      country: column(cell('country')),
      mentions: column(() => '1'),
      supplier: supplierName,
    },
  },
  where: (m, bind) => `${says(wordsOfMention(m), bind)} AND ${nameOfMention(m)} IS NOT NULL`,
  few: { name: 'mentions', most, order: m => `${nameOfMention(m)}, ${m}.row_id` },
}

const asked = `jsonb_array_elements(t.content->'sections') s, jsonb_array_elements(s->'questions') q`
const wordsOfQuestion = (q: string): string =>
  `lower(concat_ws(' ', ${q}.question, ${q}.label->>'zh', ${q}.label->>'en', ${q}.label->>'fr'))`
const questionFields = {
  ...columns('templateId', 'responseId', 'question', 'title'),
  words: column(q => `${q}.label`),
  // Of the few that are found: beside every question it unpacked the whole questionnaire a hundred times over, 20 ms.
  settings: column(q => `(SELECT t.content->'settings' FROM templates t WHERE t.id = ${q}.template_id)`),
  label: told('words', 'settings'),
}
const ofQuestions = `q->>'code' AS question, q->'label' AS label, t.title`
const inOrder = (q: string): string => `${q}.place`

const questions: Part = {
  shape: {
    table: `(SELECT t.programme_id, t.id AS template_id, NULL::uuid AS response_id, ${ofQuestions}, row_number() OVER () AS place FROM templates t, ${asked}
      WHERE NOT EXISTS (SELECT 1 FROM templates n WHERE n.programme_id = t.programme_id AND n.code = t.code AND n.version > t.version))`,
    read: 'template.read',
    fields: questionFields,
  },
  where: (q, bind) => says(wordsOfQuestion(q), bind),
  few: { name: 'questions', most, order: inOrder },
}

/** A supplier finds what it is asked, in the questionnaire where it answers it. */
const ownQuestions: Part = {
  shape: {
    table: `(SELECT r.programme_id, r.supplier_id, t.id AS template_id, r.id AS response_id, ${ofQuestions}, row_number() OVER (ORDER BY r.requested_at DESC) AS place
      FROM responses r JOIN templates t ON t.id = r.template_id, ${asked} WHERE EXISTS (SELECT 1 FROM answers a WHERE a.response_id = r.id AND a.question = q->>'code'))`,
    read: 'answer.read',
    fields: questionFields,
  },
  where: questions.where,
  few: { name: 'ownQuestions', most, order: inOrder },
}

const text = (a: string): string => `CASE WHEN jsonb_typeof(${a}.value) = 'string' THEN ${a}.value #>> '{}' END`
const saying = (a: string): string => `lower(concat_ws(' ', ${text(a)}, ${a}.reason, ${a}.note))`
const short = (sql: string): string => `left(${sql}, 300)`
const answerShape = (table: string): Shape => ({
  table,
  read: 'answer.read',
  fields: {
    ...columns('responseId', 'question'),
    value: column(a => short(text(a))),
    reason: column(a => short(`${a}.reason`)),
    note: column(a => short(`${a}.note`)),
    label: told('words', 'settings'),
    words: column(
      a =>
        `(SELECT q->'label' FROM templates t, jsonb_path_query(t.content, '$.sections[*].questions[*]') q WHERE t.id = ${a}.template_id AND q->>'code' = ${a}.question LIMIT 1)`,
    ),
    settings: column(a => `(SELECT t.content->'settings' FROM templates t WHERE t.id = ${a}.template_id)`),
    supplier: supplierName,
  },
})
const withResponse = 'SELECT a.*, r.template_id, r.status_since FROM responses r JOIN answers a ON a.response_id = r.id'
/** `OFFSET 0` keeps the order of work: first the responses, then their answers. PostgreSQL takes words for rare, and read a million answers first. */
const ofLatest = `SELECT a.*, r.template_id, r.status_since FROM (SELECT o.id, o.template_id, o.status_since FROM responses o ORDER BY o.status_since DESC, o.id DESC LIMIT ${answersOfResponses}) r
  CROSS JOIN LATERAL (SELECT x.* FROM answers x WHERE x.response_id = r.id OFFSET 0) a`
const newest = (a: string): string => `${a}.status_since DESC, ${a}.response_id, ${a}.place`

const answers: Part = {
  shape: answerShape(`(${ofLatest})`),
  where: (a, bind) => says(saying(a), bind),
  few: { name: 'answers', most, order: newest },
}
const ownAnswers: Part = { ...answers, shape: answerShape(`(${withResponse})`), few: { name: 'ownAnswers', most, order: newest } }

/** “C2 三山”: what the suppliers of that name answered to that question. */
const answersAt: Part = {
  shape: ownAnswers.shape,
  where: (a, bind) => {
    const code = bind((_, args) => given(args).question?.code)
    const named = says('s.search', bind, found => found.question?.others ?? [])
    return `${a}.supplier_id IN (SELECT s.id FROM suppliers s WHERE ${named} ORDER BY s.name, s.id LIMIT 20) AND (${a}.question = ${code} OR ${a}.question LIKE '%-' || ${code})`
  },
  few: { name: 'answersAt', most, order: newest },
}

/** Which statement finds what, for whoever asks. */
export const partsFor = ({ actor }: Context, found: SearchText) => {
  const sees = actor.reach === 'all'
  return {
    suppliers,
    files,
    records: sees ? records : mentions,
    questions: actor.supplierId ? ownQuestions : questions,
    answers: found.question ? answersAt : sees ? answers : ownAnswers,
  }
}
