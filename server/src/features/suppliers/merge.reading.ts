import { Field, Int, ObjectType } from 'type-graphql'
import { authorizeReading } from '../../core/authorize.ts'
import type { Context } from '../../core/context.ts'
import { isId } from '../../core/listing.ts'
import { faultsOfMerge } from './merge.commands.ts'
import type { Supplier } from './supplier.entity.ts'

@ObjectType({ description: 'How much of something passes to the survivor' })
export class MergeCount {
  @Field(() => String, { description: 'Contacts, people, responses …' }) what!: string
  @Field(() => Int) count!: number
}

@ObjectType({ description: 'Why two records cannot become one as they stand' })
export class MergeObstacle {
  @Field(() => String) rule!: string
  @Field(() => String, { nullable: true, description: 'Whom it is about' }) about!: string | null
}

@ObjectType()
export class MergePreview {
  @Field(() => [MergeCount], { description: 'What passes to the survivor; what there is none of is left out' }) moves!: MergeCount[]
  @Field(() => [MergeObstacle]) obstacles!: MergeObstacle[]
}

/** What is alive under a supplier, by what the page calls it. */
const counted: Record<string, string> = {
  contacts: 'SELECT count(*) FROM contacts WHERE supplier_id = $1',
  people: 'SELECT count(*) FROM memberships WHERE supplier_id = $1 AND deactivated_at IS NULL',
  invitations: 'SELECT count(*) FROM invitations WHERE supplier_id = $1 AND accepted_at IS NULL AND withdrawn_at IS NULL',
  responses: 'SELECT count(*) FROM responses WHERE supplier_id = $1',
  receipts: 'SELECT count(*) FROM receipts c JOIN responses r ON r.id = c.response_id WHERE r.supplier_id = $1',
  messages: 'SELECT count(*) FROM messages m JOIN responses r ON r.id = m.response_id WHERE r.supplier_id = $1',
  files: 'SELECT count(*) FROM evidence_files WHERE supplier_id = $1',
  records: 'SELECT count(*) FROM records WHERE supplier_id = $1',
  identifiers: 'SELECT count(*) FROM supplier_identifiers WHERE supplier_id = $1',
  history: 'SELECT count(*) FROM history h WHERE h.programme_id = $2 AND h.supplier_id = $1',
}

export async function mergePreview(ctx: Context, survivorId: string, mergedId: string): Promise<MergePreview | null> {
  authorizeReading(ctx, 'supplier.merge')
  if (!isId(survivorId) || !isId(mergedId)) return null
  const pair = await ctx.ask({
    text: 'SELECT id, name, status FROM suppliers WHERE programme_id = $1 AND id = ANY ($2::uuid[])',
    values: [ctx.actor.programmeId, [survivorId, mergedId]],
  })
  const one = (id: string) => pair.find(row => row.id === id.toLowerCase()) as Pick<Supplier, 'id' | 'name' | 'status'> | undefined
  const [survivor, merged] = [one(survivorId), one(mergedId)]
  if (!survivor || !merged) return null
  const obstacles = (await faultsOfMerge(ctx, survivor, merged)).map(({ rule, facts }) => ({
    rule,
    about: Object.values(facts)[0] ?? null,
  }))
  return { moves: await whatMoves(ctx, mergedId), obstacles }
}

async function whatMoves(ctx: Context, mergedId: string): Promise<{ what: string; count: number }[]> {
  const [counts] = await ctx.ask({
    text: `SELECT ${Object.entries(counted)
      .map(([what, sql]) => `(${sql})::int AS ${what}`)
      .join(', ')}`,
    values: [mergedId, ctx.actor.programmeId],
  })
  return Object.keys(counted).flatMap(what => {
    const count = Number(counts?.[what] ?? 0)
    return count > 0 ? [{ what, count }] : []
  })
}
