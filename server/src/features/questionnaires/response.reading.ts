import type { Context } from '../../core/context.ts'
import { asOfDay, idOrNone, type List } from '../../core/listing.ts'
import type { Part } from '../../core/reading.ts'
import { column, columns, type Field, many, nameOf, one, type Shape, told } from '../../core/shape.ts'
import { evidenceFileShape } from '../evidence/evidence.reading.ts'
import { supplierName } from '../members/member.reading.ts'
import { receiptShape } from './receipt.reading.ts'

const answerShape: Shape = {
  table: 'answers',
  read: 'answer.read',
  fields: {
    ...columns('question', 'status', 'value', 'reason', 'note', 'fileIds', 'version', 'savedAt'),
    savedBy: nameOf('saved_by_id'),
    files: many(
      () => evidenceFileShape,
      (f, a) => `${f}.id IN (SELECT u.file_id FROM answer_files u WHERE u.answer_id = ${a}.id)`,
      f => `${f}.uploaded_at, ${f}.id`,
    ),
  },
}

/** Some answers of a response, by their questions. */
export const answersAt: Part = {
  shape: answerShape,
  where: (a, bind) =>
    `${a}.response_id = ${bind((_, args) => args.responseId)}::uuid AND ${a}.question = ANY (${bind((_, args) => args.questions)}::text[])`,
}

const recordMentionShape: Shape = {
  table: 'record_mentions',
  read: 'answer.read',
  fields: {
    ...columns('question', 'rowId', 'type'),
    // To its supplier a row has an id of its own: the record's would tell whether somebody else has named the same company.
    recordId: column(m => `CASE WHEN (SELECT current_setting('app.staff', true) = 'yes') THEN ${m}.record_id ELSE ${m}.row_id END`),
  },
}

const judgementShape: Shape = {
  table: 'judgements',
  read: 'judgement.read',
  fields: { ...columns('question', 'round', 'decision', 'words', 'judgedAt'), judgedBy: nameOf('judged_by_id') },
}

const roundShape: Shape = {
  table: 'rounds',
  read: 'answer.read',
  fields: {
    ...columns('id', 'number', 'submittedAt', 'answers', 'sha256', 'returnedAt', 'returnWords'),
    dueOn: column(r => `${r}.due_on::text`),
    submittedBy: nameOf('submitted_by_id'),
    receipt: one(
      () => receiptShape,
      (x, o) => `${x}.round_id = ${o}.id`,
    ),
  },
}

const ofTemplate = (field: 'title' | 'code' | 'version') =>
  column(r => `(SELECT t.${field} FROM templates t WHERE t.id = ${r}.template_id)`)

export const responseShape: Shape = {
  table: 'responses',
  read: 'response.read',
  fields: {
    ...columns(
      'id',
      'programmeId',
      'supplierId',
      'status',
      'statusSince',
      'templateId',
      'tier',
      'required',
      'answered',
      'round',
      'message',
      'requestedAt',
      'returnWords',
      'submittedAt',
      'version',
    ),
    dueOn: column(r => `${r}.due_on::text`),
    dueAt: column(r => `((${r}.due_on + 1)::timestamp AT TIME ZONE (SELECT p.time_zone FROM programmes p WHERE p.id = ${r}.programme_id))`),
    requestedBy: nameOf('requested_by_id'),
    supplier: supplierName,
    title: ofTemplate('title'),
    templateCode: ofTemplate('code'),
    templateVersion: ofTemplate('version'),
    answers: many(
      () => answerShape,
      (a, r) => `${a}.response_id = ${r}.id`,
      a => `${a}.place`,
    ),
    records: many(
      () => recordMentionShape,
      (m, r) => `${m}.response_id = ${r}.id`,
      m => `${m}.question, ${m}.row_id`,
    ),
    judgements: many(
      () => judgementShape,
      (j, r) => `${j}.response_id = ${r}.id`,
      j => `${j}.round, ${j}.question`,
    ),
    rounds: many(
      () => roundShape,
      (o, r) => `${o}.response_id = ${r}.id`,
      o => `${o}.number`,
    ),
    allowedActions: told('id', 'programmeId', 'supplierId', 'status'),
  },
}

