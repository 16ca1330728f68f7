import type { GraphQLResolveInfo } from 'graphql'
import type { WriteNote } from 'shared/schemas/responses.ts'
import { Arg, Ctx, Field, FieldResolver, ID, Info, InputType, Mutation, Resolver, Root } from 'type-graphql'
import type { Context, Row } from '../../core/context.ts'
import { readBack } from '../../core/reading.ts'
import { Response } from '../questionnaires/response.entity.ts'
import { responseShape } from '../questionnaires/response.reading.ts'
import * as commands from './note.commands.ts'
import { ReviewNote } from './note.entity.ts'

@InputType()
class WriteNoteInput implements WriteNote {
  @Field(() => ID) responseId!: string
  @Field(() => String) question!: string
  @Field(() => String) words!: string
}

@Resolver(() => Response)
export class NoteResolver {
  @Mutation(() => Response, { description: 'For reviewers alone: no supplier, document or receipt ever shows it' })
  async writeNote(
    @Arg('input', () => WriteNoteInput) input: WriteNoteInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row> {
    return readBack(ctx, responseShape, await commands.writeNote(ctx, input), info)
  }

  @Mutation(() => Response)
  async removeNote(@Arg('id', () => ID) id: string, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo): Promise<Row> {
    return readBack(ctx, responseShape, await commands.removeNote(ctx, id), info)
  }

  @FieldResolver(() => [ReviewNote])
  notes(@Root() response: { notes: ReviewNote[] }): ReviewNote[] {
    return response.notes
  }
}
