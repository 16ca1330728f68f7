import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import type { FieldDecision, MutationDecision, QueryDecision, TypeDecision } from './decisions.ts'
import type { Owner } from './owners.ts'
import type { World } from './world.ts'

/** What of handling cases is guarded by what: parts of the tables in decisions.ts. The case itself is made in grievances.ts. */

const all = (decision: string, ...names: string[]): Record<string, FieldDecision> => Object.fromEntries(names.map(name => [name, decision]))
const list = { read: null, fields: { nodes: 'into', pageInfo: 'plain' } } as const
const houses: readonly Owner[] = ['one', 'two']
const here: readonly Owner[] = ['one']
const read = 'grievance.read'

export const typesOfCases: Readonly<Record<string, TypeDecision>> = {
  Case: {
    read,
    fields: {
      ...all(
        'plain',
        'id',
        'locator',
        'status',
        'statusSince',
        'channel',
        'concernsUs',
        'receivedAt',
        'retaliation',
        'hasIdentity',
        'version',
      ),
      ...all('perhaps', 'topic', 'country', 'department', 'acknowledgedAt', 'decidedAt', 'clock', 'dueOn', 'pausedSince', 'retaliationAt'),
      ...all(
        'perhaps',
        'retaliationAnsweredAt',
        'dismissedFor',
        'referredTo',
        'decision',
        'remedyKind',
        'remedyDueOn',
        'solved',
        'rootCause',
        'changeMade',
      ),
      ...all('perhaps', 'appealedAt', 'forgetOn', 'keptUntil', 'remindedOn', 'lead', 'hearingDueOn'),
      allowedActions: 'plain',
      handlers: 'into',
    },
  },
  CaseConnection: list,
  CasePerson: { read, fields: { id: 'plain', name: 'accounts.name@home' } },
  CaseRecord: {
    read,
    fields: {
      ...all('plain', 'id', 'kind', 'bySender', 'shared', 'at'),
      // Of what the sender wrote, nobody's.
      author: 'accounts.name@home',
      value: 'cases.what@home',
      files: 'into',
    },
  },
  NamedSupplier: { read: 'grievance.substantiate', fields: { id: 'plain', name: 'suppliers.name' } },
  CaseFile: { read, fields: { ...all('plain', 'id', 'type', 'size'), name: 'cases.fileName@home' } },
  CaseAct: {
    read,
    fields: { ...all('plain', 'id', 'action', 'byRule', 'at'), ...all('perhaps', 'from', 'to'), actor: 'accounts.name@home' },
  },
  CaseDeadline: { read, fields: all('plain', 'clock', 'due', 'paused') },
  IdentityRequest: {
    read,
    fields: {
      ...all('plain', 'id', 'status', 'askedAt', 'mine', 'version'),
      ...all('perhaps', 'reasonId', 'decidedBy', 'decidedAt'),
      askedBy: 'accounts.name@home',
    },
  },
  SenderIdentity: { read, fields: { ...all('plain', 'contact', 'contactTime'), sharing: 'perhaps', name: 'cases.name@home' } },
  TakenDown: { read: 'grievance.file', fields: all('told', 'id', 'code', 'receipt') },
  GrievanceSettings: {
    read: 'grievanceSettings.read',
    fields: {
      ...all('into', 'emergency', 'elsewhere', 'outside', 'people', 'departments'),
      intakeIds: 'perhaps',
      setBy: 'accounts.name@home',
      ...all(
        'plain',
        ...['path', 'acknowledgeWorkingDays', 'admissibilityWorkingDays', 'findingWorkingDays', 'feedbackDays', 'appealDays'],
        ...['appealDecisionWorkingDays', 'retaliationWorkingDays', 'retentionYears', 'version'],
        ...['open', 'troubles', 'languages', 'privacyContact', 'setAt'],
      ),
    },
  },
  OutsideBodyText: { read: null, fields: all('into', 'name', 'address') },
  IntakePerson: {
    read: 'grievanceSettings.read',
    fields: { ...all('plain', 'accountId', 'hasKey', 'vouched'), departmentId: 'perhaps', name: 'accounts.name@home' },
  },
  IntakeDepartment: { read: 'grievanceSettings.read', fields: { id: 'plain', name: 'departments.name@home' } },
  GrievanceFigures: { read: 'grievanceFigures.read', fields: { year: 'plain', rows: 'into' } },
  Figure: { read: null, fields: { ...all('plain', 'group', 'key'), count: 'perhaps' } },
}

const ofCase = (world: World, owner: Owner) => ({ id: world.ids[owner].caseId })

export const queriesOfCases: Readonly<Record<string, QueryDecision>> = {
  cases: { action: read, owners: houses },
  casesCount: { action: read, owners: houses },
  case: { action: read, owners: houses, one: ofCase },
  caseRecords: { action: read, owners: houses, one: ofCase },
  caseActs: { action: read, owners: houses, one: ofCase },
  caseDeadlines: { action: read, owners: houses, one: ofCase },
  caseCandidates: { action: 'grievance.give', owners: houses, one: ofCase },
  suppliersToName: { action: 'grievance.substantiate', owners: ['a', 'b'], one: (_, owner) => ({ search: `suppliers.name@${owner}` }) },
  identityRequests: { action: read, owners: houses, one: ofCase },
  senderIdentity: { action: read, owners: houses, one: ofCase },
  intakeHandlers: { action: 'caseKey.read', owners: here },
  grievanceSettings: { action: 'grievanceSettings.read', owners: here },
  grievanceFigures: { action: 'grievanceFigures.read', owners: here, one: () => ({ year: 2026 }) },
}

