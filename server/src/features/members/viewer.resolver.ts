import type { GraphQLResolveInfo } from 'graphql'
import type { MemberRole } from 'shared/policy/roles.ts'
import { dayIn } from 'shared/rules/days.ts'
import type { Locale } from 'shared/words/lists.ts'
import { Arg, Ctx, Field, FieldResolver, ID, Info, Int, Mutation, ObjectType, Query, Resolver } from 'type-graphql'
import { houseActor, nobody } from '../../core/actor.ts'
import { peek } from '../../core/atomic.ts'
import { authorize, mayDo } from '../../core/authorize.ts'
import type { Context, Row } from '../../core/context.ts'
import { LocaleEnum, MemberRoleEnum, Mode } from '../../core/enums.ts'
import { readOne } from '../../core/reading.ts'
import { Day, Instant, LocalText } from '../../core/types.ts'
import { Programme } from '../programmes/programme.entity.ts'
import { programmeShape } from '../programmes/programme.reading.ts'
import * as accounts from './account.commands.ts'
import { foundProgramme } from './founding.commands.ts'
import { Account } from './member.entity.ts'
import { AcceptInvitationInput, ChangePasswordInput, FoundProgrammeInput, ResetPasswordInput, SignInInput } from './member.inputs.ts'
import * as sessions from './session.commands.ts'

@ObjectType()
export class Installation {
  @Field(() => Mode) mode!: string
  @Field(() => Boolean, { description: 'False: only the founding page works' }) founded!: boolean
}

@ObjectType({ description: 'A membership of the person who asks' })
export class OwnMembership {
  @Field(() => ID) id!: string
  @Field(() => ID) programmeId!: string
  @Field(() => String) programmeName!: string
  @Field(() => String, { nullable: true }) supplierName!: string | null
  @Field(() => [MemberRoleEnum]) roles!: MemberRole[]
}

@ObjectType({ description: 'Whoever asks, signed in or not' })
export class Viewer {
  @Field(() => Installation) readonly installation!: Installation
  @Field(() => Account, { nullable: true }) readonly account!: Account | null
  @Field(() => [OwnMembership], { description: 'In all programmes' }) readonly memberships!: OwnMembership[]
  @Field(() => OwnMembership, { nullable: true, description: 'The chosen one' }) readonly membership!: OwnMembership | null
  @Field(() => Programme, { nullable: true, description: 'Of the chosen membership' }) readonly programme!: Programme | null
  @Field(() => ID, { nullable: true, description: 'The supplier the person works for' }) readonly supplierId!: string | null
  @Field(() => [String], { description: "Actions that the person's roles know at all" }) readonly mayDo!: string[]
  @Field(() => Int) readonly unreadNotifications!: number
  @Field(() => String, { nullable: true, description: 'Seals what this person has typed and not yet sent, on the device' })
  readonly draftKey!: string | null
}

@ObjectType({ description: 'An invitation as its holder sees it' })
export class OpenInvitation {
  @Field(() => String) email!: string
  @Field(() => String) name!: string
  @Field(() => String) programmeName!: string
  @Field(() => String, { nullable: true }) supplierName!: string | null
  @Field(() => String) invitedBy!: string
  @Field(() => LocaleEnum) locale!: Locale
  @Field(() => Instant) expiresAt!: Date
  @Field(() => Boolean) accountExists!: boolean
  @Field(() => String, { description: 'A human to ask' }) invitedByEmail!: string
  @Field(() => AskedOfSupplier, { nullable: true, description: 'What the supplier is asked; null for staff' })
  asked!: AskedOfSupplier | null
}

@ObjectType({ description: 'The newest request of a supplier, as the holder of an invitation may know it' })
export class AskedOfSupplier {
  @Field(() => LocalText) title!: LocalText
  @Field(() => Day) dueOn!: string
  @Field(() => Instant, { description: "24:00 of dueOn in the programme's time zone" }) dueAt!: Date
  @Field(() => String, { description: "The programme's" }) timeZone!: string
  @Field(() => Int, { description: "How many questions the supplier's role has to answer" }) questions!: number
  @Field(() => String, { nullable: true, description: 'What was written with the request' }) message!: string | null
}

