import { randomUUID } from 'node:crypto'
import { completeness } from 'shared/questionnaires/completeness.ts'
import { questionsOf } from 'shared/questionnaires/template.ts'
import { dayIn } from 'shared/rules/days.ts'
import type { Act, Context } from '../../core/context.ts'
import { Invalid } from '../../core/errors.ts'
import { note } from '../../core/history.ts'
import { recordState } from '../../core/transition.ts'
import type { Supplier } from '../suppliers/supplier.entity.ts'
import { Response, Template } from './response.entity.ts'
import { tellAsked } from './response-news.ts'
import { contentOf, usualTemplate } from './template.commands.ts'

type Named = Pick<Template, 'id' | 'code' | 'version'>

/** The template that was chosen, or the newest of the usual one; a programme that has only another asks that. */
async function templateFor(ctx: Context, programmeId: string, chosen: unknown): Promise<Named> {
  const select = { id: true, code: true, version: true } as const
  if (chosen) {
    const template = await ctx.db.findOne(Template, { select, where: { id: String(chosen), programmeId } })
    if (!template) throw new Invalid({ templateId: 'errors:field.unknownId' })
    return template
  }
  const newest = { version: 'DESC' } as const
  return (
    (await ctx.db.findOne(Template, { select, where: { programmeId, code: usualTemplate }, order: newest })) ??
    (await ctx.db.findOneOrFail(Template, { select, where: { programmeId }, order: newest }))
  )
}

/** What is asked of a supplier, and by when. */
export interface Request {
  readonly template: Named
  readonly dueOn: string
  readonly message: string | null
  /** The accepted response of the year before. */
  readonly previousId?: string | null
  readonly waveId?: string | null
}

/** Opens a request: its answers lie ready, empty, one per question. */
export async function layOutResponse(ctx: Context, supplier: Supplier, asked: Request): Promise<Response> {
  const { template, dueOn, message, previousId = null, waveId = null } = asked
  const at = ctx.now()
  const content = await contentOf(ctx, template.id)
  const sections = completeness(content, supplier.tier, new Map(), { today: dayIn(at, 'UTC') })
  const response = ctx.db.create(Response, {
    id: randomUUID(),
    programmeId: supplier.programmeId,
    supplierId: supplier.id,
    templateId: template.id,
    tier: supplier.tier,
    required: sections.reduce((sum, one) => sum + one.required, 0),
    answered: 0,
    status: 'DRAFT',
    statusSince: at,
    round: 0,
    message,
    requestedById: ctx.actor.accountId ?? '',
    requestedAt: at,
    dueOn,
    returnWords: null,
    submittedAt: null,
    previousId,
    waveId,
    version: 1,
  })
  await ctx.db.insert(Response, response as never)
  await ctx.ask({
    text: `INSERT INTO answers (id, programme_id, supplier_id, response_id, question, place, status, version)
      SELECT gen_random_uuid(), $1, $2, $3, code, place, 'EMPTY', 0 FROM unnest($4::text[]) WITH ORDINALITY AS asked(code, place)`,
    values: [response.programmeId, response.supplierId, response.id, questionsOf(content).map(question => question.code)],
  })
  await recordState(ctx, 'responses', response, 'DRAFT', at)
  note(ctx, {
    action: 'response.request',
    subjectType: 'responses',
    subjectId: response.id,
    supplierId: supplier.id,
    audience: 'ALL',
    to: 'DRAFT',
    data: {
      dueOn,
      template: template.code,
      version: template.version,
      ...(previousId && { previousId }),
      ...(waveId && { waveId }),
    },
  })
  return response
}

/** Opens the first request of a supplier that is invited, or one more. Whoever of it has joined already is told. */
export async function openResponse(ctx: Context, supplier: Supplier, act: Act): Promise<void> {
  const template = await templateFor(ctx, supplier.programmeId, act.data.templateId)
  const { dueOn, waveId } = act.data
  const asked = { template, dueOn: String(dueOn), message: act.words, waveId: waveId ? String(waveId) : null }
  await tellAsked(ctx, await layOutResponse(ctx, supplier, asked))
}
