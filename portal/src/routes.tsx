import { type ComponentType, lazy } from 'react'
import type { Side } from './lib/side.ts'
import { needWords } from './lib/words.ts'

type Loader = () => Promise<ComponentType>

/** The words a page speaks come with it. */
const page = (load: Loader) => lazy(async () => ({ default: await load() }))
const mine = (load: Loader) => lazy(async () => ({ default: (await Promise.all([load(), needWords('words')]))[0] }))
const answering = (load: Loader) =>
  lazy(async () => ({
    default: (await Promise.all([load(), needWords('answers', 'door', 'words', 'errors', 'evidence', 'talk', 'sheets')]))[0],
  }))
/** Lists and the search, which a supplier comes to later. */
const finding = (load: Loader) => answering(async () => (await Promise.all([load(), needWords('lists')]))[0])
const asking = (load: Loader) =>
  lazy(async () => ({
    default: (await Promise.all([load(), needWords('answers', 'words', 'evidence', 'talk', 'form', 'questionnaire')]))[0],
  }))
const offline = (load: Loader) => mine(async () => (await Promise.all([load(), needWords('workbook')]))[0])
const staff = (load: Loader) =>
  lazy(async () => ({
    default: (
      await Promise.all([
        load(),
        needWords(
          'answers',
          'door',
          'words',
          'errors',
          'evidence',
          'talk',
          'staff',
          'sheets',
          'review',
          'lists',
          'register',
          'waves',
          'year',
        ),
      ])
    )[0],
  }))

const reviewing = (load: Loader) => staff(async () => (await Promise.all([load(), needWords('templates', 'workbook')]))[0])
const abroad = (load: Loader) => staff(async () => (await Promise.all([load(), needWords('atlas')]))[0])
const importing = (load: Loader) => staff(async () => (await Promise.all([load(), needWords('imports')]))[0])
const flagging = (load: Loader) => staff(async () => (await Promise.all([load(), needWords('flags', 'speak')]))[0])
const mining = (load: Loader) => flagging(async () => (await Promise.all([load(), needWords('minerals')]))[0])
const handling = (load: Loader) =>
  staff(async () => (await Promise.all([load(), needWords('grievances', 'hearings', 'mechanism', 'speak', 'caseguide')]))[0])
const heard = (load: Loader) =>
  mine(async () => (await Promise.all([load(), needWords('hearings', 'errors', 'evidence', 'form', 'speak')]))[0])
const screening = (load: Loader) => staff(async () => (await Promise.all([load(), needWords('screening')]))[0])
const ofSupplier = (load: Loader) => screening(async () => (await Promise.all([load(), needWords('flags', 'speak')]))[0])

const overseeing = (load: Loader) => ofSupplier(async () => (await Promise.all([load(), needWords('riskreview')]))[0])

export interface PageRoute {
  readonly path: string
  readonly page: ComponentType
  /** Whose roles know this action at all; the server asks again for each record. */
  readonly action?: string
  readonly side?: Side
}

export const Inside = mine(async () => (await import('./shell/inside.tsx')).Inside)

