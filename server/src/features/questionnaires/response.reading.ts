import { validMonths } from 'shared/rules/validity.ts'
import { asOfDay, type Bind, idOrNone, type List, someIds, today } from '../../core/listing.ts'
import type { Part } from '../../core/reading.ts'
import { column, columns, type Field, many, nameOf, one, type Shape, told } from '../../core/shape.ts'
import { evidenceFileShape } from '../evidence/evidence.reading.ts'
import { supplierName } from '../members/member.reading.ts'
import { isUndeliverable, undeliverableShape } from '../members/undeliverable.reading.ts'
import { contactShape, partOf, standIn } from '../suppliers/supplier.reading.ts'
import { answerLastYear, responseLastYear, validUntil } from './last-year.reading.ts'
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
    ...answerLastYear,
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
  fields: { ...columns('question', 'round', 'decision', 'words', 'freshProof', 'judgedAt'), judgedBy: nameOf('judged_by_id') },
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

/** Addresses of a supplier's contacts. */
const contactsOf = (r: string): string => `(SELECT c.email FROM contacts c WHERE c.supplier_id = ${r}.supplier_id)`
const hasJoined = (r: string): string =>
  `EXISTS (SELECT 1 FROM memberships m WHERE m.supplier_id = ${r}.supplier_id AND m.deactivated_at IS NULL)`

/** How far a request has come; of these, each is in just one. */
const stage = (r: string): string =>
  `CASE WHEN ${r}.status IN ('SUBMITTED', 'IN_REVIEW') THEN 'HANDED_IN' WHEN ${r}.status <> 'DRAFT' THEN ${r}.status
    WHEN ${r}.answered > 0 THEN 'BEGUN' WHEN ${hasJoined(r)} THEN 'JOINED' ELSE 'INVITED' END`
const otherShape: Shape = {
  table: 'responses',
  read: 'answer.read',
  fields: { ...columns('id', 'status', 'requestedAt', 'submittedAt', 'round'), title: ofTemplate('title') },
}

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
      'extendedAt',
      'extensionWords',
      'recallWords',
    ),
    extendedFrom: column(r => `${r}.extended_from::text`),
    extendedBy: nameOf('extended_by_id'),
    recalledBy: nameOf('recalled_by_id'),
    remindedAt: column(r => `(SELECT max(m.sent_at) FROM reminders m WHERE m.response_id = ${r}.id)`, 'response.remind'),
    stage: column(stage),
    undeliverable: many(
      () => undeliverableShape,
      (u, r) => `${u}.programme_id = ${r}.programme_id AND ${u}.cleared_at IS NULL AND ${u}.email IN ${contactsOf(r)}`,
      u => `${u}.email`,
    ),
    dueOn: column(r => `${r}.due_on::text`),
    dueAt: column(r => `((${r}.due_on + 1)::timestamp AT TIME ZONE (SELECT p.time_zone FROM programmes p WHERE p.id = ${r}.programme_id))`),
    ...responseLastYear,
    requestedBy: nameOf('requested_by_id'),
    supplier: supplierName,
    title: ofTemplate('title'),
    templateCode: ofTemplate('code'),
    templateVersion: ofTemplate('version'),
    previousId: column(r => `${r}.previous_id`),
    others: many(
      () => otherShape,
      (x, r) =>
        `${x}.supplier_id = ${r}.supplier_id AND ${x}.id <> ${r}.id AND (SELECT t.code FROM templates t WHERE t.id = ${x}.template_id) = (SELECT t.code FROM templates t WHERE t.id = ${r}.template_id)`,
      x => `${x}.requested_at DESC, ${x}.id DESC`,
    ),
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
    reviewerId: column(r => `(SELECT s.reviewer_id FROM suppliers s WHERE s.id = ${r}.supplier_id)`, 'reviewer.read'),
    reviewer: column(r => `(SELECT a.name FROM suppliers s JOIN accounts a ON a.id = s.reviewer_id WHERE s.id = ${r}.supplier_id)`),
    standIn: column(r => standIn(r, `(SELECT s.reviewer_id FROM suppliers s WHERE s.id = ${r}.supplier_id)`), 'reviewer.read'),
    claimedById: column(r => `${r}.claimed_by_id`, 'reviewer.read'),
    claimedBy: column(r => `(SELECT a.name FROM accounts a WHERE a.id = ${r}.claimed_by_id)`, 'reviewer.read'),
    claimedAt: column(r => `${r}.claimed_at`, 'reviewer.read'),
    signatories: many(
      () => contactShape,
      (c, r) => `${c}.supplier_id = ${r}.supplier_id AND ${c}.signatory AND ${c}.left_at IS NULL`,
      c => `${c}.name, ${c}.id`,
    ),
    allowedActions: told('id', 'programmeId', 'supplierId', 'status'),
  },
}

