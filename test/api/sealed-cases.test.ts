import { randomUUID } from 'node:crypto'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { houseActor } from 'server/src/core/actor.ts'
import type { Context } from 'server/src/core/context.ts'
import type { Refusal } from 'server/src/core/errors.ts'
import { takeCase } from 'server/src/features/grievances/cases.ts'
import { forgetCase } from 'server/src/features/grievances/forgetting.ts'
import { Grievance } from 'server/src/features/grievances/grievance.entity.ts'
import { addHandler } from 'server/src/features/grievances/handlers.commands.ts'
import { askIdentity, decideIdentity, readIdentity } from 'server/src/features/grievances/identity.commands.ts'
import { type OpenedRecord, openRecords } from 'server/src/features/grievances/records.ts'
import { answerSolved, writeAsSender } from 'server/src/features/grievances/sender.commands.ts'
import { followGrievance, readSenderFile } from 'server/src/features/grievances/sender.reading.ts'
import { makeCheckpoint } from 'server/src/features/history/checkpoints.ts'
import { tokenHash } from 'server/src/platform/signing.ts'
import { folderStorage } from 'server/src/platform/storage.ts'
import { verifyAll } from 'server/src/verify/verify-all.ts'
import { verifyReceipt } from 'server/src/verify-receipt.ts'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { file, makeHandler, said } from '../factories/handlers.ts'
import { foundProgramme, knownPassword, type TestProgramme } from '../factories/programme.ts'
import { dumped } from '../support/dump.ts'
import { asSuper, openTestHouse, type TestHouse } from '../support/house.ts'
import { keptLog } from '../support/kept-log.ts'
import { Person } from '../support/person.ts'

// The locks of keys are as slow as they are; what a password is worth at the door, the tests of sign-in show.
vi.mock(import('server/src/platform/passwords.ts'), () => import('../access/passwords.ts'))

const kept = keptLog()
let house: TestHouse
let programme: TestProgramme
let li: Person
let wang: Person
beforeAll(async () => {
  house = await openTestHouse({ parts: { log: kept.log } })
  programme = await foundProgramme(house)
  li = await makeHandler(house, programme)
  wang = await makeHandler(house, programme)
}, 60_000)
afterAll(() => house?.close())

/** One operation of a person with their session, as GraphQL runs it. */
function asPerson<T>(person: Person, act: (ctx: Context) => Promise<T>): Promise<T> {
  const { open } = house.serving
  const token = person.cookie.split('=')[1] ?? ''
  const ctx = open.context({ sessionHash: tokenHash(token), sessionSecret: () => token })
  return open.atomic.read(ctx, () => act(ctx))
}
function asPersonWrites<T>(person: Person, act: (ctx: Context) => Promise<T>): Promise<T> {
  const { open } = house.serving
  const token = person.cookie.split('=')[1] ?? ''
  const ctx = open.context({ sessionHash: tokenHash(token), sessionSecret: () => token })
  return open.atomic.write(ctx, { name: 'test', fields: ['test'], request: null }, () => act(ctx))
}
const read = (person: Person, id: string): Promise<OpenedRecord[]> => asPerson(person, ctx => openRecords(ctx, { id }))
const refused = async (person: Person, id: string): Promise<string> => {
  const error = await read(person, id).then(
    () => null,
    (thrown: Refusal) => thrown,
  )
  return String(error?.extensions.rule ?? error?.extensions.code)
}
const seenBy = (person: Person): Promise<string[]> =>
  asPerson(person, async ctx => (await ctx.ask({ text: 'SELECT id FROM grievances' })).map(row => String(row.id)))

