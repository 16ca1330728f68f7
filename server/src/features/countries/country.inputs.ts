import type { AddPaper, DecideRule, ProposeOverride, RewordCheck, TypedValueInput as TypedValue } from 'shared/schemas/countries.ts'
import type { LocationClass, LocationRole, SourceKey } from 'shared/words/country-sources.ts'
import { Field, Float, ID, InputType, Int } from 'type-graphql'
import { enumeration } from '../../core/enums.ts'
import { Day, Instant } from '../../core/types.ts'
import { CheckStateEnum, LocationClassEnum, LocationRoleEnum, PaperKindEnum, SourceKeyEnum } from './country.enums.ts'

@InputType()
export class TypeValueInput implements TypedValue {
  @Field(() => SourceKeyEnum) source!: SourceKey
  @Field(() => Int) year!: number
  @Field(() => String) title!: string
  @Field(() => Day) gotOn!: string
  @Field(() => String) licence!: string
  @Field(() => String, { description: 'The citation' }) origin!: string
  @Field(() => String, { description: 'ISO 3166-1 alpha-2' }) country!: string
  @Field(() => String, { nullable: true, description: 'ISO 3166-2' }) region?: string | null
  @Field(() => String) indicator!: string
  @Field(() => Float) value!: number
  @Field(() => Int, { nullable: true }) rank?: number | null
}

@InputType()
export class DecideInput implements DecideRule {
  @Field(() => ID) id!: string
  @Field(() => Int) version!: number
  @Field(() => String, { nullable: true }) words?: string | null
}

@InputType()
export class ProposeOverrideInput implements ProposeOverride {
  @Field(() => ID) id!: string
  @Field(() => Int) version!: number
  @Field(() => LocationClassEnum) class!: ProposeOverride['class']
  @Field(() => String) words!: string
  @Field(() => Day) endsOn!: string
}

@InputType()
export class RewordCheckInput implements RewordCheck {
  @Field(() => ID) id!: string
  @Field(() => Int) version!: number
  @Field(() => String) zh!: string
  @Field(() => String) en!: string
  @Field(() => String) fr!: string
}

@InputType()
export class AddPaperInput implements AddPaper {
  @Field(() => String) country!: string
  @Field(() => PaperKindEnum) kind!: AddPaper['kind']
  @Field(() => String) title!: string
  @Field(() => String) publisher!: string
  @Field(() => Day) publishedOn!: string
  @Field(() => String, { nullable: true }) address?: string | null
  @Field(() => String) words!: string
}

export const CheckSort = enumeration('CountryCheckSort', ['PLACE', 'COMPUTED'])

@InputType()
export class CheckFilter {
  @Field(() => [LocationClassEnum], { nullable: true, description: 'The class that holds' }) class?: LocationClass[] | null
  @Field(() => String, { nullable: true }) country?: string | null
  @Field(() => LocationRoleEnum, { nullable: true }) role?: LocationRole | null
  @Field(() => [CheckStateEnum], { nullable: true }) status?: string[] | null
  @Field(() => Boolean, { nullable: true, description: 'What held before instead of what holds' }) past?: boolean | null
  @Field(() => Instant, { nullable: true, description: 'In their state since after this instant' }) stateSince?: Date | null
  @Field(() => Instant, { nullable: true, description: 'Another class holds now than at this instant' }) changedSince?: Date | null
}

@InputType()
export class ChangeFilter {
  @Field(() => ID) runId!: string
}

@InputType()
export class EditionFilter {
  @Field(() => SourceKeyEnum, { nullable: true }) source?: SourceKey | null
}

@InputType()
export class PaperFilter {
  @Field(() => String) country!: string
}
