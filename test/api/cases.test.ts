import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { houseActor } from 'server/src/core/actor.ts'
import { enqueue } from 'server/src/core/enqueue.ts'
import { keepCasesNoLonger } from 'server/src/features/grievances/retention.ts'
import { appealAsSender } from 'server/src/features/grievances/sender.commands.ts'
import { followGrievance, readSenderFile } from 'server/src/features/grievances/sender.reading.ts'
import { tokenHash } from 'server/src/platform/signing.ts'
import { translator } from 'server/src/platform/words.ts'
import { locales } from 'shared/words/lists.ts'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { file, giveKey, makeHandler, said } from '../factories/handlers.ts'
import { foundProgramme, type TestProgramme } from '../factories/programme.ts'
import { asSuper, openTestHouse, type TestHouse, until } from '../support/house.ts'
import { lay } from '../support/lay.ts'
import type { Person } from '../support/person.ts'
import { Sender } from '../support/tus.ts'

let house: TestHouse
let programme: TestProgramme
let [first, second]: Person[] = []
beforeAll(async () => {
  house = await openTestHouse()
  programme = await foundProgramme(house)
  first = await giveKey(house, programme.id, programme.staff.GRIEVANCE_HANDLER)
  second = await makeHandler(house, programme)
}, 120_000)
afterAll(() => house?.close())

const known = (person: Person | undefined): Person => {
  if (!person) throw new Error('nobody')
  return person
}
const fields = `id locator status version clock dueOn pausedSince decision dismissedFor remedyKind retaliation forgetOn hasIdentity
  handlers { id name } allowedActions`
interface Shown {
  id: string
  locator: string
  status: string
  version: number
  clock: string | null
  dueOn: string | null
  pausedSince: string | null
  decision: string | null
  retaliation: boolean
  forgetOn: string | null
  handlers: { id: string }[]
  allowedActions: string[]
}
const look = async (id: string, person = first): Promise<Shown> =>
  (await known(person).run(`query ($id: ID!) { case(id: $id) { ${fields} } }`, { id })).case
const takeStep = `mutation ($input: TakeStepInput!) { takeStep(input: $input) { ${fields} } }`
/** One step after another, each with words of its own. */
async function walk(id: string, steps: readonly [string, object?][], person = first): Promise<Shown> {
  let shown = await look(id, person)
  for (const [step, more] of steps)
    shown = (await known(person).run(takeStep, { input: { id, version: shown.version, step, words: `Words of ${step}`, ...more } }))
      .takeStep
  return shown
}
const records = async (
  id: string,
  person = first,
): Promise<{ id: string; kind: string; shared: boolean; bySender: boolean; value: { text?: string; what?: string } }[]> =>
  (await known(person).run('query ($id: ID!) { caseRecords(id: $id) { id kind shared bySender value } }', { id })).caseRecords
const filed = (words: Parameters<typeof said>[0] = {}) => file(house, programme.id, said(words))
const seenBySender = (code: string) => {
  const { open } = house.serving
  const ctx = open.context({})
  return open.atomic.read(ctx, () => followGrievance(ctx, code))
}
const appeal = (code: string): Promise<boolean> => {
  const { open } = house.serving
  const ctx = open.context({})
  return open.atomic.write(ctx, { name: 'appealAsSender', fields: ['appealAsSender'], request: null }, () =>
    appealAsSender(ctx, code, { id: crypto.randomUUID(), text: 'Look again' }),
  )
}
const lesson = { rootCause: 'SITE_UNFIT', changeMade: 'SITE', learned: 'The basin was never measured.' }
const underWay: [string, object?][] = [['ACKNOWLEDGE'], ['TRIAGE'], ['ADMIT'], ['INVESTIGATE']]

