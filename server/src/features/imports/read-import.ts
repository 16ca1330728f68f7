import type { Steps } from '../../core/enqueue.ts'
import { Refused } from '../../core/errors.ts'
import { compareAll } from './comparing.ts'
import { atATime, FileReader, gently } from './reading.ts'
import type { ReadFacts } from './reading.worker.ts'
import { vocabularyFor } from './vocabulary.ts'

interface Job {
  readonly importId: string
}

/** Reads a file into the rows of its import, then compares them with the register. Begun again after a crash it begins anew. */
export async function readImport(steps: Steps, { importId }: Job): Promise<void> {
  const task = await steps(async ctx => {
    const [row] = await ctx.ask({
      text: `UPDATE supplier_imports SET state = 'READING', progress = 0 WHERE id = $1 AND state IN ('READING', 'COMPARING') RETURNING file_name AS name, content, facts`,
      values: [importId],
    })
    if (!row) return null
    await ctx.ask({ text: 'DELETE FROM supplier_import_rows WHERE import_id = $1', values: [importId] })
    const { mayAssign } = row.facts as { mayAssign: boolean }
    return { bytes: new Uint8Array(row.content as Buffer), name: String(row.name), words: await vocabularyFor(ctx, mayAssign) }
  })
  if (!task) return
  const reader = new FileReader()
  try {
    const facts = await reader.open(task)
    await begin(steps, importId, facts)
    for (let part = await reader.next(atATime); part; part = await reader.next(atATime)) {
      const { part: rows, count } = part
      await gently(() => steps(ctx => ctx.ask({ text: keepRows, values: [importId, rows, ctx.actor.programmeId, count] })))
    }
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    await refuse(steps, importId, String(error.extensions.rule))
    return
  } finally {
    await reader.close()
  }
  await compareAll(steps, importId)
  await steps(ctx =>
    ctx.ask({
      text: `UPDATE supplier_imports SET state = 'READY', content = NULL, version = version + 1 WHERE id = $1 AND state = 'COMPARING'`,
      values: [importId],
    }),
  )
}

const begin = (steps: Steps, importId: string, { groups, ...facts }: ReadFacts) =>
  steps(ctx =>
    ctx.ask({
      text: 'UPDATE supplier_imports SET total = $2, facts = facts || $3 WHERE id = $1',
      values: [importId, groups, JSON.stringify(facts)],
    }),
  )

const keepRows = `WITH kept AS (
    INSERT INTO supplier_import_rows (programme_id, import_id, place, sheet, "row", rows, name, given, places, file_faults, alike)
    SELECT $3::uuid, i.id, x.place, x.sheet, x."row", x.rows, x.name, x.given, x.places, x.file_faults, x.alike
    FROM supplier_imports i, jsonb_to_recordset($2::jsonb) AS x(place int, sheet text, "row" int, rows jsonb, name text, given jsonb, places jsonb, file_faults jsonb, alike jsonb)
    WHERE i.id = $1 AND i.state = 'READING'
  ) UPDATE supplier_imports SET progress = progress + $4 WHERE id = $1`

const refuse = (steps: Steps, importId: string, refusal: string) =>
  steps(async ctx => {
    await ctx.ask({ text: 'DELETE FROM supplier_import_rows WHERE import_id = $1', values: [importId] })
    await ctx.ask({
      text: `UPDATE supplier_imports SET state = 'REFUSED', refusal = $2, content = NULL, version = version + 1 WHERE id = $1`,
      values: [importId, refusal],
    })
  })
