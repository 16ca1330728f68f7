import type { SupplierState } from 'shared/machines/supplier.ts'
import type { SupplierClass } from 'shared/words/country-sources.ts'
import type { IdentifierKind, IdentifierSource, Locale, Material, Tier } from 'shared/words/lists.ts'
import { Field, ID, Int, ObjectType } from 'type-graphql'
import { Column, Entity, PrimaryColumn } from 'typeorm'
import {
  IdentifierKindEnum,
  IdentifierSourceEnum,
  InvitationStateEnum,
  LocaleEnum,
  MaterialEnum,
  SupplierStateEnum,
  TierEnum,
} from '../../core/enums.ts'
import { Instant } from '../../core/types.ts'
import { UndeliverableAddress } from '../members/undeliverable.entity.ts'

@ObjectType({ description: 'A person we write to at a supplier' })
@Entity('contacts')
export class Contact {
  @Field(() => ID) @PrimaryColumn('uuid') id!: string
  @Column('uuid', { name: 'programme_id' }) programmeId!: string
  @Column('uuid', { name: 'supplier_id' }) supplierId!: string
  @Field(() => String) @Column('text') name!: string
  @Field(() => String) @Column('text') email!: string
  @Field(() => String, { nullable: true }) @Column('text', { nullable: true }) phone!: string | null
  @Field(() => LocaleEnum) @Column('text') locale!: Locale
  @Field(() => Boolean, { description: 'May hand in for the supplier' }) @Column('boolean') signatory!: boolean
  @Column('uuid', { name: 'membership_id', nullable: true }) membershipId!: string | null
  @Field(() => Instant, { nullable: true, description: 'No longer written to since' })
  @Column('timestamptz', { name: 'left_at', nullable: true })
  leftAt!: Date | null
  @Column('uuid', { name: 'successor_id', nullable: true }) successorId!: string | null
  @Field(() => String, { nullable: true, description: 'Who took over' }) readonly successor!: string | null
  @Field(() => Int) @Column('int') version!: number
  @Field(() => InvitationStateEnum, { nullable: true, description: 'State of the latest invitation; null: never invited' })
  readonly invitation!: string | null
  @Field(() => UndeliverableAddress, { nullable: true, description: 'Why no mail reaches it' })
  readonly undeliverable!: UndeliverableAddress | null
}

@ObjectType({ description: 'An official number by which a supplier is known' })
export class SupplierIdentifier {
  @Field(() => IdentifierKindEnum) kind!: IdentifierKind
  @Field(() => String) value!: string
  @Field(() => IdentifierSourceEnum) source!: IdentifierSource
}

@ObjectType({ description: 'A record that was merged into another; its addresses lead there' })
export class MergedRecord {
  @Field(() => ID) id!: string
  @Field(() => String) name!: string
  @Field(() => Instant) mergedAt!: Date
}

@ObjectType({ description: 'Who supplies us. States: domain reference, section 13' })
@Entity('suppliers')
export class Supplier {
  @Field(() => ID) @PrimaryColumn('uuid') id!: string
  @Column('uuid', { name: 'programme_id' }) programmeId!: string
  @Field(() => String, { description: 'Legal name in its own script' }) @Column('text') name!: string
  @Field(() => String, { nullable: true, description: 'The name in Latin script' })
  @Column('text', { name: 'name_latin', nullable: true })
  nameLatin!: string | null
  @Field(() => String, { description: 'ISO 3166-1 alpha-2' }) @Column('text') country!: string
  @Field(() => TierEnum) @Column('text') tier!: Tier
  @Field(() => SupplierStateEnum) @Column('text') status!: SupplierState
  @Field(() => Instant) @Column('timestamptz', { name: 'status_since' }) statusSince!: Date
  @Field(() => Instant) @Column('timestamptz', { name: 'created_at' }) createdAt!: Date
  @Field(() => Int) @Column('int') version!: number
  @Field(() => [TierEnum], { description: 'Further places in the chain' })
  @Column('text', { name: 'further_tiers', array: true, default: [] })
  furtherTiers!: Tier[]
  @Field(() => [MaterialEnum]) @Column('text', { array: true, default: [] }) materials!: Material[]
  @Field(() => [String], { description: 'Names it had before, and names of records merged into this one' })
  @Column('text', { name: 'former_names', array: true, default: [] })
  formerNames!: string[]
  @Column('int', { name: 'keys_version', default: 0 }) keysVersion!: number
  /** The gravest class of its places, and of those of origin and transit: features/countries/kept-classes.ts. */
  @Column('text', { name: 'place_class', default: 'NOT_JUDGED' }) placeClass!: SupplierClass
  @Column('text', { name: 'chain_class', default: 'NOT_JUDGED' }) chainClass!: SupplierClass
  @Column('boolean', { name: 'origin_known', default: false }) originKnown!: boolean
  @Field(() => [SupplierIdentifier]) readonly identifiers!: SupplierIdentifier[]
  @Field(() => ID, { nullable: true, description: 'Who looks after this supplier' })
  @Column('uuid', { name: 'reviewer_id', nullable: true })
  reviewerId!: string | null
  @Column('uuid', { name: 'merged_into_id', nullable: true }) mergedIntoId!: string | null
  @Column('timestamptz', { name: 'merged_at', nullable: true }) mergedAt!: Date | null
  @Field(() => [MergedRecord], { description: 'Records that were found to be this supplier' }) readonly merged!: MergedRecord[]
  @Field(() => String, { nullable: true }) readonly reviewer!: string | null
  @Field(() => String, { nullable: true, description: 'Who stands in today for whoever looks after it' }) readonly standIn!: string | null
  @Field(() => [Contact]) readonly contacts!: Contact[]
}
