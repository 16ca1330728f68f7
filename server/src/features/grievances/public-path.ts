import type { Context } from '../../core/context.ts'
import { Invalid } from '../../core/errors.ts'
import { oneAtATime } from '../../core/load-for-update.ts'

/** Where the public pages of the programme are. */
export async function publicPathNow(ctx: Context): Promise<string> {
  const [row] = await ctx.ask({ text: 'SELECT public_path AS path FROM programmes WHERE id = $1', values: [ctx.actor.programmeId] })
  return String(row?.path)
}

/** The programme that has this address, or had it: what was printed still leads to it. */
export async function programmeAt(ctx: Context, path: string): Promise<string | null> {
  await ctx.ask({ text: `SELECT set_config('app.public_path', $1, true)`, values: [path] })
  const [found] = await ctx.ask({
    text: `SELECT id FROM programmes WHERE public_path = $1
      UNION ALL SELECT programme_id FROM former_public_paths WHERE path = $1 LIMIT 1`,
    values: [path],
  })
  return found ? String(found.id) : null
}

/** Whoever knows an old address of somebody must not come to somebody else: a path is given once, and back only to whom it was. */
export async function takePublicPath(ctx: Context, path: string): Promise<void> {
  const { programmeId } = ctx.actor
  await oneAtATime(ctx, `public path ${path}`)
  const owner = await programmeAt(ctx, path)
  if (owner !== null && owner !== programmeId) throw new Invalid({ path: 'errors:field.pathTaken' })
  await ctx.ask({ text: 'DELETE FROM former_public_paths WHERE path = $1', values: [path] })
  await ctx.ask({
    text: 'INSERT INTO former_public_paths (path, programme_id, left_at) SELECT public_path, id, $2 FROM programmes WHERE id = $1',
    values: [programmeId, ctx.now()],
  })
  await ctx.ask({ text: 'UPDATE programmes SET public_path = $2 WHERE id = $1', values: [programmeId, path] })
}
