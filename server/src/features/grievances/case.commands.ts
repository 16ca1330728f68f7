import { grievanceMachine } from 'shared/machines/grievance.ts'
import { next } from 'shared/machines/machine.ts'
import { missingLessons } from 'shared/rules/grievances/lessons.ts'
import { type CaseStep, caseSteps, type StepName } from 'shared/rules/grievances/steps.ts'
import {
  type PauseCase,
  pauseCase as pauseSchema,
  resumeCase as resumeSchema,
  seeToRetaliation as retaliationSchema,
  type SeeToRetaliation,
  takeStep as stepSchema,
  type TakeStep,
  type WriteInCase,
  writeInCase as writeSchema,
} from 'shared/schemas/cases.ts'
import type { Versioned } from 'shared/schemas/fields.ts'
import type { z } from 'zod'
import type { Context } from '../../core/context.ts'
import { Invalid, Refused } from '../../core/errors.ts'
import { note } from '../../core/history.ts'
import { store } from '../../core/load-for-update.ts'
import { parse } from '../../core/parse.ts'
import { type Clockwork, clockwork, endOfPause, reckon } from './case-clocks.ts'
import { moveCase, takeCase } from './cases.ts'
import { Grievance } from './grievance.entity.ts'
import { readyFiles } from './ready-files.ts'
import { sealRecord } from './records.ts'
import { refuseTraces } from './traces.ts'

type Given = z.output<typeof stepSchema>
type Changes = (ctx: Context, given: Given) => Partial<Grievance>

const told = (ctx: Context): Partial<Grievance> => ({ decidedAt: ctx.now(), decidedById: ctx.actor.accountId })

/** What a step writes on the case in clear: when, by whom, and which word of a closed list. */
const changesOf: Partial<Record<StepName, Changes>> = {
  ACKNOWLEDGE: ctx => ({ acknowledgedAt: ctx.now(), leadId: ctx.actor.accountId }),
  ADMIT: ctx => ({ admittedAt: ctx.now() }),
  DISMISS: (ctx, { dismissedFor }) => ({ ...told(ctx), dismissedFor }),
  REFER: (_, { referredTo }) => ({ referredTo }),
  SUBSTANTIATE: (ctx, { result }) => ({ ...told(ctx), decision: result }),
  FIND_UNFOUNDED: ctx => ({ ...told(ctx), decision: 'UNFOUNDED' }),
  START_REMEDY: (_, { remedyKind, remedyDueOn }) => ({ remedyKind, remedyDueOn }),
  CLOSE: (_, { rootCause, changeMade }) => ({ rootCause, changeMade }),
  REVIEW: ctx => ({ reviewedById: ctx.actor.accountId }),
  // Looked into again: the first finding has its time anew.
  REOPEN: ctx => ({ admittedAt: ctx.now() }),
}

/** One step of a case. The words are sealed, and told to the sender where the table of steps says so. */
export async function takeStep(ctx: Context, input: TakeStep): Promise<string> {
  const given = parse(stepSchema, input)
  const { action, becomes }: CaseStep = caseSteps[given.step]
  const grievance = await takeCase(ctx, action, given.id, given.version)
  const to = next(grievanceMachine, grievance.status, action)
  if (!to) throw new Refused('wrongState', { action, from: grievance.status })
  const work = await clockwork(ctx)
  const supplier = await check(ctx, grievance, given, work)
  const files = readyFiles(ctx, given.files)
  const looked = given.step === 'HEAR_PARTIES' ? await refuseTraces(ctx, grievance, given.words ?? '', given.looked ?? false) : []
  const changes = reckon(work, grievance, to, { ...changesOf[given.step]?.(ctx, given), ...endOfPause(grievance, work) })
  if (given.words || files.length > 0) await sealRecord(ctx, grievance, becomes, wordsOf(given, looked, supplier), { files })
  if (given.learned) await sealRecord(ctx, grievance, 'LESSON', { text: given.learned })
  await moveCase(ctx, grievance, action, changes, { ...factsOf(given), ...(looked.length > 0 && { looked: true }) })
  return given.id
}

/** What is sealed of a step, besides its files. */
const wordsOf = (given: Given, looked: readonly unknown[], supplier: string | null): object => ({
  text: given.words ?? '',
  ...toldOf(given),
  ...(supplier && { supplierId: given.supplierId, supplier }),
  ...(looked.length > 0 && { looked }),
})

/** Codes of closed lists: what may stand in the history of a case. Whom it concerns is sealed. */
const factsOf = (given: Given): Record<string, string> => {
  const { rootCause, changeMade } = given
  return { ...toldOf(given), ...said({ rootCause, changeMade }) }
}

