import { randomUUID } from 'node:crypto'
import { kysStart } from 'shared/questionnaires/kys-start.ts'
import type { Act, Context } from '../../core/context.ts'
import { note } from '../../core/history.ts'
import { recordState } from '../../core/transition.ts'
import type { Supplier } from '../suppliers/supplier.entity.ts'
import { Response, Template } from './response.entity.ts'

/** A new programme starts with the shipped questionnaire. */
export async function layOutTemplates(ctx: Context, programme: { id: string }): Promise<void> {
  await ctx.db.insert(Template, { id: randomUUID(), programmeId: programme.id, ...kysStart, publishedAt: ctx.now() })
}

/** Opens the first request of a supplier that is invited: its answers lie ready, empty, one per question. */
export async function openResponse(ctx: Context, supplier: Supplier, act: Act): Promise<void> {
  const template = await ctx.db.findOneOrFail(Template, {
    where: { programmeId: supplier.programmeId, code: kysStart.code },
    order: { version: 'DESC' },
  })
  const at = ctx.now()
  const response = ctx.db.create(Response, {
    id: randomUUID(),
    programmeId: supplier.programmeId,
    supplierId: supplier.id,
    templateId: template.id,
    status: 'DRAFT',
    statusSince: at,
    round: 0,
    message: act.words,
    requestedById: ctx.actor.accountId ?? '',
    requestedAt: at,
    dueOn: String(act.data.dueOn),
    returnWords: null,
    submittedAt: null,
    version: 1,
  })
  await ctx.db.insert(Response, response)
  await ctx.ask({
    text: `INSERT INTO answers (id, programme_id, supplier_id, response_id, question, place, status, version)
      SELECT gen_random_uuid(), $1, $2, $3, q->>'code', place, 'EMPTY', 0 FROM jsonb_array_elements($4::jsonb) WITH ORDINALITY AS asked(q, place)`,
    values: [response.programmeId, response.supplierId, response.id, JSON.stringify(template.questions)],
  })
  await recordState(ctx, 'responses', response, 'DRAFT', at)
  note(ctx, {
    action: 'response.request',
    subjectType: 'responses',
    subjectId: response.id,
    supplierId: supplier.id,
    audience: 'ALL',
    to: 'DRAFT',
    data: { dueOn: response.dueOn, template: template.code },
  })
}