/** One operation of somebody without a session, as the public pages run it. */
const asSender = <T>(act: (ctx: Context) => Promise<T>): Promise<T> => {
  const { open } = house.serving
  const ctx = open.context({})
  return open.atomic.write(ctx, { name: 'sender', fields: ['sender'], request: null }, () => act(ctx))
}
const follow = (code: string) => {
  const ctx = house.serving.open.context({})
  return house.serving.open.atomic.read(ctx, () => followGrievance(ctx, code))
}
const signIn = 'mutation ($input: SignInInput!) { signIn(input: $input) { account { id } } }'

async function onDisk(folder = house.folder): Promise<string> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter(entry => entry.isFile()).map(entry => readFile(join(entry.parentPath, entry.name), 'latin1'))
  return (await Promise.all(files)).join('\n')
}

/** How a text could stand somewhere without being seen at once. */
const disguises = (text: string): string[] => {
  const bytes = Buffer.from(text)
  return [
    text,
    bytes.toString('latin1'),
    bytes.toString('hex'),
    bytes.toString('base64').replace(/.{0,2}=*$/, ''),
    encodeURIComponent(text),
  ]
}

describe('a case from its sender', () => {
  test('is opened by the code it was given, however that is typed, and by no other', async () => {
    const { code, locator, grievanceId } = await file(house, programme.id)
    expect(code).toMatch(/^[0-9A-Z]{5}(-[0-9A-Z]{5}){3}-[0-9A-Z]{6}$/)
    const seen = await follow(` ${code.toLowerCase().replaceAll('-', ' ')}`)
    expect(seen).toMatchObject({
      grievanceId,
      locator,
      status: 'RECEIVED',
      clock: 'ACKNOWLEDGE',
      may: { write: true, solved: false, appeal: false, withdraw: true },
    })
    expect(seen?.messages).toMatchObject([{ kind: 'REPORT', from: 'SENDER', text: 'The dust of the crusher lies on our well.' }])
    const other = await file(house, programme.id)
    expect(await follow(locator + other.code.slice(5))).toBeNull()
    for (const wrong of ['', locator, `${code}0`, other.code.slice(0, -1)]) expect(await follow(wrong)).toBeNull()
  })

  test('that was sent twice is one case with one code; half an hour later the form tells nobody the code', async () => {
    const input = said()
    const [one, two] = await Promise.all([file(house, programme.id, input), file(house, programme.id, input)])
    expect(two).toEqual(one)
    expect(await file(house, programme.id, input)).toEqual(one)
    await asSuper(house.superUrl, "UPDATE grievances SET received_at = received_at - interval '31 minutes' WHERE id = $1", [
      one.grievanceId,
    ])
    await expect(file(house, programme.id, input)).rejects.toMatchObject({ extensions: { rule: 'grievanceAlready' } })
  })

  test('takes more words and files, each act once, and gives the files back', async () => {
    const path = join(house.folder, 'photo')
    const bytes = Buffer.alloc(200_001, 'picture of the well ')
    await writeFile(path, bytes)
    const files = [{ path, name: 'well.jpg', type: 'image/jpeg', size: bytes.length }]
    const { code, receipt } = await file(house, programme.id, said(), files)
    expect(JSON.parse(receipt)).toMatchObject({ files: [{ name: 'well.jpg' }], report: { what: expect.stringContaining('dust') } })
    const words = { id: randomUUID(), text: 'It is worse today.' }
    for (let twice = 0; twice < 2; twice++) expect(await asSender(ctx => writeAsSender(ctx, code, words, files))).toBe(true)
    const seen = await follow(code)
    expect(seen?.messages.map(one => [one.text, one.files.length])).toEqual([
      ['The dust of the crusher lies on our well.', 1],
      ['It is worse today.', 1],
    ])
    const given = await asSender(async ctx => {
      const opened = await readSenderFile(ctx, code, seen?.files[0]?.id ?? '')
      return { name: opened?.name, bytes: opened && Buffer.concat(await opened.body.toArray()) }
    })
    expect(given.name).toBe('well.jpg')
    expect(given.bytes?.equals(bytes)).toBe(true)
    await expect(asSender(ctx => answerSolved(ctx, code, { id: randomUUID(), solved: 'NO', text: '' }))).rejects.toMatchObject({
      extensions: { rule: 'notYetDecided' },
    })
  })

  test('is not found by the code of another programme’s case, and files of another case are not there', async () => {
    const [mine, other] = [await file(house, programme.id), await file(house, programme.id)]
    await asSender(ctx => writeAsSender(ctx, other.code, { id: randomUUID(), text: 'x' }, []))
    const ctx = house.serving.open.context({})
    const seen = await house.serving.open.atomic.read(ctx, async () => {
      await followGrievance(ctx, mine.code)
      return ctx.ask({
        text: 'SELECT id FROM grievances UNION ALL SELECT grievance_id FROM grievance_records UNION ALL SELECT subject_id FROM case_history UNION ALL SELECT grievance_id FROM grievance_keys',
      })
    })
    expect(new Set(seen.map(row => row.id))).toEqual(new Set([mine.grievanceId]))
  })
})

