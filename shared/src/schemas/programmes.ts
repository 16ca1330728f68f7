import { z } from 'zod'
import { staffRoles } from '../policy/roles.ts'
import { asiActivities } from '../words/lists.ts'
import { day, email, id, line, locale, tier, timeZone, version } from './fields.ts'

export const editProgramme = z.object({
  version,
  name: line(200),
  site: line(300),
  area: line(300),
  products: line(500),
  tier,
  asiActivity: z.enum(asiActivities),
  timeZone,
  locale,
})
export type EditProgramme = z.input<typeof editProgramme>

/** Answer and correction times in days; the weekend in ISO weekdays, Monday is 1. */
export const setProgramme = z.object({
  version,
  answerDays: z.int('number').min(1, 'number').max(365, 'number'),
  correctionDays: z.int('number').min(1, 'number').max(365, 'number'),
  weekend: z
    .array(z.int().min(1).max(7))
    .max(6, 'weekend')
    .transform(days => [...new Set(days)].sort()),
})
export type SetProgramme = z.input<typeof setProgramme>

export const calendarDay = z.object({ day, name: line(100), works: z.boolean() })
export type CalendarDay = z.input<typeof calendarDay>

export const departmentName = z.object({ name: line(100) })

const roles = z
  .array(z.enum(staffRoles))
  .min(1, 'roles')
  .transform(given => staffRoles.filter(role => given.includes(role)))
const auditor = { validUntil: day.nullish(), reach: z.array(id).max(500).nullish() }

/** An auditor is let in for a time: the last day must be named (domain reference 0.4). */
const auditorHasEnd = {
  check: (given: { roles: readonly string[]; validUntil?: string | null }) => !given.roles.includes('AUDITOR') || Boolean(given.validUntil),
  path: ['validUntil'],
}

export const inviteMember = z
  .object({ email, name: line(100), roles, departmentId: id.nullish(), locale, ...auditor })
  .refine(auditorHasEnd.check, { path: auditorHasEnd.path, message: 'auditorEnd' })
export type InviteMember = z.input<typeof inviteMember>

export const changeRoles = z
  .object({ id, version, roles, departmentId: id.nullish(), ...auditor })
  .refine(auditorHasEnd.check, { path: auditorHasEnd.path, message: 'auditorEnd' })
export type ChangeRoles = z.input<typeof changeRoles>