/** Names of a programme and perhaps of a supplier, seen through the eyes of one who belongs there. */
async function names(ctx: Context, programmeId: string, supplierId: unknown): Promise<Row> {
  const reader = { ...houseActor(programmeId, ctx.actor.accountId), reach: supplierId ? [String(supplierId)] : [] }
  const [found] = await peek(ctx, reader, {
    text: 'SELECT p.name AS "programmeName", p.time_zone AS "timeZone", (SELECT s.name FROM suppliers s WHERE s.id = $2::uuid) AS "supplierName" FROM programmes p WHERE p.id = $1',
    values: [programmeId, supplierId ?? null],
  })
  return found ?? {}
}

/** What a supplier is asked, seen through the house's eyes: the holder of an invitation belongs nowhere yet. */
async function askedOf(ctx: Context, programmeId: string, supplierId: string): Promise<Row | null> {
  const [found] = await peek(
    ctx,
    { ...houseActor(programmeId, ctx.actor.accountId), reach: [supplierId] },
    {
      text: `SELECT t.title, r.due_on::text AS "dueOn", ((r.due_on + 1)::timestamp AT TIME ZONE p.time_zone) AS "dueAt", p.time_zone AS "timeZone", r.required AS questions, r.message
      FROM responses r JOIN templates t ON t.id = r.template_id JOIN programmes p ON p.id = r.programme_id
      WHERE r.programme_id = $1 AND r.supplier_id = $2 AND r.status IN ('DRAFT', 'RETURNED') ORDER BY r.requested_at DESC LIMIT 1`,
      values: [programmeId, supplierId],
    },
  )
  return found ?? null
}

const viewer = {} as Viewer

@Resolver(() => Viewer)
export class ViewerResolver {
  @Query(() => Viewer)
  viewer(): Viewer {
    return viewer
  }

  @Query(() => OpenInvitation, {
    nullable: true,
    description: 'Null: unknown, used, withdrawn or expired. That its request was taken back is said',
  })
  async invitation(@Arg('token', () => String) token: string, @Ctx() ctx: Context): Promise<Row | null> {
    authorize(ctx, 'invitation.open', nobody)
    const found = await accounts.invitationOf(ctx, token)
    if (!found) {
      const dead = await accounts.deadLink(ctx, token)
      if (dead.extensions.rule === 'requestRecalled') throw dead
      return null
    }
    const {
      email,
      name,
      locale,
      invited_by: invitedBy,
      invited_by_email: invitedByEmail,
      expires_at: expiresAt,
      account_exists: accountExists,
    } = found
    return {
      email,
      name,
      locale,
      invitedBy,
      invitedByEmail,
      expiresAt,
      accountExists,
      ...(await names(ctx, String(found.programme_id), found.supplier_id)),
      asked: found.supplier_id ? await askedOf(ctx, String(found.programme_id), String(found.supplier_id)) : null,
    }
  }

  @Mutation(() => Viewer)
  async signIn(@Arg('input', () => SignInInput) input: SignInInput, @Ctx() ctx: Context): Promise<Viewer> {
    await sessions.signIn(ctx, input)
    return viewer
  }

  @Mutation(() => Viewer)
  async signOut(@Ctx() ctx: Context): Promise<Viewer> {
    await sessions.signOut(ctx)
    return viewer
  }

  @Mutation(() => Viewer)
  async chooseProgramme(@Arg('membershipId', () => ID) membershipId: string, @Ctx() ctx: Context): Promise<Viewer> {
    await sessions.chooseProgramme(ctx, membershipId)
    return viewer
  }

  @Mutation(() => Viewer)
  async acceptInvitation(@Arg('input', () => AcceptInvitationInput) input: AcceptInvitationInput, @Ctx() ctx: Context): Promise<Viewer> {
    await accounts.acceptInvitation(ctx, input)
    return viewer
  }

  @Mutation(() => Viewer)
  async foundProgramme(@Arg('input', () => FoundProgrammeInput) input: FoundProgrammeInput, @Ctx() ctx: Context): Promise<Viewer> {
    await foundProgramme(ctx, input)
    return viewer
  }

  @Mutation(() => Boolean, { description: 'Always true' })
  async askPasswordReset(@Arg('email', () => String) email: string, @Ctx() ctx: Context): Promise<boolean> {
    await accounts.askPasswordReset(ctx, email)
    return true
  }

