import type { Day as DayText } from 'shared/rules/days.ts'
import { Field, ID, Int, ObjectType } from 'type-graphql'
import { Column, Entity, PrimaryColumn } from 'typeorm'
import { Day } from '../../core/types.ts'

@ObjectType({ description: 'Somebody is away, first and last day included, and somebody stands in' })
@Entity('absences')
export class Absence {
  @Field(() => ID) @PrimaryColumn('uuid') id!: string
  @Column('uuid', { name: 'programme_id' }) programmeId!: string
  @Field(() => ID) @Column('uuid', { name: 'account_id' }) accountId!: string
  @Field(() => ID) @Column('uuid', { name: 'deputy_id' }) deputyId!: string
  @Field(() => Day) @Column('date', { name: 'first_day' }) firstDay!: DayText
  @Field(() => Day) @Column('date', { name: 'last_day' }) lastDay!: DayText
  @Field(() => Int) @Column('int') version!: number
  @Field(() => String, { description: 'Who is away' }) readonly person!: string
  @Field(() => String) readonly deputy!: string
  @Field(() => Boolean, { description: "Today, by the programme's clock" }) readonly now!: boolean
  @Field(() => Boolean, { description: 'Whoever stands in is away or has left on one of these days' }) readonly deputyMissing!: boolean
}