describe('a case from its report to its appeal', () => {
  let id: string
  let code: string

  test('waits in the inbox with its first clock, and in the work of its handlers alone', async () => {
    const done = await filed({ what: 'The well is red since the rain.', topic: 'T2-E5', country: 'GN' })
    id = done.grievanceId
    code = done.code
    const { cases } = await known(first).run('{ cases(filter: { group: OPEN }) { nodes { id topic country clock dueOn } } }')
    expect(cases.nodes).toMatchObject([{ id, topic: 'T2-E5', country: 'GN', clock: 'ACKNOWLEDGE' }])
    const { myWork } = await known(first).run('{ myWork { kind subjectId } }')
    expect(myWork).toEqual([{ kind: 'HANDLE_CASE', subjectId: id }])
    const told = await asSuper(house.superUrl, "SELECT key, values, path FROM notifications WHERE account_id = $1 AND key = 'casesWait'", [
      known(second).accountId,
    ])
    expect(told).toEqual([{ key: 'casesWait', values: {}, path: '/cases' }])
    for (const other of [programme.reviewer, programme.administrator, programme.auditor]) {
      expect((await other.refusal('{ cases { nodes { id } } }')).code).toBe('DENIED')
      expect(JSON.stringify(await other.send('{ myWork { kind subjectId } history { nodes { subjectId action } } }'))).not.toContain(id)
    }
  })

  test('is acknowledged, admitted and looked into; the sender reads what is meant for them', async () => {
    const shown = await walk(id, underWay)
    expect(shown).toMatchObject({ status: 'INVESTIGATING', clock: 'FINDING' })
    const seen = await seenBySender(code)
    expect(seen?.status).toBe('INVESTIGATING')
    expect(JSON.stringify(seen)).toContain('Words of ACKNOWLEDGE')
  })

  test('what handlers note among themselves the sender does not read', async () => {
    const write = 'mutation ($input: WriteInCaseInput!) { writeInCase(input: $input) { id } }'
    await known(first).run(write, { input: { id, kind: 'MESSAGE', words: 'When did it begin?' } })
    await known(second).run(write, { input: { id, kind: 'NOTE', words: 'Ask the hydrologist' } })
    const notes = (await records(id)).filter(one => one.kind === 'NOTE')
    expect(notes.at(-1)).toMatchObject({ value: { text: 'Ask the hydrologist' }, shared: false, bySender: false })
    const seen = JSON.stringify(await seenBySender(code))
    expect(seen).toContain('When did it begin?')
    expect(seen).not.toContain('hydrologist')
  })

  test('its clock is stopped with a reason that the sender reads, and runs again', async () => {
    const before = await look(id)
    const input = { id, version: before.version, reason: 'NO_ACCESS', words: 'The road is washed away' }
    const paused = (await known(first).run(`mutation ($input: PauseCaseInput!) { pauseCase(input: $input) { ${fields} } }`, { input }))
      .pauseCase
    // What still runs is the feedback that the law asks for.
    expect(paused).toMatchObject({ clock: 'FEEDBACK' })
    expect(paused.pausedSince).not.toBeNull()
    expect(JSON.stringify(await seenBySender(code))).toContain('washed away')
    const resumed = await known(first).run(`mutation ($input: VersionedInput!) { resumeCase(input: $input) { ${fields} } }`, {
      input: { id, version: paused.version },
    })
    expect(resumed.resumeCase).toMatchObject({ clock: 'FINDING', pausedSince: null })
  })

  test('a step needs its words and facts, and says which are missing', async () => {
    const { version } = await walk(id, [['DRAFT_FINDINGS']])
    const refused = await known(first).refusal(takeStep, { input: { id, version, step: 'SUBSTANTIATE' } })
    expect(refused.code).toBe('INVALID')
    expect(Object.keys(refused.fields ?? {}).sort()).toEqual(['result', 'words'])
  })

  test('what those concerned are told is never in the sender’s own words', async () => {
    const { version } = await look(id)
    const told = { id, version, step: 'HEAR_PARTIES', words: 'Somebody says: The well is red since the rain of Monday.' }
    expect((await known(first).refusal(takeStep, { input: told })).fields).toHaveProperty('words')
  })

  test('substantiated, it raises a red flag about the supplier without a word of the sender or of the case', async () => {
    const { id: supplierId } = await programme.makeSupplier()
    const decided = await walk(id, [['HEAR_PARTIES'], ['SUBSTANTIATE', { result: 'SUBSTANTIATED', supplierId }]])
    expect(decided).toMatchObject({ status: 'DECIDED', decision: 'SUBSTANTIATED', clock: null })
    const { redFlags } = await programme.reviewer.run(
      'query ($filter: RedFlagFilter) { redFlags(filter: $filter) { nodes { code cause status assessedWords } } }',
      { filter: { supplierId } },
    )
    expect(redFlags.nodes).toEqual([{ code: 'RF-C1', cause: { kind: 'GRIEVANCE', topic: 'T2-E5' }, status: 'RAISED', assessedWords: null }])
    const acts = await asSuper(house.superUrl, 'SELECT data::text AS data FROM case_history WHERE subject_id = $1', [id])
    expect(JSON.stringify(acts)).not.toContain(supplierId)
  })

  test('its remedy is followed, it is closed, and an appeal is looked at by somebody else', async () => {
    await walk(id, [['START_REMEDY', { remedyKind: 'RESTITUTION', remedyDueOn: '2199-01-01' }]])
    const early = { input: { id, version: (await look(id)).version, step: 'CLOSE', words: 'Done' } }
    expect(Object.keys((await known(first).refusal(takeStep, early)).fields ?? {})).toEqual(['rootCause', 'changeMade'])
    await walk(id, [['CLOSE', lesson]])
    const learned = (await records(id)).find(one => one.kind === 'LESSON')
    expect(learned).toMatchObject({ shared: false, value: { text: 'The basin was never measured.' } })
    expect(await appeal(code)).toBe(true)
    expect(JSON.stringify(await seenBySender(code))).not.toMatch(/never measured|SITE_UNFIT/)
    expect(await look(id)).toMatchObject({ status: 'APPEALED', clock: 'APPEAL_DECISION', forgetOn: null })
    const { version, allowedActions } = await look(id)
    expect(allowedActions).not.toContain('grievance.review')
    const own = { input: { id, version, step: 'REVIEW', words: 'It holds', appealResult: 'UPHELD' } }
    expect((await known(first).refusal(takeStep, own)).code).toBe('DENIED')
    expect(
      await walk(
        id,
        [
          ['REVIEW', { appealResult: 'UPHELD' }],
          ['CLOSE', lesson],
        ],
        second,
      ),
    ).toMatchObject({ status: 'CLOSED' })
    await expect(appeal(code)).rejects.toMatchObject({ message: 'errors:appealOver' })
    expect((await look(id)).forgetOn).not.toBeNull()
  })

  test('two handlers at once: the second is told', async () => {
    const { version } = await look(id)
    const reopen = { input: { id, version, step: 'REOPEN', words: 'New facts' } }
    const answers = await Promise.all([known(first).send(takeStep, reopen), known(second).send(takeStep, reopen)])
    expect(answers.filter(one => one.errors).map(one => one.errors?.[0]?.extensions.rule)).toEqual(['changedMeanwhile'])
  })
})

