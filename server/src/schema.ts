import 'reflect-metadata'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type GraphQLSchema, lexicographicSortSchema, printSchema } from 'graphql'
import { buildSchemaSync, type NonEmptyArray } from 'type-graphql'
import { extend } from './core/shape.ts'
import { AbsenceResolver } from './features/absences/absence.resolver.ts'
import { responseAssignments } from './features/assignments/assignment.reading.ts'
import { AssignmentResolver, ResponseAssignmentsResolver } from './features/assignments/assignment.resolver.ts'
import { CalendarLinkResolver } from './features/calendar-links/calendar-link.resolver.ts'
import { responseConditions, supplierConditions } from './features/conditions/condition.reading.ts'
import { ConditionResolver, SupplierConditionsResolver } from './features/conditions/condition.resolver.ts'
import { CountryCheckResolver, CountryPaperResolver, CountryRuleResolver } from './features/countries/check.resolver.ts'
import { EditionResolver } from './features/countries/edition.resolver.ts'
import { DigestResolver } from './features/digests/digest.resolver.ts'
import { evidenceFileShape } from './features/evidence/evidence.reading.ts'
import { EvidenceResolver } from './features/evidence/evidence.resolver.ts'
import { CaseResolver } from './features/grievances/case.resolver.ts'
import { FiguresResolver } from './features/grievances/figures.resolver.ts'
import { HearingResolver } from './features/grievances/hearing.resolver.ts'
import { IdentityResolver } from './features/grievances/identity.resolver.ts'
import { CaseKeyResolver } from './features/grievances/key.resolver.ts'
import { MechanismResolver } from './features/grievances/mechanism.resolver.ts'
import { TakeDownResolver } from './features/grievances/take-down.resolver.ts'
import { HistoryResolver } from './features/history/history.resolver.ts'
import { SupplierImportResolver, SupplierImportRowResolver } from './features/imports/import.resolver.ts'
import { DepartmentResolver, InvitationResolver, MemberResolver } from './features/members/member.resolver.ts'
import { ViewerResolver } from './features/members/viewer.resolver.ts'
import { responseNotes } from './features/notes/note.reading.ts'
import { NoteResolver } from './features/notes/note.resolver.ts'
import { ProgrammeResolver } from './features/programmes/programme.resolver.ts'
import { CycleResolver, LastCycleResolver } from './features/questionnaires/cycle.resolver.ts'
import { RequestResolver } from './features/questionnaires/request.resolver.ts'
import { evidenceUses, responseShape, supplierResponses } from './features/questionnaires/response.reading.ts'
import { ResponseResolver, RoundAnswerResolver, SupplierResponsesResolver } from './features/questionnaires/response.resolver.ts'
import { TemplateResolver } from './features/questionnaires/template.resolver.ts'
import { DossierPackageResolver, DossierResolver, IncidentResolver } from './features/red-flags/dossier.resolver.ts'
import { RedFlagResolver } from './features/red-flags/red-flag.resolver.ts'
import { RiskReviewResolver } from './features/risk-review/risk-review.resolver.ts'
import { supplierScreening } from './features/screening/hit.reading.ts'
import { ScreeningResolver, SupplierScreeningResolver } from './features/screening/screening.resolver.ts'
import { FoundAnswerResolver, FoundQuestionResolver, SearchResolver } from './features/search/search.resolver.ts'
import { PassOnResolver } from './features/suppliers/pass-on.resolver.ts'
import { supplierShape } from './features/suppliers/supplier.reading.ts'
import { SupplierResolver } from './features/suppliers/supplier.resolver.ts'
import { ChainResolver } from './features/supply-map/chain.resolver.ts'
import { responseThreads } from './features/threads/message.reading.ts'
import { MessageResolver, ResponseThreadsResolver } from './features/threads/message.resolver.ts'
import { ViewResolver } from './features/views/view.resolver.ts'
import { responseWave } from './features/waves/wave.reading.ts'
import { ResponseWaveResolver, WaveResolver } from './features/waves/wave.resolver.ts'
import { MailboxResolver } from './features/work/mailbox.resolver.ts'
import { NotificationResolver } from './features/work/notification.resolver.ts'
import { WorkResolver } from './features/work/work.resolver.ts'

const resolvers: NonEmptyArray<new () => object> = [
  ProgrammeResolver,
  ViewerResolver,
  MemberResolver,
  InvitationResolver,
  DepartmentResolver,
  SupplierResolver,
  ConditionResolver,
  SupplierConditionsResolver,
  SupplierImportResolver,
  SupplierImportRowResolver,
  ResponseResolver,
  RequestResolver,
  RoundAnswerResolver,
  CycleResolver,
  LastCycleResolver,
  TemplateResolver,
  SupplierResponsesResolver,
  PassOnResolver,
  NoteResolver,
  MessageResolver,
  ResponseThreadsResolver,
  AssignmentResolver,
  ResponseAssignmentsResolver,
  WaveResolver,
  ResponseWaveResolver,
  ScreeningResolver,
  SupplierScreeningResolver,
  EvidenceResolver,
  EditionResolver,
  CountryRuleResolver,
  CountryCheckResolver,
  CountryPaperResolver,
  ChainResolver,
  RedFlagResolver,
  DossierResolver,
  DossierPackageResolver,
  IncidentResolver,
  CaseResolver,
  CaseKeyResolver,
  RiskReviewResolver,
  HearingResolver,
  IdentityResolver,
  TakeDownResolver,
  MechanismResolver,
  FiguresResolver,
  HistoryResolver,
  AbsenceResolver,
  ViewResolver,
  SearchResolver,
  FoundQuestionResolver,
  FoundAnswerResolver,
  WorkResolver,
  NotificationResolver,
  MailboxResolver,
  DigestResolver,
  CalendarLinkResolver,
]

extend(supplierShape, supplierConditions)
extend(supplierShape, supplierResponses)
extend(supplierShape, supplierScreening)
extend(responseShape, responseConditions)
extend(responseShape, responseNotes)
extend(responseShape, responseThreads)
extend(responseShape, responseAssignments)
extend(responseShape, responseWave)
extend(evidenceFileShape, evidenceUses)

/**
 * type-graphql gives every field a function, also those that only read their row: a page of 50 suppliers called 1,000 of them.
 * Without, the server's part of that page costs a tenth less. Its store of what the decorators said is a global that it does not export.
 */
function readPlainFieldsPlainly(): void {
  const { TypeGraphQLMetadataStorage: said } = globalThis as unknown as {
    TypeGraphQLMetadataStorage: { objectTypes: { simpleResolvers?: boolean }[] }
  }
  for (const type of said.objectTypes) type.simpleResolvers = true
}

/** Inputs are judged by the shared schemas in the commands, so type-graphql's own validation stays off. */
export function makeSchema(): GraphQLSchema {
  readPlainFieldsPlainly()
  return buildSchemaSync({ resolvers, validate: false })
}

export const schemaText = (): string => `${printSchema(lexicographicSortSchema(makeSchema()))}\n`

/** Writes `server/schema.graphql`: its difference is the API's review. */
export const writeSchema = (): Promise<void> => writeFile(join(import.meta.dirname, '../schema.graphql'), schemaText())
