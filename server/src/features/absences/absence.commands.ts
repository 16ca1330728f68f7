import { randomUUID } from 'node:crypto'
import type { Action } from 'shared/policy/policy.ts'
import { type Day, dayIn } from 'shared/rules/days.ts'
import {
  type ChangeAbsence,
  changeAbsence as changeSchema,
  type EnterAbsence,
  enterAbsence as enterSchema,
} from 'shared/schemas/absences.ts'
import { type Versioned, versioned } from 'shared/schemas/fields.ts'
import { authorize, authorizeEver } from '../../core/authorize.ts'
import type { Context, Row } from '../../core/context.ts'
import { Invalid, Refused } from '../../core/errors.ts'
import { note } from '../../core/history.ts'
import { loadForUpdate, oneAtATime, store } from '../../core/load-for-update.ts'
import { notify } from '../../core/notify.ts'
import { parse } from '../../core/parse.ts'
import { currentProgramme } from '../programmes/programme.commands.ts'
import { Absence } from './absence.entity.ts'

type Days = Pick<Absence, 'accountId' | 'deputyId' | 'firstDay' | 'lastDay'>

const here = (ctx: Context): string => ctx.actor.programmeId ?? ''
const today = async (ctx: Context): Promise<Day> => dayIn(ctx.now(), (await currentProgramme(ctx)).timeZone)

const isActive = `m.programme_id = $1 AND m.supplier_id IS NULL AND m.deactivated_at IS NULL AND (m.valid_until IS NULL OR m.valid_until >= $2::date)`

/** Everybody of the house who is active. */
export const colleagues = (ctx: Context): Promise<Row[]> =>
  ctx.ask({
    text: `SELECT a.id, a.name, m.roles FROM memberships m JOIN accounts a ON a.id = m.account_id WHERE ${isActive} ORDER BY a.name, a.id LIMIT 1000`,
    values: [here(ctx), ctx.now()],
  })

/** The roles of somebody of the house who is active; nobody else is away or stands in. */
async function rolesOf(ctx: Context, accountId: string): Promise<string[] | null> {
  const [member] = await ctx.ask({
    text: `SELECT m.roles FROM memberships m WHERE ${isActive} AND m.account_id = $3`,
    values: [here(ctx), ctx.now(), accountId],
  })
  return member ? (member.roles as string[]) : null
}

/** Whoever stands in for a reviewer decides in their place, and must be one. */
async function checkPeople(ctx: Context, { accountId, deputyId }: Days): Promise<void> {
  const [away, deputy] = [await rolesOf(ctx, accountId), await rolesOf(ctx, deputyId)]
  if (!away) throw new Invalid({ accountId: 'errors:field.unknownId' })
  if (!deputy) throw new Invalid({ deputyId: 'errors:field.unknownId' })
  if (accountId === deputyId) throw new Invalid({ deputyId: 'errors:field.deputySelf' })
  if (away.includes('REVIEWER') && !deputy.includes('REVIEWER')) throw new Invalid({ deputyId: 'errors:field.deputyReviewer' })
}

/** Nobody is away twice on one day, and nobody stands in who is away. */
async function checkDays(ctx: Context, days: Days, except: string | null): Promise<void> {
  if (days.lastDay < (await today(ctx))) throw new Invalid({ lastDay: 'errors:field.dayPast' })
  const others = await ctx.ask({
    text: `SELECT account_id, first_day::text, last_day::text FROM absences WHERE programme_id = $1 AND account_id = ANY ($2::uuid[])
      AND first_day <= $4::date AND last_day >= $3::date AND id IS DISTINCT FROM $5::uuid ORDER BY account_id = $6::uuid DESC`,
    values: [here(ctx), [days.accountId, days.deputyId], days.firstDay, days.lastDay, except, days.accountId],
  })
  const [other] = others
  if (other)
    throw new Refused(other.account_id === days.accountId ? 'absenceOverlaps' : 'deputyAway', {
      first: other.first_day,
      last: other.last_day,
    })
}

const told = (ctx: Context, action: Action, { id, accountId, deputyId, firstDay, lastDay }: Absence): void =>
  note(ctx, { action, subjectType: 'absences', subjectId: id, data: { accountId, deputyId, firstDay, lastDay } })

async function tellDeputy(ctx: Context, { accountId, deputyId, firstDay, lastDay }: Days): Promise<void> {
  const [person] = await ctx.ask({ text: 'SELECT name FROM accounts WHERE id = $1', values: [accountId] })
  await notify(ctx, [deputyId], {
    key: 'standInAsked',
    values: { name: person?.name, first: firstDay, last: lastDay },
    path: '/absences',
  })
}

export async function enterAbsence(ctx: Context, input: EnterAbsence): Promise<string> {
  const days = parse(enterSchema, input)
  authorizeEver(ctx, 'absence.enter')
  authorize(ctx, 'absence.enter', { programmeId: here(ctx), accountId: days.accountId })
  await oneAtATime(ctx, `absences ${here(ctx)}`)
  await checkPeople(ctx, days)
  await checkDays(ctx, days, null)
  const absence = ctx.db.create(Absence, { ...days, id: randomUUID(), programmeId: here(ctx), version: 1 })
  await ctx.db.insert(Absence, absence)
  told(ctx, 'absence.enter', absence)
  await tellDeputy(ctx, days)
  return absence.id
}

/** What is over stays as it was: the history of who decided for whom stands on it. */
async function notOver(ctx: Context, action: Action, { id, version }: { id: string; version: number }): Promise<Absence> {
  await oneAtATime(ctx, `absences ${here(ctx)}`)
  const absence = await loadForUpdate(ctx, Absence, action, id, version)
  if (absence.lastDay < (await today(ctx))) throw new Refused('absenceOver')
  return absence
}

export async function changeAbsence(ctx: Context, input: ChangeAbsence): Promise<string> {
  const { id, version, ...days } = parse(changeSchema, input)
  authorizeEver(ctx, 'absence.change')
  const absence = await notOver(ctx, 'absence.change', { id, version })
  const asked = { ...days, accountId: absence.accountId }
  await checkPeople(ctx, asked)
  await checkDays(ctx, asked, id)
  await store(ctx, Absence, absence, days)
  told(ctx, 'absence.change', absence)
  await tellDeputy(ctx, asked)
  return id
}

/** Somebody does not go after all. */
export async function removeAbsence(ctx: Context, input: Versioned): Promise<string> {
  const given = parse(versioned, input)
  authorizeEver(ctx, 'absence.remove')
  const absence = await notOver(ctx, 'absence.remove', given)
  await ctx.db.delete(Absence, { id: absence.id })
  told(ctx, 'absence.remove', absence)
  return absence.id
}