/** Some responses, by their ids. */
export const responsesNamed: Part = {
  shape: responseShape,
  where: (r, bind) => `${r}.id = ANY (${bind((_, args) => args.ids)}::uuid[])`,
}

const ofSupplier = (r: string, s: string): string => `${r}.supplier_id = ${s}.id`
const newestFirst = (r: string): string => `${r}.requested_at DESC, ${r}.id DESC`

/** What this feature gives to a supplier. */
export const supplierResponses: Record<string, Field> = {
  responses: many(() => responseShape, ofSupplier, newestFirst),
  latestResponse: one(() => responseShape, ofSupplier, newestFirst),
}

type Given = {
  status: string[]
  supplierId: string
  overdue: boolean
  mine: boolean
  nobodys: boolean
  cameBack: boolean
  asks: boolean
  silent: boolean
  dueWithin: number
  runsOutWithin: number
  search: string
  waveId: string
  stage: string
  undeliverable: boolean
  ids: string[]
  handedInSince: Date
}
const given = (args: Record<string, unknown>): Given => args.filter as Given

/** Of suppliers whom the person looks after, or stands in for whoever does today; and what they have in hand. */
const isMine = (r: string, bind: Bind): string => {
  const me = bind(ctx => ctx.actor.accountId)
  // What nobody has in hand is not unknown: it is not mine.
  return `(coalesce(${r}.claimed_by_id = ${me}::uuid, false) OR ${r}.supplier_id IN (SELECT s.id FROM suppliers s WHERE s.programme_id = ${bind(ctx => ctx.actor.programmeId)}::uuid
      AND s.reviewer_id = ANY (ARRAY(SELECT ${me}::uuid UNION ALL SELECT b.account_id FROM absences b WHERE b.deputy_id = ${me}::uuid AND ${today(bind)} BETWEEN b.first_day AND b.last_day))))`
}

/** Asked so many days ago, and nothing answered: a call helps more than a third mail. */
const silentAfterDays = 7

/** Still with the supplier after its day: told from the date, never stored. */
const isOverdue = (r: string, bind: Bind): string => `(${r}.status IN ('DRAFT', 'RETURNED') AND ${r}.due_on < ${today(bind)})`

/** A calendar ends somewhere: what lies further away than ten years is asked as ten years. */
const withinDays = (days: number): number => Math.min(Math.max(days, 0), 3_660)

/**
 * The acceptance that holds now, where it ends soon; the year that was before it is over. The bounds of the instant are those of the
 * index: any clock and any leap year lie within three days of them.
 */
const runsOutWithin = (r: string, bind: Bind): string => {
  const last = `(${today(bind)} + ${bind((_, args) => withinDays(given(args).runsOutWithin))}::int)`
  const year = `interval '${validMonths.usual} months'`
  return `(${r}.status = 'ACCEPTED' AND ${r}.status_since BETWEEN ${today(bind)} - ${year} - interval '3 days' AND ${last} - ${year} + interval '3 days'
    AND ${validUntil(r)} BETWEEN ${today(bind)} AND ${last}
    AND NOT EXISTS (SELECT 1 FROM responses n WHERE n.supplier_id = ${r}.supplier_id AND n.status = 'ACCEPTED' AND n.status_since > ${r}.status_since))`
}

