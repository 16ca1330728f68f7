import { createHash, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { answerAll, foundProgramme, handIn, judge, type TestProgramme, type TestSupplier } from '../factories/programme.ts'
import { asSuper, openTestHouse, type TestHouse, until } from '../support/house.ts'
import type { Person } from '../support/person.ts'

let house: TestHouse
let programme: TestProgramme
let reviewer: Person
beforeAll(async () => {
  house = await openTestHouse()
  programme = await foundProgramme(house)
  reviewer = programme.reviewer
})
afterAll(() => house?.close())

const contact = (given: object = {}) => ({ name: 'Li Ming', email: `${randomUUID()}@x.example`, locale: 'zh', signatory: true, ...given })
const create = 'mutation ($input: CreateSupplierInput!) { createSupplier(input: $input) { id version } }'
const merge = 'mutation ($input: MergeSuppliersInput!) { mergeSuppliers(input: $input) { id name status } }'
const preview = `query ($survivorId: ID!, $mergedId: ID!) { mergePreview(survivorId: $survivorId, mergedId: $mergedId) {
  moves { what count } obstacles { rule about } } }`
const read = `query ($id: ID!) { supplier(id: $id) { id version name formerNames materials furtherTiers identifiers { kind value } merged { id name }
  contacts { email leftAt } responses { id status } } }`
const make = async (name: string, rest: object = {}): Promise<{ id: string; version: number }> =>
  (await reviewer.run(create, { input: { name, country: 'CN', tier: 'SMELTER', contacts: [contact()], ...rest } })).createSupplier
const supplierAt = async (id: string, by = reviewer) => (await by.run(read, { id })).supplier
const inputFor = async (survivorId: string, mergedId: string) => {
  const { one, other } = await reviewer.run(
    'query ($a: ID!, $b: ID!) { one: supplier(id: $a) { version } other: supplier(id: $b) { version } }',
    {
      a: survivorId,
      b: mergedId,
    },
  )
  return { survivorId, survivorVersion: one.version, mergedId, mergedVersion: other.version }
}
const obstacles = async (survivorId: string, mergedId: string): Promise<string[]> =>
  (await reviewer.run(preview, { survivorId, mergedId })).mergePreview.obstacles.map(({ rule }: { rule: string }) => rule)

/** Handed in and accepted. */
async function accepted(name: string): Promise<TestSupplier> {
  const supplier = await programme.makeSupplier(name)
  await answerAll(supplier)
  await handIn(supplier)
  const of = { responseId: supplier.responseId }
  for (const question of ['KYS-A3', 'KYS-E1', 'KYS-I1']) await reviewer.run(judge, { input: { ...of, question, decision: 'ACCEPTED' } })
  const { response } = await reviewer.run('query ($id: ID!) { response(id: $id) { id version } }', { id: supplier.responseId })
  await reviewer.run('mutation ($input: VersionedInput!) { acceptResponse(input: $input) { id } }', { input: response })
  return supplier
}

describe('two records that are one supplier, with everything on them', () => {
  let full: TestSupplier
  let survivor: { id: string; version: number }
  let receiptsBefore: unknown[]
  let historyBefore: unknown[]
  const onRecord = () =>
    asSuper(house.superUrl, 'SELECT seq, hash, supplier_id FROM history WHERE programme_id = $1 AND seq <= $2 ORDER BY seq', [
      programme.id,
      historyBefore.length,
    ])

  beforeAll(async () => {
    full = await accepted('云南示例铝业有限公司')
    await reviewer.run('mutation ($input: SayAtQuestionInput!) { sayAtQuestion(input: $input) { id } }', {
      input: { responseId: full.responseId, question: 'KYS-I1', words: 'Thank you.' },
    })
    const other = await accepted('Yunnan Example Aluminium')
    survivor = await supplierAt(other.id)
    const change = 'mutation ($input: EditSupplierInput!) { editSupplier(input: $input) { id } }'
    for (const [id, version, rest] of [
      [
        full.id,
        (await supplierAt(full.id)).version,
        { materials: ['ALUMINA'], identifiers: [{ kind: 'USCC', value: '91350100M000100Y43' }] },
      ],
      [survivor.id, survivor.version, { materials: ['PRIMARY_ALUMINIUM'] }],
    ] as const)
      await reviewer.run(change, {
        input: {
          id,
          version,
          name: id === full.id ? full.name : other.name,
          country: 'CN',
          tier: id === full.id ? 'CASTHOUSE' : 'SMELTER',
          ...rest,
        },
      })
    // Of whatever was handed in; a receipt that came later would look like a change.
    await until(
      async () =>
        (
          await asSuper(
            house.superUrl,
            'SELECT 1 FROM rounds o WHERE o.programme_id = $1 AND NOT EXISTS (SELECT 1 FROM receipts r WHERE r.round_id = o.id)',
            [programme.id],
          )
        ).length === 0,
    )
    receiptsBefore = await asSuper(house.superUrl, 'SELECT * FROM receipts WHERE programme_id = $1 ORDER BY id', [programme.id])
    historyBefore = await asSuper(house.superUrl, 'SELECT seq, hash, supplier_id FROM history WHERE programme_id = $1 ORDER BY seq', [
      programme.id,
    ])
  })

  test('the preview counts what passes over, and nothing stands against it', async () => {
    const { mergePreview } = await reviewer.run(preview, { survivorId: survivor.id, mergedId: full.id })
    expect(mergePreview.obstacles).toEqual([])
    expect(Object.fromEntries(mergePreview.moves.map(({ what, count }: { what: string; count: number }) => [what, count]))).toMatchObject({
      ...{ contacts: 1, people: 2, responses: 1, receipts: 1, messages: 1, files: 1, identifiers: 1 },
    })
  })

  test('become one: names, numbers, trades and materials of both; every old address leads to it', async () => {
    await reviewer.run(merge, { input: { ...(await inputFor(survivor.id, full.id)), words: 'Same licence.' } })
    const one = await supplierAt(full.id)
    expect(one).toMatchObject({
      id: survivor.id,
      name: 'Yunnan Example Aluminium',
      formerNames: [full.name],
      furtherTiers: ['CASTHOUSE'],
      identifiers: [{ kind: 'USCC', value: '91350100M000100Y43' }],
      merged: [{ id: full.id, name: full.name }],
    })
    expect([...one.materials].sort()).toEqual(['ALUMINA', 'PRIMARY_ALUMINIUM'])
    expect(one.contacts).toHaveLength(2)
    expect(one.responses.map(({ id }: { id: string }) => id)).toContain(full.responseId)
    const { suppliers } = await reviewer.run('{ suppliers(first: 100) { nodes { id } } }')
    expect(suppliers.nodes.map(({ id }: { id: string }) => id)).not.toContain(full.id)
  })

  test('receipts and history are what they were, to the letter; the story of both is one', async () => {
    expect(await asSuper(house.superUrl, 'SELECT * FROM receipts WHERE programme_id = $1 ORDER BY id', [programme.id])).toEqual(
      receiptsBefore,
    )
    expect(await onRecord()).toEqual(historyBefore)
    const story = 'query ($filter: HistoryFilter) { history(first: 100, filter: $filter) { nodes { action note subjectId } } }'
    const { history } = await reviewer.run(story, { filter: { supplierId: survivor.id } })
    expect(history.nodes[0]).toMatchObject({ action: 'supplier.merge', note: 'Same licence.', subjectId: full.id })
    expect(history.nodes.filter(({ action }: { action: string }) => action === 'response.submit')).toHaveLength(2)
  })

  test('people of the merged record go on with their questionnaire, their files and their receipt', async () => {
    const { response } = await full.signatory.run(
      'query ($id: ID!) { response(id: $id) { supplier { id } answers { question status files { id } } rounds { id receipt { sha256 } } messages { words } } }',
      { id: full.responseId },
    )
    expect(response.supplier.id).toBe(survivor.id)
    expect(response.answers.filter(({ status }: { status: string }) => status === 'ANSWERED')).toHaveLength(2)
    expect(response.messages).toEqual([{ words: 'Thank you.' }])
    const [fileId] = response.answers.flatMap(({ files }: { files: { id: string }[] }) => files.map(({ id }) => id))
    await full.signatory.run('mutation ($id: ID!) { openEvidence(id: $id) { url } }', { id: fileId })
    const [{ id, receipt }] = response.rounds
    const given = await full.signatory.get(`/receipts/${id}.json`)
    expect(
      createHash('sha256')
        .update(Buffer.from(await given.arrayBuffer()))
        .digest('hex'),
    ).toBe(receipt.sha256)
    expect((await supplierAt(full.id, full.signatory)).id).toBe(survivor.id)
  })

  test('by its former name it is recognised; what is gone is not changed any more', async () => {
    const { possibleDuplicates } = await reviewer.run(
      'query ($input: RecogniseInput!) { possibleDuplicates(input: $input) { supplier { id } } }',
      {
        input: { name: '云南示例铝业股份有限公司' },
      },
    )
    expect(possibleDuplicates).toEqual([{ supplier: { id: survivor.id } }])
    const [{ version } = { version: 0 }] = (await asSuper(house.superUrl, 'SELECT version FROM suppliers WHERE id = $1', [full.id])) as {
      version: number
    }[]
    const input = { id: full.id, version, name: 'Again', country: 'CN', tier: 'MINE' }
    expect(await reviewer.refusal('mutation ($input: EditSupplierInput!) { editSupplier(input: $input) { id } }', { input })).toMatchObject(
      { rule: 'mergeMerged' },
    )
    const add = 'mutation ($input: AddContactInput!) { addContact(input: $input) { id } }'
    expect(await reviewer.refusal(add, { input: { supplierId: full.id, contact: contact() } })).toMatchObject({ rule: 'mergeMerged' })
  })

  test('a third record merged into it leads there too, and so does the first', async () => {
    const third = await accepted('Yunnan Example Casthouse')
    await reviewer.run(merge, { input: await inputFor(third.id, survivor.id) })
    expect((await supplierAt(full.id)).id).toBe(third.id)
    expect((await supplierAt(survivor.id)).merged).toHaveLength(2)
    const { response } = await full.signatory.run('query ($id: ID!) { response(id: $id) { id answers { status } } }', {
      id: full.responseId,
    })
    expect(response.answers).toHaveLength(3)
    expect((await supplierAt(full.id, third.user)).id).toBe(third.id)
  })

  test('as of yesterday there were as many as there were', async () => {
    await asSuper(
      house.superUrl,
      "UPDATE state_changes SET effective_at = effective_at - interval '3 days' WHERE programme_id = $1 AND value <> 'MERGED'",
      [programme.id],
    )
    const asOf = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10)
    const { suppliers } = await reviewer.run('query ($asOf: LocalDate) { suppliers(first: 100, asOf: $asOf) { nodes { id } } }', { asOf })
    expect(suppliers.nodes.map(({ id }: { id: string }) => id)).toEqual(expect.arrayContaining([full.id, survivor.id]))
  })
})

