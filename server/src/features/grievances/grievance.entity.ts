import type { GrievanceState } from 'shared/machines/grievance.ts'
import type { ClockName, Pause } from 'shared/rules/grievances/clocks.ts'
import type {
  ChangeMade,
  DismissalReason,
  GrievanceChannel,
  GrievanceResult,
  OutsideBody,
  RemedyKind,
  RootCause,
} from 'shared/words/cases.ts'
import type { Solved, Topic } from 'shared/words/grievances.ts'
import { Column, Entity, PrimaryColumn } from 'typeorm'

/** What of a grievance lies in clear (domain reference 0.4, *Grievances*). Everything that was said lies sealed in `grievance_records`. */
@Entity('grievances')
export class Grievance {
  @PrimaryColumn('uuid') id!: string
  @Column('uuid', { name: 'programme_id' }) programmeId!: string
  /** The part of the receipt code that may be known; it names the case. */
  @Column('text') locator!: string
  @Column('text') status!: GrievanceState
  @Column('timestamptz', { name: 'status_since' }) statusSince!: Date
  @Column('text') channel!: GrievanceChannel
  @Column('text', { nullable: true }) topic!: Topic | null
  @Column('text', { nullable: true }) country!: string | null
  @Column('boolean', { name: 'concerns_us' }) concernsUs!: boolean
  @Column('uuid', { name: 'department_id', nullable: true }) departmentId!: string | null
  /** Who holds the key of the case. */
  @Column('uuid', { name: 'handler_ids', array: true }) handlerIds!: string[]
  /** Who of them holds that of the sender's identity besides. */
  @Column('uuid', { name: 'custodian_ids', array: true }) custodianIds!: string[]
  /** Who must never hold either: of the accused department when it came, named by the sender, or by a handler. */
  @Column('uuid', { name: 'excluded_ids', array: true }) excludedIds!: string[]
  @Column('uuid', { name: 'lead_id', nullable: true }) leadId!: string | null
  /** Of the house, who took it down for the sender. */
  @Column('uuid', { name: 'filed_by_id', nullable: true }) filedById!: string | null
  @Column('timestamptz', { name: 'received_at' }) receivedAt!: Date
  @Column('timestamptz', { name: 'acknowledged_at', nullable: true }) acknowledgedAt!: Date | null
  @Column('timestamptz', { name: 'admitted_at', nullable: true }) admittedAt!: Date | null
  @Column('text', { name: 'dismissed_for', nullable: true }) dismissedFor!: DismissalReason | null
  @Column('text', { name: 'referred_to', nullable: true }) referredTo!: OutsideBody | null
  @Column('timestamptz', { name: 'decided_at', nullable: true }) decidedAt!: Date | null
  @Column('uuid', { name: 'decided_by_id', nullable: true }) decidedById!: string | null
  @Column('text', { nullable: true }) decision!: GrievanceResult | null
  @Column('text', { name: 'remedy_kind', nullable: true }) remedyKind!: RemedyKind | null
  @Column('date', { name: 'remedy_due_on', nullable: true }) remedyDueOn!: string | null
  @Column('text', { nullable: true }) solved!: Solved | null
  /** What was learned, as codes for the yearly figures; the words are sealed. */
  @Column('text', { name: 'root_cause', nullable: true }) rootCause!: RootCause | null
  @Column('text', { name: 'change_made', nullable: true }) changeMade!: ChangeMade | null
  @Column('timestamptz', { name: 'appealed_at', nullable: true }) appealedAt!: Date | null
  @Column('uuid', { name: 'reviewed_by_id', nullable: true }) reviewedById!: string | null
  @Column('timestamptz', { name: 'retaliation_at', nullable: true }) retaliationAt!: Date | null
  @Column('timestamptz', { name: 'retaliation_answered_at', nullable: true }) retaliationAnsweredAt!: Date | null
  @Column('jsonb') pauses!: Pause[]
  /** The next deadline, and which clock it is of. */
  @Column('text', { nullable: true }) clock!: ClockName | null
  @Column('date', { name: 'due_on', nullable: true }) dueOn!: string | null
  @Column('date', { name: 'forget_on', nullable: true }) forgetOn!: string | null
  /** Beyond its time, for a procedure that still needs it. */
  @Column('date', { name: 'kept_until', nullable: true }) keptUntil!: string | null
  @Column('date', { name: 'reminded_on', nullable: true }) remindedOn!: string | null
  @Column('timestamptz', { name: 'forgotten_at', nullable: true }) forgottenAt!: Date | null
  @Column('int') version!: number
}
