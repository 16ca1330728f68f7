import { usualRule } from 'shared/rules/countries/country-rule.ts'
import { houseActor } from '../src/core/actor.ts'
import { enter } from '../src/core/atomic.ts'
import type { Context } from '../src/core/context.ts'
import { addPaper, confirmCheck } from '../src/features/countries/check.commands.ts'
import { proposeRule } from '../src/features/countries/rule.commands.ts'
import { askRun, continueRun } from '../src/features/countries/run.commands.ts'

type As = <T>(email: string, act: (ctx: Context) => Promise<T>) => Promise<T>
const reviewer = 'reviewer@shifan.example'

/** Papers about Guinea, as an organisation and a government would give them out; both are invented. */
const papers = [
  {
    country: 'GN',
    kind: 'NGO',
    title: 'L’eau autour des mines de la région de Boké (exemple)',
    publisher: 'Association d’exemple pour l’eau',
    publishedOn: '2025-05-14',
    address: 'https://example.org/eau-boke',
    words: '两个村庄的水井在旱季干涸；报告认为与剥离表土有关，企业尚未答复。',
  },
  {
    country: 'GN',
    kind: 'GOVERNMENT',
    title: 'Rapport d’exemple sur le secteur minier',
    publisher: 'Ministère d’exemple des mines',
    publishedOn: '2025-09-02',
    address: 'https://example.org/secteur-minier',
    words: '列出各矿区的采矿权、出口量和社区发展基金的支付情况，可与供应商的回答核对。',
  },
] as const

/** The countries of the chains are judged; Guinea is confirmed, papers are collected, and a stricter rule waits for a second person. */
export async function tellCountries(as: As): Promise<void> {
  // The job is run here and now, so that somebody can go on with what came of it.
  const checks = await as(reviewer, async ctx => {
    const person = ctx.actor
    const runId = await askRun(ctx)
    await enter(ctx, houseActor(String(person.programmeId)))
    while (!(await continueRun(ctx, runId)));
    await enter(ctx, person)
    return ctx.ask({
      text: "SELECT id, version FROM country_checks WHERE programme_id = $1 AND country = 'GN' AND superseded_at IS NULL AND role IN ('ORIGIN', 'TRANSIT')",
      values: [person.programmeId],
    })
  })
  for (const paper of papers) await as(reviewer, ctx => addPaper(ctx, paper))
  for (const { id, version } of checks)
    await as(reviewer, ctx => confirmCheck(ctx, { id: String(id), version: Number(version), words: '已与 2023 年清廉指数核对。' }))
  const rule = { ...usualRule, thresholds: { ...usualRule.thresholds, cpiScore: 45 } }
  await as(reviewer, ctx =>
    proposeRule(ctx, { rule, words: '委员会希望更早关注治理风险：清廉指数阈值由 40 提高到 45，先看会影响哪些供应商。' }),
  )
}
