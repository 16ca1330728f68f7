import { conflictOf } from 'shared/rules/grievances/conflict.ts'
import { asHouse } from '../../core/atomic.ts'
import { authorize } from '../../core/authorize.ts'
import type { Context } from '../../core/context.ts'
import { Refused } from '../../core/errors.ts'
import { note } from '../../core/history.ts'
import { store } from '../../core/load-for-update.ts'
import { type Holder, handlersWithKeys, isHandler } from '../members/handler-keys.ts'
import type { Membership } from '../members/member.entity.ts'
import { caseKey, removeWraps, whoCanOpen, wrapForHandler } from './case-keys.ts'
import { Grievance } from './grievance.entity.ts'

/** So many at least hold the key of the sender's identity: nobody asks and grants alone. */
const custodians = 2

const without = (ids: readonly string[], id: string): string[] => ids.filter(one => one !== id)

/** A handler who may get a case: not one whom it is about, and one for whose key somebody has vouched. */
async function newcomer(ctx: Context, grievance: Grievance, accountId: string): Promise<Holder> {
  const holder = (await handlersWithKeys(ctx)).find(one => one.accountId === accountId)
  if (!holder) throw new Refused('handlerWithoutKey')
  const departmentIds = holder.departmentId ? [holder.departmentId] : []
  if (conflictOf({ accountId, departmentIds }, grievance)) throw new Refused('handlerInConflict')
  if (!holder.vouched) throw new Refused('handlerNotVouched')
  return holder
}

/** Hands the key of a case to another handler. */
export async function addHandler(ctx: Context, grievance: Grievance, accountId: string): Promise<void> {
  authorize(ctx, 'grievance.give', grievance)
  const holder = await newcomer(ctx, grievance, accountId)
  const keepers = await whoCanOpen(ctx, grievance.id, 'IDENTITY')
  const keeps = grievance.custodianIds.includes(ctx.actor.accountId ?? '') && without(keepers, accountId).length < custodians
  const handlerIds = [...without(grievance.handlerIds, accountId), accountId]
  const custodianIds = keeps ? [...without(grievance.custodianIds, accountId), accountId] : grievance.custodianIds
  await store(ctx, Grievance, grievance, { handlerIds, custodianIds })
  await removeWraps(ctx, grievance.id, accountId)
  await wrapForHandler(ctx, grievance.id, 'CASE', await caseKey(ctx, grievance.id), holder)
  if (keeps) await wrapForHandler(ctx, grievance.id, 'IDENTITY', await caseKey(ctx, grievance.id, 'IDENTITY'), holder)
  note(ctx, { action: 'grievance.give', subjectType: 'grievances', subjectId: grievance.id, data: { accountId, custodian: keeps } })
}

/** Takes the key of a case back. What the person wrote stays. */
export async function removeHandler(ctx: Context, grievance: Grievance, accountId: string): Promise<void> {
  authorize(ctx, 'grievance.take', grievance)
  await keepsAReader(ctx, grievance, accountId)
  await forgoCase(ctx, grievance, accountId)
  note(ctx, { action: 'grievance.take', subjectType: 'grievances', subjectId: grievance.id, data: { accountId } })
}

/** Somebody whom a case is about, or who is too close to it: they lose their key, and can never be given one again. */
export async function excludePerson(ctx: Context, grievance: Grievance, accountId: string): Promise<void> {
  await keepsAReader(ctx, grievance, accountId)
  await forgoCase(ctx, grievance, accountId, { excludedIds: [...without(grievance.excludedIds, accountId), accountId] })
}

/** A case that nobody could open any more would be lost. */
async function keepsAReader(ctx: Context, grievance: Grievance, leaving: string): Promise<void> {
  if (without(await whoCanOpen(ctx, grievance.id), leaving).length === 0) throw new Refused('lastHandler')
}

/** As the house: who leaves a case no longer sees its row. */
const forgoCase = (ctx: Context, grievance: Grievance, accountId: string, changes: Partial<Grievance> = {}): Promise<void> =>
  asHouse(ctx, async () => {
    await removeWraps(ctx, grievance.id, accountId)
    await store(ctx, Grievance, grievance, { ...changes, ...leaving(grievance, accountId) })
  })

const leaving = ({ handlerIds, custodianIds, leadId }: Grievance, accountId: string): Partial<Grievance> => ({
  handlerIds: without(handlerIds, accountId),
  custodianIds: without(custodianIds, accountId),
  ...(leadId === accountId && { leadId: null }),
})

/**
 * After a person has left, lost the role, changed the department or come back. Where others can open a case, the keys of who must
 * not go; where nobody else can, the last key stays, closed by the person's rights: nobody destroys cases by moving people about.
 */
export async function settleKeysOf(ctx: Context, member: Membership): Promise<void> {
  if (member.supplierId) return
  await asHouse(ctx, async () => {
    for (const grievance of await casesWithKeyOf(ctx, member.accountId)) await settle(ctx, grievance, member)
  })
}

const casesWithKeyOf = (ctx: Context, accountId: string): Promise<Grievance[]> =>
  ctx.db
    .createQueryBuilder(Grievance, 'g')
    .setLock('for_no_key_update')
    .where('g.programmeId = :programmeId', { programmeId: ctx.actor.programmeId })
    .andWhere("EXISTS (SELECT 1 FROM grievance_keys k WHERE k.grievance_id = g.id AND k.account_id = :accountId AND k.opens = 'CASE')", {
      accountId,
    })
    .getMany()

async function settle(ctx: Context, grievance: Grievance, member: Membership): Promise<void> {
  const { accountId, departmentId } = member
  const inConflict = conflictOf({ accountId, departmentIds: departmentId ? [departmentId] : [] }, grievance) !== null
  const holds = grievance.handlerIds.includes(accountId)
  if (isHandler(member) && !inConflict) {
    if (!holds) await store(ctx, Grievance, grievance, { handlerIds: [...grievance.handlerIds, accountId] })
    return
  }
  const others = without(await whoCanOpen(ctx, grievance.id), accountId)
  if (others.length > 0) await forgoCase(ctx, grievance, accountId)
  else if (holds && inConflict) await store(ctx, Grievance, grievance, leaving(grievance, accountId))
  else return
  note(ctx, { action: 'grievance.take', subjectType: 'grievances', subjectId: grievance.id, data: { accountId }, byRule: true })
}
