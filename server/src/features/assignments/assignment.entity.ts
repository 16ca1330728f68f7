import type { AssignmentState } from 'shared/words/lists.ts'
import { Field, ID, ObjectType } from 'type-graphql'
import { Column, Entity, PrimaryColumn } from 'typeorm'
import { AssignmentStateEnum } from '../../core/enums.ts'
import { Instant } from '../../core/types.ts'

@ObjectType({ description: "A section of a questionnaire in a colleague's hands" })
@Entity('assignments')
export class Assignment {
  @Field(() => ID) @PrimaryColumn('uuid') id!: string
  @Column('uuid', { name: 'programme_id' }) programmeId!: string
  @Column('uuid', { name: 'supplier_id' }) supplierId!: string
  @Column('uuid', { name: 'response_id' }) responseId!: string
  @Field(() => String) @Column('text') section!: string
  @Field(() => String) @Column('text') email!: string
  @Field(() => String) @Column('text') name!: string
  @Field(() => String, { nullable: true, description: 'What the colleague was told with it' })
  @Column('text', { nullable: true })
  words!: string | null
  @Column('uuid', { name: 'by_id' }) byId!: string
  @Field(() => Instant) @Column('timestamptz') at!: Date
  @Column('uuid', { name: 'invitation_id', nullable: true }) invitationId!: string | null
  @Field(() => Instant, { nullable: true }) @Column('timestamptz', { name: 'done_at', nullable: true }) doneAt!: Date | null
  @Column('timestamptz', { name: 'taken_back_at', nullable: true }) takenBackAt!: Date | null
  @Column('int') version!: number
  @Field(() => String, { description: 'Who handed it over' }) readonly by!: string
  @Field(() => AssignmentStateEnum) readonly state!: AssignmentState
  @Field(() => Boolean, { description: 'It was handed to whoever asks' }) readonly mine!: boolean
}