test('what is dismissed says why, and can be appealed', async () => {
  const { grievanceId: id } = await filed()
  const shown = await walk(id, [['ACKNOWLEDGE'], ['TRIAGE'], ['DISMISS', { dismissedFor: 'NOT_OUR_CHAIN' }]])
  expect(shown).toMatchObject({ status: 'INADMISSIBLE' })
  // The sender has the pages: nobody appeals for them.
  expect(shown.allowedActions).not.toContain('grievance.appeal')
  expect((await records(id)).map(one => one.kind)).toContain('REASON')
})

describe('whoever must not read it', () => {
  const changeHandlers = `mutation ($input: ChangeHandlersInput!) { changeHandlers(input: $input) { ${fields} } }`

  test('the handler of the department concerned never learns of it, and cannot be added', async () => {
    const { createDepartment } = await programme.administrator.run('mutation { createDepartment(name: "Crushing") { id } }')
    const close = await makeHandler(house, programme, { departmentId: createDepartment.id })
    const { grievanceId: id } = await filed({ concernsUs: true, departmentId: createDepartment.id })
    expect((await close.run('{ cases { nodes { id } } }')).cases.nodes.map((one: { id: string }) => one.id)).not.toContain(id)
    expect((await close.run('query ($id: ID!) { case(id: $id) { id } caseRecords(id: $id) { id } }', { id })).caseRecords).toEqual([])
    const { caseCandidates } = await known(first).run('query ($id: ID!) { caseCandidates(id: $id) { id } }', { id })
    expect(caseCandidates.map((one: { id: string }) => one.id)).not.toContain(close.accountId)
    const { version } = await look(id)
    const input = { id, version, accountId: close.accountId, change: 'ADD' }
    expect(await known(first).refusal(changeHandlers, { input })).toMatchObject({ rule: 'handlerInConflict' })
  })

  test('one who is accused is kept out for good, and what they wrote stays', async () => {
    const { grievanceId: id } = await filed()
    const accused = known(second)
    await accused.run('mutation ($input: WriteInCaseInput!) { writeInCase(input: $input) { id } }', {
      input: { id, kind: 'NOTE', words: 'Nothing to see' },
    })
    const exclude = { input: { id, version: (await look(id)).version, accountId: accused.accountId, change: 'EXCLUDE' } }
    await known(first).run(changeHandlers, exclude)
    expect(await look(id, accused)).toBeNull()
    const add = { input: { id, version: (await look(id)).version, accountId: accused.accountId, change: 'ADD' } }
    expect(await known(first).refusal(changeHandlers, add)).toMatchObject({ rule: 'handlerInConflict' })
    expect(JSON.stringify(await records(id))).toContain('Nothing to see')
  })
})

