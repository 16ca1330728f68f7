import type { GraphQLResolveInfo } from 'graphql'
import { Arg, Ctx, Field, FieldResolver, ID, Info, Int, Mutation, ObjectType, Resolver, Root } from 'type-graphql'
import type { Context, Row } from '../../core/context.ts'
import { readBack } from '../../core/reading.ts'
import { Instant } from '../../core/types.ts'
import { Supplier } from '../suppliers/supplier.entity.ts'
import { supplierShape } from '../suppliers/supplier.reading.ts'
import { startNextCycle } from './cycle.commands.ts'
import { type CycleBefore, lastCycle } from './last-cycle.ts'
import { Response } from './response.entity.ts'
import { OpenCycleInput } from './response.inputs.ts'

@ObjectType({ description: 'The year before: what was accepted then, and what the questionnaire asks otherwise since' })
class LastCycle implements CycleBefore {
  @Field(() => ID) responseId!: string
  @Field(() => Instant) acceptedAt!: Date
  @Field(() => Int) templateVersion!: number
  @Field(() => [String], { description: 'Questions that are new' }) added!: string[]
  @Field(() => [String], { description: 'Questions whose words or choices are others' }) changed!: string[]
  @Field(() => Int, { description: 'Questions that are not asked any more' }) removed!: number
}

@Resolver(() => Response)
export class LastCycleResolver {
  @FieldResolver(() => LastCycle, { nullable: true })
  lastCycle(@Root() response: { previousId: string | null; templateId: string }, @Ctx() ctx: Context): Promise<LastCycle | null> {
    return lastCycle(ctx, response)
  }
}

/** The next year of one supplier. */
@Resolver(() => Supplier)
export class CycleResolver {
  @Mutation(() => Supplier, { description: 'Asks an accepted supplier for the next year: its accepted answers are proposed' })
  async startNextCycle(
    @Arg('input', () => OpenCycleInput) input: OpenCycleInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row> {
    return readBack(ctx, supplierShape, await startNextCycle(ctx, input), info)
  }
}
