import type { ClockSettings } from 'shared/rules/grievances/clocks.ts'
import { type MechanismTrouble, mechanismTroubles, troublesOf } from 'shared/rules/grievances/readers.ts'
import { Field, ID, Int, ObjectType } from 'type-graphql'
import type { Context } from '../../core/context.ts'
import { enumeration } from '../../core/enums.ts'
import { Instant, LocalText } from '../../core/types.ts'
import { departmentsOf } from './departments.ts'
import { handlerStates } from './key.commands.ts'
import { publicPathNow } from './public-path.ts'
import { grievanceSettings, intakeHandlers, usualOutside } from './settings.ts'

const MechanismTroubleEnum = enumeration('MechanismTrouble', mechanismTroubles)

@ObjectType({ description: 'A body outside the company that can be turned to; a text is empty where it is not said in a language' })
class OutsideBodyText {
  @Field(() => LocalText) name!: LocalText
  @Field(() => LocalText) address!: LocalText
}

@ObjectType({ description: 'Who handles grievances, and whether they may take new ones in' })
class IntakePerson {
  @Field(() => ID) accountId!: string
  @Field(() => String) name!: string
  @Field(() => ID, { nullable: true }) departmentId!: string | null
  @Field(() => Boolean, { description: 'Signed in as a handler at least once' }) hasKey!: boolean
  @Field(() => Boolean, { description: 'Another handler has said that the key is theirs' }) vouched!: boolean
}

@ObjectType()
class IntakeDepartment {
  @Field(() => ID) id!: string
  @Field(() => String) name!: string
}

@ObjectType({ description: 'How a programme takes grievances' })
export class GrievanceSettings implements ClockSettings {
  @Field(() => String, { description: 'Where the public pages are: /speak/…' }) path!: string
  @Field(() => Boolean) open!: boolean
  @Field(() => [MechanismTroubleEnum], { description: 'What keeps it from doing what it promises' }) troubles!: MechanismTrouble[]
  @Field(() => [String], { description: 'In which handlers answer by themselves' }) languages!: readonly string[]
  @Field(() => LocalText) emergency!: LocalText
  @Field(() => LocalText) elsewhere!: LocalText
  @Field(() => String) privacyContact!: string
  @Field(() => [OutsideBodyText]) outside!: readonly OutsideBodyText[]
  @Field(() => [ID], { nullable: true, description: 'Who gets new cases; null: every handler with a key that is vouched for' })
  intakeIds!: readonly string[] | null
  @Field(() => [IntakePerson]) people!: IntakePerson[]
  @Field(() => [IntakeDepartment]) departments!: IntakeDepartment[]
  @Field(() => Int) acknowledgeWorkingDays!: number
  @Field(() => Int) admissibilityWorkingDays!: number
  @Field(() => Int) findingWorkingDays!: number
  @Field(() => Int) feedbackDays!: number
  @Field(() => Int) appealDays!: number
  @Field(() => Int) appealDecisionWorkingDays!: number
  @Field(() => Int) retaliationWorkingDays!: number
  @Field(() => Int) retentionYears!: number
  @Field(() => String, { nullable: true, description: 'Who changed them last' }) setBy!: string | null
  @Field(() => Instant, { nullable: true }) setAt!: Date | null
  @Field(() => Int) version!: number
}

/** All of it, for those who may change it. */
export async function settingsOf(ctx: Context): Promise<GrievanceSettings> {
  const { clocks, outside, ...settings } = await grievanceSettings(ctx)
  const people = await handlerStates(ctx)
  const trusted = people.filter(one => one.vouched).length
  return {
    ...clocks,
    ...settings,
    outside: outside ?? usualOutside,
    path: await publicPathNow(ctx),
    people,
    departments: await departmentsOf(ctx),
    troubles: troublesOf(trusted, (await intakeHandlers(ctx)).length),
  }
}
