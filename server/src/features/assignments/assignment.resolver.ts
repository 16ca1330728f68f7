import type { GraphQLResolveInfo } from 'graphql'
import type { Action } from 'shared/policy/policy.ts'
import type { AssignmentState } from 'shared/words/lists.ts'
import { Arg, Ctx, FieldResolver, Info, Mutation, Resolver, Root } from 'type-graphql'
import { allowed } from '../../core/authorize.ts'
import type { Context, Row } from '../../core/context.ts'
import { readBack } from '../../core/reading.ts'
import { Response } from '../questionnaires/response.entity.ts'
import { responseShape } from '../questionnaires/response.reading.ts'
import * as commands from './assignment.commands.ts'
import { Assignment } from './assignment.entity.ts'
import { AssignmentInput, HandOverSectionInput } from './assignment.inputs.ts'

interface Told {
  readonly programmeId: string
  readonly supplierId: string
  readonly state: AssignmentState
  readonly byId: string
  readonly assigneeId: string | null
}

@Resolver(() => Assignment)
export class AssignmentResolver {
  @Mutation(() => Response, { description: 'A colleague who is new there is invited' })
  async handOverSection(
    @Arg('input', () => HandOverSectionInput) input: HandOverSectionInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row> {
    return readBack(ctx, responseShape, await commands.handOverSection(ctx, input), info)
  }

  @Mutation(() => Response)
  async finishSection(
    @Arg('input', () => AssignmentInput) input: AssignmentInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row> {
    return readBack(ctx, responseShape, await commands.finishSection(ctx, input), info)
  }

  @Mutation(() => Response)
  async takeBackSection(
    @Arg('input', () => AssignmentInput) input: AssignmentInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row> {
    return readBack(ctx, responseShape, await commands.takeBackSection(ctx, input), info)
  }

  @FieldResolver(() => [String])
  allowedActions(@Root() { programmeId, supplierId, state, byId, assigneeId }: Told, @Ctx() ctx: Context): Action[] {
    if (state === 'DONE' || state === 'TAKEN_BACK') return []
    const of = (accountId: string | null) => ({ programmeId, supplierId, accountId })
    return [...allowed(ctx, ['section.finish'], of(assigneeId)), ...allowed(ctx, ['section.takeBack'], of(byId))]
  }
}

/** What assignments give to a response. */
@Resolver(() => Response)
export class ResponseAssignmentsResolver {
  @FieldResolver(() => [Assignment])
  assignments(@Root() response: { assignments: Assignment[] }): Assignment[] {
    return response.assignments
  }
}