/** With the supplier, and some address there takes no mail. */
const cannotBeReached = (r: string): string =>
  `(${r}.status IN ('DRAFT', 'RETURNED') AND EXISTS (SELECT 1 FROM contacts c WHERE c.supplier_id = ${r}.supplier_id AND ${isUndeliverable(`${r}.programme_id`, 'c.email')}))`

export const responseList: List = {
  shape: responseShape,
  sorts: {
    DUE: { sql: r => `${r}.due_on`, type: 'date' },
    WAITING: { sql: r => `${r}.status_since`, type: 'timestamptz' },
    SUBMITTED: { sql: r => `coalesce(${r}.submitted_at, '-infinity')`, type: 'timestamptz', descending: true },
  },
  filters: {
    status: (r, bind) => `${r}.status = ANY (${bind((_, args) => given(args).status)})`,
    ids: (r, bind) => `${r}.id = ANY (${bind((_, args) => someIds(given(args).ids))}::uuid[])`,
    supplierId: (r, bind) => `${r}.supplier_id = ${bind((_, args) => idOrNone(given(args).supplierId))}::uuid`,
    overdue: (r, bind) => `${isOverdue(r, bind)} = ${bind((_, args) => given(args).overdue)}`,
    mine: (r, bind) => `${isMine(r, bind)} = ${bind((_, args) => given(args).mine)}`,
    nobodys: (r, bind) =>
      `(${r}.supplier_id IN (SELECT s.id FROM suppliers s WHERE s.programme_id = ${bind(ctx => ctx.actor.programmeId)}::uuid AND s.reviewer_id IS NULL)) = ${bind((_, args) => given(args).nobodys)}`,
    cameBack: (r, bind) => `(${r}.status IN ('SUBMITTED', 'IN_REVIEW') AND ${r}.round > 1) = ${bind((_, args) => given(args).cameBack)}`,
    // As a list of ids, which the primary key looks up; as a subselect compared with yes or no, every response was looked at.
    asks: (r, bind) =>
      `(${r}.id = ANY (ARRAY(SELECT x.response_id FROM threads x WHERE x.programme_id = ${bind(ctx => ctx.actor.programmeId)}::uuid AND x.waits_for = 'HOUSE'))) = ${bind((_, args) => given(args).asks)}`,
    silent: (r, bind) =>
      `(${r}.status = 'DRAFT' AND ${r}.answered = 0 AND ${r}.requested_at < now() - interval '${silentAfterDays} days') = ${bind((_, args) => given(args).silent)}`,
    dueWithin: (r, bind) =>
      `(${r}.status IN ('DRAFT', 'RETURNED') AND ${r}.due_on BETWEEN ${today(bind)} AND ${today(bind)} + ${bind((_, args) => withinDays(given(args).dueWithin))}::int)`,
    runsOutWithin,
    // As the index of the sort has it.
    handedInSince: (r, bind) => `coalesce(${r}.submitted_at, '-infinity') > ${bind((_, args) => given(args).handedInSince)}::timestamptz`,
    waveId: (r, bind) => `${r}.wave_id = ${bind((_, args) => idOrNone(given(args).waveId))}::uuid`,
    stage: (r, bind) => `(${stage(r)}) = ${bind((_, args) => given(args).stage)}`,
    undeliverable: (r, bind) => `${cannotBeReached(r)} = ${bind((_, args) => given(args).undeliverable)}`,
    // Suppliers first, once: asked response by response, one that few bear took seconds among 150,000.
    search: (r, bind) =>
      `${r}.supplier_id IN (SELECT s.id FROM suppliers s WHERE s.programme_id = ${bind(ctx => ctx.actor.programmeId)}::uuid AND s.search LIKE lower(${bind((_, args) => partOf(given(args).search))}))`,
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
    'claimed_by_id',
    'claimed_at',
    'previous_id',
    'wave_id',
    'extended_from',
    'extended_at',
    'extended_by_id',
    'extension_words',
    'recalled_by_id',
    'recall_words',
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
