import { randomUUID } from 'node:crypto'
import { type CheckAction, checkMachine } from 'shared/machines/country-check.ts'
import {
  type AddPaper,
  type DecideRule,
  decideRule,
  proposeOverride as overrideSchema,
  type ProposeOverride,
  addPaper as paperSchema,
  type RewordCheck,
  rewordCheck as rewordSchema,
} from 'shared/schemas/countries.ts'
import { id as idSchema } from 'shared/schemas/fields.ts'
import { authorize, authorizeEver, authorizeHere } from '../../core/authorize.ts'
import type { Context } from '../../core/context.ts'
import { Invalid, NotFound, Refused } from '../../core/errors.ts'
import { note } from '../../core/history.ts'
import { loadForUpdate, store } from '../../core/load-for-update.ts'
import { parse } from '../../core/parse.ts'
import { transition } from '../../core/transition.ts'
import { CountryCheck } from './country.entity.ts'
import { programmeToday } from './programme-today.ts'
import { startRun } from './start-run.ts'

async function take(ctx: Context, action: CheckAction | 'check.reword', id: string, version: number): Promise<CountryCheck> {
  const check = await loadForUpdate(ctx, CountryCheck, action, id, version)
  // What has been computed anew is decided anew, on what it says now.
  if (check.supersededAt) throw new Refused('checkSuperseded')
  return check
}

async function move(ctx: Context, action: CheckAction, input: DecideRule, changes: Partial<CountryCheck>): Promise<CountryCheck> {
  const { id, version, words } = parse(decideRule, input)
  const check = await take(ctx, action, id, version)
  await transition(ctx, CountryCheck, checkMachine, check, action, { words: words || null, changes })
  return check
}

/** A person has read the result and agrees. */
export const confirmCheck = async (ctx: Context, input: DecideRule): Promise<string> =>
  (await move(ctx, 'check.confirm', input, { decidedById: ctx.actor.accountId })).id

/** A person says otherwise, in either direction, with reason and last day; a second person has to agree. */
export async function proposeOverride(ctx: Context, input: ProposeOverride): Promise<string> {
  const given = parse(overrideSchema, input)
  const check = await take(ctx, 'check.proposeOverride', given.id, given.version)
  const today = await programmeToday(ctx)
  if (given.endsOn <= today || given.endsOn > `${Number(today.slice(0, 4)) + 2}${today.slice(4)}`)
    throw new Invalid({ endsOn: 'errors:field.overrideEnd' })
  if (given.class === check.class) throw new Invalid({ class: 'errors:field.overrideSame' })
  await transition(ctx, CountryCheck, checkMachine, check, 'check.proposeOverride', {
    words: given.words,
    data: { class: given.class, endsOn: given.endsOn },
    changes: {
      overrideClass: given.class,
      overrideWords: given.words,
      overrideEndsOn: given.endsOn,
      overrideById: ctx.actor.accountId,
      decidedById: null,
    },
  })
  return check.id
}

const without = { overrideClass: null, overrideWords: null, overrideEndsOn: null, overrideById: null }

export async function approveOverride(ctx: Context, input: DecideRule): Promise<string> {
  return (await move(ctx, 'check.approveOverride', input, { decidedById: ctx.actor.accountId })).id
}
export const rejectOverride = async (ctx: Context, input: DecideRule): Promise<string> =>
  (await move(ctx, 'check.rejectOverride', input, { ...without, decidedById: ctx.actor.accountId })).id

/** Before its day: what was computed holds again. */
export async function endOverride(ctx: Context, input: DecideRule): Promise<string> {
  const check = await move(ctx, 'check.endOverride', input, { ...without, decidedById: ctx.actor.accountId })
  await startRun(ctx, 'OVERRIDE')
  return check.id
}

/** The paragraph in a person's own words; the history keeps what stood there before. */
export async function rewordCheck(ctx: Context, input: RewordCheck): Promise<string> {
  const { id, version, ...reasoning } = parse(rewordSchema, input)
  const check = await take(ctx, 'check.reword', id, version)
  const before = check.reasoning
  await store(ctx, CountryCheck, check, { reasoning })
  note(ctx, { action: 'check.reword', subjectType: 'country_checks', subjectId: id, data: { before, after: reasoning } })
  return id
}

/** What a person collected about a country: from government, media, organisations (domain reference 0.3, F-17 a). */
export async function addPaper(ctx: Context, input: AddPaper): Promise<string> {
  authorizeHere(ctx, 'paper.add')
  const given = parse(paperSchema, input)
  const id = randomUUID()
  await ctx.ask({
    text: `INSERT INTO country_papers (id, programme_id, country, kind, title, publisher, published_on, address, words, added_by_id, added_at)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    values: [
      id,
      ctx.actor.programmeId,
      given.country,
      given.kind,
      given.title,
      given.publisher,
      given.publishedOn,
      given.address,
      given.words,
      ctx.actor.accountId,
      ctx.now(),
    ],
  })
  note(ctx, { action: 'paper.add', subjectType: 'country_papers', subjectId: id, data: given })
  return id
}

/** Whoever added it takes it away; the history keeps what it said. */
export async function removePaper(ctx: Context, id: string): Promise<string> {
  authorizeEver(ctx, 'paper.remove')
  const [paper] = await ctx.ask({
    text: 'SELECT id, country, title, added_by_id FROM country_papers WHERE id = $1 AND programme_id = $2',
    values: [parse(idSchema, id), ctx.actor.programmeId],
  })
  if (!paper) throw new NotFound()
  authorize(ctx, 'paper.remove', { programmeId: ctx.actor.programmeId, accountId: String(paper.added_by_id) })
  await ctx.ask({ text: 'DELETE FROM country_papers WHERE id = $1', values: [id] })
  note(ctx, { action: 'paper.remove', subjectType: 'country_papers', subjectId: id, data: { title: paper.title } })
  return String(paper.country)
}
