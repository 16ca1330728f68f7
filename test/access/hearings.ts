import type pg from 'pg'
import type { TestProgramme, TestSupplier } from '../factories/programme.ts'
import type { Person } from '../support/person.ts'
import type { FieldDecision, MutationDecision, QueryDecision, TypeDecision } from './decisions.ts'
import type { Ids, Owner } from './owners.ts'
import type { World } from './world.ts'

/** What of letters to suppliers is guarded by what: parts of the tables in decisions.ts, and a letter to one supplier of each programme. */

const all = (decision: string, ...names: string[]): Record<string, FieldDecision> => Object.fromEntries(names.map(name => [name, decision]))
const asked: readonly Owner[] = ['a', 'c']

export const typesOfHearings: Readonly<Record<string, TypeDecision>> = {
  Hearing: {
    read: 'hearing.read',
    fields: {
      ...all('plain', 'id', 'dueOn', 'dueAt', 'status', 'statusSince', 'askedAt', 'allowedActions'),
      ...all('perhaps', 'answeredAt', 'answeredBy'),
      ...{ letter: 'hearings.letter', programme: 'programmes.name@home', supplier: 'suppliers.name' },
    },
  },
  CaseHearing: {
    read: 'grievance.read',
    fields: {
      // The letter as it lies in the case, sealed before the markers came.
      ...all('plain', 'id', 'letter', 'dueOn', 'overdue', 'status', 'statusSince', 'askedAt', 'version'),
      files: 'told',
      ...all('perhaps', 'remindedAt', 'answeredAt', 'answeredBy', 'comment'),
      ...{ supplier: 'suppliers.name', recipients: 'accounts.name', askedBy: 'accounts.name@home' },
    },
  },
  HearingPerson: { read: 'hearing.ask', fields: { ...all('plain', 'id', 'signatory'), name: 'accounts.name' } },
  LetterTrace: { read: 'hearing.ask', fields: all('plain', 'kind', 'from', 'to') },
}

const ofCase = ({ ids }: World, owner: Owner) => ({ id: ids[owner === 'c' ? 'two' : 'one'].caseId })

export const queriesOfHearings: Readonly<Record<string, QueryDecision>> = {
  hearing: { action: 'hearing.read', owners: asked, one: ({ ids }, owner) => ({ id: ids[owner].hearingId }) },
  caseHearings: { action: 'grievance.read', owners: asked, one: ofCase },
  peopleToHear: {
    action: 'hearing.ask',
    owners: ['a', 'b', 'c'],
    one: (world, owner) => ({ ...ofCase(world, owner), supplierId: world.ids[owner].supplierId }),
  },
  letterTraces: { action: 'hearing.ask', owners: asked, one: (world, owner) => ({ ...ofCase(world, owner), words: '12345 francs' }) },
}

const letter = ({ ids }: World, owner: Owner) => ({ input: { id: ids[owner].hearingId, version: 0 } })

export const mutationsOfHearings: Readonly<Record<string, MutationDecision>> = {
  // Of this supplier something is asked already.
  askSupplier: {
    action: 'hearing.ask',
    owners: asked,
    rule: 'hearingOpen',
    variables: async (world, owner) => {
      const { id } = ofCase(world, owner)
      const { rows } = await world.db.query('SELECT version FROM grievances WHERE id = $1', [id])
      const { supplierId, assigneeId } = world.ids[owner]
      const to = { supplierId, recipientIds: [assigneeId], dueOn: '2199-01-01' }
      return { input: { id, version: rows[0].version, words: 'New', ...to } }
    },
  },
  remindHearing: { action: 'hearing.remind', owners: asked, rule: 'remindedToday', variables: letter },
  withdrawHearing: { action: 'hearing.withdraw', owners: asked, variables: letter },
  answerHearing: {
    action: 'hearing.answer',
    owners: asked,
    variables: ({ ids }, owner) => ({ input: { id: ids[owner].hearingId, act: ids[owner].responseId, words: 'New' } }),
  },
}

/** A letter as a handler writes it, to one person of the supplier, with a row of everything that may hang on it. */
export async function sampleHearing(
  db: pg.Client,
  programme: TestProgramme,
  caseId: string,
  supplier: TestSupplier,
  recipient: Person,
): Promise<Pick<Ids, 'hearingId' | 'recipientIds'>> {
  const { rows } = await db.query("UPDATE grievances SET status = 'FINDINGS_DRAFT' WHERE id = $1 RETURNING id, version", [caseId])
  await programme.staff.GRIEVANCE_HANDLER.run('mutation ($input: AskSupplierInput!) { askSupplier(input: $input) { id } }', {
    input: { ...rows[0], words: 'Please say', supplierId: supplier.id, recipientIds: [recipient.accountId], dueOn: '2199-01-01' },
  })
  const { rows: made } = await db.query('SELECT id FROM hearings WHERE supplier_id = $1', [supplier.id])
  await db.query(
    "INSERT INTO hearing_files (id, programme_id, hearing_id, place, sealed, at) VALUES (gen_random_uuid(), $1, $2, '', '', now())",
    [programme.id, made[0].id],
  )
  return { hearingId: made[0].id, recipientIds: [recipient.accountId] }
}
