import type { GraphQLResolveInfo } from 'graphql'
import type { LocalText as LocalTextShape } from 'shared/words/lists.ts'
import { Arg, Ctx, Field, ID, Info, Int, Mutation, ObjectType, Query, Resolver } from 'type-graphql'
import { authorizeReading } from '../../core/authorize.ts'
import type { Context, Row } from '../../core/context.ts'
import { readAll, readBack, readOne } from '../../core/reading.ts'
import { Instant, Json, LocalText } from '../../core/types.ts'
import { publishTemplate } from './template.commands.ts'
import { templateShape } from './template.reading.ts'

@ObjectType({ description: 'A published questionnaire. It never changes: another version is another one' })
export class TemplateInfo {
  @Field(() => ID) id!: string
  @Field(() => String) code!: string
  @Field(() => Int) version!: number
  @Field(() => LocalText) title!: LocalTextShape
  @Field(() => Json, { description: 'shared/questionnaires/template.ts' }) content!: unknown
  @Field(() => Instant) publishedAt!: Date
  @Field(() => String, { nullable: true }) publishedBy!: string | null
  @Field(() => Int, { description: 'Responses that are running on it' }) inUse!: number
}

@Resolver(() => TemplateInfo)
export class TemplateResolver {
  @Query(() => [TemplateInfo], { description: 'Every version, the newest first' })
  templates(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo): Promise<Row[]> {
    authorizeReading(ctx, 'template.read')
    return readAll(ctx, templateShape, t => `${t}.code, ${t}.version DESC`, info)
  }

  @Query(() => TemplateInfo, { nullable: true })
  template(@Arg('id', () => ID) id: string, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo): Promise<Row | null> {
    authorizeReading(ctx, 'template.read')
    return readOne(ctx, templateShape, id, info)
  }

  @Mutation(() => TemplateInfo, { description: 'Running answers stay on the version they were asked in' })
  async publishTemplate(
    @Arg('content', () => Json) content: unknown,
    @Arg('basedOn', () => ID, { nullable: true, description: 'The version it was made from: refused where a newer one exists' })
    basedOn: string | null,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row> {
    return readBack(ctx, templateShape, await publishTemplate(ctx, content, basedOn), info)
  }
}
