import type { GraphQLResolveInfo } from 'graphql'
import type { Action } from 'shared/policy/policy.ts'
import type { Subject } from 'shared/policy/scopes.ts'
import type { ChangeView, SaveView, ViewedList } from 'shared/schemas/views.ts'
import { Arg, Ctx, Field, FieldResolver, ID, Info, InputType, Int, Mutation, ObjectType, Query, Resolver, Root } from 'type-graphql'
import { allowed, authorizeReading } from '../../core/authorize.ts'
import type { Context, Row } from '../../core/context.ts'
import { ViewedListEnum } from '../../core/enums.ts'
import { readAll, readBack } from '../../core/reading.ts'
import { VersionedInput } from '../../core/types.ts'
import * as commands from './view.commands.ts'
import { SavedView } from './view.entity.ts'
import { viewShape } from './view.reading.ts'

@InputType()
class SaveViewInput implements SaveView {
  @Field(() => ViewedListEnum) list!: ViewedList
  @Field(() => String) name!: string
  @Field(() => String, { description: 'What stands behind the question mark of the address' }) address!: string
  @Field(() => Boolean) shared!: boolean
}

@InputType()
class ChangeViewInput implements ChangeView {
  @Field(() => ID) id!: string
  @Field(() => Int) version!: number
  @Field(() => String) name!: string
  @Field(() => Boolean) shared!: boolean
  @Field(() => String, { nullable: true, description: 'Left out: as it was' }) address?: string | null
}

@ObjectType()
class RemovedView {
  @Field(() => ID) id!: string
}

@Resolver(() => SavedView)
export class ViewResolver {
  @Query(() => [SavedView], { description: "One's own, and for the house what others share" })
  savedViews(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo): Promise<Row[]> {
    authorizeReading(ctx, 'view.read')
    return readAll(ctx, viewShape, v => `${v}.name, ${v}.id`, info)
  }

  @Mutation(() => SavedView)
  async saveView(
    @Arg('input', () => SaveViewInput) input: SaveViewInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row> {
    return readBack(ctx, viewShape, await commands.saveView(ctx, input), info)
  }

  @Mutation(() => SavedView)
  async changeView(
    @Arg('input', () => ChangeViewInput) input: ChangeViewInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row> {
    return readBack(ctx, viewShape, await commands.changeView(ctx, input), info)
  }

  @Mutation(() => RemovedView)
  async removeView(@Arg('input', () => VersionedInput) input: VersionedInput, @Ctx() ctx: Context): Promise<RemovedView> {
    return { id: await commands.removeView(ctx, input) }
  }

  @FieldResolver(() => [String])
  allowedActions(@Root() view: Subject, @Ctx() ctx: Context): Action[] {
    return allowed(ctx, ['view.change', 'view.share', 'view.remove'], view)
  }
}
