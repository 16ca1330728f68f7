import type { DossierState, PackageState } from 'shared/machines/red-flag.ts'
import type { PackageKind } from 'shared/words/red-flags.ts'
import { Field, ID, Int, ObjectType } from 'type-graphql'
import { Column, Entity, PrimaryColumn } from 'typeorm'
import { Day, Instant } from '../../core/types.ts'
import { SupplierName } from '../members/member.entity.ts'
import { RedFlag } from './red-flag.entity.ts'
import { DossierStateEnum, PackageKindEnum, PackageStateEnum } from './red-flag.enums.ts'

@ObjectType({ description: 'A paper of a package: evidence of the supplier, or what was collected about a country' })
export class DossierPaper {
  @Field(() => ID) id!: string
  @Field(() => ID, { nullable: true }) fileId!: string | null
  @Field(() => ID, { nullable: true }) paperId!: string | null
  @Field(() => String, { nullable: true, description: 'Null: of a file that the reader may not see' }) title!: string | null
  @Field(() => String, { nullable: true }) country!: string | null
  @Field(() => Instant) addedAt!: Date
  @Field(() => String) addedBy!: string
}

@ObjectType({ description: 'One of the seven packages of enhanced due diligence (domain reference 0.3, F-17)' })
@Entity('dossier_packages')
export class DossierPackage {
  @Field(() => ID) @PrimaryColumn('uuid') id!: string
  @Column('uuid', { name: 'programme_id' }) programmeId!: string
  @Column('uuid', { name: 'supplier_id' }) supplierId!: string
  @Column('uuid', { name: 'dossier_id' }) dossierId!: string
  @Field(() => PackageKindEnum) @Column('text') kind!: PackageKind
  @Field(() => PackageStateEnum) @Column('text') status!: PackageState
  @Field(() => Instant) @Column('timestamptz', { name: 'status_since' }) statusSince!: Date
  @Field(() => String, { nullable: true, description: 'What was found, or why it is not possible' })
  @Column('text', { nullable: true })
  words!: string | null
  @Field(() => ID, { nullable: true }) @Column('uuid', { name: 'owner_id', nullable: true }) ownerId!: string | null
  @Field(() => Day, { nullable: true }) @Column('date', { name: 'due_on', nullable: true }) dueOn!: string | null
  @Field(() => Int) @Column('int') version!: number
  @Field(() => String, { nullable: true }) readonly owner!: string | null
  @Field(() => [DossierPaper]) readonly papers!: DossierPaper[]
}

@ObjectType({ description: 'Enhanced due diligence about a supplier, opened by its flags' })
@Entity('dossiers')
export class Dossier {
  @Field(() => ID) @PrimaryColumn('uuid') id!: string
  @Column('uuid', { name: 'programme_id' }) programmeId!: string
  @Column('uuid', { name: 'supplier_id' }) supplierId!: string
  @Field(() => DossierStateEnum) @Column('text') status!: DossierState
  @Field(() => Instant) @Column('timestamptz', { name: 'status_since' }) statusSince!: Date
  @Field(() => Instant) @Column('timestamptz', { name: 'opened_at' }) openedAt!: Date
  @Field(() => String, { nullable: true, description: 'What came of it' })
  @Column('text', { name: 'closed_words', nullable: true })
  closedWords!: string | null
  @Column('uuid', { name: 'closed_by_id', nullable: true }) closedById!: string | null
  @Field(() => Int) @Column('int') version!: number
  @Field(() => SupplierName) readonly supplier!: SupplierName
  @Field(() => [DossierPackage]) readonly packages!: DossierPackage[]
  @Field(() => [RedFlag], { description: 'What calls for it: flags that are neither dismissed nor cleared' }) readonly flags!: RedFlag[]
  @Field(() => Int, { description: 'Packages that are done or not possible' }) readonly done!: number
  @Field(() => String, { nullable: true }) readonly closedBy!: string | null
  @Field(() => ID, { nullable: true, description: 'The supplier’s latest response: what the KYS package shows today' })
  readonly responseId!: string | null
  @Field(() => String, { nullable: true }) readonly responseState!: string | null
  @Field(() => Int, { description: 'Papers collected about the countries of origin and transit' }) readonly countryPapers!: number
  @Field(() => Int, { nullable: true, description: 'Papers of transport, export and customs in evidence; null: for others to see' })
  readonly custodyFiles!: number | null
  @Field(() => Int, { nullable: true, description: 'Carriers, brokers, ports and others that the answers name; null: for others to see' })
  readonly chainActors!: number | null
  @Field(() => [String], { description: 'Countries of origin and transit' }) readonly countries!: string[]
}
