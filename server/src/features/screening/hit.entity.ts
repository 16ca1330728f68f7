import type { HitState } from 'shared/machines/hit.ts'
import type { HitBand, ListCode } from 'shared/words/screening.ts'
import { Field, Float, ID, Int, ObjectType } from 'type-graphql'
import { Column, Entity, PrimaryColumn } from 'typeorm'
import { Instant, Json } from '../../core/types.ts'
import { HitBandEnum, HitStateEnum, HitSubjectEnum, ListCodeEnum } from './screening.enums.ts'

@ObjectType({ description: 'A name of ours that is like one on a list, and why' })
@Entity('screening_hits')
export class ScreeningHit {
  @Field(() => ID) @PrimaryColumn('uuid') id!: string
  @Column('uuid', { name: 'programme_id' }) programmeId!: string
  @Field(() => ID) @Column('uuid', { name: 'supplier_id' }) supplierId!: string
  @Field(() => HitSubjectEnum, { description: 'The supplier itself, or a party named in its answers' })
  @Column('text', { name: 'subject_type' })
  subjectType!: 'SUPPLIER' | 'RECORD'
  @Column('uuid', { name: 'subject_id' }) subjectId!: string
  @Field(() => String) @Column('text', { name: 'subject_name' }) subjectName!: string
  @Field(() => Json, { description: 'What we know of it: names, births, nationalities, identifiers' })
  @Column('jsonb', { name: 'subject_facts' })
  subjectFacts!: unknown
  @Column('text', { name: 'subject_sha256' }) subjectSha256!: string
  @Field(() => ListCodeEnum) @Column('text') list!: ListCode
  @Field(() => String, { description: "The publisher's number of the entry" }) @Column('text', { name: 'entry_key' }) entryKey!: string
  @Column('uuid', { name: 'entry_id' }) entryId!: string
  @Column('uuid', { name: 'version_id' }) versionId!: string
  @Field(() => String) @Column('text', { name: 'matched_name' }) matchedName!: string
  @Field(() => Float) @Column('float8') score!: number
  @Field(() => HitBandEnum) @Column('text') band!: HitBand
  @Field(() => Json, { description: 'Which word met which, by what means, what was left over, what else agrees' })
  @Column('jsonb')
  why!: unknown
  @Field(() => HitStateEnum) @Column('text') status!: HitState
  @Field(() => Instant) @Column('timestamptz', { name: 'status_since' }) statusSince!: Date
  @Field(() => Instant) @Column('timestamptz', { name: 'found_at' }) foundAt!: Date
  @Field(() => String, { nullable: true }) @Column('text', { nullable: true }) reason!: string | null
  @Column('uuid', { name: 'decided_by_id', nullable: true }) decidedById!: string | null
  @Field(() => Int) @Column('int') version!: number
  @Field(() => String, { nullable: true }) readonly decidedBy!: string | null
  @Field(() => String) readonly supplier!: string
  @Field(() => Json, { description: 'The entry as the list words it' }) readonly entry!: unknown
  @Field(() => String, { description: 'Which version of the list' }) readonly listVersion!: string
}

@ObjectType({ description: 'A mark beside the state of a supplier: no new lots, no new request, no approval (0.4)' })
export class SupplierHold {
  @Field(() => ID) readonly id!: string
  @Field(() => Instant) readonly since!: Date
  @Field(() => String, { description: 'HIT: a confirmed hit' }) readonly cause!: string
}

@ObjectType({ description: 'A list of names, as it was published' })
export class NameListVersion {
  @Field(() => ID) readonly id!: string
  @Field(() => ListCodeEnum) readonly list!: ListCode
  @Field(() => String, { description: "The publisher's own day of it" }) readonly version!: string
  @Field(() => Json, { description: 'Names of the files it came in' }) readonly files!: unknown
  @Field(() => Int) readonly entries!: number
  @Field(() => Int) readonly names!: number
  @Field(() => Json, { description: 'Rows that could not be read: { file, row, kind, said }' }) readonly leftOut!: unknown
  @Field(() => Instant) readonly loadedAt!: Date
  @Field(() => String, { nullable: true }) readonly loadedBy!: string | null
  @Field(() => Boolean, { description: 'Names of this programme are compared with it' }) readonly current!: boolean
  @Field(() => Instant, { nullable: true, description: 'When this programme took it into use last' }) readonly adoptedAt!: Date | null
  @Field(() => String, { nullable: true, description: 'Null: by rule, when it was loaded' }) readonly adoptedBy!: string | null
}

@ObjectType({ description: 'From which likeness on a name is a hit' })
export class ScreeningThresholds {
  @Field(() => Float) readonly alert!: number
  @Field(() => Float) readonly review!: number
  @Field(() => Instant, { nullable: true, description: 'Null: as shipped' }) readonly setAt!: Date | null
  @Field(() => String, { nullable: true }) readonly setBy!: string | null
}
