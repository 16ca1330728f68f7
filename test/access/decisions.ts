import type { Action } from 'shared/policy/policy.ts'
import type { Subject } from 'shared/policy/scopes.ts'
import { kysStart } from 'shared/questionnaires/kys-start.ts'
import { mutationsOfCases, queriesOfCases, typesOfCases } from './cases.ts'
import { mutationsOfCountries, queriesOfCountries, typesOfCountries } from './countries.ts'
import { mutationsOfGrievances, queriesOfGrievances, typesOfGrievances } from './grievances.ts'
import { mutationsOfHearings, queriesOfHearings, typesOfHearings } from './hearings.ts'
import { mark, password, resetToken } from './markers.ts'
import { type Asker, homeOf, type Ids, isPlace, type Owner } from './owners.ts'
import { mutationsOfFlags, queriesOfFlags, typesOfFlags } from './red-flags.ts'
import { mutationsOfRiskReview, queriesOfRiskReview, typesOfRiskReview } from './risk-review.ts'
import { mutationsOfScreening, queriesOfScreening, typesOfScreening } from './screening.ts'
import type { World } from './world.ts'

/**
 * Which action guards what of the schema, decided by hand. A query, mutation, type or field that is not decided here fails
 * `matrix.test.ts` with its name: decide it, do not leave it out.
 */

// ---- types

/**
 * plain: there whenever its row is, and no person wrote it. perhaps: the same, and may be empty. into: rows with a type of
 * their own, decided there; into home: of the programme. An object: a right of its own beside the row's.
 * Anything else is the marker of its text: `table.column`, of the row's owner, `@home` its programme, `@account` the asker.
 */
export type FieldDecision = string | { readonly right: Action }
export interface TypeDecision {
  /** The right to see a row; null: whoever sees what it hangs on. */
  readonly read: Action | null
  /** Rows for different readers, by audience; `*` in a marker stands for it. */
  readonly audiences?: (owner: Owner) => readonly string[]
  readonly fields: Readonly<Record<string, FieldDecision>>
}

const all = (decision: string, ...names: string[]): Record<string, string> => Object.fromEntries(names.map(name => [name, decision]))
const list = { read: null, fields: { nodes: 'into', pageInfo: 'plain' } } as const
const file = all('plain', 'id', 'type', 'size', 'sha256', 'uploadedAt')

