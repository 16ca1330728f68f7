import type { GraphQLResolveInfo } from 'graphql'
import { type ConditionState, conditionMachine } from 'shared/machines/condition.ts'
import { actionsFrom } from 'shared/machines/machine.ts'
import type { Action } from 'shared/policy/policy.ts'
import type { Subject } from 'shared/policy/scopes.ts'
import { Arg, Ctx, FieldResolver, Info, Mutation, Resolver, Root } from 'type-graphql'
import { allowed } from '../../core/authorize.ts'
import type { Context, Row } from '../../core/context.ts'
import { readBack } from '../../core/reading.ts'
import { Supplier } from '../suppliers/supplier.entity.ts'
import { supplierShape } from '../suppliers/supplier.reading.ts'
import * as commands from './condition.commands.ts'
import { Condition } from './condition.entity.ts'
import { NameConditionInput, SettleConditionInput } from './condition.inputs.ts'

@Resolver(() => Condition)
export class ConditionResolver {
  @Mutation(() => Supplier)
  async nameCondition(
    @Arg('input', () => NameConditionInput) input: NameConditionInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row> {
    return readBack(ctx, supplierShape, await commands.nameCondition(ctx, input), info)
  }

  @Mutation(() => Supplier, { description: 'With the last that is open the supplier is approved' })
  async fulfilCondition(
    @Arg('input', () => SettleConditionInput) input: SettleConditionInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row> {
    return readBack(ctx, supplierShape, await commands.fulfilCondition(ctx, input), info)
  }

  @Mutation(() => Supplier, { description: 'It no longer matters, and `words` say why' })
  async liftCondition(
    @Arg('input', () => SettleConditionInput) input: SettleConditionInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row> {
    return readBack(ctx, supplierShape, await commands.liftCondition(ctx, input), info)
  }

  @FieldResolver(() => [String])
  allowedActions(@Root() condition: Subject & { status: ConditionState }, @Ctx() ctx: Context): Action[] {
    return allowed(ctx, actionsFrom(conditionMachine, condition.status), condition)
  }
}

/** What conditions give to a supplier. */
@Resolver(() => Supplier)
export class SupplierConditionsResolver {
  @FieldResolver(() => [Condition])
  conditions(@Root() supplier: { conditions: Condition[] }): Condition[] {
    return supplier.conditions
  }
}