const ofSupplier = (r: string, s: string): string => `${r}.supplier_id = ${s}.id`
const newestFirst = (r: string): string => `${r}.requested_at DESC, ${r}.id DESC`

/** What this feature gives to a supplier. */
export const supplierResponses: Record<string, Field> = {
  responses: many(() => responseShape, ofSupplier, newestFirst),
  latestResponse: one(() => responseShape, ofSupplier, newestFirst),
}

type Given = { status: string[]; supplierId: string; overdue: boolean; search: string }
const given = (args: Record<string, unknown>): Given => args.filter as Given

/**
 * Still with the supplier after its day: told from the date, never stored. The programme's today is asked once; asked for every row,
 * the overdue among 150,000 took 0.3 s.
 */
const isOverdue = (r: string, bind: (value: (ctx: Context) => unknown) => string): string =>
  `(${r}.status IN ('DRAFT', 'RETURNED') AND ${r}.due_on < (SELECT (now() AT TIME ZONE p.time_zone)::date FROM programmes p WHERE p.id = ${bind(ctx => ctx.actor.programmeId)}::uuid))`

export const responseList: List = {
  shape: responseShape,
  sorts: {
    DUE: { sql: r => `${r}.due_on`, type: 'date' },
    SUBMITTED: { sql: r => `coalesce(${r}.submitted_at, '-infinity')`, type: 'timestamptz', descending: true },
  },
  filters: {
    status: (r, bind) => `${r}.status = ANY (${bind((_, args) => given(args).status)})`,
    supplierId: (r, bind) => `${r}.supplier_id = ${bind((_, args) => idOrNone(given(args).supplierId))}::uuid`,
    overdue: (r, bind) => `${isOverdue(r, bind)} = ${bind((_, args) => given(args).overdue)}`,
    search: (r, bind) =>
      `EXISTS (SELECT 1 FROM suppliers s WHERE s.id = ${r}.supplier_id AND strpos(s.search, lower(${bind((_, args) => given(args).search)})) > 0)`,
  },
  from: asOfDay('responses', [
    'id',
    'programme_id',
    'supplier_id',
    'template_id',
    'tier',
    'required',
    'answered',
    'round',
    'message',
    'requested_by_id',
    'requested_at',
    'due_on',
    'return_words',
    'submitted_at',
    'version',
  ]),
}

/** Where files are given: at answers as they stand now, and at those of what was handed in. */
const evidenceUseShape: Shape = {
  table: `(SELECT u.file_id, a.programme_id, a.supplier_id, a.response_id, a.question, NULL::int AS round
      FROM answer_files u JOIN answers a ON a.id = u.answer_id
    UNION ALL SELECT (f->>'id')::uuid, o.programme_id, o.supplier_id, o.response_id, x->>'question', o.number
      FROM rounds o, jsonb_array_elements(o.answers) x, jsonb_array_elements(coalesce(x->'files', '[]')) f)`,
  read: 'answer.read',
  fields: {
    ...columns('responseId', 'question', 'round'),
    title: column(u => `(SELECT t.title FROM responses r JOIN templates t ON t.id = r.template_id WHERE r.id = ${u}.response_id)`),
  },
}

/** What this feature gives to a file: where it is used. Rounds are looked through supplier by supplier. */
export const evidenceUses: Record<string, Field> = {
  uses: many(
    () => evidenceUseShape,
    (u, f) => `${u}.file_id = ${f}.id AND ${u}.supplier_id = ${f}.supplier_id`,
    u => `${u}.response_id, ${u}.question, ${u}.round NULLS FIRST`,
  ),
}
