import type { ConditionState } from 'shared/machines/condition.ts'
import { Field, ID, Int, ObjectType } from 'type-graphql'
import { Column, Entity, PrimaryColumn } from 'typeorm'
import { ConditionStateEnum } from '../../core/enums.ts'
import { Day, Instant } from '../../core/types.ts'

@ObjectType({ description: 'Under which a supplier is approved (domain reference 0.4); purchasing and the supplier read it too' })
@Entity('conditions')
export class Condition {
  @Field(() => ID) @PrimaryColumn('uuid') id!: string
  @Column('uuid', { name: 'programme_id' }) programmeId!: string
  @Column('uuid', { name: 'supplier_id' }) supplierId!: string
  @Field(() => ID, { nullable: true, description: 'With whose acceptance it was named' })
  @Column('uuid', { name: 'response_id', nullable: true })
  responseId!: string | null
  @Field(() => String) @Column('text') name!: string
  @Field(() => String, { description: 'What is to be done, and how one sees that it was' }) @Column('text') words!: string
  @Field(() => Day) @Column('date', { name: 'due_on' }) dueOn!: string
  @Column('uuid', { name: 'owner_id' }) ownerId!: string
  @Field(() => ConditionStateEnum) @Column('text') status!: ConditionState
  @Field(() => Instant) @Column('timestamptz', { name: 'status_since' }) statusSince!: Date
  @Column('uuid', { name: 'named_by_id' }) namedById!: string
  @Field(() => Instant) @Column('timestamptz', { name: 'named_at' }) namedAt!: Date
  @Column('uuid', { name: 'settled_by_id', nullable: true }) settledById!: string | null
  @Field(() => String, { nullable: true, description: 'How it was met, or why it was lifted' })
  @Column('text', { name: 'settled_words', nullable: true })
  settledWords!: string | null
  @Field(() => Int) @Column('int') version!: number
  @Field(() => Instant, { description: "24:00 of dueOn in the programme's time zone" }) readonly dueAt!: Date
  @Field(() => String, { description: 'Who of the programme sees to it' }) readonly owner!: string
  @Field(() => String) readonly namedBy!: string
  @Field(() => String, { nullable: true }) readonly settledBy!: string | null
}
