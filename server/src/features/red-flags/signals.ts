import type { GivenAnswer } from 'shared/questionnaires/answer.ts'
import type { Template } from 'shared/questionnaires/template.ts'
import { answerSignals } from 'shared/rules/red-flags/answer-signals.ts'
import { declaredVolumes } from 'shared/rules/red-flags/declared-volumes.ts'
import type { Tier } from 'shared/words/lists.ts'
import { asHouse } from '../../core/atomic.ts'
import type { Context } from '../../core/context.ts'
import { programmeToday } from '../countries/programme-today.ts'
import { evaluateFlags } from './evaluating.ts'

/** What was handed in is read for its signs once, and the supplier's flags are looked at again; the supplier sees nothing of it. */
export async function readSignals(ctx: Context, { id, supplierId }: { id: string; supplierId: string }): Promise<void> {
  await asHouse(ctx, async () => {
    await keepSignals(ctx, id, supplierId)
    await evaluateFlags(ctx, [supplierId])
  })
}

async function keepSignals(ctx: Context, responseId: string, supplierId: string): Promise<void> {
  const [row] = await ctx.ask({
    text: 'SELECT t.content, r.tier FROM responses r JOIN templates t ON t.id = r.template_id WHERE r.id = $1',
    values: [responseId],
  })
  const answers = await ctx.ask({ text: 'SELECT question, status, value, note FROM answers WHERE response_id = $1', values: [responseId] })
  const given = new Map(answers.map(one => [String(one.question), one as unknown as GivenAnswer]))
  const said = answerSignals(row?.content as Template, row?.tier as Tier, given, await programmeToday(ctx))
  await ctx.ask({ text: 'DELETE FROM answer_signals WHERE supplier_id = $1', values: [supplierId] })
  await ctx.ask({
    text: `INSERT INTO answer_signals (supplier_id, question, signal, programme_id, response_id, state)
      SELECT $1, x.question, x.signal, $2, $3, x.state FROM jsonb_to_recordset($4) AS x(question text, signal text, state text)`,
    values: [supplierId, ctx.actor.programmeId, responseId, JSON.stringify(said)],
  })
  await ctx.ask({ text: 'DELETE FROM declared_volumes WHERE supplier_id = $1', values: [supplierId] })
  await ctx.ask({
    text: `INSERT INTO declared_volumes (supplier_id, country, year, programme_id, response_id, tonnes)
      SELECT $1, x.country, x.year, $2, $3, x.tonnes FROM jsonb_to_recordset($4) AS x(country text, year integer, tonnes double precision)`,
    values: [supplierId, ctx.actor.programmeId, responseId, JSON.stringify(declaredVolumes(given))],
  })
}
