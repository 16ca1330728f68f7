import type { UndeliverableSource } from 'shared/words/lists.ts'
import { Field, ObjectType } from 'type-graphql'
import { Column, Entity, PrimaryColumn } from 'typeorm'
import { UndeliverableSourceEnum } from '../../core/enums.ts'
import { Instant } from '../../core/types.ts'

@ObjectType({ description: 'An address that no mail reaches' })
@Entity('undeliverable_addresses')
export class UndeliverableAddress {
  @PrimaryColumn('uuid') id!: string
  @Column('uuid', { name: 'programme_id' }) programmeId!: string
  @Field(() => String) @Column('text') email!: string
  @Field(() => UndeliverableSourceEnum) @Column('text') source!: UndeliverableSource
  @Field(() => String, { description: 'What the mail server said, or the reason of whoever marked it' }) @Column('text') words!: string
  @Column('uuid', { name: 'marked_by_id', nullable: true }) markedById!: string | null
  @Field(() => Instant) @Column('timestamptz') since!: Date
  @Column('timestamptz', { name: 'last_at' }) lastAt!: Date
  @Column('timestamptz', { name: 'cleared_at', nullable: true }) clearedAt!: Date | null
  @Column('uuid', { name: 'cleared_by_id', nullable: true }) clearedById!: string | null
  @Field(() => String, { nullable: true, description: 'Who marked it; nobody, where the mail server refused it' })
  readonly markedBy!: string | null
}
