import type { GraphQLResolveInfo } from 'graphql'
import type { Action } from 'shared/policy/policy.ts'
import type { MemberRole } from 'shared/policy/roles.ts'
import type { Subject } from 'shared/policy/scopes.ts'
import type { ChangeAbsence, EnterAbsence } from 'shared/schemas/absences.ts'
import { Arg, Ctx, Field, FieldResolver, ID, Info, InputType, Int, Mutation, ObjectType, Query, Resolver, Root } from 'type-graphql'
import { allowed, authorizeReading } from '../../core/authorize.ts'
import type { Context, Row } from '../../core/context.ts'
import { MemberRoleEnum } from '../../core/enums.ts'
import { type Page, readList } from '../../core/listing.ts'
import { readBack } from '../../core/reading.ts'
import { connection, Day, VersionedInput } from '../../core/types.ts'
import * as commands from './absence.commands.ts'
import { Absence } from './absence.entity.ts'
import { absenceList, absenceShape } from './absence.reading.ts'

@InputType()
class EnterAbsenceInput implements EnterAbsence {
  @Field(() => ID, { description: 'Who is away' }) accountId!: string
  @Field(() => ID, { description: 'Who stands in' }) deputyId!: string
  @Field(() => Day) firstDay!: string
  @Field(() => Day) lastDay!: string
}

@InputType()
class ChangeAbsenceInput implements ChangeAbsence {
  @Field(() => ID) id!: string
  @Field(() => Int) version!: number
  @Field(() => ID) deputyId!: string
  @Field(() => Day) firstDay!: string
  @Field(() => Day) lastDay!: string
}

@InputType()
class AbsenceFilter {
  @Field(() => Boolean, { nullable: true, description: 'True: those that have ended' }) over?: boolean | null
  @Field(() => ID, { nullable: true }) accountId?: string | null
  @Field(() => Boolean, { nullable: true, description: 'In which whoever asks stands in today' }) standsIn?: boolean | null
}

@ObjectType({ description: 'Somebody of the house who could be away or stand in' })
class Colleague {
  @Field(() => ID) id!: string
  @Field(() => String) name!: string
  @Field(() => [MemberRoleEnum]) roles!: MemberRole[]
}

@ObjectType()
class RemovedAbsence {
  @Field(() => ID) id!: string
}

const AbsenceConnection = connection('Absence', () => Absence)

@Resolver(() => Absence)
export class AbsenceResolver {
  @Query(() => AbsenceConnection)
  absences(
    @Arg('first', () => Int, { defaultValue: 50 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Arg('filter', () => AbsenceFilter, { nullable: true }) filter: AbsenceFilter | null,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Page> {
    authorizeReading(ctx, 'absence.read')
    return readList(ctx, absenceList, { first, after, filter }, info)
  }

  @Query(() => [Colleague])
  colleagues(@Ctx() ctx: Context): Promise<Row[]> {
    authorizeReading(ctx, 'absence.enter')
    return commands.colleagues(ctx)
  }

  @Mutation(() => Absence, { description: 'Whoever stands in learns of it' })
  async enterAbsence(
    @Arg('input', () => EnterAbsenceInput) input: EnterAbsenceInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row> {
    return readBack(ctx, absenceShape, await commands.enterAbsence(ctx, input), info)
  }

  @Mutation(() => Absence)
  async changeAbsence(
    @Arg('input', () => ChangeAbsenceInput) input: ChangeAbsenceInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row> {
    return readBack(ctx, absenceShape, await commands.changeAbsence(ctx, input), info)
  }

  @Mutation(() => RemovedAbsence)
  async removeAbsence(@Arg('input', () => VersionedInput) input: VersionedInput, @Ctx() ctx: Context): Promise<RemovedAbsence> {
    return { id: await commands.removeAbsence(ctx, input) }
  }

  @FieldResolver(() => [String])
  allowedActions(@Root() absence: Subject, @Ctx() ctx: Context): Action[] {
    return allowed(ctx, ['absence.change', 'absence.remove'], absence)
  }
}
