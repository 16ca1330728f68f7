import type { DossierState, FlagState, IncidentState, PackageState } from 'shared/machines/red-flag.ts'
import type {
  AssessFlag,
  AttachPaper,
  CloseDossier,
  FollowFlag,
  JudgeIncident,
  LoadMineralTable,
  MovePackage,
  PlanPackage,
  RecordIncident,
} from 'shared/schemas/red-flags.ts'
import type { LocationClass } from 'shared/words/country-sources.ts'
import type { Material } from 'shared/words/lists.ts'
import type { FlagAge, IncidentKind, MaterialGroup, MaterialStanding, PackageKind } from 'shared/words/red-flags.ts'
import { Field, Float, ID, InputType } from 'type-graphql'
import { enumeration, MaterialEnum } from '../../core/enums.ts'
import { Day, Instant, VersionedInput } from '../../core/types.ts'
import { LocationClassEnum } from '../countries/country.enums.ts'
import {
  DossierStateEnum,
  FlagAgeEnum,
  FlagFollowEnum,
  FlagStateEnum,
  FlagVerdictEnum,
  IncidentKindEnum,
  IncidentStateEnum,
  MaterialGroupEnum,
  MaterialStandingEnum,
  PackageKindEnum,
  PackageMoveEnum,
  PackageStateEnum,
} from './red-flag.enums.ts'

@InputType()
export class RedFlagFilter {
  @Field(() => [String], { nullable: true }) code?: string[] | null
  @Field(() => [FlagStateEnum], { nullable: true }) status?: FlagState[] | null
  @Field(() => ID, { nullable: true }) supplierId?: string | null
  @Field(() => Boolean, { nullable: true, description: 'What raised them holds no longer' }) ended?: boolean | null
  @Field(() => [FlagAgeEnum], { nullable: true, description: 'Raised within 7, 30 or 90 days, or longer ago' }) age?: FlagAge[] | null
  @Field(() => Instant, { nullable: true, description: 'Raised after this instant' }) raisedSince?: Date | null
}

@InputType()
export class IncidentFilter {
  @Field(() => [IncidentKindEnum], { nullable: true }) kind?: IncidentKind[] | null
  @Field(() => [IncidentStateEnum], { nullable: true }) status?: IncidentState[] | null
  @Field(() => ID, { nullable: true }) supplierId?: string | null
  @Field(() => String, { nullable: true }) country?: string | null
}
export const IncidentSort = enumeration('IncidentSort', ['RECORDED', 'HAPPENED'])

@InputType()
export class PackageStanding {
  @Field(() => PackageKindEnum) kind!: PackageKind
  @Field(() => PackageStateEnum) status!: PackageState
}

@InputType()
export class DossierFilter {
  @Field(() => [DossierStateEnum], { nullable: true }) status?: DossierState[] | null
  @Field(() => ID, { nullable: true }) supplierId?: string | null
  @Field(() => PackageStanding, { nullable: true, description: 'Whose package of this kind is in this state' })
  package?: PackageStanding | null
  @Field(() => Boolean, { nullable: true, description: 'Some package is not dealt with after its day' }) overdue?: boolean | null
  @Field(() => Instant, { nullable: true, description: 'Opened after this instant' }) openedSince?: Date | null
  @Field(() => Instant, { nullable: true, description: 'In their state since after this instant' }) stateSince?: Date | null
}

@InputType()
export class IncomingMaterialFilter {
  @Field(() => [MaterialEnum], { nullable: true }) material?: Material[] | null
  @Field(() => [LocationClassEnum], { nullable: true, description: 'The gravest class of origin and transit' }) class?:
    | LocationClass[]
    | null
  @Field(() => Boolean, { nullable: true, description: 'Something is missing for a judgement' }) gap?: boolean | null
  @Field(() => [MaterialGroupEnum], { nullable: true, description: 'A material of our list, one that was typed otherwise, or none known' })
  group?: MaterialGroup[] | null
  @Field(() => [MaterialStandingEnum], { nullable: true, description: 'Judged as one of three classes, or what is missing' })
  standing?: MaterialStanding[] | null
  @Field(() => Boolean, { nullable: true, description: 'With flags that are neither dismissed nor cleared' }) flagged?: boolean | null
  @Field(() => String, { nullable: true }) search?: string | null
}

@InputType()
export class AssessFlagInput extends VersionedInput implements AssessFlag {
  @Field(() => FlagVerdictEnum) verdict!: AssessFlag['verdict']
  @Field(() => String) words!: string
}

@InputType()
export class FollowFlagInput extends VersionedInput implements FollowFlag {
  @Field(() => FlagFollowEnum) to!: FollowFlag['to']
  @Field(() => String) words!: string
}

@InputType()
export class RecordIncidentInput implements RecordIncident {
  @Field(() => ID, { nullable: true }) supplierId?: string | null
  @Field(() => ID, { nullable: true, description: 'A party or site that suppliers name' }) recordId?: string | null
  @Field(() => String, { nullable: true, description: 'ISO 3166-1 alpha-2; one of supplier, record and country is needed' })
  country?: string | null
  @Field(() => String, { nullable: true }) place?: string | null
  @Field(() => String, { nullable: true }) party?: string | null
  @Field(() => IncidentKindEnum) kind!: IncidentKind
  @Field(() => String) source!: string
  @Field(() => String, { nullable: true }) address?: string | null
  @Field(() => Day) happenedOn!: string
  @Field(() => String) words!: string
}

@InputType()
export class JudgeIncidentInput extends VersionedInput implements JudgeIncident {
  @Field(() => Boolean) relevant!: boolean
  @Field(() => String) words!: string
}

@InputType()
export class PlanPackageInput extends VersionedInput implements PlanPackage {
  @Field(() => ID, { nullable: true }) ownerId?: string | null
  @Field(() => Day, { nullable: true }) dueOn?: string | null
}

@InputType()
export class MovePackageInput extends VersionedInput implements MovePackage {
  @Field(() => PackageMoveEnum) move!: MovePackage['move']
  @Field(() => String, { nullable: true, description: 'Needed but to start' }) words?: string | null
}

@InputType()
export class AttachPaperInput implements AttachPaper {
  @Field(() => ID) packageId!: string
  @Field(() => ID, { nullable: true }) fileId?: string | null
  @Field(() => ID, { nullable: true }) paperId?: string | null
}

@InputType()
export class CloseDossierInput extends VersionedInput implements CloseDossier {
  @Field(() => String) words!: string
}

@InputType()
export class MineralRowInput {
  @Field(() => String) country!: string
  @Field(() => MaterialEnum) material!: Material
  @Field(() => Float, { nullable: true, description: 'Thousand tonnes' }) reserves!: number | null
  @Field(() => Float, { nullable: true, description: 'Thousand tonnes a year' }) production!: number | null
  @Field(() => Boolean) transit!: boolean
}

@InputType()
export class LoadMineralTableInput implements LoadMineralTable {
  @Field(() => String) title!: string
  @Field(() => [MineralRowInput]) rows!: MineralRowInput[]
}
