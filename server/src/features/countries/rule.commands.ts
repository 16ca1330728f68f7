import { randomUUID } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import { type RuleAction, ruleMachine } from 'shared/machines/country-check.ts'
import { type CountryRule as Content, usualRule } from 'shared/rules/countries/country-rule.ts'
import { type DecideRule, decideRule, type ProposeRule, proposeRule as schema } from 'shared/schemas/countries.ts'
import { authorizeHere } from '../../core/authorize.ts'
import type { Context } from '../../core/context.ts'
import { Refused } from '../../core/errors.ts'
import { note } from '../../core/history.ts'
import { loadForUpdate, oneAtATime } from '../../core/load-for-update.ts'
import { parse } from '../../core/parse.ts'
import { transition } from '../../core/transition.ts'
import { CountryRule } from './country.entity.ts'
import { ruleInForce } from './rule-in-force.ts'
import { startRun } from './start-run.ts'

const newRule = (ctx: Context, number: number, rule: Content, words: string, status: 'PROPOSED' | 'APPROVED') => ({
  id: randomUUID(),
  programmeId: ctx.actor.programmeId ?? '',
  number,
  rule,
  words,
  status,
  statusSince: ctx.now(),
  proposedById: ctx.actor.accountId,
  proposedAt: ctx.now(),
  decidedById: null,
  version: 0,
})

/** A programme begins with what is usual (0.4), so that the first day has an answer; every figure of it is its own to change. */
export async function layOutCountryRule(ctx: Context): Promise<void> {
  await ctx.db.insert(CountryRule, newRule(ctx, 1, usualRule, '', 'APPROVED'))
}

/** Puts other thresholds before a second person. Refused while another proposal waits, or where nothing would change. */
export async function proposeRule(ctx: Context, input: ProposeRule): Promise<string> {
  authorizeHere(ctx, 'rule.propose')
  const { rule, words } = parse(schema, input)
  await oneAtATime(ctx, `country rule ${ctx.actor.programmeId}`)
  const rows = await ctx.ask({
    text: 'SELECT number, status FROM country_rules WHERE programme_id = $1 ORDER BY number DESC',
    values: [ctx.actor.programmeId],
  })
  if (rows.some(row => row.status === 'PROPOSED')) throw new Refused('ruleWaits')
  if (isDeepStrictEqual((await ruleInForce(ctx)).content, rule)) throw new Refused('ruleSame')
  const proposed = newRule(ctx, Number(rows[0]?.number ?? 0) + 1, rule, words, 'PROPOSED')
  await ctx.db.insert(CountryRule, proposed)
  note(ctx, { action: 'rule.propose', subjectType: 'country_rules', subjectId: proposed.id, to: 'PROPOSED', note: words, data: { rule } })
  return proposed.id
}

async function decide(ctx: Context, action: RuleAction, input: DecideRule): Promise<CountryRule> {
  const { id, version, words } = parse(decideRule, input)
  const rule = await loadForUpdate(ctx, CountryRule, action, id, version)
  await transition(ctx, CountryRule, ruleMachine, rule, action, { words: words || null, changes: { decidedById: ctx.actor.accountId } })
  return rule
}

/** The second person agrees: from now on every place is judged by it, and looked at again. */
export async function approveRule(ctx: Context, input: DecideRule): Promise<string> {
  const { id } = await decide(ctx, 'rule.approve', input)
  await startRun(ctx, 'RULE')
  return id
}
export const rejectRule = async (ctx: Context, input: DecideRule): Promise<string> => (await decide(ctx, 'rule.reject', input)).id
export const withdrawRule = async (ctx: Context, input: DecideRule): Promise<string> => (await decide(ctx, 'rule.withdraw', input)).id
