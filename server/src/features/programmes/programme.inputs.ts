import type { CalendarDay, EditProgramme, SetProgramme } from 'shared/schemas/programmes.ts'
import type { AsiActivity, Locale, Tier } from 'shared/words/lists.ts'
import { Field, InputType, Int } from 'type-graphql'
import { LocaleEnum, TierEnum } from '../../core/enums.ts'
import { Day } from '../../core/types.ts'

@InputType()
export class EditProgrammeInput implements EditProgramme {
  @Field(() => Int) version!: number
  @Field(() => String) name!: string
  @Field(() => String) site!: string
  @Field(() => String) area!: string
  @Field(() => String) products!: string
  @Field(() => TierEnum) tier!: Tier
  @Field(() => String) asiActivity!: AsiActivity
  @Field(() => String) timeZone!: string
  @Field(() => LocaleEnum) locale!: Locale
}

@InputType()
export class SetProgrammeInput implements SetProgramme {
  @Field(() => Int) version!: number
  @Field(() => Int) answerDays!: number
  @Field(() => Int) correctionDays!: number
  @Field(() => [Int]) weekend!: number[]
}

@InputType()
export class CalendarDayInput implements CalendarDay {
  @Field(() => Day) day!: string
  @Field(() => String) name!: string
  @Field(() => Boolean) works!: boolean
}
