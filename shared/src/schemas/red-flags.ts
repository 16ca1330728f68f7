import { z } from 'zod'
import { materials } from '../words/lists.ts'
import { incidentKinds } from '../words/red-flags.ts'
import { country, day, id, line, optionalLine, text, version } from './fields.ts'

/** A verdict needs its reason in either direction: both stay in the history. */
export const assessFlag = z.object({ id, version, verdict: z.enum(['VALID', 'DISMISSED']), words: text(4_000) })
export type AssessFlag = z.input<typeof assessFlag>

export const followFlag = z.object({ id, version, to: z.enum(['MONITORED', 'CLEARED']), words: text(4_000) })
export type FollowFlag = z.input<typeof followFlag>

const optionalCountry = country.nullish().transform(value => value || null)

export const recordIncident = z
  .object({
    supplierId: id.nullish().transform(value => value || null),
    /** A party or a site that suppliers name. */
    recordId: id.nullish().transform(value => value || null),
    country: optionalCountry,
    place: optionalLine(200),
    party: optionalLine(200),
    kind: z.enum(incidentKinds, 'required'),
    source: line(300),
    address: z
      .string()
      .trim()
      .max(1_000, 'tooLong')
      .regex(/^(https?:\/\/\S+)?$/, 'webAddress')
      .nullish()
      .transform(value => value || null),
    happenedOn: day,
    words: text(4_000),
  })
  .refine(given => given.supplierId !== null || given.recordId !== null || given.country !== null, {
    path: ['country'],
    error: 'incidentWhere',
  })
export type RecordIncident = z.input<typeof recordIncident>

export const judgeIncident = z.object({ id, version, relevant: z.boolean(), words: text(4_000) })
export type JudgeIncident = z.input<typeof judgeIncident>

export const planPackage = z.object({
  id,
  version,
  ownerId: id.nullish().transform(value => value || null),
  dueOn: day.nullish().transform(value => value || null),
})
export type PlanPackage = z.input<typeof planPackage>

export const packageMoves = ['START', 'FINISH', 'GIVE_UP', 'REOPEN'] as const
/** To say that a package is done, or cannot be, takes a sentence. */
export const movePackage = z
  .object({ id, version, move: z.enum(packageMoves), words: z.string().trim().max(4_000, 'tooLong').nullish() })
  .refine(given => given.move === 'START' || Boolean(given.words), { path: ['words'], error: 'required' })
export type MovePackage = z.input<typeof movePackage>

export const attachPaper = z
  .object({ packageId: id, fileId: id.nullish(), paperId: id.nullish() })
  .refine(given => Boolean(given.fileId) !== Boolean(given.paperId), { path: ['fileId'], error: 'required' })
export type AttachPaper = z.input<typeof attachPaper>

export const closeDossier = z.object({ id, version, words: text(4_000) })
export type CloseDossier = z.input<typeof closeDossier>

const amount = z.number('figure').min(0, 'figure').max(1e12, 'figure').nullable()
export const mineralRow = z.object({
  country,
  material: z.enum(materials, 'required'),
  reserves: amount,
  production: amount,
  transit: z.boolean(),
})
export const mostMineralRows = 5_000
export const loadMineralTable = z.object({ title: line(300), rows: z.array(mineralRow).min(1, 'required').max(mostMineralRows, 'tooLong') })
export type LoadMineralTable = z.input<typeof loadMineralTable>

/** What is said beside a file of such rows. */
export const mineralFacts = z.object({ title: line(300), fileName: line(300) })
export type MineralFacts = z.input<typeof mineralFacts>
