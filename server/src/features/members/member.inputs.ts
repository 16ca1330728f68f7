import type { StaffRole } from 'shared/policy/roles.ts'
import type { AcceptInvitation, ChangePassword, FoundProgramme, ResetPassword, SignIn } from 'shared/schemas/accounts.ts'
import type { ChangeRoles, InviteMember } from 'shared/schemas/programmes.ts'
import type { Locale } from 'shared/words/lists.ts'
import { Field, ID, InputType, Int } from 'type-graphql'
import { LocaleEnum, MemberRoleEnum } from '../../core/enums.ts'
import { Day } from '../../core/types.ts'

@InputType()
export class SignInInput implements SignIn {
  @Field(() => String) email!: string
  @Field(() => String) password!: string
}

@InputType()
export class AcceptInvitationInput implements AcceptInvitation {
  @Field(() => String) token!: string
  @Field(() => String, { nullable: true }) name?: string | null
  @Field(() => String, { description: 'A new one, or the existing one where the account exists' }) password!: string
  @Field(() => LocaleEnum) locale!: Locale
}

@InputType()
export class ResetPasswordInput implements ResetPassword {
  @Field(() => String) token!: string
  @Field(() => String) password!: string
}

@InputType()
export class ChangePasswordInput implements ChangePassword {
  @Field(() => String) current!: string
  @Field(() => String) password!: string
}

@InputType()
export class FoundProgrammeInput implements FoundProgramme {
  @Field(() => String, { description: "The one-time code from the server's console" }) code!: string
  @Field(() => String) programmeName!: string
  @Field(() => String) name!: string
  @Field(() => String) email!: string
  @Field(() => String) password!: string
  @Field(() => LocaleEnum) locale!: Locale
  @Field(() => String) timeZone!: string
}

@InputType()
export class InviteMemberInput implements InviteMember {
  @Field(() => String) email!: string
  @Field(() => String) name!: string
  @Field(() => [MemberRoleEnum]) roles!: StaffRole[]
  @Field(() => ID, { nullable: true }) departmentId?: string | null
  @Field(() => LocaleEnum) locale!: Locale
  @Field(() => Day, { nullable: true }) validUntil?: string | null
  @Field(() => [ID], { nullable: true }) reach?: string[] | null
}

@InputType()
export class ChangeRolesInput implements ChangeRoles {
  @Field(() => ID) id!: string
  @Field(() => Int) version!: number
  @Field(() => [MemberRoleEnum]) roles!: StaffRole[]
  @Field(() => ID, { nullable: true }) departmentId?: string | null
  @Field(() => Day, { nullable: true }) validUntil?: string | null
  @Field(() => [ID], { nullable: true }) reach?: string[] | null
}