describe('who reads', () => {
  test('handlers with their key do, and it stands on record; nobody else learns that there is a case', async () => {
    const { grievanceId: id } = await file(house, programme.id, said({ what: 'Guards beat a driver.', topic: 'AII-A1' }))
    expect((await read(li, id)).map(one => one.value)).toEqual(
      expect.arrayContaining([expect.objectContaining({ what: 'Guards beat a driver.' })]),
    )
    await read(li, id)
    expect(await asSuper(house.superUrl, 'SELECT account_id, what FROM grievance_openings WHERE grievance_id = $1', [id])).toEqual([
      { account_id: li.accountId, what: 'CASE' },
    ])
    for (const person of [programme.administrator, programme.reviewer, programme.auditor, programme.staff.COMMITTEE_CHAIR]) {
      expect([await refused(person, id), await seenBy(person)]).toEqual(['casesLocked', []])
      const told = await person.send('{ history(first: 100) { nodes { seq action subjectId } } }')
      expect(JSON.stringify(told)).not.toContain(id)
      expect(JSON.stringify(told)).not.toContain('grievance.')
    }
    const { history } = await programme.reviewer.run('{ history(first: 100) { nodes { seq } } }')
    const places = history.nodes.map((one: { seq: string }) => Number(one.seq))
    // No gap tells of an act that is not shown.
    expect(places).toEqual(places.map((_: number, at: number) => places[0] - at))
  })

  test('a handler without a key sees the case and no word of it, until the password opens it', async () => {
    const { grievanceId: id } = await file(house, programme.id)
    const visitor = new Person(house)
    visitor.cookie = li.cookie
    await asSuper(house.superUrl, 'DELETE FROM session_handler_keys WHERE account_id = $1', [li.accountId])
    expect(await refused(visitor, id)).toBe('casesLocked')
    expect(await visitor.refusal('mutation { unlockCases(password: "not it at all") }')).toMatchObject({ rule: 'signIn' })
    await visitor.run('mutation ($p: String!) { unlockCases(password: $p) }', { p: knownPassword })
    expect(await read(visitor, id)).toHaveLength(1)
    const ofSessions = () => asSuper(house.superUrl, 'SELECT 1 FROM session_handler_keys WHERE account_id = $1', [li.accountId])
    expect(await ofSessions()).toHaveLength(1)
    const elsewhere = new Person(house)
    await elsewhere.run(signIn, { input: { email: li.email, password: knownPassword } })
    expect(await ofSessions()).toHaveLength(2)
    await elsewhere.run('mutation { signOut { account { id } } }')
    expect(await ofSessions()).toHaveLength(1)
  })

  test('not those of the accused department, nor those the sender named; they can never be added', async () => {
    const { createDepartment } = await programme.administrator.run('mutation { createDepartment(name: "Purchasing") { id } }')
    const zhao = await makeHandler(house, programme, { departmentId: createDepartment.id })
    const about = said({ concernsUs: true, departmentId: createDepartment.id, notFor: [wang.accountId] })
    const { grievanceId: id } = await file(house, programme.id, about)
    expect(await read(li, id)).toHaveLength(1)
    for (const person of [zhao, wang])
      expect([await refused(person, id), (await seenBy(person)).includes(id)]).toEqual(['caseKeyLost', false])
    const add = (accountId: string) =>
      asSuper(house.superUrl, 'UPDATE grievances SET handler_ids = handler_ids || $2::uuid WHERE id = $1', [id, accountId])
    await expect(add(wang.accountId)).rejects.toMatchObject({ code: '23514' })
    await expect(add(zhao.accountId)).rejects.toMatchObject({ code: '23514' })
    const all = await asSuper(
      house.superUrl,
      "SELECT account_id FROM memberships WHERE programme_id = $1 AND 'GRIEVANCE_HANDLER' = ANY (roles)",
      [programme.id],
    )
    await expect(file(house, programme.id, said({ notFor: all.map(row => String(row.account_id)) }))).rejects.toMatchObject({
      extensions: { rule: 'noHandler' },
    })
  })

  test('a handler whom an administrator has just made gets nothing until another handler vouches for them', async () => {
    const puppet = await programme.join(['GRIEVANCE_HANDLER'])
    await puppet.run(signIn, { input: { email: puppet.email, password: knownPassword } })
    const before = await file(house, programme.id)
    expect(await seenBy(puppet)).not.toContain(before.grievanceId)
    expect(await puppet.refusal('mutation ($id: ID!) { vouchForHandler(accountId: $id) }', { id: puppet.accountId })).toMatchObject({
      code: 'DENIED',
    })
    await li.run('mutation ($id: ID!) { vouchForHandler(accountId: $id) }', { id: puppet.accountId })
    const after = await file(house, programme.id)
    expect(await read(puppet, after.grievanceId)).toHaveLength(1)
    expect(await seenBy(puppet)).not.toContain(before.grievanceId)
  })
})

