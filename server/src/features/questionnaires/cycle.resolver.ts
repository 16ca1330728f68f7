import type { GraphQLResolveInfo } from 'graphql'
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql'
import type { Context, Row } from '../../core/context.ts'
import { readBack } from '../../core/reading.ts'
import { Supplier } from '../suppliers/supplier.entity.ts'
import { supplierShape } from '../suppliers/supplier.reading.ts'
import { startNextCycle } from './cycle.commands.ts'
import { OpenCycleInput } from './response.inputs.ts'

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
