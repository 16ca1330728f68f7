import { z } from 'zod'
import { day, id, version } from './fields.ts'

const days = { deputyId: id, firstDay: day, lastDay: day }
const inOrder = { path: ['lastDay'], message: 'lastBeforeFirst' }

/** Who is away from when to when, both days included, and who stands in. */
export const enterAbsence = z.object({ accountId: id, ...days }).refine(given => given.lastDay >= given.firstDay, inOrder)
export type EnterAbsence = z.input<typeof enterAbsence>

export const changeAbsence = z.object({ id, version, ...days }).refine(given => given.lastDay >= given.firstDay, inOrder)
export type ChangeAbsence = z.input<typeof changeAbsence>