describe('who the sender is', () => {
  const decide = (person: Person, id: string, granted: boolean) =>
    asPersonWrites(person, ctx => decideIdentity(ctx, { id, version: 0, granted, words: 'It is needed to pay the wages.' }))
  const look = (person: Person, id: string) => asPerson(person, ctx => readIdentity(ctx, id))

  test('nobody sees who did not give a reason, to whom another handler did not say yes; and each look is on record', async () => {
    const known = said({ name: 'Fatoumata Barry', contact: '+224 621 11 11 11', anonymous: false })
    const { grievanceId: id } = await file(house, programme.id, known)
    const all = await read(li, id)
    expect(JSON.stringify(all)).not.toContain('Barry')
    await expect(look(li, id)).rejects.toMatchObject({ extensions: { rule: 'identityClosed' } })
    const ask = (person: Person) => asPersonWrites(person, ctx => askIdentity(ctx, { id, words: 'To hear them as a witness.' }))
    const request = await ask(li)
    await expect(ask(li)).rejects.toMatchObject({ extensions: { rule: 'identityAsked' } })
    await expect(decide(li, request, true)).rejects.toMatchObject({ extensions: { rule: 'ownRequest' } })
    await decide(wang, request, true)
    expect(await look(li, id)).toMatchObject({ name: 'Fatoumata Barry', contact: '+224 621 11 11 11' })
    await expect(look(wang, id)).rejects.toMatchObject({ extensions: { rule: 'identityClosed' } })
    const { caseOpenings } = await li.run('query ($id: ID!) { caseOpenings(id: $id) { what by } }', { id })
    expect(caseOpenings.map((one: { what: string }) => one.what)).toEqual(['IDENTITY', 'CASE'])
    const { grievanceId: nameless } = await file(house, programme.id)
    await expect(asPersonWrites(li, ctx => askIdentity(ctx, { id: nameless, words: 'To hear them.' }))).rejects.toMatchObject({
      extensions: { rule: 'senderUnknown' },
    })
  })

  test('a handler who is added later holds no key of it, and gets it with the yes', async () => {
    const { grievanceId: id } = await file(house, programme.id, said({ name: 'Ibrahima Sow', contact: 'x', anonymous: false }))
    const later = await makeHandler(house, programme)
    await asPersonWrites(li, async ctx => addHandler(ctx, await takeCase(ctx, 'grievance.give', id), later.accountId))
    expect(await read(later, id)).toHaveLength(1)
    const wraps = async () =>
      (
        await asSuper(house.superUrl, 'SELECT opens FROM grievance_keys WHERE grievance_id = $1 AND account_id = $2 ORDER BY 1', [
          id,
          later.accountId,
        ])
      ).map(row => row.opens)
    expect(await wraps()).toEqual(['CASE'])
    const request = await asPersonWrites(later, ctx => askIdentity(ctx, { id, words: 'To visit them.' }))
    await decide(li, request, true)
    expect(await wraps()).toEqual(['CASE', 'IDENTITY'])
    expect(await look(later, id)).toMatchObject({ name: 'Ibrahima Sow' })
  })
})