test('who the sender is: asked for with a reason, granted by another, and on record', async () => {
  const { grievanceId: id } = await filed({ anonymous: false, name: 'Mamadou B.', contact: '+224 600 00 00 00' })
  const identity = 'query ($id: ID!) { senderIdentity(id: $id) { name contact } }'
  expect(await known(first).refusal(identity, { id })).toMatchObject({ rule: 'identityClosed' })
  const { askIdentity } = await known(first).run('mutation ($input: AskIdentityInput!) { askIdentity(input: $input) }', {
    input: { id, words: 'The doctor needs to reach him' },
  })
  const decide = 'mutation ($input: DecideIdentityInput!) { decideIdentity(input: $input) }'
  const input = { id: askIdentity, version: 0, granted: true }
  expect(await known(first).refusal(decide, { input })).toMatchObject({ rule: 'ownRequest' })
  await known(second).run(decide, { input })
  expect((await known(first).run(identity, { id })).senderIdentity).toEqual({ name: 'Mamadou B.', contact: '+224 600 00 00 00' })
  const { identityRequests } = await known(first).run('query ($id: ID!) { identityRequests(id: $id) { status mine decidedBy } }', { id })
  expect(identityRequests).toMatchObject([{ status: 'GRANTED', mine: true }])
})

test('retaliation goes before everything else until somebody has seen to it', async () => {
  const { grievanceId: id } = await filed()
  await walk(id, underWay)
  const see = `mutation ($input: SeeToRetaliationInput!) { seeToRetaliation(input: $input) { ${fields} } }`
  const marked = (await known(first).run(see, { input: { id, version: (await look(id)).version, seenTo: false } })).seeToRetaliation
  expect(marked).toMatchObject({ retaliation: true, clock: 'RETALIATION' })
  const { cases } = await known(first).run('{ cases(filter: { group: RETALIATION }) { nodes { id } } }')
  expect(cases.nodes).toEqual([{ id }])
  const seen = (await known(first).run(see, { input: { id, version: marked.version, seenTo: true } })).seeToRetaliation
  expect(seen).toMatchObject({ retaliation: false, clock: 'FINDING' })
})

test('what came by telephone is taken down in the sender’s words, with a code to hand over', async () => {
  const takeDown = 'mutation ($input: TakeDownGrievanceInput!) { takeDownGrievance(input: $input) { id code receipt } }'
  const input = {
    ...{ id: crypto.randomUUID(), channel: 'PHONE', language: 'fr', what: 'La poussière couvre nos champs.', notFor: [] },
    ...{ concernsUs: false, danger: false, anonymous: true, agreed: true },
  }
  const { id: scan } = await lay(known(first), 'lettre.jpg', await photo())
  const { takeDownGrievance: taken } = await known(first).run(takeDown, { input: { ...input, files: [scan] } })
  // A broken line, and once more: the file is sealed by now.
  expect((await known(first).run(takeDown, { input: { ...input, files: [scan] } })).takeDownGrievance.code).toBe(taken.code)
  expect((await seenBySender(taken.code))?.files.map(({ name }) => name)).toEqual(['lettre.jpg'])
  expect((await seenBySender(taken.code))?.grievanceId).toBe(taken.id)
  const kept = await asSuper(house.superUrl, 'SELECT answer::text AS answer FROM operations')
  expect(JSON.stringify(kept)).not.toContain(taken.code)
  expect(await known(first).run('query ($id: ID!) { case(id: $id) { channel } }', { id: taken.id })).toEqual({ case: { channel: 'PHONE' } })
})

