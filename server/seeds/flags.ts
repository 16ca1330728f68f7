import { houseActor } from '../src/core/actor.ts'
import { enter } from '../src/core/atomic.ts'
import type { Context } from '../src/core/context.ts'
import { addPaper } from '../src/features/countries/check.commands.ts'
import { continueRun } from '../src/features/countries/run.commands.ts'
import { startRun } from '../src/features/countries/start-run.ts'
import { attachPaper, movePackage, planPackage } from '../src/features/red-flags/dossier.commands.ts'
import { assessFlag } from '../src/features/red-flags/flag.commands.ts'
import { continueFlagRun, startFlagRun } from '../src/features/red-flags/flag-run.commands.ts'
import { judgeIncident, recordIncident } from '../src/features/red-flags/incident.commands.ts'
import { loadMineralTable } from '../src/features/red-flags/mineral.commands.ts'

const reviewer = 'reviewer@shifan.example'
type As = <T>(email: string, act: (ctx: Context) => Promise<T>) => Promise<T>

/** Countries are judged and flags raised at once, as the jobs would do it a moment later. */
async function lookAtAll(ctx: Context): Promise<void> {
  const { actor } = ctx
  await enter(ctx, houseActor(actor.programmeId ?? ''))
  const runId = await startRun(ctx, 'ASKED')
  while (!(await continueRun(ctx, runId)));
  await continueFlagRun(ctx, { runId: await startFlagRun(ctx, 'COUNTRIES'), after: '' })
  await enter(ctx, actor)
}

/** Round figures, made up for the demonstration. */
const producers = {
  title: '示例：铝土矿储量与产量（演示用虚构数据）',
  rows: (
    [
      ['GN', 7_000_000, 100_000, false],
      ['CN', 700_000, 90_000, false],
      ['AU', 3_500_000, 100_000, false],
      ['SG', 0, 0, true],
    ] as const
  ).map(([country, reserves, production, transit]) => ({ country, material: 'BAUXITE' as const, reserves, production, transit })),
}

/** Guinea's flag is found valid and its dossier is under way; another is dismissed; one incident matters, one waits to be judged. */
export async function tellFlags(as: As): Promise<void> {
  await as(reviewer, ctx => loadMineralTable(ctx, producers))
  await as(reviewer, lookAtAll)
  const ask = (text: string, ...values: unknown[]) => as(reviewer, ctx => ctx.ask({ text, values }))
  const [guinea] = await ask(
    `SELECT f.id, f.version, f.supplier_id FROM red_flags f JOIN suppliers s ON s.id = f.supplier_id
      WHERE f.code = 'RF-L1' AND f.cause->>'country' = 'GN' AND f.cause->>'role' = 'ORIGIN' AND f.status = 'RAISED' ORDER BY (s.status = 'ACTIVE') DESC, s.name LIMIT 1`,
  )
  if (!guinea) return
  await as(reviewer, ctx =>
    assessFlag(ctx, {
      id: String(guinea.id),
      version: Number(guinea.version),
      verdict: 'VALID',
      words: '铝土矿产自几内亚博凯大区；治理与人权方面为高风险区域，启动强化尽责管理。',
    }),
  )
  await workDossier(as, String(guinea.supplier_id))
  await dismissOne(as, ask, String(guinea.supplier_id))
  // About the mine itself: everybody who names it learns of it.
  const [mine] = await ask(
    "SELECT m.record_id AS id FROM record_mentions m WHERE m.supplier_id = $1 AND m.type = 'SITE' AND m.question = 'KYS-F3' AND m.cells->>'country' = 'GN' LIMIT 1",
    guinea.supplier_id,
  )
  const id = await as(reviewer, ctx =>
    recordIncident(ctx, {
      supplierId: String(guinea.supplier_id),
      recordId: mine ? String(mine.id) : null,
      country: 'GN',
      kind: 'PROTEST',
      source: 'Radio Exemple FM',
      happenedOn: '2026-09-14',
      words: 'Habitants d’un village voisin : route de la mine bloquée pendant deux jours, au sujet de la poussière et de l’eau.',
    }),
  )
  await as(reviewer, ctx =>
    judgeIncident(ctx, { id, version: 0, relevant: true, words: '发生在该矿自己的运输道路上，需纳入强化尽责管理。' }),
  )
  await as(reviewer, ctx =>
    recordIncident(ctx, {
      country: 'GN',
      place: 'Kamsar',
      kind: 'NGO_REPORT',
      source: 'Organisation Exemple',
      happenedOn: '2026-10-02',
      words: 'Rapport sur les conditions de travail dans les ports minéraliers.',
    }),
  )
}

type Asking = (text: string, ...values: unknown[]) => Promise<Record<string, unknown>[]>

/** What was reported raises a flag; looked into, it is dismissed with the reason. */
async function dismissOne(as: As, ask: Asking, otherThan: string): Promise<void> {
  const [supplier] = await ask(
    "SELECT id FROM suppliers WHERE id <> $1 AND status IN ('APPROVED', 'CONDITIONAL', 'ACTIVE') ORDER BY name LIMIT 1",
    otherThan,
  )
  if (!supplier) return
  const id = await as(reviewer, ctx =>
    recordIncident(ctx, {
      supplierId: String(supplier.id),
      kind: 'ADVERSE_MEDIA',
      source: '示例日报',
      happenedOn: '2023-06-12',
      words: '报道称其厂区外排水沟有油污。',
    }),
  )
  await as(reviewer, ctx => judgeIncident(ctx, { id, version: 0, relevant: true, words: '报道点名该厂，需核实。' }))
  const [flag] = await ask('SELECT id, version FROM red_flags WHERE incident_id = $1', id)
  await as(reviewer, ctx =>
    assessFlag(ctx, {
      id: String(flag?.id),
      version: Number(flag?.version),
      verdict: 'DISMISSED',
      words: '已核对原始文件：所述情况在 2023 年已处理完毕，与本供应链无关。',
    }),
  )
}

async function workDossier(as: As, supplierId: string): Promise<void> {
  const packages = await as(reviewer, ctx =>
    ctx.ask({ text: 'SELECT id, kind, version FROM dossier_packages WHERE supplier_id = $1', values: [supplierId] }),
  )
  const of = (kind: string) => {
    const one = packages.find(row => row.kind === kind)
    return { id: String(one?.id), version: Number(one?.version) }
  }
  await as(reviewer, async ctx => {
    const paperId = await addPaper(ctx, {
      country: 'GN',
      kind: 'NGO',
      title: '几内亚铝土矿社区影响报告（示例）',
      publisher: 'Organisation Exemple',
      publishedOn: '2026-05-20',
      words: '社区用水与扬尘；建议核查补偿协议。',
    })
    await attachPaper(ctx, { packageId: of('COUNTRY').id, paperId })
    await movePackage(ctx, { ...of('COUNTRY'), move: 'FINISH', words: '政府文件、媒体与非政府组织资料已收集并阅读。' })
    await planPackage(ctx, { ...of('KYS'), ownerId: ctx.actor.accountId, dueOn: '2027-01-15' })
    await movePackage(ctx, { ...of('TDS'), move: 'GIVE_UP', words: '批次数据尚未开始收集，待原料追溯表启用后补充。' })
  })
}
