import { randomUUID } from 'node:crypto'
import type { Action } from 'shared/policy/policy.ts'
import {
  type AssignmentId,
  type HandOverSection,
  handOverSection as handOverSchema,
  assignmentId as idSchema,
} from 'shared/schemas/talk.ts'
import { asHouse } from '../../core/atomic.ts'
import { authorize, authorizeEver } from '../../core/authorize.ts'
import type { Context } from '../../core/context.ts'
import { Invalid, NotFound, Refused } from '../../core/errors.ts'
import { note } from '../../core/history.ts'
import { loadForUpdate, oneAtATime, store } from '../../core/load-for-update.ts'
import { parse } from '../../core/parse.ts'
import { invite } from '../members/invitations.ts'
import { Account } from '../members/member.entity.ts'
import { Response } from '../questionnaires/response.entity.ts'
import { contactOf, pendingInvitation, standingOf } from '../suppliers/colleagues.ts'
import type { PassedOn } from '../suppliers/pass-on.commands.ts'
import { Assignment } from './assignment.entity.ts'
import { tellFinished, tellHandedOver, tellTakenBack } from './assignment-news.ts'
import { sectionTitle } from './section.ts'

type Given = ReturnType<typeof handOverSchema.parse>

/** Puts a section into a colleague's hands. Whoever is new there is invited: to answer, never to hand in. */
export async function handOverSection(ctx: Context, input: HandOverSection): Promise<string> {
  const given = parse(handOverSchema, input)
  const response = await loadForUpdate(ctx, Response, 'section.handOver', given.responseId)
  if (response.status !== 'DRAFT' && response.status !== 'RETURNED') throw new Refused('notEditable')
  if (!(await sectionTitle(ctx, response.id, given.section))) throw new Invalid({ section: 'errors:field.unknownId' })
  const me = await ctx.db.findOneByOrFail(Account, { id: ctx.actor.accountId ?? '' })
  if (me.email === given.email) throw new Refused('sectionYourself')
  await freeSection(ctx, response, given.section, me.email)
  const invitationId = await bringIn(ctx, response.supplierId, given)
  const assignment = await write(ctx, response, given, invitationId)
  note(ctx, {
    action: 'section.handOver',
    subjectType: 'responses',
    subjectId: response.id,
    supplierId: response.supplierId,
    audience: 'ALL',
    data: { section: given.section, assignmentId: assignment.id },
  })
  await tellHandedOver(ctx, assignment)
  return response.id
}

/** A section is in one colleague's hands at a time; who holds it may hand it on. */
async function freeSection(ctx: Context, response: Response, section: string, myEmail: string): Promise<void> {
  const held = (await ctx.db.findBy(Assignment, { responseId: response.id, section })).find(one => !one.doneAt && !one.takenBackAt)
  if (!held) return
  if (held.email !== myEmail) throw new Refused('sectionHandedOver', { name: held.name })
  await store(ctx, Assignment, held, { doneAt: ctx.now() })
}

/** Sees to it that the colleague takes part; gives the invitation that was written for this, if one was needed. */
async function bringIn(ctx: Context, supplierId: string, { email, name, locale }: Given): Promise<string | null> {
  return asHouse(ctx, async () => {
    await oneAtATime(ctx, `contacts ${supplierId}`)
    const standing = await standingOf(ctx, email, supplierId)
    if (standing === 'ELSEWHERE') throw new Refused('colleagueElsewhere')
    if (standing === 'WITHDRAWN') throw new Refused('colleagueWithdrawn')
    if (standing === 'MEMBER' || (await pendingInvitation(ctx, email, supplierId))) return null
    if (!(await ctx.house.limits.mayMail(`account ${ctx.actor.accountId}`, email))) throw new Refused('tooManyInvitations')
    const contact = await contactOf(ctx, { supplierId, email, name, locale: locale ?? ctx.locale, signatory: false })
    const roles = contact.signatory ? (['SUPPLIER_USER', 'SUPPLIER_SIGNATORY'] as const) : (['SUPPLIER_USER'] as const)
    const invitation = await invite(
      ctx,
      { email, name: contact.name, locale: contact.locale, roles: [...roles], supplierId, contactId: contact.id },
      { ownMail: true },
    )
    return invitation.id
  })
}

