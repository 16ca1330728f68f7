import { sourceOf } from 'shared/words/country-sources.ts'
import { houseActor } from '../../core/actor.ts'
import { enter } from '../../core/atomic.ts'
import type { Context } from '../../core/context.ts'
import { adopt, insertEdition } from './edition.commands.ts'
import { layOutCountryRule } from './rule.commands.ts'
import { starterEditions } from './starter.ts'

/** What a new programme begins with: the usual rule, and the starter editions (0.4). Everything else says *no data: load an edition*. */
export async function layOutCountries(ctx: Context, programme: { id: string }): Promise<void> {
  const person = ctx.actor
  await enter(ctx, { ...houseActor(programme.id), installationAdministrator: true })
  try {
    await layOutCountryRule(ctx)
    for (const edition of starterEditions) {
      const { source, year, title, kind, gotOn, licence, origin, values } = edition
      const [there] = await ctx.ask({
        text: 'SELECT id FROM country_editions WHERE source = $1 AND year = $2 AND title = $3 AND origin = $4',
        values: [source, year, title, origin],
      })
      const id = there
        ? String(there.id)
        : await insertEdition(
            ctx,
            { source, year, title, kind: kind ?? sourceOf(source).kind, gotOn, licence, origin, fileName: null },
            { fileName: null, sha256: null, rowsRead: values.length, leftOut: [], typed: false, values },
          )
      await adopt(ctx, source, id)
    }
  } finally {
    await enter(ctx, person)
  }
}