/** Those of them that go with the words, to whoever reads those. */
const toldOf = ({ dismissedFor, referredTo, result, remedyKind, remedyDueOn, appealResult }: Given): Record<string, string> =>
  said({ dismissedFor, referredTo, result, remedyKind, remedyDueOn, appealResult })

const said = (facts: Readonly<Record<string, string | null>>): Record<string, string> =>
  Object.fromEntries(Object.entries(facts).flatMap(([name, value]) => (value === null ? [] : [[name, value]])))

/** What a step asks; gives the name of the supplier that it concerns. */
async function check(ctx: Context, grievance: Grievance, given: Given, { today }: Clockwork): Promise<string | null> {
  const { step, supplierId, remedyDueOn } = given
  const missing = step === 'CLOSE' ? missingLessons(grievance.decision, given) : []
  if (missing.length > 0) throw new Invalid(Object.fromEntries(missing.map(code => [code, 'errors:field.required'])))
  if (step === 'START_REMEDY' && remedyDueOn && remedyDueOn < today) throw new Invalid({ remedyDueOn: 'errors:field.dayPast' })
  return step === 'SUBSTANTIATE' && supplierId ? checkSupplier(ctx, supplierId) : null
}

/** Its name, for whoever reads the case later: a handler reads no register. */
export async function checkSupplier(ctx: Context, supplierId: string): Promise<string> {
  const [known] = await ctx.ask({
    text: 'SELECT name FROM suppliers WHERE id = $1 AND programme_id = $2 AND merged_into_id IS NULL',
    values: [supplierId, ctx.actor.programmeId],
  })
  if (!known) throw new Invalid({ supplierId: 'errors:field.unknownId' })
  return String(known.name)
}

const rights = { MESSAGE: 'grievance.write', NOTE: 'grievance.remark', COMMENT: 'grievance.remark' } as const

/** To the sender, among handlers, or what one of those concerned said. */
export async function writeInCase(ctx: Context, input: WriteInCase): Promise<string> {
  const { id, kind, words, files: ids } = parse(writeSchema, input)
  const grievance = await takeCase(ctx, rights[kind], id)
  const files = readyFiles(ctx, ids)
  await sealRecord(ctx, grievance, kind, { text: words }, { files })
  note(ctx, {
    action: rights[kind],
    subjectType: 'grievances',
    subjectId: id,
    data: { kind, ...(files.length > 0 && { files: files.length }) },
  })
  return id
}

/** The clock stands still, and the sender reads why. */
export async function pauseCase(ctx: Context, input: PauseCase): Promise<string> {
  const { id, version, reason, words } = parse(pauseSchema, input)
  const grievance = await takeCase(ctx, 'grievance.pause', id, version)
  if (grievance.pauses.some(({ to }) => to === null)) throw new Refused('alreadyPaused')
  const work = await clockwork(ctx)
  await sealRecord(ctx, grievance, 'MESSAGE', { text: words, pausedFor: reason })
  await change(ctx, grievance, work, { pauses: [...grievance.pauses, { from: work.today, to: null }] })
  note(ctx, { action: 'grievance.pause', subjectType: 'grievances', subjectId: id })
  return id
}

export async function resumeCase(ctx: Context, input: Versioned): Promise<string> {
  const { id, version } = parse(resumeSchema, input)
  const grievance = await takeCase(ctx, 'grievance.resume', id, version)
  if (!grievance.pauses.some(({ to }) => to === null)) throw new Refused('notPaused')
  const work = await clockwork(ctx)
  await change(ctx, grievance, work, endOfPause(grievance, work))
  note(ctx, { action: 'grievance.resume', subjectType: 'grievances', subjectId: id })
  return id
}

/** Somebody suffers for having spoken: it goes before everything else until somebody has seen to it. */
export async function seeToRetaliation(ctx: Context, input: SeeToRetaliation): Promise<string> {
  const { id, version, seenTo } = parse(retaliationSchema, input)
  const grievance = await takeCase(ctx, 'grievance.retaliation', id, version)
  const waits = grievance.retaliationAt !== null && grievance.retaliationAnsweredAt === null
  if (seenTo !== waits) throw new Refused('changedMeanwhile', { version: grievance.version })
  const news = seenTo ? { retaliationAnsweredAt: ctx.now() } : { retaliationAt: ctx.now(), retaliationAnsweredAt: null }
  await change(ctx, grievance, await clockwork(ctx), news)
  note(ctx, { action: 'grievance.retaliation', subjectType: 'grievances', subjectId: id, data: { seenTo } })
  return id
}

const change = (ctx: Context, grievance: Grievance, work: Clockwork, changes: Partial<Grievance>): Promise<void> =>
  store(ctx, Grievance, grievance, reckon(work, grievance, grievance.status, changes))
