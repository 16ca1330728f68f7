import type { HitState } from 'shared/machines/hit.ts'
import type { DecideHit, SetThresholds } from 'shared/schemas/screening.ts'
import type { HitBand, ListCode } from 'shared/words/screening.ts'
import { Field, Float, ID, InputType, Int } from 'type-graphql'
import { Instant } from '../../core/types.ts'
import { HitBandEnum, HitStateEnum, ListCodeEnum } from './screening.enums.ts'

@InputType()
export class DecideHitInput implements DecideHit {
  @Field(() => ID) id!: string
  @Field(() => Int) version!: number
  @Field(() => String, { nullable: true, description: 'Why; only a suspicion may go without' }) words?: string | null
}

@InputType()
export class SetThresholdsInput implements SetThresholds {
  @Field(() => Float) alert!: number
  @Field(() => Float) review!: number
}

@InputType()
export class HitFilter {
  @Field(() => [HitStateEnum], { nullable: true }) status?: HitState[]
  @Field(() => [ListCodeEnum], { nullable: true }) list?: ListCode[]
  @Field(() => [HitBandEnum], { nullable: true }) band?: HitBand[]
  @Field(() => ID, { nullable: true }) supplierId?: string
  @Field(() => Instant, { nullable: true, description: 'Found after this instant' }) foundSince?: Date | null
  @Field(() => Instant, { nullable: true, description: 'In their state since after this instant' }) stateSince?: Date | null
}
