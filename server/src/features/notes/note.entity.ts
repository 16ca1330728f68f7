import { Field, ID, ObjectType } from 'type-graphql'
import { Column, Entity, PrimaryColumn } from 'typeorm'
import { Instant } from '../../core/types.ts'

@ObjectType({ description: 'What a reviewer wrote down at a question, for reviewers alone' })
@Entity('review_notes')
export class ReviewNote {
  @Field(() => ID) @PrimaryColumn('uuid') id!: string
  @Column('uuid', { name: 'programme_id' }) programmeId!: string
  @Column('uuid', { name: 'supplier_id' }) supplierId!: string
  @Column('uuid', { name: 'response_id' }) responseId!: string
  @Field(() => String) @Column('text') question!: string
  @Field(() => String) @Column('text') words!: string
  @Column('uuid', { name: 'author_id' }) authorId!: string
  @Field(() => Instant) @Column('timestamptz') at!: Date
  @Field(() => String) readonly author!: string
  @Field(() => Boolean, { description: 'Whoever wrote it may remove it' }) readonly mine!: boolean
}
