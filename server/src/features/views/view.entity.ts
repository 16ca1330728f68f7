import type { ViewedList } from 'shared/schemas/views.ts'
import { Field, ID, Int, ObjectType } from 'type-graphql'
import { Column, Entity, PrimaryColumn } from 'typeorm'
import { ViewedListEnum } from '../../core/enums.ts'

@ObjectType({ description: 'A list as somebody left it' })
@Entity('saved_views')
export class SavedView {
  @Field(() => ID) @PrimaryColumn('uuid') id!: string
  @Column('uuid', { name: 'programme_id' }) programmeId!: string
  @Column('uuid', { name: 'account_id' }) accountId!: string
  @Field(() => ViewedListEnum) @Column('text') list!: ViewedList
  @Field(() => String) @Column('text') name!: string
  @Field(() => String, { description: 'Filters, order and columns, as they stand in the address bar' }) @Column('text') address!: string
  @Field(() => Boolean, { description: 'The others of the house may open it too' }) @Column('boolean') shared!: boolean
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date
  @Field(() => Int) @Column('int') version!: number
  @Field(() => String, { description: 'Who keeps it' }) readonly by!: string
  @Field(() => Boolean) readonly mine!: boolean
}
