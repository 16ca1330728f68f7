import { randomUUID } from 'node:crypto'
import { type ConditionAction, conditionMachine } from 'shared/machines/condition.ts'
import {
  fulfilCondition as fulfilSchema,
  liftCondition as liftSchema,
  type NameCondition,
  nameCondition as nameSchema,
  type newCondition,
  type SettleCondition,
} from 'shared/schemas/conditions.ts'
import type { z } from 'zod'
import { authorize } from '../../core/authorize.ts'
import type { Context } from '../../core/context.ts'
import { Invalid, Refused } from '../../core/errors.ts'
import { note } from '../../core/history.ts'
import { loadForUpdate } from '../../core/load-for-update.ts'
import { notify, peopleOf } from '../../core/notify.ts'
import { parse } from '../../core/parse.ts'
import { announce, recordState, transition } from '../../core/transition.ts'
import { checkDueDay } from '../programmes/programme.commands.ts'
import { Supplier } from '../suppliers/supplier.entity.ts'
import { approveSupplier, meetConditions, setConditions } from '../suppliers/supplier-moves.ts'
import { Condition } from './condition.entity.ts'
import { whatStandsOpen } from './open-matters.ts'

type Given = z.output<typeof newCondition>
type Of = { readonly supplierId: string; readonly responseId: string | null }

/** Whoever sees to it is a reviewer of the programme; nobody named: whoever names it. */
async function checkOwner(ctx: Context, ownerId: string): Promise<void> {
  if (ownerId === ctx.actor.accountId) return
  const known = await ctx.ask({
    text: `SELECT 1 FROM memberships WHERE programme_id = $1 AND account_id = $2 AND supplier_id IS NULL AND deactivated_at IS NULL AND 'REVIEWER' = ANY (roles)`,
    values: [ctx.actor.programmeId, ownerId],
  })
  if (known.length === 0) throw new Invalid({ ownerId: 'errors:field.unknownId' })
}

/** Writes a condition down, and tells whoever is to see to it. The right was asked by whoever calls. */
async function write(ctx: Context, { supplierId, responseId }: Of, { name, words, dueOn, ownerId }: Given): Promise<void> {
  const owner = ownerId ?? ctx.actor.accountId ?? ''
  await checkDueDay(ctx, dueOn)
  await checkOwner(ctx, owner)
  const id = randomUUID()
  const at = ctx.now()
  await ctx.db.insert(Condition, {
    id,
    programmeId: ctx.actor.programmeId ?? '',
    supplierId,
    responseId,
    name,
    words,
    dueOn,
    ownerId: owner,
    status: 'OPEN',
    statusSince: at,
    namedById: ctx.actor.accountId ?? '',
    namedAt: at,
    settledById: null,
    settledWords: null,
    version: 1,
  })
  await recordState(ctx, 'conditions', { id, supplierId }, 'OPEN', at)
  note(ctx, {
    action: 'condition.name',
    subjectType: 'conditions',
    subjectId: id,
    supplierId,
    audience: 'ALL',
    to: 'OPEN',
    note: words,
    data: { name, dueOn, ownerId: owner, responseId },
  })
  await tell(ctx, supplierId, [owner], name, dueOn)
}

async function tell(ctx: Context, supplierId: string, accounts: readonly string[], name: string, dueOn: string): Promise<void> {
  const [supplier] = await ctx.ask({ text: 'SELECT name FROM suppliers WHERE id = $1', values: [supplierId] })
  await notify(ctx, accounts, {
    key: 'conditionNamed',
    values: { supplier: supplier?.name, name, due: dueOn },
    path: `/suppliers/${supplierId}`,
  })
}

/** With the acceptance of a response; 0.4: while something else stands open, at least one has to be named. */
export async function nameWithAcceptance(ctx: Context, of: Of & { readonly responseId: string }, given: readonly Given[]): Promise<void> {
  if (given.length > 0) authorize(ctx, 'condition.name', { programmeId: ctx.actor.programmeId, supplierId: of.supplierId })
  for (const one of given) await write(ctx, of, one)
  const matters = await whatStandsOpen(ctx, of.supplierId)
  const others = matters.filter(matter => matter.kind !== 'CONDITION')
  if (others.length > 0 && others.length === matters.length) throw new Refused('conditionsNeeded', { count: others.length })
}

/** A further condition, of a supplier that has been approved already. */
export async function nameCondition(ctx: Context, input: NameCondition): Promise<string> {
  const { supplierId, ...given } = parse(nameSchema, input)
  const supplier = await loadForUpdate(ctx, Supplier, 'condition.name', supplierId)
  if (!['CONDITIONAL', 'APPROVED', 'ACTIVE'].includes(supplier.status))
    throw new Refused('wrongState', { action: 'condition.name', from: supplier.status })
  await write(ctx, { supplierId, responseId: null }, given)
  const people = await peopleOf(ctx, supplierId)
  const [latest] = await ctx.ask({
    text: 'SELECT id FROM responses WHERE supplier_id = $1 ORDER BY requested_at DESC, id DESC LIMIT 1',
    values: [supplierId],
  })
  if (latest)
    await notify(ctx, people, {
      key: 'conditionNamed',
      values: { supplier: supplier.name, name: given.name, due: given.dueOn },
      path: `/responses/${String(latest.id)}`,
    })
  await announce(ctx, 'condition.name', { supplierId })
  return supplierId
}

const settle =
  (action: ConditionAction, schema: typeof fulfilSchema | typeof liftSchema) =>
  async (ctx: Context, input: SettleCondition): Promise<string> => {
    const { id, version, words } = parse(schema, input)
    const condition = await loadForUpdate(ctx, Condition, action, id, version)
    await transition(ctx, Condition, conditionMachine, condition, action, {
      words: words ?? null,
      changes: { settledById: ctx.actor.accountId, settledWords: words ?? null },
      data: { name: condition.name },
    })
    return condition.supplierId
  }

export const fulfilCondition = settle('condition.fulfil', fulfilSchema)
export const liftCondition = settle('condition.lift', liftSchema)

/** 0.4: accepting moves the supplier to APPROVED, or to CONDITIONAL while something stands open. */
export async function judgeSupplier(ctx: Context, record: { supplierId: string }): Promise<void> {
  const open = await whatStandsOpen(ctx, record.supplierId)
  if (open.length > 0) return setConditions(ctx, record)
  await approveSupplier(ctx, record)
  await meetConditions(ctx, record)
}

/** A condition was named, met or lifted: an approved supplier becomes conditional, a conditional one approved. Who trades goes on trading. */
export async function followConditions(ctx: Context, record: { supplierId: string }): Promise<void> {
  const open = await whatStandsOpen(ctx, record.supplierId)
  await (open.length > 0 ? setConditions : meetConditions)(ctx, record)
}
