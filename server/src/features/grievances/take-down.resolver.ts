import { takeDown as schema } from 'shared/schemas/cases.ts'
import { Arg, Ctx, Field, ID, Mutation, ObjectType, Query, Resolver } from 'type-graphql'
import { authorizeHere } from '../../core/authorize.ts'
import type { Context } from '../../core/context.ts'
import { Denied } from '../../core/errors.ts'
import { parse } from '../../core/parse.ts'
import { trustedHandlers } from '../members/handler-keys.ts'
import { TakeDownGrievanceInput } from './case.inputs.ts'
import { CasePerson } from './case.types.ts'
import { fileGrievance, wasFiled } from './filing.commands.ts'
import { readyFiles } from './ready-files.ts'

@ObjectType({ description: 'What is handed over to the sender. It is shown once and kept nowhere' })
class TakenDown {
  @Field(() => ID) id!: string
  @Field(() => String) code!: string
  @Field(() => String, { description: 'The signed receipt with what it speaks of, as the text of a file' }) receipt!: string
}

/** The same filing as that of the public pages, for who spoke by telephone, wrote a letter or came in person. */
async function takeDown(ctx: Context, input: TakeDownGrievanceInput): Promise<TakenDown> {
  const { channel, files: ids, ...report } = parse(schema, input)
  const { programmeId } = ctx.actor
  if (!programmeId) throw new Denied()
  authorizeHere(ctx, 'grievance.file')
  const files = (await wasFiled(ctx, programmeId, report.id)) ? [] : readyFiles(ctx, ids)
  const { grievanceId, code, receipt } = await fileGrievance(ctx, programmeId, report, files, channel)
  return { id: grievanceId, code, receipt }
}

@Resolver()
export class TakeDownResolver {
  @Query(() => [CasePerson], { description: 'Who would get a new case; a sender may name those whom it is about' })
  async intakeHandlers(@Ctx() ctx: Context): Promise<CasePerson[]> {
    authorizeHere(ctx, 'caseKey.read')
    return (await trustedHandlers(ctx)).map(({ accountId, name }) => ({ id: accountId, name }))
  }

  @Mutation(() => TakenDown, { description: 'In the sender’s words. Twice with the id of one act is once' })
  takeDownGrievance(@Arg('input', () => TakeDownGrievanceInput) input: TakeDownGrievanceInput, @Ctx() ctx: Context): Promise<TakenDown> {
    return takeDown(ctx, input)
  }
}
