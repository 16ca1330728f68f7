import type { SupplierState } from 'shared/machines/supplier.ts'
import type { RecordType } from 'shared/questionnaires/field.ts'
import { Field, ID, Int, ObjectType } from 'type-graphql'
import { EvidenceFileStateEnum, RecordTypeEnum, SupplierStateEnum } from '../../core/enums.ts'
import { LocalText } from '../../core/types.ts'
import { SupplierName } from '../members/member.entity.ts'

/** What a search finds: no more of a record than one needs to know it again and to go there. */

@ObjectType()
export class FoundSupplier {
  @Field(() => ID) id!: string
  @Field(() => String) name!: string
  @Field(() => String, { nullable: true }) nameLatin!: string | null
  @Field(() => String) country!: string
  @Field(() => SupplierStateEnum) status!: SupplierState
}

@ObjectType({ description: 'A party, site, permit, material or certificate, and where it was named first' })
export class FoundRecord {
  @Field(() => ID) id!: string
  @Field(() => RecordTypeEnum) type!: RecordType
  @Field(() => String) name!: string
  @Field(() => String, { nullable: true }) country!: string | null
  @Field(() => Int, { description: 'In how many rows it is named' }) mentions!: number
  @Field(() => ID, { nullable: true }) responseId!: string | null
  @Field(() => String, { nullable: true }) question!: string | null
  @Field(() => SupplierName, { nullable: true }) supplier!: SupplierName | null
}

@ObjectType()
export class FoundFile {
  @Field(() => ID) id!: string
  @Field(() => String) name!: string
  @Field(() => String, { nullable: true }) kind!: string | null
  @Field(() => EvidenceFileStateEnum) state!: string
  @Field(() => SupplierName, { nullable: true }) supplier!: SupplierName | null
}

@ObjectType({ description: 'A question of the newest version of a questionnaire; to a supplier, of what it is asked' })
export class FoundQuestion {
  @Field(() => String) question!: string
  @Field(() => LocalText) label!: LocalText
  @Field(() => LocalText) title!: LocalText
  @Field(() => ID) templateId!: string
  @Field(() => ID, { nullable: true, description: 'Where a supplier answers it' }) responseId!: string | null
}

@ObjectType({ description: 'An answer in words, or the words beside it' })
export class FoundAnswer {
  @Field(() => ID) responseId!: string
  @Field(() => String) question!: string
  @Field(() => LocalText, { nullable: true }) label!: LocalText | null
  @Field(() => String, { nullable: true }) value!: string | null
  @Field(() => String, { nullable: true }) reason!: string | null
  @Field(() => String, { nullable: true }) note!: string | null
  @Field(() => SupplierName, { nullable: true }) supplier!: SupplierName | null
}

@ObjectType({ description: 'What fits, a few of each kind; of each only what whoever asks may read' })
export class Found {
  @Field(() => [FoundSupplier]) suppliers!: FoundSupplier[]
  @Field(() => [FoundRecord]) records!: FoundRecord[]
  @Field(() => [FoundFile]) files!: FoundFile[]
  @Field(() => [FoundQuestion]) questions!: FoundQuestion[]
  @Field(() => [FoundAnswer], { description: 'Of the responses in which something last happened' }) answers!: FoundAnswer[]
}