/** path → page → for whom. */
export const routes: readonly PageRoute[] = [
  { path: '/', page: page(async () => (await import('./my-work/my-work-page.tsx')).MyWorkPage) },
  {
    path: '/notifications',
    page: page(async () => (await import('./my-work/notifications-page.tsx')).NotificationsPage),
    action: 'notification.read',
  },
  { path: '/account', page: answering(async () => (await import('./my-work/account-page.tsx')).AccountPage), action: 'account.read' },
  { path: '/mailbox', page: staff(async () => (await import('./house/mailbox/mailbox-page.tsx')).MailboxPage), action: 'mailbox.read' },

  { path: '/search', page: finding(async () => (await import('./search/search-page.tsx')).SearchPage), action: 'programme.read' },
  {
    path: '/absences',
    page: staff(async () => (await import('./house/absences/absences-page.tsx')).AbsencesPage),
    action: 'absence.read',
    side: 'house',
  },

  {
    path: '/submissions',
    page: answering(async () => (await import('./supplier/submissions-page.tsx')).SubmissionsPage),
    action: 'response.read',
    side: 'supplier',
  },
  {
    path: '/responses/:id',
    page: asking(async () => (await import('./supplier/response-page.tsx')).ResponsePage),
    action: 'answer.read',
    side: 'supplier',
  },

  {
    path: '/responses/:id/sheet',
    page: offline(async () => (await import('./supplier/sheet/sheet-page.tsx')).SheetPage),
    action: 'answer.save',
    side: 'supplier',
  },

  {
    path: '/hearings/:id',
    page: heard(async () => (await import('./supplier/hearing-page.tsx')).HearingPage),
    action: 'hearing.read',
    side: 'supplier',
  },

  {
    path: '/library',
    page: finding(async () => (await import('./evidence/library-page.tsx')).LibraryPage),
    action: 'evidence.read',
    side: 'supplier',
  },
  {
    path: '/evidence/:id',
    page: answering(async () => (await import('./evidence/evidence-page.tsx')).EvidencePage),
    action: 'evidence.read',
  },

  {
    path: '/risk-review',
    page: overseeing(async () => (await import('./review/risk-review/risk-review-page.tsx')).RiskReviewPage),
    action: 'riskReview.read',
    side: 'house',
  },
  {
    path: '/responses',
    page: staff(async () => (await import('./review/responses/responses-page.tsx')).ResponsesPage),
    action: 'response.read',
    side: 'house',
  },
  {
    path: '/responses/:id',
    page: reviewing(async () => (await import('./review/responses/response-page.tsx')).ResponsePage),
    action: 'response.read',
    side: 'house',
  },
  {
    path: '/responses/:id/review',
    page: reviewing(async () => (await import('./review/responses/review-page.tsx')).ReviewPage),
    action: 'answer.read',
    side: 'house',
  },
  {
    path: '/responses/:id/compare',
    page: reviewing(async () => (await import('./review/differences/compare-page.tsx')).ComparePage),
    action: 'answer.read',
    side: 'house',
  },
  {
    path: '/waves',
    page: staff(async () => (await import('./review/waves/waves-page.tsx')).WavesPage),
    action: 'wave.read',
    side: 'house',
  },
  {
    path: '/waves/new',
    page: staff(async () => (await import('./review/waves/new-wave-page.tsx')).NewWavePage),
    action: 'wave.create',
    side: 'house',
  },
  {
    path: '/waves/:id',
    page: staff(async () => (await import('./review/waves/wave-page.tsx')).WavePage),
    action: 'wave.read',
    side: 'house',
  },
  {
    path: '/screening',
    page: screening(async () => (await import('./review/screening/hits-page.tsx')).HitsPage),
    action: 'hit.read',
    side: 'house',
  },
  {
    path: '/screening/lists',
    page: screening(async () => (await import('./review/screening/lists-page.tsx')).ListsPage),
    action: 'list.read',
    side: 'house',
  },
  {
    path: '/screening/hits/:id',
    page: screening(async () => (await import('./review/screening/hit-page.tsx')).HitPage),
    action: 'hit.read',
    side: 'house',
  },
  {
    path: '/suppliers',
    page: staff(async () => (await import('./review/suppliers/suppliers-page.tsx')).SuppliersPage),
    action: 'supplier.read',
    side: 'house',
  },
  {
    path: '/suppliers/new',
    page: staff(async () => (await import('./review/suppliers/new-supplier-page.tsx')).NewSupplierPage),
    action: 'supplier.create',
    side: 'house',
  },
  {
    path: '/suppliers/import',
    page: importing(async () => (await import('./review/imports/imports-page.tsx')).ImportsPage),
    action: 'import.read',
    side: 'house',
  },
  {
    path: '/suppliers/import/:id',
    page: importing(async () => (await import('./review/imports/import-page.tsx')).ImportPage),
    action: 'import.read',
    side: 'house',
  },
  {
    path: '/suppliers/:id',
    page: ofSupplier(async () => (await import('./review/suppliers/supplier-page.tsx')).SupplierPage),
    action: 'supplier.read',
    side: 'house',
  },
  {
    path: '/suppliers/:id/edit',
    page: staff(async () => (await import('./review/suppliers/edit-supplier-page.tsx')).EditSupplierPage),
    action: 'supplier.edit',
    side: 'house',
  },
  {
    path: '/suppliers/:id/invite',
    page: staff(async () => (await import('./review/suppliers/invite-supplier-page.tsx')).InviteSupplierPage),
    action: 'supplier.invite',
    side: 'house',
  },
  {
    path: '/suppliers/:id/next-year',
    page: staff(async () => (await import('./review/suppliers/next-cycle-page.tsx')).NextCyclePage),
    action: 'supplier.renew',
    side: 'house',
  },
  {
    path: '/suppliers/:id/contacts/new',
    page: staff(async () => (await import('./review/suppliers/new-contact-page.tsx')).NewContactPage),
    action: 'contact.add',
    side: 'house',
  },
  {
    path: '/suppliers/:id/merge/:otherId',
    page: staff(async () => (await import('./review/suppliers/merge-page.tsx')).MergePage),
    action: 'supplier.merge',
    side: 'house',
  },
  {
    path: '/suppliers/:id/contacts/:contactId/hand-over',
    page: staff(async () => (await import('./review/suppliers/hand-over-page.tsx')).HandOverPage),
    action: 'contact.handOver',
    side: 'house',
  },
  {
    path: '/suppliers/:id/contacts/:contactId',
    page: staff(async () => (await import('./review/suppliers/edit-contact-page.tsx')).EditContactPage),
    action: 'contact.edit',
    side: 'house',
  },

  {
    path: '/countries',
    page: abroad(async () => (await import('./review/countries/countries-page.tsx')).CountriesPage),
    action: 'check.read',
    side: 'house',
  },
  {
    path: '/countries/world',
    page: abroad(async () => (await import('./review/countries/world-page.tsx')).WorldPage),
    action: 'check.read',
    side: 'house',
  },
  {
    path: '/countries/sites',
    page: abroad(async () => (await import('./review/countries/sites-page.tsx')).SitesPage),
    action: 'site.read',
    side: 'house',
  },
  {
    path: '/countries/:code',
    page: abroad(async () => (await import('./review/countries/country-page.tsx')).CountryPage),
    action: 'check.read',
    side: 'house',
  },
  {
    path: '/editions',
    page: abroad(async () => (await import('./review/countries/editions-page.tsx')).EditionsPage),
    action: 'edition.read',
    side: 'house',
  },
  {
    path: '/editions/load',
    page: abroad(async () => (await import('./review/countries/load-page.tsx')).LoadPage),
    action: 'edition.load',
    side: 'house',
  },
  {
    path: '/editions/value',
    page: abroad(async () => (await import('./review/countries/type-value-page.tsx')).TypeValuePage),
    action: 'edition.load',
    side: 'house',
  },
  {
    path: '/editions/:id',
    page: abroad(async () => (await import('./review/countries/edition-page.tsx')).EditionPage),
    action: 'edition.read',
    side: 'house',
  },
  {
    path: '/country-rule',
    page: abroad(async () => (await import('./review/countries/rule-page.tsx')).RulePage),
    action: 'rule.read',
    side: 'house',
  },
  {
    path: '/flags',
    page: flagging(async () => (await import('./review/flags/flags-page.tsx')).FlagsPage),
    action: 'flag.read',
    side: 'house',
  },
  {
    path: '/flags/:id',
    page: flagging(async () => (await import('./review/flags/flag-page.tsx')).FlagPage),
    action: 'flag.read',
    side: 'house',
  },
  {
    path: '/dossiers',
    page: flagging(async () => (await import('./review/dossiers/dossiers-page.tsx')).DossiersPage),
    action: 'dossier.read',
    side: 'house',
  },
  {
    path: '/dossiers/:id',
    page: flagging(async () => (await import('./review/dossiers/dossier-page.tsx')).DossierPage),
    action: 'dossier.read',
    side: 'house',
  },
  {
    path: '/incidents',
    page: flagging(async () => (await import('./review/incidents/incidents-page.tsx')).IncidentsPage),
    action: 'incident.read',
    side: 'house',
  },
  {
    path: '/incidents/new',
    page: flagging(async () => (await import('./review/incidents/new-incident-page.tsx')).NewIncidentPage),
    action: 'incident.record',
    side: 'house',
  },
  {
    path: '/incidents/:id',
    page: flagging(async () => (await import('./review/incidents/incident-page.tsx')).IncidentPage),
    action: 'incident.read',
    side: 'house',
  },
  {
    path: '/materials',
    page: flagging(async () => (await import('./review/materials/materials-page.tsx')).MaterialsPage),
    action: 'flag.read',
    side: 'house',
  },
  {
    path: '/minerals',
    page: mining(async () => (await import('./review/minerals/minerals-page.tsx')).MineralsPage),
    action: 'mineral.read',
    side: 'house',
  },

  {
    path: '/cases',
    page: handling(async () => (await import('./review/cases/cases-page.tsx')).CasesPage),
    action: 'grievance.read',
    side: 'house',
  },
  {
    path: '/cases/new',
    page: handling(async () => (await import('./review/cases/take-down-page.tsx')).TakeDownPage),
    action: 'grievance.file',
    side: 'house',
  },
  {
    path: '/cases/figures',
    page: handling(async () => (await import('./review/cases/figures-page.tsx')).FiguresPage),
    action: 'grievanceFigures.read',
    side: 'house',
  },
  {
    path: '/cases/settings',
    page: handling(async () => (await import('./review/cases/settings-page.tsx')).GrievanceSettingsPage),
    action: 'grievanceSettings.read',
    side: 'house',
  },
  {
    path: '/cases/keys',
    page: handling(async () => (await import('./review/cases/keys-page.tsx')).KeysPage),
    action: 'caseKey.read',
    side: 'house',
  },
  {
    path: '/cases/:id',
    page: handling(async () => (await import('./review/cases/case-page.tsx')).CasePage),
    action: 'grievance.read',
    side: 'house',
  },

  {
    path: '/history',
    page: staff(async () => (await import('./house/history/history-page.tsx')).HistoryPage),
    action: 'history.read',
    side: 'house',
  },
  {
    path: '/history/checkpoints',
    page: staff(async () => (await import('./house/history/checkpoints-page.tsx')).CheckpointsPage),
    action: 'checkpoint.read',
    side: 'house',
  },
  {
    path: '/members',
    page: staff(async () => (await import('./house/members/members-page.tsx')).MembersPage),
    action: 'member.read',
    side: 'house',
  },
  {
    path: '/members/invite',
    page: staff(async () => (await import('./house/members/invite-member-page.tsx')).InviteMemberPage),
    action: 'member.invite',
    side: 'house',
  },
  {
    path: '/members/invitations',
    page: staff(async () => (await import('./house/members/invitations-page.tsx')).InvitationsPage),
    action: 'invitation.read',
    side: 'house',
  },
  {
    path: '/members/departments',
    page: staff(async () => (await import('./house/members/departments-page.tsx')).DepartmentsPage),
    action: 'department.create',
    side: 'house',
  },
  {
    path: '/members/:id',
    page: staff(async () => (await import('./house/members/member-page.tsx')).MemberPage),
    action: 'member.read',
    side: 'house',
  },
  {
    path: '/questionnaires/*',
    page: reviewing(async () => (await import('./house/questionnaires/pages.tsx')).QuestionnairePages),
    action: 'template.read',
    side: 'house',
  },
  {
    path: '/programme',
    page: staff(async () => (await import('./house/programme/programme-page.tsx')).ProgrammePage),
    action: 'programme.read',
    side: 'house',
  },
  {
    path: '/programme/edit',
    page: staff(async () => (await import('./house/programme/edit-programme-page.tsx')).EditProgrammePage),
    action: 'programme.edit',
    side: 'house',
  },
  {
    path: '/programme/settings',
    page: staff(async () => (await import('./house/programme/settings-page.tsx')).SettingsPage),
    action: 'programme.set',
    side: 'house',
  },
  {
    path: '/programme/calendar',
    page: staff(async () => (await import('./house/programme/calendar-page.tsx')).CalendarPage),
    action: 'programme.read',
    side: 'house',
  },
]