export const types: Readonly<Record<string, TypeDecision>> = {
  ...typesOfCountries,
  ...typesOfFlags,
  ...typesOfGrievances,
  ...typesOfRiskReview,
  ...typesOfCases,
  ...typesOfHearings,
  Absence: {
    read: 'absence.read',
    fields: {
      ...all('plain', 'id', 'accountId', 'deputyId', 'firstDay', 'lastDay', 'now', 'deputyMissing', 'version', 'allowedActions'),
      ...{ person: 'accounts.name@home', deputy: 'accounts.name@home' },
    },
  },
  AbsenceConnection: list,
  ...typesOfScreening,
  Account: {
    read: 'account.read',
    fields: { ...all('plain', 'id', 'locale'), name: 'accounts.name@account', email: 'accounts.email@account' },
  },
  Assignment: {
    read: 'section.read',
    fields: {
      ...all('plain', 'id', 'section', 'state', 'at', 'mine', 'allowedActions'),
      doneAt: 'perhaps',
      email: 'accounts.email',
      name: 'assignments.name',
      words: 'assignments.words',
      by: 'accounts.name',
    },
  },
  Answer: {
    read: 'answer.read',
    fields: {
      ...all('plain', 'question', 'status', 'savedAt', 'version', 'fileIds'),
      value: 'answers.value',
      reason: 'answers.reason',
      note: 'answers.note',
      savedBy: 'accounts.name',
      fromLastYear: 'perhaps',
      ...all('into', 'files', 'lastYear'),
    },
  },
  AskedOfSupplier: {
    read: null,
    fields: { ...all('plain', 'dueOn', 'dueAt', 'timeZone', 'questions'), title: 'templates.title@home', message: 'responses.message' },
  },
  CalendarLink: { read: 'calendarLink.read', fields: { createdAt: 'plain', url: 'perhaps' } },
  Digest: { read: 'digest.read', fields: { rhythm: 'plain' } },
  CalendarDay: { read: 'programme.read', fields: { ...all('plain', 'day', 'works'), name: 'calendar_days.name' } },
  Checkpoint: {
    read: 'checkpoint.read',
    fields: { ...all('plain', 'id', 'seq', 'at', 'kid'), head: 'checkpoints.head', jws: 'checkpoints.jws' },
  },
  CheckpointConnection: list,
  Condition: {
    read: 'condition.read',
    fields: {
      ...all('plain', 'id', 'dueOn', 'dueAt', 'status', 'statusSince', 'namedAt', 'version', 'allowedActions'),
      responseId: 'perhaps',
      name: 'conditions.name',
      words: 'conditions.words',
      settledWords: 'conditions.settled_words',
      owner: 'accounts.name@home',
      namedBy: 'accounts.name@home',
      settledBy: 'accounts.name@home',
    },
  },
  Colleague: { read: 'absence.enter', fields: { ...all('plain', 'id', 'roles'), name: 'accounts.name@home' } },
  Contact: {
    read: 'contact.read',
    fields: {
      ...all('plain', 'id', 'locale', 'signatory', 'version'),
      ...all('perhaps', 'leftAt', 'successor'),
      name: 'contacts.name',
      email: 'contacts.email',
      phone: 'contacts.phone',
      invitation: { right: 'invitation.read' },
      undeliverable: 'into',
    },
  },
  Count: { read: null, fields: all('plain', 'value', 'more') },
  AlikeRow: { read: null, fields: { ...all('plain', 'sheet', 'row'), name: 'supplier_import_rows.alike' } },
  IgnoredColumn: { read: null, fields: { sheet: 'plain', heading: 'supplier_imports.facts' } },
  ImportChange: { read: null, fields: { ...all('plain', 'field', 'before'), after: 'supplier_import_rows.changes' } },
  ImportCounts: {
    read: null,
    fields: all('plain', 'suppliers', 'new', 'duplicates', 'undecided', 'toUpdate', 'toSkip', 'toCreate', 'unchanged', 'faults'),
  },
  ImportFacts: { read: null, fields: { ...all('plain', 'rows', 'hiddenRows'), ignored: 'into' } },
  ImportFault: { read: null, fields: { ...all('plain', 'sheet', 'row', 'cell', 'message'), heading: 'supplier_import_rows.faults' } },
  ImportMatch: { read: null, fields: { ...all('plain', 'supplierId', 'likenesses'), name: 'supplier_import_rows.matches' } },
  SupplierImport: {
    read: 'import.read',
    fields: {
      ...all(
        'plain',
        'id',
        'size',
        'state',
        'progress',
        'total',
        'usualChoice',
        'comparedAgain',
        'uploadedAt',
        'version',
        'allowedActions',
      ),
      ...all('perhaps', 'refusal', 'appliedAt', 'created', 'updated', 'skipped'),
      fileName: 'supplier_imports.file_name',
      fileSha256: 'supplier_imports.file_sha256',
      rowsSha256: 'supplier_imports.rows_sha256',
      uploadedBy: 'accounts.name@home',
      appliedBy: 'accounts.name@home',
      ...all('into', 'counts', 'found'),
    },
  },
  SupplierImportConnection: list,
  SupplierImportRow: {
    read: 'import.read',
    fields: {
      ...all('plain', 'id', 'rowNumbers', 'kind', 'choices'),
      sheet: 'supplier_import_rows.sheet',
      country: 'supplier_import_rows.given',
      ...all('perhaps', 'choice', 'outcome', 'supplierId'),
      name: 'supplier_import_rows.name',
      ...all('into', 'matches', 'alike', 'changes', 'wrong'),
    },
  },
  SupplierImportRowConnection: list,
  Department: { read: 'department.read', fields: { ...all('plain', 'id', 'members'), name: 'departments.name' } },
  EvidenceFile: {
    read: 'evidence.read',
    fields: {
      ...file,
      ...all('plain', 'revision', 'state', 'heldReasons', 'version', 'allowedActions'),
      ...all('perhaps', 'kind', 'issuedOn', 'expiresOn', 'decidedAt', 'replacedById'),
      name: 'evidence_files.name',
      number: 'evidence_files.number',
      issuer: 'evidence_files.issuer',
      decisionWords: 'evidence_files.decision_words',
      uploadedBy: 'accounts.name',
      decidedBy: 'accounts.name@home',
      // Files of the same chain, by the same shape.
      revisions: 'told',
      ...all('into', 'supplier', 'uses', 'openings'),
    },
  },
  EvidenceFileConnection: list,
  EvidenceLink: { read: null, fields: { ...all('plain', 'url', 'until'), displayUrl: 'perhaps' } },
  EvidenceUse: {
    read: null,
    fields: { ...all('plain', 'responseId', 'question'), round: 'perhaps', title: 'templates.title@home' },
  },
  FileOpening: { read: null, fields: { at: 'plain', by: 'accounts.name@home' } },
  Found: {
    read: null,
    fields: { ...all('into place', 'suppliers', 'records', 'files', 'answers'), questions: 'into staff' },
  },
  FoundAnswer: {
    read: 'answer.read',
    fields: {
      ...all('plain', 'responseId', 'question'),
      label: 'templates.content@home',
      value: 'answers.value',
      reason: 'answers.reason',
      note: 'answers.note',
      supplier: 'into',
    },
  },
  FoundFile: {
    read: 'evidence.read',
    fields: { ...all('plain', 'id', 'state'), kind: 'perhaps', name: 'evidence_files.name', supplier: 'into' },
  },
  FoundQuestion: {
    read: 'template.read',
    fields: {
      ...all('plain', 'question', 'templateId'),
      responseId: 'perhaps',
      label: 'templates.content',
      title: 'templates.title',
    },
  },
  FoundRecord: {
    read: 'answer.read',
    fields: {
      ...all('plain', 'id', 'type', 'mentions', 'responseId', 'question'),
      country: 'perhaps',
      name: 'records.name',
      supplier: 'into',
    },
  },
  FoundSupplier: {
    read: 'supplier.read',
    fields: { ...all('plain', 'id', 'country', 'status'), name: 'suppliers.name', nameLatin: 'suppliers.name_latin' },
  },
  HandedOn: { read: null, fields: all('plain', 'count') },
  HistoryConnection: list,
  HistoryEntry: {
    read: 'history.read',
    audiences: owner => (isPlace(owner) ? ['STAFF', 'ALL'] : ['STAFF']),
    fields: {
      ...all('plain', 'id', 'seq', 'action', 'subjectType', 'subjectId', 'byRule', 'effectiveAt', 'recordedAt', 'hash'),
      ...all('perhaps', 'from', 'to'),
      supplier: 'into',
      note: 'history.note.*',
      actor: 'accounts.name@home',
    },
  },
  Installation: { read: null, fields: all('plain', 'mode', 'founded') },
  Invitation: {
    read: 'invitation.read',
    fields: {
      ...all('plain', 'id', 'roles', 'state', 'createdAt', 'expiresAt', 'allowedActions'),
      acceptedAt: 'perhaps',
      undeliverable: 'into place',
      email: 'invitations.email',
      name: 'invitations.name',
      invitedBy: 'accounts.name@home',
      supplier: 'into',
      department: 'into staff',
    },
  },
  InvitationConnection: list,
  Judgement: {
    read: 'judgement.read',
    audiences: () => ['STAFF', 'ALL'],
    fields: {
      ...all('plain', 'question', 'round', 'decision', 'freshProof', 'judgedAt'),
      words: 'judgements.words.*',
      judgedBy: 'accounts.name@home',
    },
  },
  LastCycle: {
    read: 'response.read',
    fields: all('plain', 'responseId', 'acceptedAt', 'templateVersion', 'added', 'changed', 'removed'),
  },
  LastYearAnswer: {
    read: 'answer.read',
    fields: {
      ...all('plain', 'status', 'fileIds'),
      ...all('perhaps', 'notProposed'),
      value: 'last_year.value',
      reason: 'last_year.reason',
      note: 'last_year.note',
      proposed: 'last_year.proposed',
      ...all('into', 'leftOut', 'files'),
    },
  },
  LeftOutFile: { read: null, fields: all('plain', 'id', 'why') },
  LocalText: { read: null, fields: all('plain', 'zh', 'en', 'fr') },
  Mail: { read: 'mailbox.read', fields: all('plain', 'id', 'to', 'locale', 'subject', 'text', 'html', 'sentAt') },
  MailConnection: list,
  Member: {
    read: 'member.read',
    fields: {
      ...all('plain', 'id', 'accountId', 'roles', 'looksAfter', 'version', 'allowedActions'),
      ...all('perhaps', 'deactivatedAt', 'validUntil', 'lastSeenAt'),
      name: 'accounts.name',
      email: 'accounts.email',
      department: 'into staff',
      supplier: 'into',
      reach: 'into reach',
    },
  },
  MemberConnection: list,
  Message: {
    read: 'thread.read',
    fields: { ...all('plain', 'id', 'question', 'side', 'at', 'unread'), words: 'messages.words', author: 'accounts.name' },
  },
  Notification: {
    read: 'notification.read',
    fields: {
      ...all('plain', 'id', 'key', 'createdAt'),
      readAt: 'perhaps',
      values: 'notifications.values@asker',
      path: 'notifications.path@asker',
    },
  },
  NotificationConnection: list,
  OpenInvitation: {
    read: 'invitation.open',
    fields: {
      ...all('plain', 'locale', 'expiresAt', 'accountExists'),
      email: 'invitations.email',
      name: 'invitations.name',
      programmeName: 'programmes.name@home',
      supplierName: 'suppliers.name',
      invitedBy: 'accounts.name@home',
      invitedByEmail: 'accounts.email@home',
      asked: 'into place',
    },
  },
  OwnMembership: {
    read: null,
    fields: { ...all('plain', 'id', 'programmeId', 'roles'), programmeName: 'programmes.name@home', supplierName: 'suppliers.name' },
  },
  PageInfo: { read: null, fields: { hasNextPage: 'plain', endCursor: 'perhaps' } },
  Programme: {
    read: 'programme.read',
    fields: {
      ...all('plain', 'id', 'tier', 'asiActivity', 'timeZone', 'locale', 'version', 'allowedActions'),
      ...Object.fromEntries(['name', 'site', 'area', 'products'].map(name => [name, `programmes.${name}`])),
      settings: 'into',
      nonWorkingDays: 'into',
    },
  },
  ProgrammeSettings: {
    read: 'programme.read',
    fields: { ...all('plain', 'version', 'answerDays', 'correctionDays', 'weekend', 'takesEffectAt'), setBy: 'accounts.name@home' },
  },
  RecordMention: { read: 'answer.read', fields: all('plain', 'question', 'rowId', 'recordId', 'type') },
  Response: {
    read: 'response.read',
    fields: {
      ...all('plain', 'id', 'status', 'statusSince', 'round', 'requestedAt', 'dueOn', 'dueAt', 'submittedAt', 'version', 'allowedActions'),
      ...all('plain', 'templateId', 'templateCode', 'templateVersion', 'tier', 'required', 'answered', 'hasRunOut'),
      ...all('perhaps', 'previousId', 'validUntil', 'lastCycle'),
      message: 'responses.message',
      stage: 'plain',
      ...all('perhaps', 'extendedFrom', 'extendedAt'),
      extensionWords: 'responses.extension_words',
      extendedBy: 'accounts.name@home',
      recallWords: 'responses.recall_words',
      recalledBy: 'accounts.name@home',
      remindedAt: { right: 'response.remind' },
      wave: 'into home',
      undeliverable: 'into',
      reviewer: 'accounts.name@home',
      standIn: 'perhaps',
      returnWords: 'responses.return_words',
      requestedBy: 'accounts.name@home',
      title: 'templates.title@home',
      ...all(
        'into',
        'supplier',
        'answers',
        'records',
        'judgements',
        'rounds',
        'messages',
        'waitingThreads',
        'assignments',
        'notes',
        'signatories',
        'conditions',
        'others',
      ),
      previousId: 'perhaps',
      ...Object.fromEntries(
        ['reviewerId', 'claimedById', 'claimedBy', 'claimedAt'].map(name => [name, { right: 'reviewer.read' } as const]),
      ),
    },
  },
  OtherResponse: {
    read: 'answer.read',
    // Most suppliers have answered once: test/api/review.test.ts looks at one who has twice.
    fields: { ...all('perhaps', 'id', 'status', 'requestedAt', 'submittedAt', 'round'), title: 'templates.title@home' },
  },
  ResponseConnection: list,
  RemovedAbsence: { read: null, fields: all('plain', 'id') },
  RemovedView: { read: null, fields: all('plain', 'id') },
  Reviewer: {
    read: 'reviewer.read',
    fields: { id: 'plain', name: 'accounts.name@home', ...all('perhaps', 'awayUntil', 'deputy') },
  },
  ReviewNote: {
    read: 'note.read',
    fields: { ...all('plain', 'id', 'question', 'at', 'mine'), words: 'review_notes.words', author: 'accounts.name@home' },
  },
  ManyResponses: { read: null, fields: { responses: 'into', passedOver: 'into' } },
  PassedOver: { read: null, fields: all('plain', 'id', 'reason') },
  UndeliverableAddress: {
    read: 'address.read',
    fields: {
      ...all('plain', 'source', 'since'),
      // The contact's own, or the invitation's.
      email: 'told',
      words: 'undeliverable_addresses.words',
      markedBy: 'accounts.name@home',
    },
  },
  Wave: {
    read: 'wave.read',
    fields: {
      ...all('plain', 'id', 'templateId', 'dueOn', 'createdAt', 'version', 'templateVersion', 'asked', 'handedIn', 'accepted', 'overdue'),
      name: 'waves.name',
      message: 'waves.message',
      createdBy: 'accounts.name@home',
      title: 'templates.title@home',
    },
  },
  WaveConnection: list,
  WaveName: { read: 'wave.read', fields: { id: 'plain', name: 'waves.name' } },
  WaveCandidate: {
    read: 'supplier.read',
    fields: {
      ...all('plain', 'id', 'country', 'tier', 'people'),
      obstacle: 'perhaps',
      name: 'suppliers.name',
      nameLatin: 'suppliers.name_latin',
    },
  },
  WaveCandidates: { read: null, fields: { suppliers: 'into', more: 'plain' } },
  CreatedWave: { read: null, fields: { wave: 'into home', leftOut: 'into' } },
  LeftOutSupplier: { read: null, fields: { ...all('plain', 'id', 'obstacle'), name: 'suppliers.name' } },
  AssignedSuppliers: { read: null, fields: { suppliers: 'into' } },
  Receipt: { read: 'receipt.read', fields: all('plain', 'id', 'kid', 'sha256') },
  Round: {
    read: 'answer.read',
    fields: {
      ...all('plain', 'id', 'number', 'submittedAt', 'sha256', 'returnedAt', 'dueOn'),
      answers: 'into',
      returnWords: 'rounds.return_words',
      submittedBy: 'accounts.name',
      receipt: 'into',
    },
  },
  RoundAnswer: {
    read: null,
    fields: {
      ...all('plain', 'question', 'status', 'fileIds'),
      fromLastYear: 'perhaps',
      value: 'rounds.value',
      reason: 'rounds.reason',
      note: 'rounds.note',
      files: 'into',
    },
  },
  RoundFile: { read: null, fields: { ...file, name: 'rounds.file', uploadedBy: 'rounds.fileBy' } },
  SavedView: {
    read: 'view.read',
    fields: {
      ...all('plain', 'id', 'list', 'shared', 'mine', 'version', 'allowedActions'),
      ...{ name: 'saved_views.name@asker', address: 'saved_views.address@asker', by: 'accounts.name@account' },
    },
  },
  SavedAnswer: { read: null, fields: { ...all('plain', 'required', 'answered'), answer: 'into', emptied: 'into' } },
  Supplier: {
    read: 'supplier.read',
    fields: {
      ...all('plain', 'id', 'country', 'tier', 'status', 'statusSince', 'createdAt', 'version', 'allowedActions'),
      name: 'suppliers.name',
      nameLatin: 'suppliers.name_latin',
      ...all('plain', 'furtherTiers', 'materials'),
      formerNames: 'suppliers.former_names',
      ...all('into', 'contacts', 'responses', 'latestResponse', 'identifiers', 'conditions', 'hits'),
      ...all('perhaps', 'hold', 'screenedAt'),
      merged: 'told',
      reviewerId: { right: 'reviewer.read' },
      reviewer: 'accounts.name@home',
      standIn: 'perhaps',
    },
  },
  SupplierConnection: list,
  MergedRecord: { read: 'supplier.read', fields: { ...all('plain', 'id', 'mergedAt'), name: 'suppliers.name' } },
  MergeCount: { read: null, fields: all('told', 'what', 'count') },
  MergeObstacle: { read: null, fields: all('told', 'rule', 'about') },
  MergePreview: { read: null, fields: all('into', 'moves', 'obstacles') },
  DuplicateReason: { read: null, fields: all('told', 'likeness', 'identifier', 'value') },
  SupplierDuplicate: { read: null, fields: { supplier: 'into', reasons: 'into' } },
  SupplierIdentifier: {
    read: 'identifier.read',
    fields: { ...all('plain', 'kind', 'source'), value: 'supplier_identifiers.value' },
  },
  SupplierName: { read: 'supplier.read', fields: { id: 'plain', name: 'suppliers.name' } },
  TemplateInfo: {
    read: 'template.read',
    fields: {
      ...all('plain', 'id', 'code', 'version', 'publishedAt', 'inUse'),
      publishedBy: 'accounts.name@home',
      title: 'templates.title@home',
      content: 'templates.content@home',
    },
  },
  Viewer: {
    read: null,
    fields: {
      ...all('plain', 'installation', 'mayDo', 'unreadNotifications'),
      supplierId: 'perhaps',
      draftKey: 'perhaps',
      account: 'into',
      ...all('into membership', 'memberships', 'membership'),
      programme: 'into home',
    },
  },
  WorkItem: {
    read: null,
    fields: all(
      'told',
      'kind',
      'subjectId',
      'subject',
      'title',
      'dueAt',
      'since',
      'detail',
      'section',
      'requestedBy',
      'required',
      'answered',
      'yearly',
    ),
  },
  WaitingThread: { read: 'thread.read', fields: all('plain', 'question', 'waitsFor', 'since') },
}

