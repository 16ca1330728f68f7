import type { SetEmergency, SetIntake, SetOutsideBodies, SetPublicPath, SetSpeaking } from 'shared/schemas/mechanism.ts'
import type { AnswerLanguage } from 'shared/words/grievances.ts'
import type { LocalText } from 'shared/words/lists.ts'
import { Field, Float, ID, InputType, Int } from 'type-graphql'

@InputType({ description: 'Days of the clocks, each within its range: shared/rules/grievances/clocks.ts' })
export class SetGrievancesInput {
  @Field(() => Int) version!: number
  @Field(() => Float) acknowledgeWorkingDays!: number
  @Field(() => Float) admissibilityWorkingDays!: number
  @Field(() => Float) findingWorkingDays!: number
  @Field(() => Float) feedbackDays!: number
  @Field(() => Float) appealDays!: number
  @Field(() => Float) appealDecisionWorkingDays!: number
  @Field(() => Float) retaliationWorkingDays!: number
  @Field(() => Float) retentionYears!: number
}

@InputType({ description: 'A text in the languages of the product; empty where it is not said in one' })
class LocalTextInput implements LocalText {
  @Field(() => String) zh!: string
  @Field(() => String) en!: string
  @Field(() => String) fr!: string
}

@InputType()
export class SetSpeakingInput implements SetSpeaking {
  @Field(() => Int) version!: number
  @Field(() => Boolean, { description: 'False: the public pages take nothing in; whoever has a code still gets to their case' })
  open!: boolean
  @Field(() => [String], { description: 'In which handlers answer by themselves: shared/words/grievances.ts' }) languages!: AnswerLanguage[]
  @Field(() => LocalTextInput, { description: 'Where else one is heard' }) elsewhere!: LocalTextInput
  @Field(() => String, { nullable: true, description: 'Who answers for what is kept of a person' }) privacyContact?: string | null
}

@InputType()
export class SetEmergencyInput implements SetEmergency {
  @Field(() => Int) version!: number
  @Field(() => LocalTextInput, { description: 'Empty: the usual sentence' }) emergency!: LocalTextInput
}

@InputType()
class OutsideBodyInput {
  @Field(() => LocalTextInput) name!: LocalTextInput
  @Field(() => LocalTextInput) address!: LocalTextInput
}

@InputType()
export class SetOutsideBodiesInput implements SetOutsideBodies {
  @Field(() => Int) version!: number
  @Field(() => [OutsideBodyInput], { description: 'In the order in which they are read' }) bodies!: OutsideBodyInput[]
}

@InputType()
export class SetIntakeInput implements SetIntake {
  @Field(() => Int) version!: number
  @Field(() => [ID], { nullable: true, description: 'Null: every handler whose key somebody has vouched for' })
  accountIds!: string[] | null
}

@InputType()
export class SetPublicPathInput implements SetPublicPath {
  @Field(() => Int) version!: number
  @Field(() => String, { description: 'The last part of /speak/…' }) path!: string
}