const rowOf = async ({ db }: World, text: string, id: string): Promise<{ id: string; version: number }> =>
  (await db.query(text, [id])).rows[0]
const versioned = (world: World, owner: Owner) => rowOf(world, 'SELECT id, version FROM grievances WHERE id = $1', world.ids[owner].caseId)
const clocks = {
  ...{ acknowledgeWorkingDays: 3, admissibilityWorkingDays: 10, findingWorkingDays: 30, feedbackDays: 60, appealDays: 30 },
  ...{ appealDecisionWorkingDays: 30, retaliationWorkingDays: 2, retentionYears: 5 },
}

const said = { zh: '新', en: 'New', fr: '' }

export const mutationsOfCases: Readonly<Record<string, MutationDecision>> = {
  takeStep: {
    action: 'grievance.acknowledge',
    owners: houses,
    variables: async (world, owner) => ({ input: { ...(await versioned(world, owner)), step: 'ACKNOWLEDGE', words: 'New' } }),
  },
  writeInCase: {
    action: 'grievance.remark',
    owners: houses,
    variables: (world, owner) => ({ input: { ...ofCase(world, owner), kind: 'NOTE', words: 'New' } }),
  },
  pauseCase: {
    action: 'grievance.pause',
    owners: houses,
    variables: async (world, owner) => ({ input: { ...(await versioned(world, owner)), reason: 'OTHER', words: 'New' } }),
  },
  resumeCase: {
    action: 'grievance.resume',
    owners: houses,
    rule: 'notPaused',
    variables: async (world, owner) => ({ input: await versioned(world, owner) }),
  },
  keepLonger: {
    action: 'grievance.keep',
    owners: houses,
    rule: 'caseNotOver',
    variables: async (world, owner) => ({ input: { ...(await versioned(world, owner)), until: '2031-01-01', words: 'New' } }),
  },
  seeToRetaliation: {
    action: 'grievance.retaliation',
    owners: houses,
    variables: async (world, owner) => ({ input: { ...(await versioned(world, owner)), seenTo: false } }),
  },
  changeHandlers: {
    action: 'grievance.exclude',
    owners: houses,
    variables: async (world, owner) => ({
      input: { ...(await versioned(world, owner)), accountId: world.ids[owner].handlerId, change: 'EXCLUDE' },
    }),
  },
  speakForSender: {
    action: 'grievance.withdraw',
    owners: houses,
    arranged: { channel: 'PHONE' },
    subject: () => ({ channel: 'PHONE' }),
    variables: async (world, owner) => ({
      input: { ...(await versioned(world, owner)), act: 'WITHDRAW', words: 'New', sure: true },
    }),
  },
  // Whoever asks has been granted it before.
  askIdentity: {
    action: 'identity.ask',
    owners: houses,
    rule: 'identityAsked',
    variables: (world, owner) => ({ input: { ...ofCase(world, owner), words: 'New' } }),
  },
  decideIdentity: {
    action: 'identity.answer',
    owners: houses,
    variables: async (world, owner) => {
      const text = "SELECT id, version FROM identity_requests WHERE grievance_id = $1 AND status = 'ASKED'"
      return { input: { ...(await rowOf(world, text, world.ids[owner].caseId)), granted: false } }
    },
  },
  takeDownGrievance: {
    action: 'grievance.file',
    owners: here,
    variables: () => ({
      input: {
        ...{ id: randomUUID(), channel: 'PHONE', language: 'en', what: 'New', notFor: [] },
        ...{ concernsUs: false, danger: false, anonymous: true, agreed: true },
      },
    }),
  },
  setSpeaking: {
    action: 'grievanceSettings.set',
    owners: here,
    variables: () => ({ input: { version: 1, open: false, languages: ['fr'], elsewhere: said, privacyContact: 'New' } }),
  },
  setEmergency: { action: 'grievanceSettings.set', owners: here, variables: () => ({ input: { version: 1, emergency: said } }) },
  setOutsideBodies: {
    action: 'grievanceSettings.set',
    owners: here,
    variables: () => ({ input: { version: 1, bodies: [{ name: said, address: said }] } }),
  },
  setIntake: {
    action: 'grievanceSettings.set',
    owners: here,
    variables: ({ ids }, owner) => ({ input: { version: 1, accountIds: [ids[owner].handlerId] } }),
  },
  setPublicPath: { action: 'grievanceSettings.set', owners: here, variables: () => ({ input: { version: 1, path: 'another-place' } }) },
  setGrievances: { action: 'grievanceSettings.set', owners: here, variables: () => ({ input: { ...clocks, version: 1 } }) },
}

/** Every case in the state in which the act is possible. */
export const arrangeCases = (db: pg.Client, channel = 'ONLINE'): Promise<unknown> =>
  db.query("UPDATE grievances SET status = 'RECEIVED', pauses = '[]', channel = $1", [channel])