describe('is refused', () => {
  test('when both have an open questionnaire', async () => {
    const [one, other] = [await programme.makeSupplier('Both open 1'), await programme.makeSupplier('Both open 2')]
    expect(await obstacles(one.id, other.id)).toEqual(['mergeBothOpen'])
    expect(await reviewer.refusal(merge, { input: await inputFor(one.id, other.id) })).toMatchObject({ rule: 'mergeBothOpen' })
  })

  test('when the one that would stay has not gone as far', async () => {
    const [fresh, invited] = [await make('Fresh'), await programme.makeSupplier('Invited')]
    expect(await obstacles(fresh.id, invited.id)).toEqual(['mergeFurther'])
    expect(await obstacles(invited.id, fresh.id)).toEqual([])
  })

  test('when somebody may hand in for one of the two only', async () => {
    const email = `${randomUUID()}@x.example`
    const one = await make('Rights 1', { contacts: [contact({ email, name: 'A. Camara' })] })
    const other = await make('Rights 2', { contacts: [contact({ email, name: 'A. Camara', signatory: false })] })
    const { mergePreview } = await reviewer.run(preview, { survivorId: one.id, mergedId: other.id })
    expect(mergePreview.obstacles).toEqual([{ rule: 'mergePeople', about: 'A. Camara' }])
  })

  test('to purchasing, and across programmes', async () => {
    const [one, other] = [await make('Denied 1'), await make('Denied 2')]
    const input = await inputFor(one.id, other.id)
    expect(await programme.purchasing.refusal(merge, { input })).toMatchObject({ code: 'DENIED' })
    const elsewhere = await foundProgramme(house)
    expect(await elsewhere.reviewer.refusal(merge, { input })).toMatchObject({ code: 'NOT_FOUND' })
    expect((await elsewhere.reviewer.run(preview, { survivorId: one.id, mergedId: other.id })).mergePreview).toBeNull()
  })
})