describe('what is lost and what is not', () => {
  const reset = async (person: Person): Promise<void> => {
    const [token, hash] = [randomUUID(), await import('server/src/platform/signing.ts')]
    await asSuper(
      house.superUrl,
      "INSERT INTO password_resets (id, account_id, token_hash, created_at, expires_at) VALUES (gen_random_uuid(), $1, $2, now(), now() + interval '1 hour')",
      [person.accountId, hash.tokenHash(token)],
    )
    await new Person(house).run('mutation ($input: ResetPasswordInput!) { resetPassword(input: $input) }', {
      input: { token, password: 'another password it is' },
    })
    await person.run(signIn, { input: { email: person.email, password: 'another password it is' } })
  }

  test('a changed password loses nothing; a reset one closes the cases until another handler gives them again', async () => {
    const { grievanceId: id } = await file(house, programme.id)
    const zhou = await makeHandler(house, programme)
    const { grievanceId: theirs } = await file(house, programme.id)
    await zhou.run('mutation ($input: ChangePasswordInput!) { changePassword(input: $input) }', {
      input: { current: knownPassword, password: 'a changed password it is' },
    })
    const again = new Person(house)
    again.accountId = zhou.accountId
    again.email = zhou.email
    await again.run(signIn, { input: { email: zhou.email, password: 'a changed password it is' } })
    expect(await read(again, theirs)).toHaveLength(1)
    await reset(again)
    expect(await refused(again, theirs)).toBe('caseKeyLost')
    expect((await again.run('{ caseKeys { unlocked vouched lost } }')).caseKeys).toEqual({ unlocked: true, vouched: false, lost: 1 })
    const fresh = await file(house, programme.id)
    expect(await seenBy(again)).not.toContain(fresh.grievanceId)
    expect((await wang.run('mutation ($id: ID!) { regiveCases(accountId: $id) }', { id: again.accountId })).regiveCases).toBe(1)
    expect(await read(again, theirs)).toHaveLength(1)
    expect(await seenBy(again)).not.toContain(id)
  })

  test('who loses the role loses the keys, except the last one, which waits closed', async () => {
    const lone = await foundProgramme(house)
    const [one, two] = [await makeHandler(house, lone), await makeHandler(house, lone)]
    const { grievanceId: id } = await file(house, lone.id)
    const change = async (person: Person, roles: string[]) => {
      const [member] = await asSuper(house.superUrl, 'SELECT id, version FROM memberships WHERE account_id = $1', [person.accountId])
      await lone.administrator.run('mutation ($input: ChangeRolesInput!) { changeRoles(input: $input) { id } }', {
        input: { ...member, roles },
      })
    }
    const holders = async () =>
      (
        await asSuper(
          house.superUrl,
          "SELECT account_id FROM grievance_keys WHERE grievance_id = $1 AND holder = 'HANDLER' AND opens = 'CASE'",
          [id],
        )
      ).map(row => row.account_id)
    await change(one, ['PURCHASING'])
    expect(await holders()).toEqual([two.accountId])
    await change(two, ['PURCHASING'])
    expect(await holders()).toEqual([two.accountId])
    expect(await seenBy(two)).toEqual([])
    await change(two, ['GRIEVANCE_HANDLER'])
    expect(await read(two, id)).toHaveLength(1)
  })

  test('with the paper a handler gets back what nobody opens any more, but never what is about them', async () => {
    const small = await foundProgramme(house)
    const only = await makeHandler(house, small)
    const before = await file(house, small.id)
    const { makeRecoveryKey: paper } = await only.run('mutation { makeRecoveryKey }')
    const after = await file(house, small.id, said({ name: 'A. Camara', contact: 'by the mosque', anonymous: false }))
    expect(await only.refusal('mutation { makeRecoveryKey }')).toMatchObject({ rule: 'recoveryKeyThere' })
    await reset(only)
    for (const { grievanceId: id } of [before, after]) expect(await refused(only, id)).toBe('caseKeyLost')
    const use = 'mutation ($paper: String!) { useRecoveryKey(paper: $paper) }'
    expect((await only.refusal(use, { paper: paper.replace(/^./, (sign: string) => (sign === '0' ? '1' : '0')) })).fields).toHaveProperty(
      'paper',
    )
    expect((await only.run(use, { paper: paper.toLowerCase() })).useRecoveryKey).toBe(2)
    for (const { grievanceId: id } of [before, after]) expect(await read(only, id)).toHaveLength(1)
    const kept = await asSuper(house.superUrl, "SELECT answer FROM operations WHERE answer::text LIKE '%' || $1 || '%'", [paper])
    expect(kept).toEqual([])
  })

  test('a case that is forgotten leaves a number: no key, no text, no file, and its code opens nothing', async () => {
    const path = join(house.folder, 'paper')
    await writeFile(path, 'a paper')
    const { code, grievanceId: id } = await file(house, programme.id, said({ country: 'GN' }), [
      { path, name: 'a.txt', type: 'text/plain', size: 7 },
    ])
    await read(li, id)
    const [{ place = '' } = {}] = await asSuper(house.superUrl, 'SELECT place FROM grievance_files WHERE grievance_id = $1', [id])
    const { open } = house.serving
    const ctx = open.context({ actor: houseActor(programme.id) })
    await open.atomic.write(ctx, { name: 'forget', fields: ['forget'], request: null }, async () => {
      ctx.authorised = true
      await forgetCase(ctx, await ctx.db.findOneByOrFail(Grievance, { id }))
    })
    expect(await follow(code)).toBeNull()
    for (const table of ['grievance_keys', 'grievance_records', 'grievance_files', 'grievance_receipts'])
      expect([table, await asSuper(house.superUrl, `SELECT 1 FROM ${table} WHERE grievance_id = $1`, [id])]).toEqual([table, []])
    await expect
      .poll(
        () =>
          open.house.storage.get(programme.id, String(place)).then(
            () => 'there',
            () => 'gone',
          ),
        { timeout: 15_000 },
      )
      .toBe('gone')
    expect(await asSuper(house.superUrl, 'SELECT status, country, handler_ids FROM grievances WHERE id = $1', [id])).toEqual([
      { status: 'RECEIVED', country: 'GN', handler_ids: [] },
    ])
  })
})

