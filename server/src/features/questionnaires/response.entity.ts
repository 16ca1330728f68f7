import type { ResponseState } from 'shared/machines/response.ts'
import type { RecordType } from 'shared/questionnaires/field.ts'
import type { LeftOutReason, NotProposed, SinceLastYear } from 'shared/questionnaires/last-year.ts'
import type { Template as Content } from 'shared/questionnaires/template.ts'
import type { AnswerState, Audience, Decision, LocalText as LocalTextShape, RequestStage, Tier } from 'shared/words/lists.ts'
import { Field, ID, Int, ObjectType } from 'type-graphql'
import { Column, Entity, PrimaryColumn } from 'typeorm'
import {
  AnswerStateEnum,
  DecisionEnum,
  LeftOutReasonEnum,
  NotProposedEnum,
  RecordTypeEnum,
  RequestStageEnum,
  ResponseStateEnum,
  SinceLastYearEnum,
  TierEnum,
} from '../../core/enums.ts'
import { Day, Instant, Json, LocalText } from '../../core/types.ts'
import { EvidenceFile } from '../evidence/evidence-file.entity.ts'
import { SupplierName } from '../members/member.entity.ts'
import { UndeliverableAddress } from '../members/undeliverable.entity.ts'
import { Contact } from '../suppliers/supplier.entity.ts'
import { Receipt } from './receipt.entity.ts'

@Entity('templates')
export class Template {
  @PrimaryColumn('uuid') id!: string
  @Column('uuid', { name: 'programme_id' }) programmeId!: string
  @Column('text') code!: string
  @Column('int') version!: number
  @Column('jsonb') title!: LocalTextShape
  @Column('jsonb') content!: Content
  @Column('timestamptz', { name: 'published_at' }) publishedAt!: Date
  @Column('uuid', { name: 'published_by_id', nullable: true }) publishedById!: string | null
}

@ObjectType({ description: 'A file that is not proposed as proof any more' })
export class LeftOutFile {
  @Field(() => ID) id!: string
  @Field(() => LeftOutReasonEnum, { description: 'Its last day lies before the new due day; or it was refused' }) why!: LeftOutReason
}

@ObjectType({ description: "Last year's answer to a question. Proposed, it counts as nothing until somebody confirms or changes it" })
export class LastYearAnswer {
  @Field(() => AnswerStateEnum) readonly status!: AnswerState
  @Field(() => Json, { nullable: true }) readonly value!: unknown
  @Field(() => String, { nullable: true }) readonly reason!: string | null
  @Field(() => String, { nullable: true }) readonly note!: string | null
  @Field(() => [ID], { description: 'Evidence given beside the value' }) readonly fileIds!: string[]
  @Field(() => NotProposedEnum, { nullable: true, description: 'Why it is only shown and not proposed' })
  readonly notProposed!: NotProposed | null
  @Field(() => Json, {
    nullable: true,
    description: 'What is proposed: { status, value, reason, note, files }; the newest revisions, without what ran out',
  })
  readonly proposed!: unknown
  @Field(() => [LeftOutFile]) readonly leftOut!: LeftOutFile[]
  @Field(() => [EvidenceFile], { description: 'Every file of what was accepted and of what is proposed' }) readonly files!: EvidenceFile[]
}

@ObjectType({ description: 'What stands at a question. A draft until it is handed in' })
@Entity('answers')
export class Answer {
  @PrimaryColumn('uuid') id!: string
  @Column('uuid', { name: 'programme_id' }) programmeId!: string
  @Column('uuid', { name: 'supplier_id' }) supplierId!: string
  @Column('uuid', { name: 'response_id' }) responseId!: string
  @Field(() => String) @Column('text') question!: string
  @Column('int') place!: number
  @Field(() => AnswerStateEnum) @Column('text') status!: AnswerState
  @Field(() => Json, { nullable: true, description: 'As the type of its question has it: shared/questionnaires/scalar-faults.ts' })
  @Column('jsonb', { nullable: true })
  value!: unknown
  @Field(() => String, { nullable: true }) @Column('text', { nullable: true }) reason!: string | null
  @Field(() => String, { nullable: true, description: 'Explains the answer' }) @Column('text', { nullable: true }) note!: string | null
  @Field(() => [ID], { description: 'Evidence given beside the value' })
  @Column('uuid', { name: 'file_ids', array: true })
  fileIds!: string[]
  @Column('uuid', { name: 'saved_by_id', nullable: true }) savedById!: string | null
  @Field(() => Instant, { nullable: true }) @Column('timestamptz', { name: 'saved_at', nullable: true }) savedAt!: Date | null
  @Field(() => Int) @Column('int') version!: number
  @Field(() => String, { nullable: true }) readonly savedBy!: string | null
  @Field(() => [EvidenceFile], { description: 'Every file the answer refers to' }) readonly files!: EvidenceFile[]
  @Field(() => SinceLastYearEnum, { nullable: true, description: 'Empty in the first year, and while nothing is answered' })
  readonly fromLastYear!: SinceLastYear | null
  @Field(() => LastYearAnswer, { nullable: true }) readonly lastYear!: LastYearAnswer | null
}