test('two people merge the same pair at once, each the other way round: one of them is told', async () => {
  const [one, other] = [await make('Twice 1'), await make('Twice 2')]
  const inputs = [await inputFor(one.id, other.id), await inputFor(other.id, one.id)]
  const second = await programme.join(['REVIEWER'])
  const answers = await Promise.all([reviewer.send(merge, { input: inputs[0] }), second.send(merge, { input: inputs[1] })])
  expect(answers.filter(answer => !answer.errors)).toHaveLength(1)
  expect(answers.flatMap(answer => answer.errors ?? [])[0]?.extensions.rule).toBe('changedMeanwhile')
})

test('the same person at both is one contact and one member; another wall is not opened', async () => {
  const [one, other] = [await accepted('Same person 1'), await accepted('Same person 2')]
  await asSuper(house.superUrl, 'UPDATE memberships SET account_id = $2 WHERE account_id = $1', [
    other.signatory.accountId,
    one.signatory.accountId,
  ])
  await reviewer.run(merge, { input: await inputFor(one.id, other.id) })
  const rows = await asSuper(house.superUrl, 'SELECT supplier_id FROM memberships WHERE account_id = $1 AND deactivated_at IS NULL', [
    one.signatory.accountId,
  ])
  expect(rows).toEqual([{ supplier_id: one.id }])
  const stranger = await programme.makeSupplier('A stranger to both')
  expect((await stranger.user.run(read, { id: other.id })).supplier).toBeNull()
  expect((await stranger.user.run('query ($id: ID!) { response(id: $id) { id } }', { id: other.responseId })).response).toBeNull()
  await expect(
    asSuper(house.superUrl, 'UPDATE evidence_files SET supplier_id = $2 WHERE supplier_id = $1', [one.id, stranger.id]),
  ).rejects.toThrow(/only by a merge/)
})

