import { arrangeCases } from './cases.ts'
import type { MutationDecision } from './decisions.ts'
import { documentOf } from './expectation.ts'
import { type Asker, type Owner, places } from './owners.ts'
import { arrangeFlags } from './red-flags.ts'
import { fresh, type World } from './world.ts'

/** Brings every subject into the state in which the act is possible, so that rights alone decide. */
export async function arrange({ db, ids }: World, { arranged = {} }: MutationDecision): Promise<void> {
  await db.query('UPDATE country_checks SET status = $1 WHERE override_words IS NOT NULL', [arranged.check ?? 'COMPUTED'])
  await arrangeFlags(db, arranged.flag)
  await arrangeCases(db, arranged.channel)
  // A screening that was still on its way may have let one lapse.
  await db.query("UPDATE screening_hits SET status = 'NEW'")
  for (const place of places) {
    const { supplierId, responseId } = ids[place]
    await db.query('UPDATE suppliers SET status = $2 WHERE id = $1', [supplierId, arranged.supplier ?? 'UNDER_REVIEW'])
    await db.query('UPDATE responses SET status = $2, claimed_by_id = NULL WHERE id = $1', [responseId, arranged.response ?? 'DRAFT'])
    await db.query('UPDATE evidence_files SET state = $2 WHERE supplier_id = $1', [supplierId, arranged.file ?? 'NOT_SCANNED'])
    await db.query("UPDATE judgements SET decision = $2 WHERE response_id = $1 AND question = 'KYS-E1'", [
      responseId,
      arranged.judged ?? 'RETURNED',
    ])
  }
}

/** Four at a time: enough to keep the server busy, and no more than it has connections for. */
export async function severalAtOnce<T>(all: readonly T[], act: (one: T) => Promise<unknown>): Promise<void> {
  const waiting = [...all]
  const next = async (): Promise<void> => {
    for (let one = waiting.shift(); one !== undefined; one = waiting.shift()) await act(one)
  }
  await Promise.all([next(), next(), next(), next()])
}

const ofTheHouse = new Set(['mail', 'passwordReset', 'checkpoint'])

/** Every act in here is done whole and taken back at its end: whoever comes after finds everything as it was. */
export async function rehearse(world: World, run: () => Promise<unknown>): Promise<void> {
  const { atomic } = world.house.serving.open
  const { write } = atomic
  atomic.write = (ctx, operation, act, failed) => write(ctx, operation, act, ofTheHouse.has(operation.name) ? failed : () => true)
  try {
    await run()
  } finally {
    atomic.write = write
  }
}

/** `done`, or the rule of the trade or the kind of refusal that was the answer. */
export async function tryOut(world: World, name: string, decision: MutationDecision, owner: Owner, asker: Asker): Promise<string> {
  if (decision.http) {
    const response = await decision.http(world, owner, asker)
    if (response.ok) return 'done'
    const { code, rule } = (await response.json()) as { code: string; rule?: string }
    return rule ?? code
  }
  const variables = await decision.variables(world, owner, asker)
  const { data, errors } = await fresh(asker.person).send<Record<string, unknown>>(documentOf('mutation', name, variables), variables)
  const [first] = errors ?? []
  if (first) return first.extensions.rule ?? first.extensions.code
  return data?.[name] === undefined ? 'nothing' : 'done'
}
