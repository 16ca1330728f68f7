import { randomUUID } from 'node:crypto'
import type { Action } from 'shared/policy/policy.ts'
import { id as idSchema, type Versioned, versioned } from 'shared/schemas/fields.ts'
import {
  type ChangeRoles,
  changeRoles as changeSchema,
  departmentName,
  type InviteMember,
  inviteMember as inviteSchema,
} from 'shared/schemas/programmes.ts'
import { authorize, authorizeEver, authorizeHere } from '../../core/authorize.ts'
import type { Context } from '../../core/context.ts'
import { NotFound, Refused } from '../../core/errors.ts'
import { note } from '../../core/history.ts'
import { loadForUpdate, oneAtATime, store } from '../../core/load-for-update.ts'
import { parse } from '../../core/parse.ts'
import { announce } from '../../core/transition.ts'
import { invite, withdrawPending } from './invitations.ts'
import { Department, Invitation, Membership } from './member.entity.ts'

const here = (ctx: Context): string => ctx.actor.programmeId ?? ''

// ---- departments

export async function createDepartment(ctx: Context, name: string): Promise<string> {
  const given = parse(departmentName, { name })
  authorizeHere(ctx, 'department.create')
  await oneAtATime(ctx, `departments ${here(ctx)}`)
  if (await ctx.db.existsBy(Department, { programmeId: here(ctx), ...given })) throw new Refused('nameTaken')
  const id = randomUUID()
  await ctx.db.insert(Department, { id, programmeId: here(ctx), ...given })
  note(ctx, { action: 'department.create', subjectType: 'departments', subjectId: id, data: given })
  return id
}

export async function renameDepartment(ctx: Context, id: string, name: string): Promise<string> {
  const given = parse(departmentName, { name })
  await oneAtATime(ctx, `departments ${here(ctx)}`)
  const department = await departmentOf(ctx, 'department.rename', id)
  if (department.name !== given.name && (await ctx.db.existsBy(Department, { programmeId: here(ctx), ...given })))
    throw new Refused('nameTaken')
  await ctx.db.update(Department, { id: department.id }, given)
  note(ctx, {
    action: 'department.rename',
    subjectType: 'departments',
    subjectId: department.id,
    data: { from: department.name, to: given.name },
  })
  return department.id
}

export async function removeDepartment(ctx: Context, id: string): Promise<void> {
  const department = await departmentOf(ctx, 'department.remove', id)
  const used =
    (await ctx.db.existsBy(Membership, { departmentId: department.id })) ||
    (await ctx.db.existsBy(Invitation, { departmentId: department.id }))
  if (used) throw new Refused('departmentInUse')
  await ctx.db.delete(Department, { id: department.id })
  note(ctx, { action: 'department.remove', subjectType: 'departments', subjectId: department.id, data: { name: department.name } })
}

async function departmentOf(ctx: Context, action: Action, id: string): Promise<Department> {
  authorizeHere(ctx, action)
  const department = await ctx.db.findOneBy(Department, { id: parse(idSchema, id), programmeId: here(ctx) })
  if (!department) throw new NotFound()
  return department
}

// ---- invitations

/** Departments and suppliers that a member points at must be this programme's own. */
async function checkLinks(ctx: Context, given: { departmentId?: string | null; reach?: string[] | null }): Promise<void> {
  if (given.departmentId && !(await ctx.db.existsBy(Department, { id: given.departmentId, programmeId: here(ctx) }))) throw new NotFound()
  if (!given.reach?.length) return
  const [found] = await ctx.ask({
    text: 'SELECT count(*)::int AS n FROM suppliers WHERE programme_id = $1 AND id = ANY ($2::uuid[])',
    values: [here(ctx), given.reach],
  })
  if (found?.n !== new Set(given.reach).size) throw new NotFound()
}

export async function inviteMember(ctx: Context, input: InviteMember): Promise<string> {
  const given = parse(inviteSchema, input)
  authorizeHere(ctx, 'member.invite')
  await oneAtATime(ctx, `invitations ${here(ctx)} ${given.email}`)
  await checkLinks(ctx, given)
  const [member] = await ctx.ask({
    text: `SELECT 1 FROM memberships m JOIN accounts a ON a.id = m.account_id WHERE m.programme_id = $1 AND a.email = $2 AND m.supplier_id IS NULL AND m.deactivated_at IS NULL`,
    values: [here(ctx), given.email],
  })
  if (member) throw new Refused('alreadyMember')
  const [pending] = await ctx.ask({
    text: `SELECT 1 FROM invitations WHERE programme_id = $1 AND email = $2 AND supplier_id IS NULL AND accepted_at IS NULL AND withdrawn_at IS NULL AND expires_at > $3`,
    values: [here(ctx), given.email, ctx.now()],
  })
  if (pending) throw new Refused('alreadyInvited')
  const { reach, ...invitee } = given
  const invitation = await invite(ctx, { ...invitee, reachIds: reach?.length ? reach : null })
  note(ctx, { action: 'member.invite', subjectType: 'invitations', subjectId: invitation.id, data: { roles: given.roles } })
  return invitation.id
}

