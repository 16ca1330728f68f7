import type { FlagState } from 'shared/machines/red-flag.ts'
import type { FlagCause } from 'shared/rules/red-flags/facts.ts'
import { Field, ID, Int, ObjectType } from 'type-graphql'
import { Column, Entity, PrimaryColumn } from 'typeorm'
import { Instant, Json } from '../../core/types.ts'
import { SupplierName } from '../members/member.entity.ts'
import { FlagStateEnum } from './red-flag.enums.ts'

@ObjectType({
  description: 'A red flag about a supplier: which rule, what raised it, and what a person says to it. Domain reference 1.3, 2.3',
})
@Entity('red_flags')
export class RedFlag {
  @Field(() => ID) @PrimaryColumn('uuid') id!: string
  @Column('uuid', { name: 'programme_id' }) programmeId!: string
  @Column('uuid', { name: 'supplier_id' }) supplierId!: string
  @Field(() => String, { description: 'shared/words/red-flags.ts: RF-L1 …, CCCMC-PERMIT …' }) @Column('text') code!: string
  @Column('text', { name: 'cause_key' }) causeKey!: string
  @Field(() => Json, { description: 'What raised it: shared/rules/red-flags/facts.ts' }) @Column('jsonb') cause!: FlagCause
  @Field(() => ID, { nullable: true }) @Column('uuid', { name: 'incident_id', nullable: true }) incidentId!: string | null
  @Field(() => FlagStateEnum) @Column('text') status!: FlagState
  @Field(() => Instant) @Column('timestamptz', { name: 'status_since' }) statusSince!: Date
  @Field(() => Instant) @Column('timestamptz', { name: 'raised_at' }) raisedAt!: Date
  @Field(() => String, { nullable: true, description: 'Why it is valid, or was dismissed' })
  @Column('text', { name: 'assessed_words', nullable: true })
  assessedWords!: string | null
  @Column('uuid', { name: 'assessed_by_id', nullable: true }) assessedById!: string | null
  @Field(() => Instant, { nullable: true }) @Column('timestamptz', { name: 'assessed_at', nullable: true }) assessedAt!: Date | null
  @Field(() => Instant, { nullable: true, description: 'Since when what raised it holds no longer' })
  @Column('timestamptz', { name: 'ended_at', nullable: true })
  endedAt!: Date | null
  @Field(() => String, { nullable: true, description: 'Why it is watched, or settled' })
  @Column('text', { name: 'settled_words', nullable: true })
  settledWords!: string | null
  @Field(() => Int) @Column('int') version!: number
  @Field(() => SupplierName) readonly supplier!: SupplierName
  @Field(() => String, { nullable: true }) readonly assessedBy!: string | null
  @Field(() => ID, { nullable: true, description: 'The supplier’s open dossier' }) readonly dossierId!: string | null
  @Field(() => ID, { nullable: true, description: 'The response whose answer raised it' }) readonly responseId!: string | null
  @Field(() => ID, { nullable: true, description: 'The country result that raised it' }) readonly checkId!: string | null
}