@ObjectType({ description: 'What the reviewer said to one answer of one round' })
@Entity('judgements')
export class Judgement {
  @PrimaryColumn('uuid') id!: string
  @Column('uuid', { name: 'programme_id' }) programmeId!: string
  @Column('uuid', { name: 'supplier_id' }) supplierId!: string
  @Column('uuid', { name: 'response_id' }) responseId!: string
  @Field(() => String) @Column('text') question!: string
  @Field(() => Int) @Column('int') round!: number
  @Field(() => DecisionEnum) @Column('text') decision!: Decision
  @Field(() => String, { nullable: true }) @Column('text', { nullable: true }) words!: string | null
  @Field(() => Boolean, { description: 'The paper is to be given anew, whatever was answered' })
  @Column('boolean', { name: 'fresh_proof', default: false })
  freshProof!: boolean
  @Column('text') audience!: Audience
  @Column('uuid', { name: 'judged_by_id' }) judgedById!: string
  @Field(() => Instant) @Column('timestamptz', { name: 'judged_at' }) judgedAt!: Date
  @Field(() => String) readonly judgedBy!: string
}

@ObjectType({ description: 'A file as it was when it was handed in' })
export class RoundFile {
  @Field(() => ID) id!: string
  @Field(() => String) name!: string
  @Field(() => String) type!: string
  @Field(() => Int) size!: number
  @Field(() => String) sha256!: string
  @Field(() => Instant) uploadedAt!: Date
  @Field(() => String) uploadedBy!: string
}

@ObjectType({ description: 'An answer as it was handed in' })
export class RoundAnswer {
  @Field(() => String) question!: string
  @Field(() => AnswerStateEnum) status!: AnswerState
  @Field(() => Json, { nullable: true }) value!: unknown
  @Field(() => String, { nullable: true }) reason!: string | null
  @Field(() => String, { nullable: true }) note!: string | null
  @Field(() => [ID]) fileIds!: string[]
  @Field(() => [RoundFile]) files!: RoundFile[]
  @Field(() => SinceLastYearEnum, { nullable: true, description: 'How it stood to the answer of the year before, when it was handed in' })
  fromLastYear?: SinceLastYear | null
}

@ObjectType({ description: 'One handing in: what was said then, with the SHA-256 of its canonical JSON (RFC 8785)' })
@Entity('rounds')
export class Round {
  @Field(() => ID) @PrimaryColumn('uuid') id!: string
  @Column('uuid', { name: 'programme_id' }) programmeId!: string
  @Column('uuid', { name: 'supplier_id' }) supplierId!: string
  @Column('uuid', { name: 'response_id' }) responseId!: string
  @Field(() => Int) @Column('int') number!: number
  @Column('uuid', { name: 'submitted_by_id' }) submittedById!: string
  @Field(() => Instant) @Column('timestamptz', { name: 'submitted_at' }) submittedAt!: Date
  @Field(() => [RoundAnswer]) @Column('jsonb') answers!: RoundAnswer[]
  @Field(() => String) @Column('text') sha256!: string
  @Field(() => Instant, { nullable: true }) @Column('timestamptz', { name: 'returned_at', nullable: true }) returnedAt!: Date | null
  @Field(() => String, { nullable: true }) @Column('text', { name: 'return_words', nullable: true }) returnWords!: string | null
  @Field(() => Day, { nullable: true }) @Column('date', { name: 'due_on', nullable: true }) dueOn!: string | null
  @Field(() => String) readonly submittedBy!: string
  @Field(() => Receipt, { nullable: true, description: 'There a moment after the handing in' }) readonly receipt!: Receipt | null
}

@ObjectType({ description: 'A row of an answer that names a record: a party, site, permit, material or certificate (0.4)' })
export class RecordMention {
  @Field(() => String) question!: string
  @Field(() => ID) rowId!: string
  @Field(() => ID, { description: "For a supplier the row's own: whether somebody else names the same is not told" }) recordId!: string
  @Field(() => RecordTypeEnum) type!: RecordType
}

@ObjectType({ description: 'Another response, by its name' })
export class OtherResponse {
  @Field(() => ID) id!: string
  @Field(() => LocalText) title!: LocalTextShape
  @Field(() => ResponseStateEnum) status!: ResponseState
  @Field(() => Instant) requestedAt!: Date
  @Field(() => Instant, { nullable: true }) submittedAt!: Date | null
  @Field(() => Int) round!: number
}