// ---- queries

export interface QueryDecision {
  /** Who may ask at all. Null: anybody. */
  readonly action: Action | null
  /** Whose rows there are to be seen. */
  readonly owners: readonly Owner[]
  /** One record at a time, named by these variables. */
  readonly one?: (world: World, owner: Owner) => Record<string, unknown>
  /** In production it says that it is not there. */
  readonly hidden?: true
}
const everywhere: readonly Owner[] = ['a', 'b', 'c', 'one', 'two']
const suppliers: readonly Owner[] = ['a', 'b', 'c']
const houses: readonly Owner[] = ['one', 'two']
const token = (world: World, owner: Owner): string =>
  world.house.serving.open.house.signer.token('invitation', world.ids[owner].invitationId)

export const queries: Readonly<Record<string, QueryDecision>> = {
  ...queriesOfCountries,
  ...queriesOfFlags,
  ...queriesOfGrievances,
  ...queriesOfRiskReview,
  ...queriesOfCases,
  ...queriesOfHearings,
  calendarLink: { action: 'calendarLink.read', owners: houses },
  digest: { action: 'digest.read', owners: houses },
  absences: { action: 'absence.read', owners: houses },
  ...queriesOfScreening,
  checkpoints: { action: 'checkpoint.read', owners: houses },
  // Of whoever asks: the people of their own programme.
  colleagues: { action: 'absence.enter', owners: ['one'] },
  departments: { action: 'department.read', owners: houses },
  evidenceFile: { action: 'evidence.read', owners: suppliers, one: (world, owner) => ({ id: world.ids[owner].fileId }) },
  evidenceFiles: { action: 'evidence.read', owners: suppliers },
  evidenceFilesCount: { action: 'evidence.read', owners: suppliers },
  history: { action: 'history.read', owners: everywhere },
  invitation: { action: 'invitation.open', owners: everywhere, one: (world, owner) => ({ token: token(world, owner) }) },
  invitations: { action: 'invitation.read', owners: everywhere },
  mailbox: { action: 'mailbox.read', owners: [], hidden: true },
  member: { action: 'member.read', owners: suppliers, one: (world, owner) => ({ id: world.ids[owner].membershipId }) },
  members: { action: 'member.read', owners: everywhere },
  myWork: { action: 'work.read', owners: suppliers },
  reviewers: { action: 'reviewer.read', owners: houses },
  mergePreview: {
    action: 'supplier.merge',
    owners: suppliers,
    one: (world, owner) => ({ survivorId: world.ids[owner].supplierId, mergedId: world.ids[owner].supplierId }),
  },
  notifications: { action: 'notification.read', owners: houses },
  possibleDuplicates: {
    action: 'duplicate.read',
    owners: suppliers,
    one: (_, owner) => ({
      input: { name: 'Somebody', identifiers: [{ kind: 'REGISTER', value: mark('supplier_identifiers.value', owner) }] },
    }),
  },
  programme: { action: 'programme.read', owners: houses },
  programmeSettingsVersions: { action: 'programme.set', owners: houses },
  response: { action: 'response.read', owners: suppliers, one: (world, owner) => ({ id: world.ids[owner].responseId }) },
  responses: { action: 'response.read', owners: suppliers },
  responsesCount: { action: 'response.read', owners: suppliers },
  savedViews: { action: 'view.read', owners: ['one'] },
  // What stands at the end of every marker of an owner.
  search: { action: 'programme.read', owners: everywhere, one: (_, owner) => ({ text: `@${owner}⟧` }) },
  supplier: { action: 'supplier.read', owners: suppliers, one: (world, owner) => ({ id: world.ids[owner].supplierId }) },
  suppliers: { action: 'supplier.read', owners: suppliers },
  supplierImport: { action: 'import.read', owners: houses, one: (world, owner) => ({ id: world.ids[owner].importId }) },
  supplierImportRows: { action: 'import.read', owners: houses, one: (world, owner) => ({ importId: world.ids[owner].importId }) },
  supplierImports: { action: 'import.read', owners: houses },
  suppliersCount: { action: 'supplier.read', owners: suppliers },
  template: { action: 'template.read', owners: houses, one: (world, owner) => ({ id: world.ids[owner].templateId }) },
  templates: { action: 'template.read', owners: houses },
  viewer: { action: null, owners: houses },
  wave: { action: 'wave.read', owners: houses, one: (world, owner) => ({ id: world.ids[owner].waveId }) },
  waves: { action: 'wave.read', owners: houses },
  waveCandidates: { action: 'wave.create', owners: suppliers },
}

