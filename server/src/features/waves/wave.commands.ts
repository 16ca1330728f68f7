import { createHash, randomUUID } from 'node:crypto'
import canonicalize from 'canonicalize'
import { next } from 'shared/machines/machine.ts'
import { renewingStates, supplierMachine } from 'shared/machines/supplier.ts'
import { type CreateWave, createWave as schema } from 'shared/schemas/requests.ts'
import type { WaveObstacle } from 'shared/words/lists.ts'
import { In } from 'typeorm'
import { authorize, authorizeHere } from '../../core/authorize.ts'
import type { Act, Context } from '../../core/context.ts'
import { Invalid, NotFound, Refused } from '../../core/errors.ts'
import { note } from '../../core/history.ts'
import { parse } from '../../core/parse.ts'
import { transition } from '../../core/transition.ts'
import { checkDueDay } from '../programmes/programme.commands.ts'
import { openNextCycle } from '../questionnaires/cycle.commands.ts'
import { openResponse } from '../questionnaires/request.commands.ts'
import { askContacts } from '../suppliers/supplier.commands.ts'
import { Supplier } from '../suppliers/supplier.entity.ts'
import { Wave } from './wave.entity.ts'
import { obstacle } from './wave.reading.ts'

export interface Sent {
  readonly id: string
  readonly leftOut: readonly { readonly id: string; readonly name: string; readonly obstacle: WaveObstacle }[]
}

interface Judged {
  readonly id: string
  readonly name: string
  readonly obstacle: WaveObstacle | null
}

/**
 * Asks many suppliers the same at once. Who cannot be asked any more when it is sent is left out and named; the others get their
 * request and their mails all together or not at all.
 */
export async function createWave(ctx: Context, input: CreateWave): Promise<Sent> {
  const { supplierIds, ...given } = parse(schema, input)
  authorizeHere(ctx, 'wave.create')
  const suppliers = await holdSuppliers(ctx, supplierIds)
  await checkDueDay(ctx, given.dueOn)
  await checkTemplate(ctx, given.templateId)
  const judged = await judge(ctx, supplierIds)
  const free = new Set(judged.filter(one => one.obstacle === null).map(({ id }) => id))
  if (free.size === 0) throw new Refused('waveNobody', { count: judged.length })
  const wave = await write(ctx, given)
  const act: Act = { words: given.message, data: { dueOn: given.dueOn, templateId: given.templateId, waveId: wave.id } }
  const before = await accepted(ctx, [...free])
  for (const supplier of suppliers.filter(({ id }) => free.has(id))) await ask(ctx, supplier, act, before.has(supplier.id))
  tell(ctx, wave, [...free].sort())
  return { id: wave.id, leftOut: judged.flatMap(one => (one.obstacle ? [{ ...one, obstacle: one.obstacle }] : [])) }
}

async function checkTemplate(ctx: Context, templateId: string): Promise<void> {
  const known = await ctx.ask({
    text: 'SELECT 1 FROM templates WHERE id = $1 AND programme_id = $2',
    values: [templateId, ctx.actor.programmeId],
  })
  if (known.length === 0) throw new Invalid({ templateId: 'errors:field.unknownId' })
}

/** In the order of their ids, so that two waves to the same suppliers wait for each other and do not block. */
async function holdSuppliers(ctx: Context, ids: readonly string[]): Promise<Supplier[]> {
  const found = await ctx.db.find(Supplier, {
    where: { id: In([...ids]), programmeId: ctx.actor.programmeId ?? '' },
    order: { id: 'ASC' },
    lock: { mode: 'for_no_key_update' },
  })
  if (found.length < ids.length) throw new NotFound()
  for (const supplier of found) authorize(ctx, 'supplier.invite', supplier)
  return found
}

/** Once they are held: what somebody else asked of them a moment ago counts. */
const judge = async (ctx: Context, ids: readonly string[]): Promise<Judged[]> =>
  (await ctx.ask({
    text: `SELECT s.id, s.name, ${obstacle('s')} AS obstacle FROM suppliers s WHERE s.id = ANY ($1::uuid[]) ORDER BY s.name, s.id`,
    values: [ids],
  })) as unknown as Judged[]

async function write(ctx: Context, given: Pick<Wave, 'name' | 'templateId' | 'dueOn' | 'message'>): Promise<Wave> {
  const wave = ctx.db.create(Wave, {
    ...given,
    id: randomUUID(),
    programmeId: ctx.actor.programmeId ?? '',
    createdById: ctx.actor.accountId ?? '',
    createdAt: ctx.now(),
    version: 1,
  })
  await ctx.db.insert(Wave, wave as never)
  return wave
}

/** Of whom something was accepted before. */
async function accepted(ctx: Context, ids: readonly string[]): Promise<Set<string>> {
  const rows = await ctx.ask({
    text: `SELECT DISTINCT supplier_id AS id FROM responses WHERE supplier_id = ANY ($1::uuid[]) AND status = 'ACCEPTED'`,
    values: [ids],
  })
  return new Set(rows.map(({ id }) => String(id)))
}

/**
 * Whoever was never asked is invited, and the request follows by that; an accepted supplier is asked for the next year, with last
 * year's answers proposed; to the others it is one more.
 */
async function ask(ctx: Context, supplier: Supplier, act: Act, acceptedBefore: boolean): Promise<void> {
  if (next(supplierMachine, supplier.status, 'supplier.invite'))
    await transition(ctx, Supplier, supplierMachine, supplier, 'supplier.invite', act)
  else if (acceptedBefore && renewingStates.includes(supplier.status)) await openNextCycle(ctx, supplier, nextCycle(act))
  else await openResponse(ctx, supplier, act)
  await askContacts(ctx, supplier)
}

const nextCycle = ({ words, data }: Act) => ({
  dueOn: String(data.dueOn),
  message: words,
  templateId: String(data.templateId),
  waveId: String(data.waveId),
})

/** One entry for the whole, with the hash of whom it asked (trust 4); each request has its own besides. */
const tell = (ctx: Context, wave: Wave, suppliers: readonly string[]): void =>
  note(ctx, {
    action: 'wave.create',
    subjectType: 'waves',
    subjectId: wave.id,
    note: wave.message,
    data: {
      name: wave.name,
      dueOn: wave.dueOn,
      templateId: wave.templateId,
      count: suppliers.length,
      sha256: createHash('sha256')
        .update(canonicalize(suppliers) ?? '')
        .digest('hex'),
    },
  })
