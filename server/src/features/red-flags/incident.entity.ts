import type { IncidentState } from 'shared/machines/red-flag.ts'
import type { IncidentKind } from 'shared/words/red-flags.ts'
import { Field, ID, Int, ObjectType } from 'type-graphql'
import { Column, Entity, PrimaryColumn } from 'typeorm'
import { RecordTypeEnum } from '../../core/enums.ts'
import { Day, Instant } from '../../core/types.ts'
import { SupplierName } from '../members/member.entity.ts'
import { IncidentKindEnum, IncidentStateEnum } from './red-flag.enums.ts'

@ObjectType({ description: 'A party or site that suppliers name in their answers' })
export class IncidentSubject {
  @Field(() => ID) id!: string
  @Field(() => RecordTypeEnum) type!: string
  @Field(() => String) name!: string
  @Field(() => String, { nullable: true }) country!: string | null
}

@ObjectType({ description: 'What somebody learned about a supplier or a place from outside, and whether it matters' })
@Entity('incidents')
export class Incident {
  @Field(() => ID) @PrimaryColumn('uuid') id!: string
  @Column('uuid', { name: 'programme_id' }) programmeId!: string
  @Column('uuid', { name: 'supplier_id', nullable: true }) supplierId!: string | null
  @Column('uuid', { name: 'record_id', nullable: true }) recordId!: string | null
  @Field(() => String, { nullable: true, description: 'ISO 3166-1 alpha-2' }) @Column('text', { nullable: true }) country!: string | null
  @Field(() => String, { nullable: true }) @Column('text', { nullable: true }) place!: string | null
  @Field(() => String, { nullable: true, description: 'Who is named besides the supplier' })
  @Column('text', { nullable: true })
  party!: string | null
  @Field(() => IncidentKindEnum) @Column('text') kind!: IncidentKind
  @Field(() => String) @Column('text') source!: string
  @Field(() => String, { nullable: true }) @Column('text', { nullable: true }) address!: string | null
  @Field(() => Day) @Column('date', { name: 'happened_on' }) happenedOn!: string
  @Field(() => String) @Column('text') words!: string
  @Field(() => IncidentStateEnum) @Column('text') status!: IncidentState
  @Field(() => Instant) @Column('timestamptz', { name: 'status_since' }) statusSince!: Date
  @Field(() => String, { nullable: true, description: 'Why it matters, or does not' })
  @Column('text', { name: 'judged_words', nullable: true })
  judgedWords!: string | null
  @Column('uuid', { name: 'judged_by_id', nullable: true }) judgedById!: string | null
  @Column('uuid', { name: 'recorded_by_id' }) recordedById!: string
  @Field(() => Instant) @Column('timestamptz', { name: 'recorded_at' }) recordedAt!: Date
  @Field(() => Int) @Column('int') version!: number
  @Field(() => SupplierName, { nullable: true }) readonly supplier!: SupplierName | null
  @Field(() => IncidentSubject, { nullable: true, description: 'The party or site that it is about, for those who may read answers' })
  readonly record!: IncidentSubject | null
  @Field(() => String) readonly recordedBy!: string
  @Field(() => String, { nullable: true }) readonly judgedBy!: string | null
}