async function openInvitation(ctx: Context, action: Action, id: string): Promise<Invitation> {
  authorizeEver(ctx, action)
  // Held: it could be accepted, withdrawn or sent again at the same moment.
  const where = { id: parse(idSchema, id), programmeId: here(ctx) }
  const invitation = await ctx.db.findOne(Invitation, { where, lock: { mode: 'pessimistic_write' } })
  if (!invitation) throw new NotFound()
  authorize(ctx, action, invitation)
  if (invitation.acceptedAt || invitation.withdrawnAt)
    throw new Refused('wrongState', { action, from: invitation.acceptedAt ? 'ACCEPTED' : 'WITHDRAWN' })
  return invitation
}

/** A new link with a new end; the old one stops working. */
export async function resendInvitation(ctx: Context, id: string): Promise<string> {
  const old = await openInvitation(ctx, 'invitation.resend', id)
  await withdrawPending(ctx, old.email, old.supplierId)
  const { email, name, roles, locale, departmentId, supplierId, contactId, reachIds, validUntil } = old
  const fresh = await invite(ctx, { email, name, roles, locale, departmentId, supplierId, contactId, reachIds, validUntil })
  note(ctx, { action: 'invitation.resend', subjectType: 'invitations', subjectId: fresh.id, supplierId, data: { instead: old.id } })
  return fresh.id
}

export async function withdrawInvitation(ctx: Context, id: string): Promise<string> {
  const invitation = await openInvitation(ctx, 'invitation.withdraw', id)
  await ctx.db.update(Invitation, { id: invitation.id }, { withdrawnAt: ctx.now() })
  note(ctx, { action: 'invitation.withdraw', subjectType: 'invitations', subjectId: invitation.id, supplierId: invitation.supplierId })
  return invitation.id
}

// ---- members

export async function changeRoles(ctx: Context, input: ChangeRoles): Promise<string> {
  const { id, version, reach, ...rights } = parse(changeSchema, input)
  await oneAtATime(ctx, administratorsOf(ctx))
  const member = await loadForUpdate(ctx, Membership, 'member.changeRoles', id, version)
  if (member.supplierId) throw new Refused('supplierMember')
  if (member.accountId === ctx.actor.accountId) throw new Refused('yourself')
  await checkLinks(ctx, { ...rights, reach: reach ?? null })
  if (!rights.roles.includes('ADMINISTRATOR')) await keepAnAdministrator(ctx, member)
  await store(ctx, Membership, member, {
    roles: rights.roles,
    departmentId: rights.departmentId ?? null,
    validUntil: rights.validUntil ?? null,
    reachIds: reach?.length ? reach : null,
  })
  note(ctx, {
    action: 'member.changeRoles',
    subjectType: 'memberships',
    subjectId: member.id,
    data: { roles: rights.roles, validUntil: rights.validUntil ?? null },
  })
  await announce(ctx, 'member.changeRoles', member)
  return member.id
}

/** Ends everything at once: with the commit no session of the membership works any more. */
export async function deactivateMember(ctx: Context, input: Versioned, successorId: string | null = null): Promise<string> {
  const { id, version } = parse(versioned, input)
  const successor = parse(idSchema.nullable(), successorId)
  await oneAtATime(ctx, administratorsOf(ctx))
  const member = await loadForUpdate(ctx, Membership, 'member.deactivate', id, version)
  if (member.accountId === ctx.actor.accountId) throw new Refused('yourself')
  if (member.deactivatedAt) throw new Refused('wrongState', { action: 'member.deactivate', from: 'DEACTIVATED' })
  await keepAnAdministrator(ctx, member)
  await store(ctx, Membership, member, { deactivatedAt: ctx.now() })
  await ctx.ask({ text: 'DELETE FROM sessions WHERE membership_id = $1', values: [member.id] })
  note(ctx, { action: 'member.deactivate', subjectType: 'memberships', subjectId: member.id, supplierId: member.supplierId })
  await announce(ctx, 'member.deactivate', member, { words: null, data: { successorId: successor } })
  return member.id
}

export async function reactivateMember(ctx: Context, input: Versioned): Promise<string> {
  const { id, version } = parse(versioned, input)
  const member = await loadForUpdate(ctx, Membership, 'member.reactivate', id, version)
  if (!member.deactivatedAt) throw new Refused('wrongState', { action: 'member.reactivate', from: 'ACTIVE' })
  await store(ctx, Membership, member, { deactivatedAt: null })
  note(ctx, { action: 'member.reactivate', subjectType: 'memberships', subjectId: member.id, supplierId: member.supplierId })
  await announce(ctx, 'member.reactivate', member)
  return member.id
}

/** Two administrators who deactivate each other at once would wait for each other. */
const administratorsOf = (ctx: Context): string => `administrators ${here(ctx)}`

/** A programme without an administrator could not be mended from inside. */
async function keepAnAdministrator(ctx: Context, leaving: Membership): Promise<void> {
  if (!leaving.roles.includes('ADMINISTRATOR')) return
  const others = await ctx.ask({
    text: `SELECT id FROM memberships WHERE programme_id = $1 AND id <> $2 AND deactivated_at IS NULL AND 'ADMINISTRATOR' = ANY (roles) FOR UPDATE`,
    values: [here(ctx), leaving.id],
  })
  if (others.length === 0) throw new Refused('lastAdministrator')
}
