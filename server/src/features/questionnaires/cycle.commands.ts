import { renewingStates } from 'shared/machines/supplier.ts'
import type { GivenAnswer } from 'shared/questionnaires/answer.ts'
import { type FileToday, type LastYearsAnswer, lastYearsAnswers } from 'shared/questionnaires/last-year.ts'
import { dayIn } from 'shared/rules/days.ts'
import { type OpenCycle, openCycle as schema } from 'shared/schemas/suppliers.ts'
import { asHouse } from '../../core/atomic.ts'
import type { Context, Row } from '../../core/context.ts'
import { Invalid, Refused } from '../../core/errors.ts'
import { note } from '../../core/history.ts'
import { loadForUpdate, oneAtATime } from '../../core/load-for-update.ts'
import { parse } from '../../core/parse.ts'
import { announce } from '../../core/transition.ts'
import { checkDueDay, currentProgramme } from '../programmes/programme.commands.ts'
import { Supplier } from '../suppliers/supplier.entity.ts'
import { layOutResponse } from './request.commands.ts'
import { Response, Template } from './response.entity.ts'

/** What is asked of a supplier for the next year. The day was looked at by whoever asks. */
export interface NextCycle {
  readonly dueOn: string
  readonly message?: string | null
  /** Without one, the newest version of the questionnaire that was accepted. */
  readonly templateId?: string | null
  readonly waveId?: string | null
}

/** From the supplier's page: one supplier. */
export async function startNextCycle(ctx: Context, input: OpenCycle): Promise<string> {
  const { id, version, ...asked } = parse(schema, input)
  const supplier = await loadForUpdate(ctx, Supplier, 'supplier.renew', id, version)
  await checkDueDay(ctx, asked.dueOn)
  await openNextCycle(ctx, supplier, asked)
  return id
}

/**
 * Opens the next year for a supplier whose answers were accepted: the newest version of its questionnaire, with last year's answers
 * proposed. The caller holds the supplier and has asked the policy.
 */
export async function openNextCycle(ctx: Context, supplier: Supplier, asked: NextCycle): Promise<Response> {
  await oneAtATime(ctx, `responses of ${supplier.id}`)
  if (!renewingStates.includes(supplier.status)) throw new Refused('wrongState', { action: 'supplier.renew', from: supplier.status })
  const previous = await lastAccepted(ctx, supplier)
  const template = await templateFor(ctx, previous, asked.templateId)
  const { dueOn, message = null, waveId = null } = asked
  const response = await layOutResponse(ctx, supplier, { template, dueOn, message, waveId, previousId: previous.id })
  note(ctx, {
    action: 'supplier.renew',
    subjectType: 'suppliers',
    subjectId: supplier.id,
    supplierId: supplier.id,
    audience: 'ALL',
    note: message,
    data: { dueOn, responseId: response.id },
  })
  // Who starts a cycle may be somebody who reads no answers.
  await asHouse(ctx, async () => keep(ctx, response, await compared(ctx, previous, template, dueOn)))
  await announce(ctx, 'supplier.renew', response, { words: message, data: { dueOn } })
  return response
}

/** One questionnaire at a time: what is still open is finished first. */
async function lastAccepted(ctx: Context, supplier: Supplier): Promise<Response> {
  const all = await ctx.db.find(Response, { where: { supplierId: supplier.id }, order: { requestedAt: 'DESC', id: 'DESC' } })
  const previous = all.find(one => one.status === 'ACCEPTED')
  if (!previous) throw new Refused('nothingAccepted')
  // What was taken back is not open, and stands in nobody's way.
  if (all.some(one => one.status !== 'ACCEPTED' && one.status !== 'WITHDRAWN')) throw new Refused('cycleOpen')
  return previous
}

async function templateFor(ctx: Context, previous: Response, chosen: string | null | undefined): Promise<Template> {
  const { programmeId } = previous
  if (chosen) {
    const template = await ctx.db.findOneBy(Template, { id: chosen, programmeId })
    if (!template) throw new Invalid({ templateId: 'errors:field.unknownId' })
    return template
  }
  const { code } = await ctx.db.findOneByOrFail(Template, { id: previous.templateId })
  return ctx.db.findOneOrFail(Template, { where: { programmeId, code }, order: { version: 'DESC' } })
}

/** What was accepted, against what is asked now. */
async function compared(ctx: Context, previous: Response, now: Template, dueOn: string): Promise<LastYearsAnswer[]> {
  const before = await ctx.db.findOneByOrFail(Template, { id: previous.templateId })
  const { timeZone } = await currentProgramme(ctx)
  const answers = new Map((await accepted(ctx, previous)).map(one => [String(one.question), asGiven(one)]))
  return lastYearsAnswers(
    { answers, template: before.content, files: await filesToday(ctx, previous.supplierId) },
    { template: now.content, today: dayIn(ctx.now(), timeZone), dueOn },
  )
}

/** As it was handed in and accepted; the draft behind it may have been emptied since. */
const accepted = (ctx: Context, previous: Response): Promise<Row[]> =>
  ctx.ask({
    text: `SELECT a->>'question' AS question, a->>'status' AS status, a->'value' AS value, a->>'reason' AS reason, a->>'note' AS note, a->'fileIds' AS files
      FROM rounds o, jsonb_array_elements(o.answers) a WHERE o.response_id = $1 AND o.number = $2`,
    values: [previous.id, previous.round],
  })

const asGiven = ({ status, value, reason, note, files }: Row): GivenAnswer => ({ status, value, reason, note, files }) as GivenAnswer

/** Every file of the supplier, with the newest revision in its place. */
async function filesToday(ctx: Context, supplierId: string): Promise<Map<string, FileToday>> {
  const rows = await ctx.ask({
    text: `SELECT f.id, n.id AS newest, n.state, n.expires_on::text AS "expiresOn" FROM evidence_files f
      JOIN LATERAL (SELECT x.id, x.state, x.expires_on FROM evidence_files x WHERE x.first_id = f.first_id ORDER BY x.revision DESC LIMIT 1) n ON true WHERE f.supplier_id = $1`,
    values: [supplierId],
  })
  return new Map(
    rows.map(row => [
      String(row.id),
      { id: String(row.newest), state: String(row.state), expiresOn: row.expiresOn as FileToday['expiresOn'] },
    ]),
  )
}

async function keep(ctx: Context, response: Response, all: readonly LastYearsAnswer[]): Promise<void> {
  await ctx.ask({
    text: `INSERT INTO last_year_answers (response_id, question, programme_id, supplier_id, before, proposed, not_proposed, left_out, file_ids)
      SELECT $1, x.question, $2, $3, x.before, nullif(x.proposed, 'null'), x."notProposed", x."leftOut", x.files
      FROM jsonb_to_recordset($4) AS x(question text, before jsonb, proposed jsonb, "notProposed" text, "leftOut" jsonb, files uuid[])`,
    values: [response.id, response.programmeId, response.supplierId, JSON.stringify(all)],
  })
}
