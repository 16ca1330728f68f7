import { randomUUID } from 'node:crypto'
import { rm, writeFile } from 'node:fs/promises'
import type { StepName } from 'shared/rules/grievances/steps.ts'
import type { TakeStep } from 'shared/schemas/cases.ts'
import type { FileGrievance } from 'shared/schemas/file-grievance.ts'
import type { GrievanceChannel, PauseReason } from 'shared/words/cases.ts'
import type { Solved } from 'shared/words/grievances.ts'
import type { Context } from '../src/core/context.ts'
import { pauseCase, seeToRetaliation, takeStep, writeInCase } from '../src/features/grievances/case.commands.ts'
import type { GivenFile } from '../src/features/grievances/files.ts'
import { fileGrievance } from '../src/features/grievances/filing.commands.ts'
import { askIdentity, decideIdentity } from '../src/features/grievances/identity.commands.ts'
import { answerSolved, appealAsSender, withdrawAsSender, writeAsSender } from '../src/features/grievances/sender.commands.ts'
import { examplePicture } from './evidence.ts'
import { hearSupplier, type LetterOfStory } from './hearings.ts'
import { caseHandler, secondHandler } from './people.ts'

/** What the story of the cases needs of the story. */
export interface Teller {
  as<T>(email: string | null, act: (ctx: Context) => Promise<T>): Promise<T>
  /** So many days before the reader looks. */
  daysAgo(days: number): void
  /** What lies back is told, and the story goes on where it was. */
  meanwhile(act: () => Promise<void>): Promise<void>
}

export type Step = readonly [StepName, string?, Partial<TakeStep>?]
export interface CaseOfStory {
  /** So many days before the reader looks it came. */
  readonly days: number
  readonly channel?: GrievanceChannel
  readonly said: Partial<FileGrievance> & Pick<FileGrievance, 'what' | 'language'>
  /** A department of ours that it is about. */
  readonly department?: string
  /** A picture with this name came along. */
  readonly picture?: string
  readonly steps: readonly Step[]
  /** Whom the decision concerns: a supplier of the story. */
  readonly supplier?: string
  readonly after?: readonly Act[]
}
/** A case as it is being told. */
export interface Told {
  readonly story: Teller
  readonly id: string
  readonly code: string
  step(email: string, ...step: Step): Promise<void>
}
/** What is done beside the usual steps. */
export type Act = (told: Told) => Promise<void>

const one = async (ctx: Context, text: string, value: unknown): Promise<Record<string, unknown>> => {
  const [row] = await ctx.ask({ text, values: [value] })
  if (!row) throw new Error(`the story knows nothing of ${String(value)}`)
  return row
}
const versionOf = async (ctx: Context, id: string): Promise<number> =>
  Number((await one(ctx, 'SELECT version FROM grievances WHERE id = $1', id)).version)

export const say =
  (kind: 'MESSAGE' | 'NOTE' | 'COMMENT', words: string, file?: { readonly name: string; readonly text: string }): Act =>
  ({ story, id }) =>
    story.as(caseHandler, async ctx => {
      const { caseFiles } = ctx.house
      const laid = file ? [(await caseFiles.take(file.name, Buffer.from(file.text), ctx.actor.accountId ?? '')).id] : []
      await writeInCase(ctx, { id, kind, words, files: laid })
      await caseFiles.forget(...laid)
    })
export const hearing =
  (letter: LetterOfStory): Act =>
  ({ story, id }) =>
    hearSupplier((email, act) => story.as(email, act), id, letter)
export const pause =
  (reason: PauseReason, words: string): Act =>
  ({ story, id }) =>
    story.as(caseHandler, async ctx => void (await pauseCase(ctx, { id, version: await versionOf(ctx, id), reason, words })))
export const retaliation: Act = ({ story, id }) =>
  story.as(caseHandler, async ctx => void (await seeToRetaliation(ctx, { id, version: await versionOf(ctx, id), seenTo: false })))
export const askForName =
  (words: string): Act =>
  ({ story, id }) =>
    story.as(caseHandler, async ctx => void (await askIdentity(ctx, { id, words })))
/** By the other handler. */
export const answerAboutName =
  (granted: boolean, words: string): Act =>
  ({ story, id }) =>
    story.as(secondHandler, async ctx => {
      const { id: request } = await one(ctx, "SELECT id FROM identity_requests WHERE grievance_id = $1 AND status = 'ASKED'", id)
      await decideIdentity(ctx, { id: String(request), version: 0, granted, words })
    })
export const step =
  (email: string, ...given: Step): Act =>
  told =>
    told.step(email, ...given)

