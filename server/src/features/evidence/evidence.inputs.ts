import type { DecideEvidence, DescribeEvidence } from 'shared/schemas/evidence.ts'
import type { EvidenceKind } from 'shared/words/evidence-kinds.ts'
import type { EvidenceFileState } from 'shared/words/lists.ts'
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql'
import { EvidenceFileStateEnum, enumeration } from '../../core/enums.ts'
import { Day, Instant } from '../../core/types.ts'

export const EvidenceFileSort = enumeration('EvidenceFileSort', ['UPLOADED', 'NAME', 'EXPIRES'])

@InputType()
export class EvidenceFileFilter {
  @Field(() => String, { nullable: true, description: 'Part of the name, number or issuer, in any script' }) search?: string | null
  @Field(() => [String], { nullable: true, description: 'Keys of shared/words/evidence-kinds.ts' }) kind?: EvidenceKind[] | null
  @Field(() => [EvidenceFileStateEnum], { nullable: true }) state?: EvidenceFileState[] | null
  @Field(() => ID, { nullable: true }) supplierId?: string | null
  @Field(() => Int, { nullable: true, description: 'Counted from today in the programme’s time zone; what has expired is among them' })
  expiringWithinDays?: number | null
  @Field(() => Boolean, { nullable: true, description: 'true: without files that a later revision replaces' })
  newestOnly?: boolean | null
}

@InputType()
export class DescribeEvidenceInput implements DescribeEvidence {
  @Field(() => ID) id!: string
  @Field(() => Int) version!: number
  @Field(() => String, { nullable: true, description: 'A key of shared/words/evidence-kinds.ts' }) kind?: EvidenceKind | null
  @Field(() => String, { nullable: true }) number?: string | null
  @Field(() => String, { nullable: true }) issuer?: string | null
  @Field(() => Day, { nullable: true }) issuedOn?: string | null
  @Field(() => Day, { nullable: true }) expiresOn?: string | null
}

@InputType()
export class DecideEvidenceInput implements DecideEvidence {
  @Field(() => ID) id!: string
  @Field(() => Int) version!: number
  @Field(() => String, { description: 'The supplier reads these words' }) words!: string
}

@ObjectType({ description: 'Addresses for the person who asked, with their session, until then' })
export class EvidenceLink {
  @Field(() => String, { description: 'The original, as a download' }) url!: string
  @Field(() => String, {
    nullable: true,
    description: 'A picture’s copy without its hidden data, or the bytes of a PDF; empty for other kinds',
  })
  displayUrl!: string | null
  @Field(() => Instant) until!: Date
}