@ObjectType({ description: "A supplier's answers to one questionnaire. States: domain reference, section 13" })
@Entity('responses')
export class Response {
  @Field(() => ID) @PrimaryColumn('uuid') id!: string
  @Column('uuid', { name: 'programme_id' }) programmeId!: string
  @Column('uuid', { name: 'supplier_id' }) supplierId!: string
  @Field(() => ID) @Column('uuid', { name: 'template_id' }) templateId!: string
  @Field(() => TierEnum, { description: 'As which the supplier was asked' }) @Column('text') tier!: Tier
  @Field(() => ResponseStateEnum) @Column('text') status!: ResponseState
  @Field(() => Instant) @Column('timestamptz', { name: 'status_since' }) statusSince!: Date
  @Field(() => Int, { description: 'How often it was handed in' }) @Column('int') round!: number
  @Field(() => String, { nullable: true, description: 'What the reviewer wrote with the request' })
  @Column('text', { nullable: true })
  message!: string | null
  @Column('uuid', { name: 'requested_by_id' }) requestedById!: string
  @Field(() => Instant) @Column('timestamptz', { name: 'requested_at' }) requestedAt!: Date
  @Field(() => Day) @Column('date', { name: 'due_on' }) dueOn!: string
  @Field(() => Int, { description: 'Questions that need an answer' }) @Column('int') required!: number
  @Field(() => Int, { description: 'Of these, answered so that they can be handed in' }) @Column('int') answered!: number
  @Field(() => String, { nullable: true }) @Column('text', { name: 'return_words', nullable: true }) returnWords!: string | null
  @Field(() => Instant, { nullable: true }) @Column('timestamptz', { name: 'submitted_at', nullable: true }) submittedAt!: Date | null
  @Field(() => Int) @Column('int') version!: number
  @Column('uuid', { name: 'wave_id', nullable: true }) waveId!: string | null
  @Field(() => ID, { nullable: true, description: 'The accepted response of the year before, whose answers are proposed' })
  @Field(() => ID, { nullable: true, description: 'The response of the cycle before' })
  @Column('uuid', { name: 'previous_id', nullable: true })
  previousId!: string | null
  @Field(() => Day, { nullable: true, description: 'The date before the latest extension' })
  @Column('date', { name: 'extended_from', nullable: true })
  extendedFrom!: string | null
  @Field(() => Instant, { nullable: true }) @Column('timestamptz', { name: 'extended_at', nullable: true }) extendedAt!: Date | null
  @Column('uuid', { name: 'extended_by_id', nullable: true }) extendedById!: string | null
  @Field(() => String, { nullable: true }) @Column('text', { name: 'extension_words', nullable: true }) extensionWords!: string | null
  @Column('uuid', { name: 'recalled_by_id', nullable: true }) recalledById!: string | null
  @Field(() => String, { nullable: true }) @Column('text', { name: 'recall_words', nullable: true }) recallWords!: string | null
  @Field(() => ID, { nullable: true })
  @Column('uuid', { name: 'claimed_by_id', nullable: true })
  claimedById!: string | null
  @Field(() => Instant, { nullable: true })
  @Column('timestamptz', { name: 'claimed_at', nullable: true })
  claimedAt!: Date | null
  @Field(() => Day, { nullable: true, description: 'The last day on which what was accepted holds; empty until it is' })
  readonly validUntil!: string | null
  @Field(() => Boolean, { description: 'That day is over. The state stays ACCEPTED' }) readonly hasRunOut!: boolean
  @Field(() => SupplierName) readonly supplier!: SupplierName
  @Field(() => LocalText) readonly title!: LocalTextShape
  @Field(() => String) readonly requestedBy!: string
  @Field(() => String, { nullable: true, description: 'Who gave more time' }) readonly extendedBy!: string | null
  @Field(() => String, { nullable: true, description: 'Who took the request back; since when, the state says' })
  readonly recalledBy!: string | null
  @Field(() => Instant, { nullable: true, description: 'The last reminder, by the clock or by hand' }) readonly remindedAt!: Date | null
  @Field(() => RequestStageEnum, { description: 'How far it has come' }) readonly stage!: RequestStage
  @Field(() => [UndeliverableAddress], { description: "Contacts' addresses that no mail reaches" })
  readonly undeliverable!: UndeliverableAddress[]
  @Field(() => Instant, { description: "24:00 of dueOn in the programme's time zone" }) readonly dueAt!: Date
  @Field(() => String) readonly templateCode!: string
  @Field(() => Int) readonly templateVersion!: number
  @Field(() => ID, { nullable: true, description: 'Who looks after the supplier' }) readonly reviewerId!: string | null
  @Field(() => String, { nullable: true }) readonly reviewer!: string | null
  @Field(() => String, { nullable: true, description: 'Who stands in today for whoever looks after the supplier' })
  readonly standIn!: string | null
  @Field(() => String, { nullable: true, description: 'Which reviewer has it in hand' }) readonly claimedBy!: string | null
  @Field(() => [Contact], { description: 'Whom to call: who may hand in' }) readonly signatories!: Contact[]
  @Field(() => [OtherResponse], {
    description: 'Of the same supplier to the same questionnaire, newest first: what it can be compared with',
  })
  readonly others!: OtherResponse[]
  @Field(() => [Answer]) readonly answers!: Answer[]
  @Field(() => [RecordMention]) readonly records!: RecordMention[]
  @Field(() => [Judgement]) readonly judgements!: Judgement[]
  @Field(() => [Round]) readonly rounds!: Round[]
}
