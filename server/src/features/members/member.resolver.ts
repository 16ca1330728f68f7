import type { GraphQLResolveInfo } from 'graphql'
import type { Action } from 'shared/policy/policy.ts'
import type { Subject } from 'shared/policy/scopes.ts'
import type { InvitationState } from 'shared/words/lists.ts'
import { Arg, Ctx, FieldResolver, ID, Info, Int, Mutation, Query, Resolver, Root } from 'type-graphql'
import { allowed, authorizeReading } from '../../core/authorize.ts'
import type { Context, Row } from '../../core/context.ts'
import { InvitationStateEnum } from '../../core/enums.ts'
import { type Page, readList } from '../../core/listing.ts'
import { readAll, readBack, readOne } from '../../core/reading.ts'
import { connection, VersionedInput } from '../../core/types.ts'
import * as commands from './member.commands.ts'
import { Department, Invitation, Membership, SupplierName } from './member.entity.ts'
import { ChangeRolesInput, InviteMemberInput } from './member.inputs.ts'
import { departmentShape, invitationList, invitationShape, memberList, memberShape } from './member.reading.ts'

const MemberConnection = connection('Member', () => Membership)
const InvitationConnection = connection('Invitation', () => Invitation)

@Resolver(() => Membership)
export class MemberResolver {
  @Query(() => MemberConnection)
  members(
    @Arg('first', () => Int, { defaultValue: 50 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Arg('search', () => String, { nullable: true }) search: string | null,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Page> {
    authorizeReading(ctx, 'member.read')
    return readList(ctx, memberList, { first, after, filter: { search: search || null } }, info)
  }

  @Query(() => Membership, { nullable: true })
  member(@Arg('id', () => ID) id: string, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo): Promise<Row | null> {
    authorizeReading(ctx, 'member.read')
    return readOne(ctx, memberShape, id, info)
  }

  @Mutation(() => Membership)
  async changeRoles(
    @Arg('input', () => ChangeRolesInput) input: ChangeRolesInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row> {
    return readBack(ctx, memberShape, await commands.changeRoles(ctx, input), info)
  }

  @Mutation(() => Membership, { description: '`successorId`: who looks after their suppliers from now on; left out, nobody does' })
  async deactivateMember(
    @Arg('input', () => VersionedInput) input: VersionedInput,
    @Arg('successorId', () => ID, { nullable: true }) successorId: string | null,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row> {
    return readBack(ctx, memberShape, await commands.deactivateMember(ctx, input, successorId), info)
  }

  @Mutation(() => Membership)
  async reactivateMember(
    @Arg('input', () => VersionedInput) input: VersionedInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row> {
    return readBack(ctx, memberShape, await commands.reactivateMember(ctx, input), info)
  }

  @FieldResolver(() => [SupplierName], { nullable: true })
  reach(@Root() member: { reachIds: string[] | null; reachNames: SupplierName[] }): SupplierName[] | null {
    return member.reachIds && member.reachNames
  }

  @FieldResolver(() => [String])
  allowedActions(@Root() member: Membership, @Ctx() ctx: Context): Action[] {
    if (member.accountId === ctx.actor.accountId) return []
    const candidates: Action[] = member.deactivatedAt
      ? ['member.reactivate']
      : member.supplierId
        ? ['member.deactivate']
        : ['member.changeRoles', 'member.deactivate']
    return allowed(ctx, candidates, member)
  }
}

@Resolver(() => Invitation)
export class InvitationResolver {
  @Query(() => InvitationConnection)
  invitations(
    @Arg('first', () => Int, { defaultValue: 50 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Arg('state', () => InvitationStateEnum, { nullable: true }) state: InvitationState | null,
    @Arg('supplierId', () => ID, { nullable: true }) supplierId: string | null,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Page> {
    authorizeReading(ctx, 'invitation.read')
    return readList(ctx, invitationList, { first, after, filter: { state, supplierId } }, info)
  }

  @Mutation(() => Invitation)
  async inviteMember(
    @Arg('input', () => InviteMemberInput) input: InviteMemberInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row> {
    return readBack(ctx, invitationShape, await commands.inviteMember(ctx, input), info)
  }

  @Mutation(() => Invitation)
  async resendInvitation(@Arg('id', () => ID) id: string, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo): Promise<Row> {
    return readBack(ctx, invitationShape, await commands.resendInvitation(ctx, id), info)
  }

  @Mutation(() => Invitation)
  async withdrawInvitation(@Arg('id', () => ID) id: string, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo): Promise<Row> {
    return readBack(ctx, invitationShape, await commands.withdrawInvitation(ctx, id), info)
  }

  @FieldResolver(() => [String])
  allowedActions(@Root() invitation: Subject & { state: InvitationState }, @Ctx() ctx: Context): Action[] {
    const open = ['PENDING', 'EXPIRED', 'REFUSED', 'UNDELIVERABLE'].includes(invitation.state)
    return open ? allowed(ctx, ['invitation.resend', 'invitation.withdraw'], invitation) : []
  }
}

@Resolver(() => Department)
export class DepartmentResolver {
  @Query(() => [Department])
  departments(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo): Promise<Row[]> {
    authorizeReading(ctx, 'department.read')
    return readAll(ctx, departmentShape, department => `${department}.name`, info)
  }

  @Mutation(() => Department)
  async createDepartment(@Arg('name', () => String) name: string, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo): Promise<Row> {
    return readBack(ctx, departmentShape, await commands.createDepartment(ctx, name), info)
  }

  @Mutation(() => Department)
  async renameDepartment(
    @Arg('id', () => ID) id: string,
    @Arg('name', () => String) name: string,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row> {
    return readBack(ctx, departmentShape, await commands.renameDepartment(ctx, id, name), info)
  }

  @Mutation(() => Boolean)
  async removeDepartment(@Arg('id', () => ID) id: string, @Ctx() ctx: Context): Promise<boolean> {
    await commands.removeDepartment(ctx, id)
    return true
  }
}
