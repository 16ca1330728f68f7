import type { HearingState } from 'shared/machines/hearing.ts'
import { Column, Entity, PrimaryColumn } from 'typeorm'

/** A letter to people of a supplier, and what came back, sealed. Which case it belongs to stands in `hearing_cases`, behind that case's wall. */
@Entity('hearings')
export class Hearing {
  @PrimaryColumn('uuid') id!: string
  @Column('uuid', { name: 'programme_id' }) programmeId!: string
  @Column('uuid', { name: 'supplier_id' }) supplierId!: string
  @Column('uuid', { name: 'recipient_ids', array: true }) recipientIds!: string[]
  /** Null: it is over. */
  @Column('text', { nullable: true }) letter!: string | null
  @Column('date', { name: 'due_on' }) dueOn!: string
  @Column('text') status!: HearingState
  @Column('timestamptz', { name: 'status_since' }) statusSince!: Date
  @Column('timestamptz', { name: 'asked_at' }) askedAt!: Date
  @Column('timestamptz', { name: 'reminded_at', nullable: true }) remindedAt!: Date | null
  @Column('timestamptz', { name: 'answered_at', nullable: true }) answeredAt!: Date | null
  @Column('uuid', { name: 'answered_by_id', nullable: true }) answeredById!: string | null
  @Column('uuid', { nullable: true }) act!: string | null
  @Column('bytea', { name: 'public_key' }) publicKey!: Buffer
  @Column('bytea', { name: 'answer_key', nullable: true }) answerKey!: Buffer | null
  @Column('bytea', { nullable: true }) answer!: Buffer | null
  @Column('int') version!: number
  /** Of its case, once somebody who handles that has taken it. */
  handlerIds?: readonly string[]
}