test('the paper of the sender shows what was handed in, to anybody and without us; what was altered shows too', async () => {
  const path = join(house.folder, 'slip.txt')
  await writeFile(path, 'a wage slip')
  const { receipt } = await file(house, programme.id, said(), [{ path, name: 'slip.txt', type: 'text/plain', size: 11 }])
  const { kid, jwk } = house.serving.open.house.signer
  const at = (name: string): string => join(house.folder, name)
  await writeFile(at('paper.json'), receipt)
  await writeFile(at('other.json'), receipt.replace('crusher', 'kitchen'))
  await writeFile(at('strange.txt'), 'another')
  await writeFile(at('keys.json'), JSON.stringify({ keys: [{ ...jwk, kid }] }))
  const check = async (...names: string[]): Promise<[number, string]> => {
    const lines: string[] = []
    const args = [...names.map(at), '--keys', at('keys.json')]
    return [await verifyReceipt(args, { source: { HEADWATER_LANGUAGE: 'en' }, print: line => lines.push(line) }), lines.join(' ')]
  }
  const [code, words] = await check('paper.json', 'slip.txt')
  expect([code, words]).toEqual([
    0,
    expect.stringMatching(/A grievance was handed in to Programme .* Case \w{5} · files: 1 .* sign for sign.* handed in with the report/),
  ])
  expect(await check('other.json')).toEqual([1, expect.stringContaining('is not the one that was handed in')])
  expect(await check('paper.json', 'strange.txt')).toEqual([1, expect.stringContaining('in none of the receipts')])
})

