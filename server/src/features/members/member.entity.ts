import type { MemberRole } from 'shared/policy/roles.ts'
import type { Locale } from 'shared/words/lists.ts'
import { Field, ID, Int, ObjectType } from 'type-graphql'
import { Column, Entity, PrimaryColumn } from 'typeorm'
import { InvitationStateEnum, LocaleEnum, MemberRoleEnum } from '../../core/enums.ts'
import { Day, Instant } from '../../core/types.ts'
import { UndeliverableAddress } from './undeliverable.entity.ts'

@ObjectType({ description: 'A person in this installation, known by an e-mail address' })
@Entity('accounts')
export class Account {
  @Field(() => ID) @PrimaryColumn('uuid') id!: string
  @Field(() => String) @Column('text') email!: string
  @Field(() => String) @Column('text') name!: string
  @Column('text', { name: 'password_hash' }) passwordHash!: string
  @Field(() => LocaleEnum) @Column('text') locale!: Locale
  @Column('boolean', { name: 'installation_administrator' }) installationAdministrator!: boolean
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date
  @Column('timestamptz', { name: 'password_changed_at' }) passwordChangedAt!: Date
}

@ObjectType()
@Entity('departments')
export class Department {
  @Field(() => ID) @PrimaryColumn('uuid') id!: string
  @Column('uuid', { name: 'programme_id' }) programmeId!: string
  @Field(() => String) @Column('text') name!: string
  @Field(() => Int, { description: 'How many active members belong to it' }) readonly members!: number
}

@ObjectType({ description: 'A supplier, named only' })
export class SupplierName {
  @Field(() => ID) id!: string
  @Field(() => String) name!: string
}

@ObjectType('Member', { description: 'A person in a programme: staff, or somebody of a supplier' })
@Entity('memberships')
export class Membership {
  @Field(() => ID) @PrimaryColumn('uuid') id!: string
  @Column('uuid', { name: 'programme_id' }) programmeId!: string
  @Field(() => ID) @Column('uuid', { name: 'account_id' }) accountId!: string
  @Field(() => [MemberRoleEnum]) @Column('text', { array: true }) roles!: MemberRole[]
  @Column('uuid', { name: 'department_id', nullable: true }) departmentId!: string | null
  @Column('uuid', { name: 'supplier_id', nullable: true }) supplierId!: string | null
  @Column('uuid', { name: 'reach', array: true, nullable: true }) reachIds!: string[] | null
  @Field(() => Day, { nullable: true, description: "Last day of an auditor's access" })
  @Column('date', { name: 'valid_until', nullable: true })
  validUntil!: string | null
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date
  @Field(() => Instant, { nullable: true }) @Column('timestamptz', { name: 'deactivated_at', nullable: true }) deactivatedAt!: Date | null
  @Field(() => Int) @Column('int') version!: number
  @Field(() => String) readonly name!: string
  @Field(() => Int, { description: 'How many suppliers' }) readonly looksAfter!: number
  @Field(() => String) readonly email!: string
  @Field(() => Instant, { nullable: true }) readonly lastSeenAt!: Date | null
  @Field(() => Department, { nullable: true }) readonly department!: Department | null
  @Field(() => SupplierName, { nullable: true }) readonly supplier!: SupplierName | null
  @Field(() => [SupplierName], { nullable: true, description: 'The suppliers an auditor may look at; null: all' }) readonly reach!:
    | SupplierName[]
    | null
}

@ObjectType({ description: 'An invitation by e-mail, good once and for 72 hours' })
@Entity('invitations')
export class Invitation {
  @Field(() => ID) @PrimaryColumn('uuid') id!: string
  @Column('uuid', { name: 'programme_id' }) programmeId!: string
  @Field(() => String) @Column('text') email!: string
  @Field(() => String) @Column('text') name!: string
  @Field(() => [MemberRoleEnum]) @Column('text', { array: true }) roles!: MemberRole[]
  @Column('uuid', { name: 'department_id', nullable: true }) departmentId!: string | null
  @Column('uuid', { name: 'supplier_id', nullable: true }) supplierId!: string | null
  @Column('uuid', { name: 'contact_id', nullable: true }) contactId!: string | null
  @Column('uuid', { name: 'reach', array: true, nullable: true }) reachIds!: string[] | null
  @Column('date', { name: 'valid_until', nullable: true }) validUntil!: string | null
  @Column('text') locale!: Locale
  @Column('text', { name: 'token_hash' }) tokenHash!: string
  @Column('uuid', { name: 'invited_by_id' }) invitedById!: string
  @Field(() => Instant) @Column('timestamptz', { name: 'created_at' }) createdAt!: Date
  @Field(() => Instant) @Column('timestamptz', { name: 'expires_at' }) expiresAt!: Date
  @Field(() => Instant, { nullable: true }) @Column('timestamptz', { name: 'accepted_at', nullable: true }) acceptedAt!: Date | null
  @Column('timestamptz', { name: 'withdrawn_at', nullable: true }) withdrawnAt!: Date | null
  /** By its holder, to a colleague; the new invitation points back at this one. */
  @Column('timestamptz', { name: 'passed_on_at', nullable: true }) passedOnAt!: Date | null
  @Column('uuid', { name: 'passed_on_from_id', nullable: true }) passedOnFromId!: string | null
  /** The request that was taken back, and ended this by that. */
  @Column('uuid', { name: 'recalled_response_id', nullable: true }) recalledResponseId!: string | null
  /** What the colleague wrote who passed it on. */
  @Column('text', { nullable: true }) words!: string | null
  @Field(() => InvitationStateEnum) readonly state!: string
  @Field(() => UndeliverableAddress, { nullable: true, description: 'Why no mail reaches it' })
  readonly undeliverable!: UndeliverableAddress | null
  @Field(() => String) readonly invitedBy!: string
  @Field(() => Department, { nullable: true }) readonly department!: Department | null
  @Field(() => SupplierName, { nullable: true }) readonly supplier!: SupplierName | null
}
