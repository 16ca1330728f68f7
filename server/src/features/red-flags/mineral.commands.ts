import { createHash, randomUUID } from 'node:crypto'
import { type LoadMineralTable, loadMineralTable as loadSchema } from 'shared/schemas/red-flags.ts'
import { authorizeHere } from '../../core/authorize.ts'
import type { Context } from '../../core/context.ts'
import { note } from '../../core/history.ts'
import { parse } from '../../core/parse.ts'
import { startFlagRun } from './flag-run.commands.ts'

/** A table of what countries can produce: inserted and never changed, and every supplier is looked at by it. */
export async function loadMineralTable(ctx: Context, input: LoadMineralTable): Promise<string> {
  authorizeHere(ctx, 'mineral.load')
  const { title, rows } = parse(loadSchema, input)
  const id = randomUUID()
  const text = JSON.stringify(rows)
  await ctx.ask({
    text: 'INSERT INTO mineral_tables (id, programme_id, title, rows, loaded_by_id, loaded_at) VALUES ($1, $2, $3, $4, $5, $6)',
    values: [id, ctx.actor.programmeId, title, text, ctx.actor.accountId, ctx.now()],
  })
  note(ctx, {
    action: 'mineral.load',
    subjectType: 'mineral_tables',
    subjectId: id,
    data: { title, rows: rows.length, sha256: createHash('sha256').update(text).digest('hex') },
  })
  await startFlagRun(ctx, 'REFERENCE')
  return id
}
