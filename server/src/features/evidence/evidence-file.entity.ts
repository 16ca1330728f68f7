import { Field, ID, Int, ObjectType } from 'type-graphql'
import { Column, Entity, PrimaryColumn } from 'typeorm'
import { Instant } from '../../core/types.ts'

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
}