describe('for a sender who has no screen', () => {
  const speak = `mutation ($input: SpeakForSenderInput!) { speakForSender(input: $input) { ${fields} solved } }`
  const takeDown = 'mutation ($input: TakeDownGrievanceInput!) { takeDownGrievance(input: $input) { id code } }'
  const report = {
    ...{ channel: 'MEETING', language: 'fr', what: 'Le pont est fermé.', notFor: [], topic: 'OTHER' },
    ...{ concernsUs: false, danger: false, anonymous: true, agreed: true },
  }

  test('a handler types what they say: that it helped, an appeal, a withdrawal; on record by whom', async () => {
    const { takeDownGrievance: taken } = await known(first).run(takeDown, { input: { ...report, id: crypto.randomUUID() } })
    const { id } = taken
    const say = async (act: string, more: object = {}): Promise<unknown> =>
      (
        await known(first).run(speak, {
          input: { id, version: (await look(id)).version, act, words: `In her words: ${act}`, sure: true, ...more },
        })
      ).speakForSender
    await walk(id, [...underWay, ['DRAFT_FINDINGS'], ['FIND_UNFOUNDED']])
    const unsure = { id, version: (await look(id)).version, act: 'SOLVED', words: 'x', sure: false }
    expect(Object.keys((await known(first).refusal(speak, { input: unsure })).fields ?? {}).sort()).toEqual(['sure'])
    const unanswered = { ...unsure, sure: true }
    expect(Object.keys((await known(first).refusal(speak, { input: unanswered })).fields ?? {})).toEqual(['solved'])
    expect(await say('SOLVED', { solved: 'PARTLY' })).toMatchObject({ status: 'DECIDED', solved: 'PARTLY' })
    expect(await say('APPEAL')).toMatchObject({ status: 'APPEALED' })
    expect(await say('WITHDRAW')).toMatchObject({ status: 'WITHDRAWN' })
    const typed = await asSuper(
      house.superUrl,
      "SELECT kind, side, author_id FROM grievance_records WHERE grievance_id = $1 AND kind IN ('SOLVED', 'APPEAL', 'WITHDRAWAL') ORDER BY at",
      [id],
    )
    const { accountId } = known(first)
    expect(typed).toEqual(['SOLVED', 'APPEAL', 'WITHDRAWAL'].map(kind => ({ kind, side: 'SENDER', author_id: accountId })))
    const seen = await seenBySender(taken.code)
    expect(seen?.messages.at(-1)).toMatchObject({ from: 'SENDER', writtenDown: true, text: 'In her words: WITHDRAW' })
  })

  test('for one who has the pages nobody does, and the database would not let them', async () => {
    const { grievanceId: id } = await filed()
    const shown = await look(id)
    expect(shown.allowedActions).not.toContain('grievance.withdraw')
    const input = { id, version: shown.version, act: 'WITHDRAW', words: 'No', sure: true }
    expect((await known(first).refusal(speak, { input })).code).toBe('DENIED')
    const { open } = house.serving
    const act = (text: string, values: unknown[]): Promise<unknown> => {
      const ctx = open.context({ sessionHash: tokenHash(known(first).cookie.split('=')[1] ?? '') })
      return open.atomic.write(ctx, { name: 'test', fields: ['test'], request: null }, async () => {
        ctx.authorised = true
        return ctx.ask({ text, values })
      })
    }
    const record = `INSERT INTO grievance_records (id, programme_id, grievance_id, kind, side, shared, author_id, at, sealed, version)
      VALUES (gen_random_uuid(), $1, $2, $3, 'SENDER', true, $4, now(), '', 0) RETURNING id`
    const { accountId } = known(first)
    for (const [text, values] of [
      ["UPDATE grievances SET status = 'WITHDRAWN' WHERE id = $1", [id]],
      ["UPDATE grievances SET channel = 'PHONE' WHERE id = $1", [id]],
      ["UPDATE grievances SET solved = 'YES' WHERE id = $1", [id]],
      [record, [programme.id, id, 'WITHDRAWAL', accountId]],
      [record, [programme.id, id, 'MESSAGE', null]],
      [record, [programme.id, id, 'MESSAGE', known(second).accountId]],
    ] as const)
      await expect(act(text, [...values])).rejects.toMatchObject({ code: '42501' })
    expect(await act(record, [programme.id, id, 'NOTE', accountId])).toHaveLength(1)
  })
})

