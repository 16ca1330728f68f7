import { type RowKind, rowKinds } from 'shared/imports/compare-supplier.ts'
import {
  type ImportState,
  importStates,
  outcomes,
  type RowChoice,
  rowChoices,
  type UsualChoice,
  usualChoices,
} from 'shared/schemas/imports.ts'
import type { Likeness } from 'shared/words/lists.ts'
import { Field, ID, Int, ObjectType } from 'type-graphql'
import { Column, Entity, PrimaryColumn } from 'typeorm'
import { enumeration, LikenessEnum } from '../../core/enums.ts'
import { Instant } from '../../core/types.ts'

export const ImportStateEnum = enumeration('ImportState', importStates)
export const UsualChoiceEnum = enumeration('UsualChoice', usualChoices)
export const RowChoiceEnum = enumeration('RowChoice', rowChoices)
export const RowKindEnum = enumeration('ImportRowKind', rowKinds)
const OutcomeEnum = enumeration('ImportOutcome', outcomes)

@ObjectType({ description: 'What stands in the file, and what would become of it' })
class ImportCounts {
  @Field(() => Int, { description: 'Suppliers in the file, in however many rows' }) suppliers!: number
  @Field(() => Int) new!: number
  @Field(() => Int) duplicates!: number
  @Field(() => Int, { description: 'Duplicates that stop everything until somebody decides' }) undecided!: number
  @Field(() => Int) toUpdate!: number
  @Field(() => Int) toSkip!: number
  @Field(() => Int) toCreate!: number
  @Field(() => Int) unchanged!: number
  @Field(() => Int) faults!: number
}

@ObjectType({ description: 'A column of the file that says nothing to us' })
class IgnoredColumn {
  @Field(() => String) sheet!: string
  @Field(() => String) heading!: string
}

@ObjectType({ description: 'What was found in the file' })
class ImportFacts {
  @Field(() => Int) rows!: number
  @Field(() => Int, { description: 'Rows that the file does not show; they are read like the others' }) hiddenRows!: number
  @Field(() => [IgnoredColumn]) ignored!: IgnoredColumn[]
}

@ObjectType({ description: 'A spreadsheet of suppliers: read, compared, applied or given up' })
@Entity('supplier_imports')
export class SupplierImport {
  @Field(() => ID) @PrimaryColumn('uuid') id!: string
  @Column('uuid', { name: 'programme_id' }) programmeId!: string
  @Field(() => String) @Column('text', { name: 'file_name' }) fileName!: string
  @Field(() => String) @Column('text', { name: 'file_sha256' }) fileSha256!: string
  @Field(() => Int) @Column('int') size!: number
  @Column('bytea', { nullable: true, select: false }) content!: Buffer | null
  @Field(() => ImportStateEnum) @Column('text') state!: ImportState
  @Field(() => Int, { description: 'So many of `total` suppliers, in the present state' }) @Column('int', { default: 0 }) progress!: number
  @Field(() => Int) @Column('int', { default: 0 }) total!: number
  @Column('jsonb', { default: {} }) facts!: object
  @Field(() => String, { nullable: true, description: 'Why the file was not read, in words' })
  @Column('text', { nullable: true })
  refusal!: string | null
  @Field(() => UsualChoiceEnum) @Column('text', { name: 'usual_choice', default: 'STOP' }) usualChoice!: UsualChoice
  @Field(() => Boolean, { description: 'The register changed after the preview, so it is another now' })
  @Column('boolean', { name: 'compared_again', default: false })
  comparedAgain!: boolean
  @Column('uuid', { name: 'uploaded_by_id' }) uploadedById!: string
  @Field(() => Instant) @Column('timestamptz', { name: 'uploaded_at' }) uploadedAt!: Date
  @Column('uuid', { name: 'applied_by_id', nullable: true }) appliedById!: string | null
  @Field(() => Instant, { nullable: true }) @Column('timestamptz', { name: 'applied_at', nullable: true }) appliedAt!: Date | null
  @Field(() => String, { nullable: true, description: 'SHA-256 of the canonical row set, as the history has it' })
  @Column('text', { name: 'rows_sha256', nullable: true })
  rowsSha256!: string | null
  @Field(() => Int, { nullable: true }) @Column('int', { nullable: true }) created!: number | null
  @Field(() => Int, { nullable: true }) @Column('int', { nullable: true }) updated!: number | null
  @Field(() => Int, { nullable: true }) @Column('int', { nullable: true }) skipped!: number | null
  @Field(() => Int) @Column('int') version!: number
  @Field(() => String) readonly uploadedBy!: string
  @Field(() => String, { nullable: true }) readonly appliedBy!: string | null
  @Field(() => ImportCounts) readonly counts!: ImportCounts
}

export { ImportFacts }

@ObjectType({ description: 'What is wrong with a cell, by the place it has in the person’s own file' })
export class ImportFault {
  @Field(() => String) sheet!: string
  @Field(() => Int) row!: number
  @Field(() => String, { nullable: true, description: '`B7`' }) cell!: string | null
  @Field(() => String, { nullable: true }) heading!: string | null
  @Field(() => String) message!: string
}

@ObjectType({ description: 'Somebody on the register who may be meant' })
class ImportMatch {
  @Field(() => ID) supplierId!: string
  @Field(() => String) name!: string
  @Field(() => [LikenessEnum]) likenesses!: Likeness[]
}

@ObjectType({ description: 'Another supplier of the same file that is called alike' })
class AlikeRow {
  @Field(() => String) sheet!: string
  @Field(() => Int) row!: number
  @Field(() => String) name!: string
}

@ObjectType()
class ImportChange {
  @Field(() => String) field!: string
  @Field(() => String) before!: string
  @Field(() => String) after!: string
}

@ObjectType({ description: 'One supplier of the file' })
export class SupplierImportRow {
  @Field(() => ID) id!: string
  @Field(() => String) sheet!: string
  @Field(() => [Int], { description: 'The rows of the file that speak of it' }) rowNumbers!: number[]
  @Field(() => String, { nullable: true }) name!: string | null
  @Field(() => String, { nullable: true }) country!: string | null
  @Field(() => RowKindEnum) kind!: RowKind
  @Field(() => [ImportMatch]) matches!: ImportMatch[]
  @Field(() => [AlikeRow]) alike!: AlikeRow[]
  @Field(() => [ImportChange], { description: 'What updating would change' }) changes!: ImportChange[]
  @Field(() => RowChoiceEnum, { nullable: true, description: 'null: as for all' }) choice!: RowChoice | null
  @Field(() => [RowChoiceEnum], { description: 'What can be chosen for this one' }) choices!: RowChoice[]
  @Field(() => OutcomeEnum, { nullable: true }) outcome!: string | null
  @Field(() => ID, { nullable: true, description: 'Who it is, or has become' }) supplierId!: string | null
}