// ---- mutations

/** What the subjects are made to be before an act is tried, so that only rights decide. */
export interface Arranged {
  readonly supplier?: string
  readonly response?: string
  readonly judged?: string
  readonly file?: string
  readonly check?: string
  readonly flag?: string
  /** How the cases came. */
  readonly channel?: string
}
export interface MutationDecision {
  readonly action: Action
  readonly owners: readonly Owner[]
  readonly variables: (world: World, owner: Owner, asker: Asker) => Promise<Record<string, unknown>> | Record<string, unknown>
  readonly subject?: (ids: Ids, asker: Asker) => Partial<Subject>
  readonly arranged?: Arranged
  /** Whoever has the right meets this rule of the trade. */
  readonly rule?: string
  /** Not GraphQL. */
  readonly http?: (world: World, owner: Owner, asker: Asker) => Promise<Response>
  /** Whoever is signed in asks as the public here. */
  readonly asNobody?: boolean
}

const here: readonly Owner[] = ['one']
const version = async ({ db }: World, table: string, id: string): Promise<number> =>
  Number((await db.query(`SELECT version FROM ${table} WHERE id = $1`, [id])).rows[0]?.version)
const versioned = async (world: World, table: string, id: string) => ({ id, version: await version(world, table, id) })
const ofSupplier = async (world: World, owner: Owner) => versioned(world, 'suppliers', world.ids[owner].supplierId)
const ofResponse = async (world: World, owner: Owner) => versioned(world, 'responses', world.ids[owner].responseId)
const ofFile = async (world: World, owner: Owner) => versioned(world, 'evidence_files', world.ids[owner].fileId)
const ofCondition = async (world: World, owner: Owner) => versioned(world, 'conditions', world.ids[owner].conditionId)
const ofAbsence = async (world: World, owner: Owner) => versioned(world, 'absences', world.ids[owner].absenceId)
const ofView = async (world: World, owner: Owner) => versioned(world, 'saved_views', world.ids[owner].viewId)
/** A reviewer of programme one who is none of those that ask. */
const someReviewer = async ({ db, askers, ids }: World): Promise<string> => {
  const { rows } = await db.query(
    "SELECT account_id AS id FROM memberships WHERE programme_id = $1 AND supplier_id IS NULL AND 'REVIEWER' = ANY (roles) AND account_id <> ALL ($2::uuid[]) LIMIT 1",
    [ids.one.programmeId, askers.flatMap(({ actor }) => actor.accountId ?? [])],
  )
  return rows[0]?.id
}
const ofMember = async (world: World, owner: Owner) => versioned(world, 'memberships', world.ids[owner].membershipId)
const contact = { name: 'New', email: 'new@contact.example', locale: 'en', signatory: false }
const day = (ahead: number): string => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10)
const atQuestion = (world: World, owner: Owner) => ({ responseId: world.ids[owner].responseId, question: 'KYS-I1' })
const somebodyElses = (): Partial<Subject> => ({ accountId: 'somebody else' })
const own = (_: Ids, asker: Asker): Partial<Subject> => ({ accountId: asker.actor.accountId })
const itself = (ids: Ids): Partial<Subject> => ({ id: ids.supplierId })