const photo = (): Promise<Buffer> =>
  sharp({ create: { width: 40, height: 30, channels: 3, background: '#a85' } })
    .withExif({ IFD0: { Artist: 'The handler' } })
    .jpeg()
    .toBuffer()
describe('files of handlers', () => {
  const write = 'mutation ($input: WriteInCaseInput!) { writeInCase(input: $input) { id } }'

  test('go with a message, without what hid in them; the sender loads it, and none that goes with a note', async () => {
    const { grievanceId: id, code } = await filed()
    const { id: answer, removed } = await lay(known(first), 'answer.jpg', await photo())
    expect(removed).toContain('place and device')
    const { id: inside } = await lay(known(first), 'inside.txt', Buffer.from('For handlers alone'))
    const message = { id, kind: 'MESSAGE', words: 'See the picture', files: [answer] }
    // Nobody takes along what a colleague has laid ready.
    expect((await known(second).refusal(write, { input: message })).fields).toHaveProperty('files')
    await known(first).run(write, { input: message })
    await known(first).run(write, { input: { id, kind: 'NOTE', words: 'Kept', files: [inside] } })
    // Sealed, it no longer lies in memory.
    expect(house.serving.open.house.caseFiles.of([answer, inside])).toEqual([])
    expect((await known(first).refusal(write, { input: message })).fields).toHaveProperty('files')
    const seen = await seenBySender(code)
    expect(seen?.files.map(({ name }) => name)).toEqual(['answer.jpg'])
    const { open } = house.serving
    const load = (fileId: string) => {
      const ctx = open.context({})
      return open.atomic.read(ctx, () => readSenderFile(ctx, code, fileId))
    }
    const loaded = await load(seen?.files[0]?.id ?? '')
    const bytes = await buffer(loaded?.body ?? Readable.from([]))
    expect((await sharp(bytes).metadata()).exif).toBeUndefined()
    const [hidden] = await asSuper(house.superUrl, 'SELECT id FROM grievance_files WHERE grievance_id = $1 AND NOT shared', [id])
    await expect(load(String(hidden?.id))).rejects.toMatchObject({ message: 'errors:notFound' })
    const given = await known(second).get(`/cases/files/${hidden?.id}`)
    expect(await given.text()).toBe('For handlers alone')
  })

  test('go with findings, and not with what a party is given', async () => {
    const { grievanceId: id } = await filed()
    await walk(id, underWay)
    const { id: paper } = await lay(known(first), 'roster.csv', Buffer.from('day,name\n1,A\n'))
    const { version } = await walk(id, [['DRAFT_FINDINGS', { files: [paper] }]])
    const { caseRecords } = await known(first).run('query ($id: ID!) { caseRecords(id: $id) { kind files { name } } }', { id })
    expect(caseRecords.at(-1)).toEqual({ kind: 'FINDINGS', files: [{ name: 'roster.csv' }] })
    const { id: other } = await lay(known(first), 'a.txt', Buffer.from('A paper of theirs'))
    const told = { id, version, step: 'HEAR_PARTIES', words: 'What happened on Monday?', files: [other] }
    expect((await known(first).refusal(takeStep, { input: told })).fields).toHaveProperty('files')
  })

  test('one that cannot be cleaned is refused with words, and nothing of it stays', async () => {
    const heic = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic'), Buffer.alloc(40)])
    expect(await lay(known(first), 'x.heic', heic)).toMatchObject({
      rule: 'heic',
      message: expect.stringContaining('x.heic was not taken'),
    })
    expect(await lay(known(first), 'x.zip', Buffer.alloc(26_000_000))).toMatchObject({ rule: 'large' })
    const { id } = await lay(known(first), 'mine.txt', Buffer.from('A paper of mine'))
    // A colleague neither goes on with it nor takes it away.
    for (const method of ['HEAD', 'DELETE']) expect((await new Sender(known(second)).speak(method, `/sealed-files/${id}`)).status).toBe(404)
    expect(house.serving.open.house.caseFiles.of([id])).toHaveLength(1)
    expect((await new Sender(known(first)).speak('DELETE', `/sealed-files/${id}`)).status).toBe(204)
    expect(house.serving.open.house.caseFiles.of([id])).toEqual([])
  })
})