describe('a contact who leaves', () => {
  const handOver = `mutation ($input: HandOverContactInput!) { handOverContact(input: $input) { contacts { id version name email signatory leftAt successor invitation } } }`
  const contactsOf = async (id: string) =>
    (await reviewer.run('query ($id: ID!) { supplier(id: $id) { contacts { id version name email leftAt } } }', { id })).supplier.contacts

  test('hands over to a successor: access ends, open sections pass on, the successor is invited', async () => {
    const supplier = await programme.makeSupplier()
    const [leaver] = await contactsOf(supplier.id)
    // The person who joined is the one who was written to.
    await asSuper(
      house.superUrl,
      'UPDATE contacts SET membership_id = m.id, email = a.email FROM memberships m JOIN accounts a ON a.id = m.account_id WHERE contacts.id = $1 AND m.account_id = $2',
      [leaver.id, supplier.signatory.accountId],
    )
    await supplier.user.run('mutation ($input: HandOverSectionInput!) { handOverSection(input: $input) { id } }', {
      input: { responseId: supplier.responseId, section: 'A', email: supplier.signatory.email, name: 'The signatory' },
    })
    const successor = contact({ name: 'Wang Fang' })
    const { handOverContact } = await programme.purchasing.run(handOver, { input: { id: leaver.id, version: leaver.version, successor } })
    expect(handOverContact.contacts).toMatchObject([
      { name: 'Wang Fang', leftAt: null, invitation: 'PENDING' },
      { id: leaver.id, successor: 'Wang Fang', leftAt: expect.any(String) },
    ])
    const [section] = await asSuper(house.superUrl, 'SELECT email FROM assignments WHERE response_id = $1', [supplier.responseId])
    expect(section).toEqual({ email: successor.email })
    expect((await supplier.signatory.run('{ viewer { membership { id } } }')).viewer.membership).toBeNull()
    expect(await reviewer.refusal(handOver, { input: { id: leaver.id, version: leaver.version + 1, successor: contact() } })).toMatchObject(
      { rule: 'contactLeft' },
    )
  })

  test('must leave somebody who may hand in, and somebody else', async () => {
    const one = await make('The only signatory')
    const [leaver] = await contactsOf(one.id)
    const of = { id: leaver.id, version: leaver.version }
    expect(await reviewer.refusal(handOver, { input: { ...of, successor: contact({ signatory: false }) } })).toMatchObject({
      rule: 'noSignatory',
    })
    expect(await reviewer.refusal(handOver, { input: { ...of, successor: contact({ email: leaver.email }) } })).toMatchObject({
      rule: 'handOverToItself',
    })
    // Nobody was invited yet, so nobody is now.
    const { handOverContact } = await reviewer.run(handOver, { input: { ...of, successor: contact({ name: 'Next' }) } })
    expect(handOverContact.contacts[0]).toMatchObject({ name: 'Next', invitation: null })
    // Whoever left can come back.
    const add = 'mutation ($input: AddContactInput!) { addContact(input: $input) { contacts { id leftAt } } }'
    const { addContact } = await reviewer.run(add, { input: { supplierId: one.id, contact: contact({ email: leaver.email }) } })
    expect(addContact.contacts.map(({ leftAt }: { leftAt: string | null }) => leftAt)).toEqual([null, null])
  })
})
