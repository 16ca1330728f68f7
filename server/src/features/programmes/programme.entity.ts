import type { AsiActivity, Locale, Tier } from 'shared/words/lists.ts'
import { Field, ID, Int, ObjectType } from 'type-graphql'
import { Column, Entity, PrimaryColumn } from 'typeorm'
import { LocaleEnum, TierEnum } from '../../core/enums.ts'
import { Day, Instant } from '../../core/types.ts'

@ObjectType({ description: 'Times and weekend of a programme. A change is a new version' })
@Entity('programme_settings')
export class ProgrammeSettings {
  @PrimaryColumn('uuid', { name: 'programme_id' }) programmeId!: string
  @Field(() => Int) @PrimaryColumn('int') version!: number
  /** Days a supplier has to answer, proposed when a request is made. */
  @Field(() => Int) @Column('int', { name: 'answer_days' }) answerDays!: number
  /** Days a supplier has to correct what was returned. */
  @Field(() => Int) @Column('int', { name: 'correction_days' }) correctionDays!: number
  @Field(() => [Int], { description: 'ISO weekdays that are no working days; Monday is 1' })
  @Column('smallint', { array: true })
  weekend!: number[]
  @Field(() => Instant) @Column('timestamptz', { name: 'takes_effect_at' }) takesEffectAt!: Date
  @Column('timestamptz', { name: 'recorded_at' }) recordedAt!: Date
  @Column('uuid', { name: 'set_by_id' }) setById!: string
  @Field(() => String) readonly setBy!: string
}

@ObjectType({ description: 'A named day of the calendar: a holiday, or a weekend day that is worked' })
@Entity('calendar_days')
export class CalendarDay {
  @PrimaryColumn('uuid', { name: 'programme_id' }) programmeId!: string
  @Field(() => Day) @PrimaryColumn('date') day!: string
  @Field(() => String) @Column('text') name!: string
  @Field(() => Boolean) @Column('boolean') works!: boolean
}

@ObjectType({
  description: "A company's due-diligence programme: the tenant. Its own place in the chain is its tier (founding report F-02)",
})
@Entity('programmes')
export class Programme {
  @Field(() => ID) @PrimaryColumn('uuid') id!: string
  @Column('uuid', { name: 'programme_id' }) programmeId!: string
  @Field(() => String) @Column('text') name!: string
  @Field(() => String) @Column('text') site!: string
  @Field(() => String) @Column('text') area!: string
  @Field(() => String) @Column('text') products!: string
  @Field(() => TierEnum) @Column('text') tier!: Tier
  @Field(() => String) @Column('text', { name: 'asi_activity' }) asiActivity!: AsiActivity
  @Field(() => String) @Column('text', { name: 'time_zone' }) timeZone!: string
  @Field(() => LocaleEnum) @Column('text') locale!: Locale
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date
  /** Where its public pages stand: `/speak/…`. */
  @Column('text', { name: 'public_path' }) publicPath!: string
  @Field(() => Int) @Column('int') version!: number
  @Field(() => ProgrammeSettings) readonly settings!: ProgrammeSettings
  @Field(() => [CalendarDay]) readonly nonWorkingDays!: CalendarDay[]
}