test('at the end of its time a case is destroyed, thirty days after its handlers were reminded', async () => {
  const { grievanceId: id, code } = await filed()
  await walk(id, [['ACKNOWLEDGE'], ['TRIAGE'], ['DISMISS', { dismissedFor: 'OTHER' }], ['CLOSE']])
  const { open } = house.serving
  const round = async (): Promise<void> => {
    const ctx = open.context({ actor: houseActor(programme.id) })
    await open.atomic.together(step => step(ctx, () => keepCasesNoLonger(ctx)))
  }
  await asSuper(house.superUrl, 'UPDATE grievances SET forget_on = CURRENT_DATE - 1 WHERE id = $1', [id])
  await round()
  await round()
  const [reminded] = await asSuper(
    house.superUrl,
    'SELECT reminded_on IS NOT NULL AS reminded, forgotten_at FROM grievances WHERE id = $1',
    [id],
  )
  expect(reminded).toEqual({ reminded: true, forgotten_at: null })
  await asSuper(house.superUrl, 'UPDATE grievances SET reminded_on = CURRENT_DATE - 31 WHERE id = $1', [id])
  await round()
  expect(await look(id)).toBeNull()
  expect(await seenBySender(code)).toBeNull()
  const left = await asSuper(
    house.superUrl,
    'SELECT (SELECT count(*)::int FROM grievance_records r WHERE r.grievance_id = g.id) AS records, (SELECT count(*)::int FROM grievance_keys k WHERE k.grievance_id = g.id) AS keys FROM grievances g WHERE id = $1',
    [id],
  )
  expect(left).toEqual([{ records: 0, keys: 0 }])
})

test('figures show nothing below five, on the page and in the spreadsheet', async () => {
  const year = new Date().getUTCFullYear()
  const { grievanceFigures } = await known(first).run(
    `query ($year: Int!) { grievanceFigures(year: $year) { rows { group key count } } }`,
    { year },
  )
  const rows: { group: string; key: string; count: number | null }[] = grievanceFigures.rows
  expect(rows.find(one => one.key === 'received')?.count).toBeGreaterThanOrEqual(5)
  expect(rows.find(one => one.key === 'appeals')?.count).toBeNull()
  // Days are no cases: of them none is too few.
  expect(rows.filter(one => one.count !== null && one.count < 5 && !['toAcknowledge', 'toDecide'].includes(one.key))).toEqual([])
  const taken = await known(first).get(`/exports/grievanceFigures.csv?lang=en&variables=${encodeURIComponent(JSON.stringify({ year }))}`)
  const lines = (await taken.text()).trimEnd().split('\r\n')
  expect(lines).toHaveLength(1 + rows.length)
  expect(lines).toContain('The year,Appeals,"Fewer than 5, or hidden to protect others"')
})

test('clocks may be set shorter, never longer than the law', async () => {
  const set = 'mutation ($input: SetGrievancesInput!) { setGrievances(input: $input) { feedbackDays version } }'
  const usual = {
    ...{ version: 0, acknowledgeWorkingDays: 3, admissibilityWorkingDays: 10, findingWorkingDays: 30, feedbackDays: 60 },
    ...{ appealDays: 30, appealDecisionWorkingDays: 30, retaliationWorkingDays: 2, retentionYears: 5 },
  }
  expect((await known(first).refusal(set, { input: { ...usual, feedbackDays: 91 } })).fields).toHaveProperty('feedbackDays')
  expect((await known(first).run(set, { input: usual })).setGrievances).toEqual({ feedbackDays: 60, version: 1 })
  expect(await known(first).refusal(set, { input: usual })).toMatchObject({ rule: 'changedMeanwhile' })
})

