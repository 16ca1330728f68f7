import type { CheckState, RuleState } from 'shared/machines/country-check.ts'
import type { CountryRule as RuleContent } from 'shared/rules/countries/country-rule.ts'
import type { Finding } from 'shared/rules/countries/judge-location.ts'
import type { LocationClass, LocationRole, RiskDimension, SourceKey } from 'shared/words/country-sources.ts'
import type { LocalText as LocalTextShape } from 'shared/words/lists.ts'
import { Field, ID, Int, ObjectType } from 'type-graphql'
import { Column, Entity, PrimaryColumn } from 'typeorm'
import { Day, Instant, Json, LocalText } from '../../core/types.ts'
import { CheckStateEnum, LocationClassEnum, LocationRoleEnum, RiskDimensionEnum, RuleStateEnum, SourceKeyEnum } from './country.enums.ts'

@ObjectType({ description: 'A version of the programme’s rule: thresholds, required sources, dimensions, roles' })
@Entity('country_rules')
export class CountryRule {
  @Field(() => ID) @PrimaryColumn('uuid') id!: string
  @Column('uuid', { name: 'programme_id' }) programmeId!: string
  @Field(() => Int) @Column('int') number!: number
  @Field(() => Json, { description: 'shared/rules/countries/country-rule.ts' }) @Column('jsonb') rule!: RuleContent
  @Field(() => String, { description: 'Why it was proposed' }) @Column('text') words!: string
  @Field(() => RuleStateEnum) @Column('text') status!: RuleState
  @Field(() => Instant) @Column('timestamptz', { name: 'status_since' }) statusSince!: Date
  @Column('uuid', { name: 'proposed_by_id', nullable: true }) proposedById!: string | null
  @Field(() => Instant) @Column('timestamptz', { name: 'proposed_at' }) proposedAt!: Date
  @Column('uuid', { name: 'decided_by_id', nullable: true }) decidedById!: string | null
  @Field(() => Int) @Column('int') version!: number
  @Field(() => String, { nullable: true }) readonly proposedBy!: string | null
  @Field(() => String, { nullable: true }) readonly decidedBy!: string | null
  /** Whose proposal it is: the policy lets somebody else decide. */
  get accountId(): string | null {
    return this.proposedById
  }
}

@ObjectType({ description: 'Whether a place in a role is conflict-affected or high-risk, and by what' })
@Entity('country_checks')
export class CountryCheck {
  @Field(() => ID) @PrimaryColumn('uuid') id!: string
  @Column('uuid', { name: 'programme_id' }) programmeId!: string
  @Field(() => String, { description: 'ISO 3166-1 alpha-2' }) @Column('text') country!: string
  @Field(() => String, { description: 'ISO 3166-2; empty: the whole country' }) @Column('text') region!: string
  @Field(() => LocationRoleEnum) @Column('text') role!: LocationRole
  @Field(() => Int, { description: 'The year it is about' }) @Column('int') period!: number
  @Field(() => LocationClassEnum, { description: 'As computed' }) @Column('text') class!: LocationClass
  @Field(() => [RiskDimensionEnum]) @Column('text', { array: true }) dimensions!: RiskDimension[]
  @Field(() => Json, { description: 'One entry a sign: edition, value, rank, threshold, state' }) @Column('jsonb') findings!: Finding[]
  @Field(() => [SourceKeyEnum], { description: 'Required sources that say nothing' }) @Column('text', { array: true }) missing!: SourceKey[]
  @Column('uuid', { name: 'rule_id' }) ruleId!: string
  @Column('text') basis!: string
  @Field(() => LocalText) @Column('jsonb') reasoning!: LocalTextShape
  @Field(() => CheckStateEnum) @Column('text') status!: CheckState
  @Field(() => Instant) @Column('timestamptz', { name: 'status_since' }) statusSince!: Date
  @Field(() => Instant) @Column('timestamptz', { name: 'computed_at' }) computedAt!: Date
  @Field(() => LocationClassEnum, { nullable: true })
  @Column('text', { name: 'override_class', nullable: true })
  overrideClass!: LocationClass | null
  @Field(() => String, { nullable: true }) @Column('text', { name: 'override_words', nullable: true }) overrideWords!: string | null
  @Field(() => Day, { nullable: true }) @Column('date', { name: 'override_ends_on', nullable: true }) overrideEndsOn!: string | null
  @Column('uuid', { name: 'override_by_id', nullable: true }) overrideById!: string | null
  @Column('uuid', { name: 'decided_by_id', nullable: true }) decidedById!: string | null
  @Field(() => Instant, { nullable: true }) @Column('timestamptz', { name: 'superseded_at', nullable: true }) supersededAt!: Date | null
  @Field(() => Int) @Column('int') version!: number
  @Field(() => LocationClassEnum, { description: 'The class that holds: the override’s while it lasts' }) readonly holds!: LocationClass
  @Field(() => Int) readonly ruleNumber!: number
  @Field(() => String, { nullable: true }) readonly overrideBy!: string | null
  @Field(() => String, { nullable: true }) readonly decidedBy!: string | null
  @Field(() => Boolean, { description: 'An edition, the rule or an override has changed since' }) readonly stale!: boolean
  @Field(() => Int, { description: 'Suppliers whose chain touches the place in this role' }) readonly suppliers!: number
  /** Who wants it otherwise: the policy lets somebody else decide. */
  get accountId(): string | null {
    return this.overrideById
  }
}