  @Mutation(() => Boolean)
  async resetPassword(@Arg('input', () => ResetPasswordInput) input: ResetPasswordInput, @Ctx() ctx: Context): Promise<boolean> {
    await accounts.resetPassword(ctx, input)
    return true
  }

  @Mutation(() => Boolean)
  async changePassword(@Arg('input', () => ChangePasswordInput) input: ChangePasswordInput, @Ctx() ctx: Context): Promise<boolean> {
    await accounts.changePassword(ctx, input)
    return true
  }

  @Mutation(() => Account)
  async setLanguage(@Arg('locale', () => LocaleEnum) locale: Locale, @Ctx() ctx: Context): Promise<Row | null> {
    await accounts.setLanguage(ctx, locale)
    return this.account(ctx)
  }

  @FieldResolver(() => Installation)
  async installation(@Ctx() ctx: Context): Promise<Row> {
    const [row] = await ctx.ask({ name: 'installation', text: 'SELECT founded_at IS NOT NULL AS founded FROM installation' })
    return { mode: ctx.house.mode === 'production' ? 'PRODUCTION' : 'DEMONSTRATION', founded: row?.founded }
  }

  @FieldResolver(() => Account, { nullable: true })
  async account(@Ctx() ctx: Context): Promise<Row | null> {
    if (!ctx.actor.accountId) return null
    const [row] = await ctx.ask({
      name: 'own-account',
      text: 'SELECT id, email, name, locale FROM accounts WHERE id = $1',
      values: [ctx.actor.accountId],
    })
    return row ?? null
  }

  @FieldResolver(() => [OwnMembership])
  async memberships(@Ctx() ctx: Context): Promise<Row[]> {
    const { accountId } = ctx.actor
    if (!accountId) return []
    const rows = await ctx.ask({
      name: 'own-memberships',
      text: `SELECT id, programme_id AS "programmeId", supplier_id AS "supplierId", roles, valid_until AS "validUntil" FROM memberships
        WHERE account_id = $1 AND deactivated_at IS NULL ORDER BY created_at, id`,
      values: [accountId],
    })
    const named: Row[] = []
    for (const row of rows) {
      const known = { ...row, ...(await names(ctx, String(row.programmeId), row.supplierId)) }
      // A last day ends where the programme is; only there can it be told.
      if (row.validUntil === null || dayIn(ctx.now(), String(known.timeZone)) <= String(row.validUntil)) named.push(known)
    }
    return named
  }

  @FieldResolver(() => OwnMembership, { nullable: true })
  async membership(@Ctx() ctx: Context): Promise<Row | null> {
    const { membershipId: id, programmeId, supplierId, roles } = ctx.actor
    return id && programmeId ? { id, programmeId, roles, ...(await names(ctx, programmeId, supplierId)) } : null
  }

  @FieldResolver(() => Programme, { nullable: true })
  programme(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo): Promise<Row | null> | null {
    return ctx.actor.programmeId ? readOne(ctx, programmeShape, ctx.actor.programmeId, info) : null
  }

  @FieldResolver(() => ID, { nullable: true })
  supplierId(@Ctx() ctx: Context): string | null {
    return ctx.actor.supplierId
  }

  @FieldResolver(() => [String])
  mayDo(@Ctx() ctx: Context): string[] {
    return mayDo(ctx)
  }

  /** Given out at sign-in and kept in the page's memory alone: what lies on the device is noise without it. */
  @FieldResolver(() => String, { nullable: true })
  draftKey(@Ctx() ctx: Context): string | null {
    return ctx.actor.accountId ? ctx.house.signer.token('draft', ctx.actor.accountId) : null
  }

  @FieldResolver(() => Int)
  async unreadNotifications(@Ctx() ctx: Context): Promise<number> {
    if (!ctx.actor.membershipId) return 0
    const [row] = await ctx.ask({
      name: 'unread',
      text: 'SELECT count(*)::int AS n FROM (SELECT 1 FROM notifications WHERE programme_id = $1 AND account_id = $2 AND read_at IS NULL LIMIT 100) x',
      values: [ctx.actor.programmeId, ctx.actor.accountId],
    })
    return Number(row?.n ?? 0)
  }
}
