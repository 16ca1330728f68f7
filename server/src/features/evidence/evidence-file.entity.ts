import type { EvidenceKind } from 'shared/words/evidence-kinds.ts'
import type { EvidenceFileState, HeldReason, LocalText as LocalTextShape } from 'shared/words/lists.ts'
import { Field, ID, Int, ObjectType } from 'type-graphql'
import { Column, Entity, PrimaryColumn } from 'typeorm'
import { EvidenceFileStateEnum } from '../../core/enums.ts'
import { Day, Instant, LocalText } from '../../core/types.ts'
import { SupplierName } from '../members/member.entity.ts'

@ObjectType({ description: 'Where a file is given: at a question of a draft, or of what was handed in' })
export class EvidenceUse {
  @Field(() => ID) readonly responseId!: string
  @Field(() => LocalText) readonly title!: LocalTextShape
  @Field(() => String) readonly question!: string
  @Field(() => Int, { nullable: true, description: 'How often it had been handed in then; empty: as it stands now' })
  readonly round!: number | null
}

@ObjectType({ description: 'Somebody was given the content to look at or to keep' })
export class FileOpening {
  @Field(() => String) readonly by!: string
  @Field(() => Instant) readonly at!: Date
}

@ObjectType({ description: 'A file handed in, kept under the SHA-256 of its bytes and never overwritten' })
@Entity('evidence_files')
export class EvidenceFile {
  @Field(() => ID) @PrimaryColumn('uuid') id!: string
  @Column('uuid', { name: 'programme_id' }) programmeId!: string
  @Column('uuid', { name: 'supplier_id' }) supplierId!: string
  @Field(() => String) @Column('text') name!: string
  @Field(() => String, { description: 'Media type, told from the bytes' }) @Column('text') type!: string
  @Field(() => Int, { description: 'Bytes' }) @Column('int') size!: number
  @Field(() => String, { description: 'Hexadecimal' }) @Column('text') sha256!: string
  @Column('uuid', { name: 'uploaded_by_id' }) uploadedById!: string
  @Field(() => Instant) @Column('timestamptz', { name: 'uploaded_at' }) uploadedAt!: Date
  @Field(() => String) readonly uploadedBy!: string

  @Field(() => String, { nullable: true, description: 'A key of shared/words/evidence-kinds.ts' })
  @Column('text', { nullable: true })
  kind!: EvidenceKind | null
  @Field(() => String, { nullable: true }) @Column('text', { nullable: true }) number!: string | null
  @Field(() => String, { nullable: true }) @Column('text', { nullable: true }) issuer!: string | null
  @Field(() => Day, { nullable: true }) @Column('date', { name: 'issued_on', nullable: true }) issuedOn!: string | null
  @Field(() => Day, { nullable: true }) @Column('date', { name: 'expires_on', nullable: true }) expiresOn!: string | null

  @Column('uuid', { name: 'first_id' }) firstId!: string
  @Field(() => Int, { description: '1, or one more than that of the file it replaces' }) @Column('int') revision!: number
  @Column('uuid', { name: 'revision_of_id', nullable: true }) revisionOfId!: string | null
  @Field(() => ID, { nullable: true, description: 'The next revision' }) readonly replacedById!: string | null
  @Field(() => [EvidenceFile], { description: 'The whole chain, this one included, the oldest first' })
  readonly revisions!: EvidenceFile[]

  @Field(() => EvidenceFileStateEnum) @Column('text') state!: EvidenceFileState
  @Column('text') scan!: 'CLEAN' | 'NOT_SCANNED'
  @Field(() => [String], { description: 'Why it waits, or waited, for a reviewer: codes of shared/words/lists.ts' })
  @Column('text', { name: 'held_reasons', array: true })
  heldReasons!: HeldReason[]
  @Column('uuid', { name: 'decided_by_id', nullable: true }) decidedById!: string | null
  @Field(() => String, { nullable: true }) readonly decidedBy!: string | null
  @Field(() => Instant, { nullable: true }) @Column('timestamptz', { name: 'decided_at', nullable: true }) decidedAt!: Date | null
  @Field(() => String, { nullable: true, description: 'What the reviewer said to it' })
  @Column('text', { name: 'decision_words', nullable: true })
  decisionWords!: string | null
  @Field(() => Int) @Column('int') version!: number

  @Field(() => SupplierName) readonly supplier!: SupplierName
  @Field(() => [EvidenceUse]) readonly uses!: EvidenceUse[]
  @Field(() => [FileOpening], { description: 'The latest 200, the newest first' }) readonly openings!: FileOpening[]
}
