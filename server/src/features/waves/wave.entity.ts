import type { LocalText as LocalTextShape, Tier, WaveObstacle } from 'shared/words/lists.ts'
import { Field, ID, Int, ObjectType } from 'type-graphql'
import { Column, Entity, PrimaryColumn } from 'typeorm'
import { TierEnum, WaveObstacleEnum } from '../../core/enums.ts'
import { Day, Instant, LocalText } from '../../core/types.ts'

@ObjectType({ description: 'One questionnaire to many suppliers until one day' })
@Entity('waves')
export class Wave {
  @Field(() => ID) @PrimaryColumn('uuid') id!: string
  @Column('uuid', { name: 'programme_id' }) programmeId!: string
  @Field(() => String) @Column('text') name!: string
  @Field(() => ID) @Column('uuid', { name: 'template_id' }) templateId!: string
  @Field(() => Day) @Column('date', { name: 'due_on' }) dueOn!: string
  @Field(() => String, { nullable: true, description: 'What was written with the requests' })
  @Column('text', { nullable: true })
  message!: string | null
  @Column('uuid', { name: 'created_by_id' }) createdById!: string
  @Field(() => Instant) @Column('timestamptz', { name: 'created_at' }) createdAt!: Date
  @Field(() => Int) @Column('int') version!: number
  @Field(() => String) readonly createdBy!: string
  @Field(() => LocalText) readonly title!: LocalTextShape
  @Field(() => Int) readonly templateVersion!: number
  @Field(() => Int, { description: 'Requests of the wave, withdrawn ones left out' }) readonly asked!: number
  @Field(() => Int, { description: 'Of these, with us or accepted' }) readonly handedIn!: number
  @Field(() => Int) readonly accepted!: number
  @Field(() => Int, { description: 'Still with the supplier after its day' }) readonly overdue!: number
}

@ObjectType({ description: 'The wave a request belongs to' })
export class WaveName {
  @Field(() => ID) id!: string
  @Field(() => String) name!: string
}

@ObjectType({ description: 'A supplier that a wave could ask' })
export class WaveCandidate {
  @Field(() => ID) id!: string
  @Field(() => String) name!: string
  @Field(() => String, { nullable: true }) nameLatin!: string | null
  @Field(() => String) country!: string
  @Field(() => TierEnum) tier!: Tier
  @Field(() => Int, { description: 'How many people there would be written to' }) people!: number
  @Field(() => WaveObstacleEnum, { nullable: true, description: 'Why it cannot be asked; null: it can' }) obstacle!: WaveObstacle | null
}
