import type { GraphQLResolveInfo } from 'graphql'
import { mayEver } from 'shared/policy/policy.ts'
import { fillText } from 'shared/questionnaires/fill-text.ts'
import { searchText } from 'shared/rules/search-text.ts'
import type { LocalText as LocalTextShape } from 'shared/words/lists.ts'
import { Arg, Ctx, FieldResolver, Info, Query, Resolver, Root } from 'type-graphql'
import { authorizeReading } from '../../core/authorize.ts'
import type { Context, Row } from '../../core/context.ts'
import { readParts } from '../../core/reading.ts'
import { LocalText } from '../../core/types.ts'
import { Found, FoundAnswer, FoundQuestion } from './search.entity.ts'
import { partsFor } from './search.reading.ts'

const nothing = { suppliers: [], records: [], files: [], questions: [], answers: [] }

@Resolver(() => Found)
export class SearchResolver {
  @Query(() => Found, {
    description: 'Parts of names in any script, codes of questions, words of answers; a code and a name find the answer',
  })
  async search(@Arg('text', () => String) typed: string, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo): Promise<Row> {
    // Whoever belongs to the programme may search it; what is found, each kind's own right decides.
    authorizeReading(ctx, 'programme.read')
    const text = searchText(typed)
    if (!text) return nothing
    const parts = Object.entries(partsFor(ctx, text)).filter(([, { shape }]) => mayEver(ctx.actor, shape.read))
    const found = await Promise.all(parts.map(async ([kind, part]) => [kind, await readParts(ctx, part, { text }, info, kind)]))
    return { ...nothing, ...(Object.fromEntries(found) as Row) }
  }
}

/** A question's words and the thresholds that stand in them. */
type Worded = { words: LocalTextShape | null; settings: Record<string, number> | null }
const filled = ({ words, settings }: Worded): LocalTextShape | null => words && fillText(words, settings ?? {})

@Resolver(() => FoundQuestion)
export class FoundQuestionResolver {
  @FieldResolver(() => LocalText)
  label(@Root() found: Worded): LocalTextShape | null {
    return filled(found)
  }
}

@Resolver(() => FoundAnswer)
export class FoundAnswerResolver {
  @FieldResolver(() => LocalText, { nullable: true })
  label(@Root() found: Worded): LocalTextShape | null {
    return filled(found)
  }
}