test('the chain of cases is followed like the programme’s, and what was changed in it is named', async () => {
  const { open } = house.serving
  const ctx = open.context({ actor: houseActor(programme.id) })
  await open.atomic.write(ctx, { name: 'checkpoint', fields: ['checkpoint'], request: null }, () => makeCheckpoint(ctx))
  const ofCases = async () =>
    (await verifyAll(house.appUrl, folderStorage(join(house.folder, 'files')))).find(
      one => one.programmeId === programme.id && one.chain === 'CASES',
    )
  expect(await ofCases()).toMatchObject({ fault: null, checkpoints: 1 })
  await asSuper(house.superUrl, `UPDATE case_history SET data = '{}' WHERE programme_id = $1 AND seq = 2`, [programme.id])
  expect((await ofCases())?.fault).toEqual({ seq: 2, what: 'altered' })
})

test('database, disk and log hold no word, name, file, code or key of a case', async () => {
  const [words, name, fileWords] = ['The foreman Diallo takes half the wages', 'Mamadou Kouyaté', 'wage slips of September']
  const path = join('/dev/shm', `seeded-${randomUUID()}`)
  await writeFile(path, fileWords)
  const { code } = await file(
    house,
    programme.id,
    said({ what: words, name, contact: '+224 620 00 00 00', about: 'Compagnie Minière X', anonymous: false }),
    [{ path, name: 'payslips-september.txt', type: 'text/plain', size: fileWords.length }],
  )
  await asSender(ctx => writeAsSender(ctx, code, { id: randomUUID(), text: 'They threatened my brother' }, []))
  const [row] = await asSuper(house.superUrl, 'SELECT id FROM grievances ORDER BY received_at DESC LIMIT 1')
  await read(li, String(row?.id))
  const { rm } = await import('node:fs/promises')
  await rm(path)
  const [database, disk, log] = [await dumped(house.superUrl), await onDisk(), kept.text()]
  const secret = code.replaceAll('-', '').slice(5)
  const token = li.cookie.split('=')[1] ?? ''
  for (const text of [
    words,
    name,
    fileWords,
    'payslips-september',
    '620 00 00',
    'Compagnie Minière',
    'threatened my brother',
    code,
    secret,
    secret.slice(0, 20),
    token,
  ])
    for (const disguise of disguises(text))
      for (const [where, all] of Object.entries({ database, disk, log }))
        expect([where, text, all.includes(disguise) || all.toLowerCase().includes(disguise.toLowerCase())]).toEqual([where, text, false])
  // That the search would find something: what may lie in clear is there.
  expect(database.includes(code.slice(0, 5))).toBe(true)
})