async function write(ctx: Context, response: Response, given: Given, invitationId: string | null): Promise<Assignment> {
  const { section, email, name, words } = given
  const assignment = ctx.db.create(Assignment, {
    id: randomUUID(),
    programmeId: response.programmeId,
    supplierId: response.supplierId,
    responseId: response.id,
    section,
    email,
    name,
    words,
    byId: ctx.actor.accountId ?? '',
    at: ctx.now(),
    invitationId,
    doneAt: null,
    takenBackAt: null,
    version: 1,
  })
  await ctx.db.insert(Assignment, assignment)
  return assignment
}

/** Whose act it is: finishing the colleague's, taking back that of whoever handed over. */
const whose: Partial<Record<Action, (ctx: Context, one: Assignment) => Promise<string | null>>> = {
  'section.finish': async (ctx, { email }) => (await ctx.db.findOneBy(Account, { email }))?.id ?? null,
  'section.takeBack': async (_, { byId }) => byId,
}

async function openAssignment(ctx: Context, action: Action, input: AssignmentId): Promise<Assignment> {
  const { id } = parse(idSchema, input)
  authorizeEver(ctx, action)
  const found = await ctx.db
    .createQueryBuilder(Assignment, 'x')
    .setLock('for_no_key_update')
    .where('x.id = :id AND x.programmeId = :programmeId', { id, programmeId: ctx.actor.programmeId })
    .getOne()
  if (!found) throw new NotFound()
  authorize(ctx, action, { ...found, accountId: (await whose[action]?.(ctx, found)) ?? null })
  if (found.doneAt || found.takenBackAt) throw new Refused('sectionOver')
  return found
}

/** "I am done with this section." */
export async function finishSection(ctx: Context, input: AssignmentId): Promise<string> {
  const assignment = await openAssignment(ctx, 'section.finish', input)
  await store(ctx, Assignment, assignment, { doneAt: ctx.now() })
  told(ctx, assignment, 'section.finish')
  await tellFinished(ctx, assignment)
  return assignment.responseId
}

/** Ends a hand-over. A link that was sent for it alone, perhaps to a wrong address, ends with it. */
export async function takeBackSection(ctx: Context, input: AssignmentId): Promise<string> {
  const assignment = await openAssignment(ctx, 'section.takeBack', input)
  await store(ctx, Assignment, assignment, { takenBackAt: ctx.now() })
  if (assignment.invitationId) await endInvitation(ctx, assignment)
  told(ctx, assignment, 'section.takeBack')
  await tellTakenBack(ctx, assignment)
  return assignment.responseId
}

/** Unless another section waits for the same newcomer. */
async function endInvitation(ctx: Context, { id, supplierId, email, invitationId }: Assignment): Promise<void> {
  const others = await ctx.ask({
    text: 'SELECT 1 FROM assignments WHERE supplier_id = $1 AND email = $2 AND id <> $3 AND done_at IS NULL AND taken_back_at IS NULL LIMIT 1',
    values: [supplierId, email, id],
  })
  if (others.length > 0) return
  await asHouse(ctx, async () => {
    const [ended] = await ctx.ask({
      text: 'UPDATE invitations SET withdrawn_at = $2 WHERE id = $1 AND accepted_at IS NULL AND withdrawn_at IS NULL RETURNING id',
      values: [invitationId, ctx.now()],
    })
    if (ended) note(ctx, { action: 'invitation.withdraw', subjectType: 'invitations', subjectId: String(ended.id), supplierId })
  })
}

/** Whoever was invited for a section and passed the invitation on has passed the section on with it. */
export async function carrySections(ctx: Context, { supplierId, from, to }: PassedOn): Promise<void> {
  await ctx.ask({
    text: `UPDATE assignments SET email = $3, name = $4, invitation_id = CASE WHEN invitation_id IS NOT NULL THEN $5::uuid END, version = version + 1
      WHERE supplier_id = $1 AND email = $2 AND done_at IS NULL AND taken_back_at IS NULL`,
    values: [supplierId, from, to.email, to.name, to.invitationId],
  })
}

function told(ctx: Context, { id, responseId, supplierId, section }: Assignment, action: 'section.finish' | 'section.takeBack'): void {
  note(ctx, { action, subjectType: 'responses', subjectId: responseId, supplierId, audience: 'ALL', data: { section, assignmentId: id } })
}
