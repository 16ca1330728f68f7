import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { foundProgramme, type TestProgramme } from '../factories/programme.ts'
import { asSuper, openTestHouse, type TestHouse, until } from '../support/house.ts'

/** A real mail server that knows some addresses no more, and is busy for others. */
const gone = new Set<string>()
const busy = new Set<string>()
const taken: string[] = []
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS', 'AUTH'],
  onRcptTo({ address }, _, answer) {
    if (gone.has(address)) return answer(Object.assign(new Error('5.1.1 No such mailbox here'), { responseCode: 550 }))
    if (busy.has(address)) return answer(Object.assign(new Error('4.2.0 Greylisted, come back'), { responseCode: 450 }))
    answer()
  },
  onData(stream, { envelope }, answer) {
    void text(stream).then(() => {
      taken.push(...envelope.rcptTo.map(({ address }) => address))
      answer(null)
    })
  },
})

let house: TestHouse
let programme: TestProgramme
beforeAll(async () => {
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  house = await openTestHouse({ smtpUrl: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}` })
  programme = await foundProgramme(house)
})
afterAll(async () => {
  await house?.close()
  await new Promise<void>(done => server.close(done))
})

const supplierOf =
  'query ($id: ID!) { supplier(id: $id) { contacts { id email invitation undeliverable { source words markedBy } } } invitations(supplierId: $id) { nodes { id email state undeliverable { source words } allowedActions } } }'
const day = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10)

async function invited(emails: readonly string[]): Promise<string> {
  const contacts = emails.map((email, at) => ({ name: `Contact ${at}`, email, locale: 'en', signatory: true }))
  const { createSupplier } = await programme.purchasing.run(
    'mutation ($input: CreateSupplierInput!) { createSupplier(input: $input) { id version } }',
    { input: { name: `Refused ${randomUUID().slice(0, 8)}`, country: 'CN', tier: 'SMELTER', contacts } },
  )
  await programme.purchasing.run('mutation ($input: InviteSupplierInput!) { inviteSupplier(input: $input) { id } }', {
    input: { id: createSupplier.id, version: createSupplier.version, dueOn: day },
  })
  return createSupplier.id
}
const address = (): string => `${randomUUID()}@supplier.example`
const marks = (email: string) =>
  asSuper(house.superUrl, 'SELECT source, words, cleared_at IS NULL AS open FROM undeliverable_addresses WHERE email = $1 ORDER BY since', [
    email,
  ])

test('what the mail server refuses is seen at the invitation, the supplier, in the queue and on My work; a mail that arrives clears it', async () => {
  const [first, second, fine] = [address(), address(), address()]
  gone.add(first).add(second)
  const id = await invited([first, second, fine])
  await until(async () => (await marks(first)).length === 1 && (await marks(second)).length === 1 && taken.includes(fine))

  const { supplier, invitations } = await programme.purchasing.run(supplierOf, { id })
  const contact = supplier.contacts.find((one: { email: string }) => one.email === first)
  expect(contact).toMatchObject({
    invitation: 'REFUSED',
    undeliverable: { source: 'SERVER', words: expect.stringContaining('No such mailbox') },
  })
  expect(supplier.contacts.find((one: { email: string }) => one.email === fine)).toMatchObject({
    invitation: 'PENDING',
    undeliverable: null,
  })
  const states = new Map(invitations.nodes.map((one: { email: string; state: string }) => [one.email, one.state]))
  expect([states.get(first), states.get(second), states.get(fine)]).toEqual(['REFUSED', 'REFUSED', 'PENDING'])
  const { responses } = await programme.reviewer.run(
    'query ($filter: ResponseFilter) { responses(filter: $filter) { nodes { supplier { id } undeliverable { email words } } } }',
    { filter: { undeliverable: true } },
  )
  expect(responses.nodes).toEqual([
    { supplier: { id }, undeliverable: expect.arrayContaining([expect.objectContaining({ email: first })]) },
  ])
  const { myWork } = await programme.purchasing.run('{ myWork { kind subjectId detail } }')
  expect(myWork).toContainEqual({ kind: 'ADDRESS_UNDELIVERABLE', subjectId: id, detail: first })
  const { notifications } = await programme.purchasing.run('{ notifications { nodes { key values } } }')
  expect(notifications.nodes).toContainEqual({ key: 'mailRefused', values: { email: first } })
  // Refused for good: the job has ended, and nobody tries for hours.
  expect(await asSuper(house.superUrl, `SELECT 1 FROM pgboss.job WHERE name = 'mail' AND state IN ('retry', 'failed')`)).toEqual([])

  gone.delete(first)
  const invitation = invitations.nodes.find((one: { email: string }) => one.email === first)
  expect(invitation.allowedActions).toContain('invitation.resend')
  await programme.purchasing.run('mutation ($id: ID!) { resendInvitation(id: $id) { id } }', { id: invitation.id })
  await until(async () => taken.includes(first) && (await marks(first)).every(({ open }) => !open))
  const after = await programme.purchasing.run(supplierOf, { id })
  expect(after.supplier.contacts.find((one: { email: string }) => one.email === first)).toMatchObject({
    invitation: 'PENDING',
    undeliverable: null,
  })
  const { history } = await programme.reviewer.run(
    'query ($id: ID!) { history(filter: { supplierId: $id }) { nodes { action byRule } } }',
    { id },
  )
  const acts = history.nodes.map(({ action }: { action: string }) => action)
  expect(acts).toEqual(expect.arrayContaining(['address.refuse', 'address.accept']))
})

test('a server that is busy for a while is no refusal: the mail is tried again', async () => {
  const email = address()
  busy.add(email)
  await invited([email])
  await until(
    async () =>
      (await asSuper(house.superUrl, `SELECT 1 FROM pgboss.job WHERE name = 'mail' AND (state = 'retry' OR retry_count > 0)`)).length > 0,
  )
  expect(await marks(email)).toEqual([])
  busy.delete(email)
  await until(async () => taken.includes(email), 30_000)
})

test('a person marks an address with the reason: no mail goes there until the mark is taken back; a second mark is refused', async () => {
  const email = address()
  const id = await invited([email, address()])
  await until(async () => taken.includes(email))
  const { supplier } = await programme.purchasing.run(supplierOf, { id })
  const contactId = supplier.contacts.find((one: { email: string }) => one.email === email).id
  const mark = 'mutation ($input: MarkUndeliverableInput!) { markUndeliverable(input: $input) { id } }'
  const input = { contactId, reason: 'She has left the company.' }
  expect((await programme.purchasing.refusal(mark, { input: { contactId, reason: ' ' } })).fields).toHaveProperty('reason')
  await programme.purchasing.run(mark, { input })
  expect(await programme.reviewer.refusal(mark, { input })).toMatchObject({ rule: 'alreadyUndeliverable' })
  const marked = await programme.purchasing.run(supplierOf, { id })
  expect(marked.supplier.contacts.find((one: { email: string }) => one.email === email)).toMatchObject({
    invitation: 'UNDELIVERABLE',
    undeliverable: { source: 'PERSON', words: 'She has left the company.' },
  })
  const before = taken.filter(one => one === email).length
  const responseId = String((await asSuper(house.superUrl, 'SELECT id FROM responses WHERE supplier_id = $1', [id]))[0]?.id)
  const remind = 'mutation ($input: RemindResponsesInput!) { remindResponses(input: $input) { responses { id } } }'
  const reminded = await programme.purchasing.run(remind, { input: { ids: [responseId] } })
  expect(reminded.remindResponses.responses).toHaveLength(1)
  await until(
    async () =>
      (await asSuper(house.superUrl, `SELECT 1 FROM pgboss.job WHERE name = 'mail' AND state IN ('created', 'retry', 'active')`)).length ===
      0,
  )
  expect(taken.filter(one => one === email)).toHaveLength(before)
  await programme.purchasing.run('mutation ($contactId: ID!) { unmarkUndeliverable(contactId: $contactId) { id } }', { contactId })
  expect(
    await programme.purchasing.refusal('mutation ($contactId: ID!) { unmarkUndeliverable(contactId: $contactId) { id } }', { contactId }),
  ).toMatchObject({
    rule: 'notUndeliverable',
  })
})