test('a case that a procedure still needs is kept longer: with a reason, for two years at most, and its handlers are reminded again', async () => {
  const { grievanceId: id } = await filed()
  const keep = `mutation ($input: KeepLongerInput!) { keepLonger(input: $input) { ${fields} keptUntil remindedOn } }`
  const input = async (until: string) => ({ input: { id, version: (await look(id)).version, until, words: 'The court asks for it' } })
  expect(await known(first).refusal(keep, await input('2030-01-01'))).toMatchObject({ rule: 'caseNotOver' })
  await walk(id, [['ACKNOWLEDGE'], ['TRIAGE'], ['DISMISS', { dismissedFor: 'OTHER' }], ['CLOSE']])
  // As it is a week before the end of its five years.
  await asSuper(
    house.superUrl,
    "UPDATE grievances SET status_since = now() - interval '5 years' + interval '7 days', forget_on = CURRENT_DATE + 7, reminded_on = CURRENT_DATE - 23 WHERE id = $1",
    [id],
  )
  const ending = await known(first).run('{ cases(filter: { group: ENDING }) { nodes { id remindedOn } } }')
  expect(ending.cases.nodes).toMatchObject([{ id }])
  const inYears = (years: number): string => new Date(Date.now() + years * 365 * 86_400_000).toISOString().slice(0, 10)
  expect((await known(first).refusal(keep, await input(inYears(3)))).fields).toHaveProperty('until')
  const { keepLonger: kept } = await known(first).run(keep, await input(inYears(1)))
  expect(kept).toMatchObject({ forgetOn: inYears(1), keptUntil: inYears(1), remindedOn: null })
  expect((await records(id)).at(-1)).toMatchObject({ kind: 'NOTE', shared: false, value: { text: 'The court asks for it' } })
  expect((await known(first).run('{ cases(filter: { group: ENDING }) { nodes { id } } }')).cases.nodes).toEqual([])
})

test('mails, notices, jobs and calendars hold nothing of any case: no word, no number, no topic, no name', async () => {
  const { open } = house.serving
  for (const { accountId } of [known(first), known(second)]) {
    const [member] = await asSuper(house.superUrl, 'SELECT id FROM memberships WHERE account_id = $1', [accountId])
    const ctx = open.context({ actor: houseActor(programme.id) })
    await open.atomic.write(ctx, { name: 'digest', fields: ['digest'], request: null }, async () => {
      ctx.authorised = true
      await enqueue(ctx, 'mail', { kind: 'digest', subjectId: String(member?.id), accountId })
    })
  }
  const digests = await until(async () => {
    const mails = (await Promise.all([first, second].map(person => house.mails(known(person).email)))).flat()
    return (
      mails.filter(({ text }) => locales.some(one => text.includes(translator(one)('words:workKind.HANDLE_CASE')))).length === 2 && mails
    )
  }, 20_000)
  expect(digests.length).toBeGreaterThan(0)
  const { renewCalendarLink } = await known(first).run('mutation { renewCalendarLink { url } }')
  const calendar = await (await known(first).get(new URL(renewCalendarLink.url).pathname)).text()
  const rows = await asSuper(
    house.superUrl,
    `SELECT to_jsonb(m)::text AS text FROM mails m UNION ALL SELECT to_jsonb(n)::text FROM notifications n UNION ALL SELECT to_jsonb(j)::text FROM pgboss.job j`,
  )
  const ofCases = await asSuper(house.superUrl, 'SELECT locator FROM grievances')
  const secrets = [
    ...ofCases.map(row => String(row.locator)),
    ...['well is red', 'washed away', 'hydrologist', 'Mamadou', '600 00 00', 'poussière', 'Words of', 'Nothing to see', 'court asks'],
    ...locales.flatMap(locale => ['T2-E5', translator(locale)('speak:topic.T2-E5')]),
  ]
  const everything = [calendar, ...rows.map(row => String(row.text))].join('\n')
  expect(secrets.filter(secret => everything.includes(secret))).toEqual([])
})