export const mutations: Readonly<Record<string, MutationDecision>> = {
  ...mutationsOfCountries,
  ...mutationsOfScreening,
  ...mutationsOfFlags,
  ...mutationsOfGrievances,
  ...mutationsOfRiskReview,
  ...mutationsOfCases,
  ...mutationsOfHearings,
  acceptInvitation: {
    action: 'invitation.accept',
    owners: here,
    variables: (world, owner) => ({ input: { token: token(world, owner), name: 'New', password, locale: 'en' } }),
  },
  acceptResponse: {
    action: 'response.accept',
    owners: suppliers,
    arranged: { response: 'IN_REVIEW', judged: 'ACCEPTED' },
    variables: async (world, owner) => ({ input: await ofResponse(world, owner) }),
  },
  addContact: {
    action: 'contact.add',
    owners: suppliers,
    variables: (world, owner) => ({ input: { supplierId: world.ids[owner].supplierId, contact } }),
  },
  renewCalendarLink: { action: 'calendarLink.renew', owners: here, subject: own, variables: () => ({}) },
  switchOffCalendarLink: { action: 'calendarLink.switchOff', owners: here, subject: own, variables: () => ({}) },
  setDigest: { action: 'digest.set', owners: here, subject: own, variables: () => ({ rhythm: 'DAILY' }) },
  nameCondition: {
    action: 'condition.name',
    owners: suppliers,
    arranged: { supplier: 'CONDITIONAL' },
    variables: (world, owner) => ({ input: { supplierId: world.ids[owner].supplierId, name: 'New', words: 'New', dueOn: day(20) } }),
  },
  fulfilCondition: {
    action: 'condition.fulfil',
    owners: suppliers,
    arranged: { supplier: 'CONDITIONAL' },
    variables: async (world, owner) => ({ input: await ofCondition(world, owner) }),
  },
  liftCondition: {
    action: 'condition.lift',
    owners: suppliers,
    arranged: { supplier: 'CONDITIONAL' },
    variables: async (world, owner) => ({ input: { ...(await ofCondition(world, owner)), words: 'New' } }),
  },
  askAgain: {
    action: 'response.askAgain',
    owners: suppliers,
    arranged: { response: 'WITHDRAWN' },
    variables: async (world, owner) => ({ input: { ...(await ofResponse(world, owner)), dueOn: day(20) } }),
  },
  askPasswordReset: { action: 'account.resetPassword', owners: here, variables: () => ({ email: 'nobody@nowhere.example' }) },
  changePassword: {
    action: 'account.edit',
    owners: here,
    subject: own,
    variables: () => ({ input: { current: password, password: `${password} new` } }),
  },
  changeAbsence: {
    action: 'absence.change',
    owners: houses,
    subject: somebodyElses,
    variables: async (world, owner) => ({
      input: { ...(await ofAbsence(world, owner)), deputyId: await someReviewer(world), firstDay: '2199-01-01', lastDay: '2199-01-03' },
    }),
  },
  changeView: {
    action: 'view.change',
    owners: houses,
    subject: somebodyElses,
    variables: async (world, owner) => ({ input: { ...(await ofView(world, owner)), name: 'New', shared: false } }),
  },
  changeRoles: {
    action: 'member.changeRoles',
    owners: houses,
    variables: async (world, owner) => ({ input: { ...(await ofMember(world, owner)), roles: ['REVIEWER'] } }),
  },
  chooseProgramme: {
    action: 'account.edit',
    owners: here,
    subject: own,
    // Somebody without a membership has none to choose: that is no matter of rights.
    rule: 'NOT_FOUND',
    variables: async (world, _, { actor }) => {
      const { rows } = await world.db.query('SELECT id FROM memberships WHERE account_id = $1', [actor.accountId])
      return { membershipId: rows[0]?.id ?? world.ids.one.membershipId }
    },
  },
  applySupplierImport: {
    action: 'supplier.import',
    owners: houses,
    variables: async (world, owner) => ({ input: await versioned(world, 'supplier_imports', world.ids[owner].importId) }),
  },
  chooseForDuplicates: {
    action: 'import.stage',
    owners: houses,
    variables: async (world, owner) => ({
      input: { ...(await versioned(world, 'supplier_imports', world.ids[owner].importId)), choice: 'STOP' },
    }),
  },
  chooseForImportRow: {
    action: 'import.stage',
    owners: houses,
    variables: (world, owner) => ({ input: { id: world.ids[owner].importRowId, choice: 'STOP' } }),
  },
  discardSupplierImport: {
    action: 'import.stage',
    owners: houses,
    variables: async (world, owner) => ({ input: await versioned(world, 'supplier_imports', world.ids[owner].importId) }),
  },
  createDepartment: { action: 'department.create', owners: here, variables: () => ({ name: 'New' }) },
  createSupplier: {
    action: 'supplier.create',
    owners: here,
    variables: () => ({ input: { name: 'New', country: 'CN', tier: 'MINE', contacts: [contact] } }),
  },
  createWave: {
    action: 'wave.create',
    owners: suppliers,
    arranged: { response: 'ACCEPTED' },
    variables: (world, owner) => ({
      input: { name: 'New', templateId: world.ids[homeOf(owner)].templateId, dueOn: day(20), supplierIds: [world.ids[owner].supplierId] },
    }),
    rule: 'waveNobody',
  },
  deactivateMember: {
    action: 'member.deactivate',
    owners: everywhere,
    variables: async (world, owner) => ({ input: await ofMember(world, owner) }),
  },
  describeEvidence: {
    action: 'evidence.describe',
    owners: suppliers,
    variables: async (world, owner) => ({ input: { ...(await ofFile(world, owner)), kind: 'MINING_TITLE', number: 'New' } }),
  },
  editContact: {
    action: 'contact.edit',
    owners: suppliers,
    variables: async (world, owner) => ({ input: { ...(await versioned(world, 'contacts', world.ids[owner].contactId)), contact } }),
  },
  editProgramme: {
    action: 'programme.edit',
    owners: here,
    variables: async world => ({
      input: {
        version: await version(world, 'programmes', world.ids.one.programmeId),
        ...{ name: 'New', site: 'New', area: 'New', products: 'New' },
        ...{ tier: 'MINE', asiActivity: 'CASTHOUSE', timeZone: 'UTC', locale: 'en' },
      },
    }),
  },
  editSupplier: {
    action: 'supplier.edit',
    owners: suppliers,
    subject: itself,
    variables: async (world, owner) => ({ input: { ...(await ofSupplier(world, owner)), name: 'New', country: 'CN', tier: 'MINE' } }),
  },
  extendResponses: {
    action: 'response.extend',
    owners: suppliers,
    arranged: { response: 'DRAFT' },
    variables: (world, owner) => ({ input: { ids: [world.ids[owner].responseId], dueOn: day(60), words: 'New' } }),
  },
  enterAbsence: {
    action: 'absence.enter',
    owners: here,
    subject: own,
    variables: async (world, _, { actor }) => ({
      input: {
        accountId: actor.accountId ?? world.ids.one.programmeId,
        deputyId: await someReviewer(world),
        firstDay: '2199-02-01',
        lastDay: '2199-02-02',
      },
    }),
  },
  finishSection: {
    action: 'section.finish',
    owners: suppliers,
    arranged: { response: 'DRAFT' },
    // Handed to somebody who is none of those that ask: nobody else finishes it.
    subject: ids => ({ accountId: ids.assigneeId }),
    variables: (world, owner) => ({ input: { id: world.ids[owner].assignmentId } }),
  },
  foundProgramme: {
    action: 'programme.found',
    owners: here,
    rule: 'alreadyFounded',
    variables: () => ({
      input: {
        code: 'x',
        programmeName: 'New',
        name: 'New',
        email: 'new@found.example',
        password,
        locale: 'en',
        timeZone: 'UTC',
      },
    }),
  },
  handOverContact: {
    action: 'contact.handOver',
    owners: suppliers,
    variables: async (world, owner) => ({
      input: { ...(await versioned(world, 'contacts', world.ids[owner].contactId)), successor: { ...contact, signatory: true } },
    }),
  },
  mergeSuppliers: {
    action: 'supplier.merge',
    owners: suppliers,
    subject: itself,
    // A record with itself: only rights decide who gets as far as this rule.
    rule: 'mergeItself',
    variables: async (world, owner) => {
      const { id, version: seen } = await ofSupplier(world, owner)
      return { input: { survivorId: id, survivorVersion: seen, mergedId: id, mergedVersion: seen } }
    },
  },
  handOnSuppliers: {
    action: 'supplier.assign',
    owners: here,
    variables: async world => ({ input: { fromId: world.programmes.one.reviewer.accountId, toId: await someReviewer(world) } }),
  },
  handOverSection: {
    action: 'section.handOver',
    owners: suppliers,
    arranged: { response: 'DRAFT' },
    rule: 'sectionHandedOver',
    variables: (world, owner) => ({
      input: { responseId: world.ids[owner].responseId, section: 'A', email: 'new@colleague.example', name: 'New' },
    }),
  },
  inviteMember: {
    action: 'member.invite',
    owners: here,
    variables: () => ({ input: { email: 'new@member.example', name: 'New', roles: ['REVIEWER'], locale: 'en' } }),
  },
  inviteSupplier: {
    action: 'supplier.invite',
    owners: suppliers,
    subject: itself,
    arranged: { supplier: 'PROSPECT' },
    variables: async (world, owner) => ({ input: { ...(await ofSupplier(world, owner)), dueOn: day(20) } }),
  },
  acceptAnswers: {
    action: 'answer.judge',
    owners: suppliers,
    arranged: { response: 'SUBMITTED' },
    variables: (world, owner) => ({ input: { responseId: world.ids[owner].responseId, questions: ['KYS-I1'] } }),
  },
  assignReviewer: {
    action: 'supplier.assign',
    owners: suppliers,
    subject: itself,
    variables: (world, owner) => ({ input: { supplierIds: [world.ids[owner].supplierId], reviewerId: null } }),
  },
  askFreshProof: {
    action: 'answer.askProof',
    owners: suppliers,
    arranged: { response: 'SUBMITTED' },
    variables: (world, owner) => ({ input: { ...atQuestion(world, owner), words: 'New' } }),
  },
  startNextCycle: {
    action: 'supplier.renew',
    owners: suppliers,
    subject: itself,
    arranged: { supplier: 'ACTIVE', response: 'ACCEPTED' },
    variables: async (world, owner) => ({ input: { ...(await ofSupplier(world, owner)), dueOn: day(20) } }),
  },
  claimResponse: {
    action: 'response.claim',
    owners: suppliers,
    arranged: { response: 'SUBMITTED' },
    variables: (world, owner) => ({ id: world.ids[owner].responseId }),
  },
  releaseResponse: {
    action: 'response.release',
    owners: suppliers,
    arranged: { response: 'SUBMITTED' },
    variables: (world, owner) => ({ id: world.ids[owner].responseId }),
  },
  writeNote: {
    action: 'note.write',
    owners: suppliers,
    variables: (world, owner) => ({ input: { ...atQuestion(world, owner), words: 'New' } }),
  },
  removeNote: {
    action: 'note.remove',
    owners: suppliers,
    // Written by somebody who is none of those that ask.
    subject: () => ({ accountId: 'somebody else' }),
    variables: (world, owner) => ({ id: world.ids[owner].noteId }),
  },
  judgeAnswer: {
    action: 'answer.judge',
    owners: suppliers,
    arranged: { response: 'SUBMITTED' },
    variables: (world, owner) => ({ input: { responseId: world.ids[owner].responseId, question: 'KYS-I1', decision: 'ACCEPTED' } }),
  },
  markUndeliverable: {
    action: 'address.mark',
    owners: suppliers,
    rule: 'alreadyUndeliverable',
    variables: (world, owner) => ({ input: { contactId: world.ids[owner].contactId, reason: 'New' } }),
  },
  unmarkUndeliverable: {
    action: 'address.unmark',
    owners: suppliers,
    variables: (world, owner) => ({ contactId: world.ids[owner].contactId }),
  },
  markNotificationsRead: { action: 'notification.mark', owners: here, subject: own, variables: () => ({}) },
  publishTemplate: { action: 'template.publish', owners: here, variables: () => ({ content: kysStart }) },
  passOnInvitation: {
    action: 'invitation.passOn',
    owners: here,
    rule: 'passOnStaff',
    variables: (world, owner) => ({ input: { token: token(world, owner), name: 'New', email: 'new@colleague.example', locale: 'en' } }),
  },
  readThread: { action: 'thread.mark', owners: suppliers, variables: (world, owner) => ({ input: atQuestion(world, owner) }) },
  openEvidence: { action: 'evidence.open', owners: suppliers, variables: (world, owner) => ({ id: world.ids[owner].fileId }) },
  reactivateMember: {
    action: 'member.reactivate',
    owners: everywhere,
    rule: 'wrongState',
    variables: async (world, owner) => ({ input: await ofMember(world, owner) }),
  },
  recallResponse: {
    action: 'response.recall',
    owners: suppliers,
    arranged: { response: 'DRAFT' },
    // What was handed in once is not taken back; that the request as such could be is shown in test/api/waves.test.ts.
    rule: 'recallTooLate',
    variables: async (world, owner) => ({ input: await ofResponse(world, owner) }),
  },
  remindResponses: {
    action: 'response.remind',
    owners: suppliers,
    arranged: { response: 'DRAFT' },
    variables: (world, owner) => ({ input: { ids: [world.ids[owner].responseId] } }),
  },
  refuseEvidence: {
    action: 'evidence.refuse',
    owners: suppliers,
    arranged: { file: 'HELD' },
    variables: async (world, owner) => ({ input: { ...(await ofFile(world, owner)), words: 'New' } }),
  },
  releaseEvidence: {
    action: 'evidence.release',
    owners: suppliers,
    arranged: { file: 'HELD' },
    variables: async (world, owner) => ({ input: { ...(await ofFile(world, owner)), words: 'New' } }),
  },
  removeAbsence: {
    action: 'absence.remove',
    owners: houses,
    subject: somebodyElses,
    variables: async (world, owner) => ({ input: await ofAbsence(world, owner) }),
  },
  removeView: {
    action: 'view.remove',
    owners: houses,
    subject: somebodyElses,
    variables: async (world, owner) => ({ input: await ofView(world, owner) }),
  },
  saveView: {
    action: 'view.save',
    owners: here,
    subject: own,
    variables: () => ({ input: { list: 'SUPPLIERS', name: 'New', address: 'state=INVITED', shared: false } }),
  },
  removeCalendarDay: { action: 'programme.setCalendar', owners: here, variables: () => ({ day: '2027-01-01' }) },
  removeDepartment: {
    action: 'department.remove',
    owners: houses,
    rule: 'departmentInUse',
    variables: (world, owner) => ({ id: world.ids[owner].departmentId }),
  },
  renameDepartment: {
    action: 'department.rename',
    owners: houses,
    variables: (world, owner) => ({ id: world.ids[owner].departmentId, name: 'New' }),
  },
  resendInvitation: {
    action: 'invitation.resend',
    owners: everywhere,
    variables: (world, owner) => ({ id: world.ids[owner].invitationId }),
  },
  resetPassword: {
    action: 'account.resetPassword',
    owners: here,
    variables: () => ({ input: { token: resetToken, password: `${password} new` } }),
  },
  returnResponse: {
    action: 'response.return',
    owners: suppliers,
    arranged: { response: 'IN_REVIEW', judged: 'RETURNED' },
    variables: async (world, owner) => ({ input: { ...(await ofResponse(world, owner)), dueOn: day(20), words: 'New' } }),
  },
  saveAnswer: {
    action: 'answer.save',
    owners: suppliers,
    arranged: { response: 'DRAFT' },
    variables: async (world, owner) => {
      const { responseId } = world.ids[owner]
      const { rows } = await world.db.query("SELECT version FROM answers WHERE response_id = $1 AND question = 'KYS-I1'", [responseId])
      return { input: { responseId, question: 'KYS-I1', status: 'ANSWERED', value: false, version: rows[0]?.version } }
    },
  },
  sayAtQuestion: {
    action: 'thread.write',
    owners: suppliers,
    variables: (world, owner) => ({ input: { ...atQuestion(world, owner), words: 'New' } }),
  },
  setCalendarDay: {
    action: 'programme.setCalendar',
    owners: here,
    variables: () => ({ input: { day: '2027-05-01', name: 'New', works: false } }),
  },
  setLanguage: { action: 'account.edit', owners: here, subject: own, variables: () => ({ locale: 'zh' }) },
  setProgramme: {
    action: 'programme.set',
    owners: here,
    variables: () => ({ input: { version: 1, answerDays: 20, correctionDays: 10, weekend: [7] } }),
  },
  settleThread: { action: 'thread.settle', owners: suppliers, variables: (world, owner) => ({ input: atQuestion(world, owner) }) },
  signIn: {
    action: 'account.signIn',
    owners: here,
    variables: async world => {
      const stranger = world.askers.find(one => one.key === 'ACCOUNT')
      const { rows } = await world.db.query('SELECT email FROM accounts WHERE id = $1', [stranger?.actor.accountId])
      return { input: { email: rows[0]?.email, password } }
    },
  },
  signOut: { action: 'account.signOut', owners: here, variables: () => ({}) },
  startTrading: {
    action: 'supplier.startTrading',
    owners: suppliers,
    subject: itself,
    arranged: { supplier: 'APPROVED' },
    variables: async (world, owner) => ({ input: await ofSupplier(world, owner) }),
  },
  submitResponse: {
    action: 'response.submit',
    owners: suppliers,
    arranged: { response: 'DRAFT' },
    variables: async (world, owner) => ({ input: { ...(await ofResponse(world, owner)), declaration: true } }),
  },
  takeBackSection: {
    action: 'section.takeBack',
    owners: suppliers,
    arranged: { response: 'DRAFT' },
    // Handed over by somebody who is none of those that ask.
    subject: () => ({ accountId: 'somebody else' }),
    variables: (world, owner) => ({ input: { id: world.ids[owner].assignmentId } }),
  },
  takeUpResponse: {
    action: 'response.takeUp',
    owners: suppliers,
    arranged: { response: 'SUBMITTED' },
    variables: async (world, owner) => ({ input: await ofResponse(world, owner) }),
  },
  withdrawInvitation: {
    action: 'invitation.withdraw',
    owners: everywhere,
    variables: (world, owner) => ({ id: world.ids[owner].invitationId }),
  },
}

/** The record of an owner as the policy sees it. */
export const subjectOf = (ids: Ids, owner: Owner, audience?: string): Subject => ({
  programmeId: ids.programmeId,
  id: ids.supplierId,
  supplierId: isPlace(owner) ? ids.supplierId : null,
  handlerIds: ids.handlerIds,
  recipientIds: ids.recipientIds,
  ...(audience && { audience }),
})