/** With the code of the receipt, without an account. */
const sender =
  (act: (ctx: Context, code: string, id: string) => Promise<unknown>): Act =>
  ({ story, code }) =>
    story.as(null, async ctx => void (await act(ctx, code, randomUUID())))
export const writes = (text: string): Act => sender((ctx, code, id) => writeAsSender(ctx, code, { id, text }, []))
export const saysSolved = (answer: Solved, text: string): Act =>
  sender((ctx, code, id) => answerSolved(ctx, code, { id, solved: answer, text }))
export const appeals = (text: string): Act => sender((ctx, code, id) => appealAsSender(ctx, code, { id, text }))
export const withdraws = (text: string): Act => sender((ctx, code, id) => withdrawAsSender(ctx, code, { id, text }))

const input = (said: CaseOfStory['said'], departmentId: string | null): FileGrievance =>
  ({
    ...{ id: randomUUID(), concernsUs: departmentId !== null, departmentId, danger: false, anonymous: !said.name, agreed: true },
    ...said,
  }) as FileGrievance

/** In the private folder, as the public pages lay it there; nothing of the story is anybody's. */
async function pictureIn(ctx: Context, name: string): Promise<GivenFile> {
  const { spool } = ctx.house
  await spool.prepare()
  const bytes = examplePicture()
  const path = spool.path(`story-${randomUUID()}`)
  await writeFile(path, bytes)
  return { path, name, type: 'image/png', size: bytes.length }
}

/** Written in a transaction of its own, as it is usual, it would not find a case that is still being told. */
const hasRead = (ctx: Context, id: string): Promise<unknown> =>
  ctx.ask({
    text: "INSERT INTO grievance_openings (id, programme_id, grievance_id, account_id, what, at) VALUES ($1, $2, $3, $4, 'CASE', $5)",
    values: [randomUUID(), ctx.actor.programmeId, id, ctx.actor.accountId, ctx.now()],
  })

async function file(
  ctx: Context,
  programmeId: string,
  told: CaseOfStory,
  departmentId: string | null,
): Promise<{ id: string; code: string }> {
  const files = told.picture ? [await pictureIn(ctx, told.picture)] : []
  const { grievanceId: id, code } = await fileGrievance(ctx, programmeId, input(told.said, departmentId), files, told.channel ?? 'ONLINE')
  await Promise.all(files.map(({ path }) => rm(path, { force: true })))
  return { id, code }
}

/** So many days after it came, as the clocks ask; what comes later is spread over the days that are left. */
const usual: Partial<Record<StepName, number>> = { ACKNOWLEDGE: 2, TRIAGE: 4, ADMIT: 9, DISMISS: 9, REFER: 9 }

/** When the next act was, in days after the case came, with so many still to come: never later than the reader. */
function nextAt(at: number, name: StepName | null, days: number, left: number): number {
  const soon = name && usual[name]
  if (soon && soon > at && soon < days) return soon
  const next = at + (days - at) / (left + 1)
  // At the reader's own time of day, as long as there are days enough.
  return Math.floor(next) > at ? Math.floor(next) : next
}

/** Whoever handles it reads it on the next day; then one step follows the other. */
export async function tellCase(story: Teller, programmeId: string, told: CaseOfStory): Promise<void> {
  const { days, steps, after = [] } = told
  let at = 0
  let left = steps.length + after.length
  const on = (name: StepName | null): void => {
    at = nextAt(at, name, days, left--)
    story.daysAgo(days - at)
  }
  const known = (text: string, name: string) => story.as(caseHandler, async ctx => String((await one(ctx, text, name)).id))
  const departmentId = told.department ? await known('SELECT id FROM departments WHERE name = $1', told.department) : null
  const supplierId = told.supplier ? await known('SELECT id FROM suppliers WHERE name = $1', told.supplier) : null
  story.daysAgo(days)
  const { id, code } = await story.as(told.channel ? caseHandler : null, ctx => file(ctx, programmeId, told, departmentId))
  if (steps.length > 0) {
    at = Math.min(1, days / 2)
    story.daysAgo(days - at)
    await story.as(caseHandler, ctx => hasRead(ctx, id))
  }
  const take: Told['step'] = async (email, name, words, more = {}) => {
    const facts = { ...more, ...(name === 'SUBSTANTIATE' && { supplierId }) }
    await story.as(email, async ctx => takeStep(ctx, { id, version: await versionOf(ctx, id), step: name, words: words ?? null, ...facts }))
  }
  for (const given of steps) {
    on(given[0])
    await take(caseHandler, ...given)
  }
  for (const act of after) {
    on(null)
    await act({ story, id, code, step: take })
  }
}
