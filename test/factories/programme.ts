import { randomUUID } from 'node:crypto'
import { exampleLicence } from 'server/seeds/licence.ts'
import { houseActor, nobody } from 'server/src/core/actor.ts'
import { enter } from 'server/src/core/atomic.ts'
import type { Context } from 'server/src/core/context.ts'
import { layFoundation } from 'server/src/features/members/founding.commands.ts'
import { Account, Membership } from 'server/src/features/members/member.entity.ts'
import { publishTemplate } from 'server/src/features/questionnaires/template.commands.ts'
import { newToken, tokenHash } from 'server/src/platform/signing.ts'
import { type MemberRole, type StaffRole, staffRoles } from 'shared/policy/roles.ts'
import { kysStart } from 'shared/questionnaires/kys-start.ts'
import type { Tier } from 'shared/words/lists.ts'
import { asSuper, type TestHouse } from '../support/house.ts'
import { Person } from '../support/person.ts'

/** A real hash of `clear-source-clean-stream`, made once, so that a test does not wait for Argon2 for every person. */
export const knownPassword = 'clear-source-clean-stream'
let knownHash: string | undefined
async function hashOfKnown(): Promise<string> {
  const { hashPassword } = await import('server/src/platform/passwords.ts')
  knownHash ??= await hashPassword(knownPassword)
  return knownHash
}

export interface TestSupplier {
  readonly id: string
  readonly responseId: string
  readonly name: string
  /** Answers and hands in. */
  readonly signatory: Person
  /** Answers only. */
  readonly user: Person
}

export interface TestProgramme {
  readonly id: string
  readonly staff: Record<StaffRole, Person>
  readonly administrator: Person
  readonly reviewer: Person
  readonly purchasing: Person
  readonly auditor: Person
  /** Its questionnaire is the short form, unless another template's code is given. */
  makeSupplier(name?: string, rest?: { template?: string; tier?: Tier }): Promise<TestSupplier>
  /** A person with any membership. */
  join(roles: readonly MemberRole[], rest?: Partial<Membership>): Promise<Person>
}

async function inProgramme<T>(house: TestHouse, programmeId: string | null, act: (ctx: Context) => Promise<T>): Promise<T> {
  const { open } = house.serving
  const ctx = open.context({ actor: programmeId ? houseActor(programmeId) : nobody })
  return open.atomic.together(step => step(ctx, () => act(ctx)))
}

async function makeAccount(ctx: Context, email: string, name: string): Promise<string> {
  const id = randomUUID()
  const at = new Date()
  await ctx.db.insert(Account, {
    id,
    email,
    name,
    locale: 'en',
    installationAdministrator: false,
    passwordHash: await hashOfKnown(),
    createdAt: at,
    passwordChangedAt: at,
  })
  return id
}

async function signedIn(
  ctx: Context,
  house: TestHouse,
  accountId: string,
  membershipId: string | null,
  programmeId: string | null,
): Promise<Person> {
  const person = new Person(house)
  const token = newToken()
  await ctx.ask({
    text: 'INSERT INTO sessions (token_hash, account_id, membership_id, programme_id, created_at, last_seen_at) VALUES ($1, $2, $3, $4, now(), now())',
    values: [tokenHash(token), accountId, membershipId, programmeId],
  })
  person.cookie = `headwater=${token}`
  person.accountId = accountId
  return person
}

async function join(house: TestHouse, programmeId: string, roles: readonly MemberRole[], rest: Partial<Membership> = {}): Promise<Person> {
  return inProgramme(house, programmeId, async ctx => {
    const email = `${randomUUID()}@test.example`
    const accountId = await makeAccount(ctx, email, `${roles.join(' ')} person`)
    const id = randomUUID()
    await ctx.db.insert(Membership, {
      id,
      programmeId,
      accountId,
      roles: [...roles],
      departmentId: null,
      supplierId: null,
      reachIds: null,
      validUntil: null,
      createdAt: new Date(),
      deactivatedAt: null,
      version: 1,
      ...rest,
    })
    const person = await signedIn(ctx, house, accountId, id, programmeId)
    person.email = email
    return person
  })
}

/** Someone signed in who belongs to no programme. */
export async function makeStranger(house: TestHouse): Promise<Person> {
  return inProgramme(house, null, async ctx => {
    const email = `${randomUUID()}@test.example`
    const accountId = await makeAccount(ctx, email, 'Stranger')
    const person = await signedIn(ctx, house, accountId, null, null)
    person.email = email
    return person
  })
}

/** A programme of a test's own, with one person per staff role. */
export async function foundProgramme(house: TestHouse): Promise<TestProgramme> {
  const id = await inProgramme(house, null, async ctx => {
    const accountId = await makeAccount(ctx, `${randomUUID()}@founder.example`, 'Founder')
    await enter(ctx, { ...nobody, accountId })
    const programmeId = await layFoundation(ctx, accountId, {
      programmeName: `Programme ${randomUUID().slice(0, 8)}`,
      locale: 'en',
      timeZone: 'Asia/Shanghai',
    })
    await ctx.ask({ text: 'UPDATE installation SET founded_at = now()' })
    return programmeId
  })
  const staff = {} as Record<StaffRole, Person>
  for (const role of staffRoles) staff[role] = await join(house, id, [role])
  // Three questions are enough where a test is about something else than questions.
  await inProgramme(house, id, async ctx => {
    ctx.actor = { ...ctx.actor, accountId: staff.ADMINISTRATOR.accountId, roles: ['ADMINISTRATOR'] }
    return publishTemplate(ctx, kysStart)
  })
  return {
    id,
    staff,
    administrator: staff.ADMINISTRATOR,
    reviewer: staff.REVIEWER,
    purchasing: staff.PURCHASING,
    auditor: staff.AUDITOR,
    join: (roles, rest) => join(house, id, roles, rest),
    makeSupplier: (name = `Supplier ${randomUUID().slice(0, 8)}`, rest) => makeSupplier(house, id, staff.REVIEWER, name, rest),
  }
}

/** The newest template of a code. */
export async function templateId(by: Person, code: string): Promise<string> {
  const { templates } = await by.run('{ templates { id code } }')
  return templates.find((one: { code: string }) => one.code === code).id
}

const inTwoWeeks = (): string => new Date(Date.now() + 14 * 86_400_000).toISOString().slice(0, 10)

/** A supplier that was invited and whose people have joined: its questionnaire is open and empty. */
async function makeSupplier(
  house: TestHouse,
  programmeId: string,
  reviewer: Person,
  name: string,
  { template = 'KYS-START', tier = 'SMELTER' }: { template?: string; tier?: Tier } = {},
): Promise<TestSupplier> {
  const contacts = [{ name: `${name} signatory`, email: `${randomUUID()}@supplier.example`, locale: 'en', signatory: true }]
  const { createSupplier } = await reviewer.run(
    'mutation ($input: CreateSupplierInput!) { createSupplier(input: $input) { id version } }',
    {
      input: { name, country: 'CN', tier, contacts },
    },
  )
  await reviewer.run('mutation ($input: InviteSupplierInput!) { inviteSupplier(input: $input) { id } }', {
    input: { ...createSupplier, dueOn: inTwoWeeks(), templateId: await templateId(reviewer, template) },
  })
  const { supplier } = await reviewer.run('query ($id: ID!) { supplier(id: $id) { latestResponse { id } } }', { id: createSupplier.id })
  const of = { supplierId: createSupplier.id }
  const signatory = await join(house, programmeId, ['SUPPLIER_USER', 'SUPPLIER_SIGNATORY'], of)
  const user = await join(house, programmeId, ['SUPPLIER_USER'], of)
  return { id: createSupplier.id, responseId: supplier.latestResponse.id, name, signatory, user }
}

export const saveAnswer =
  'mutation ($input: SaveAnswerInput!) { saveAnswer(input: $input) { answer { question status value reason version savedBy files { id name } } emptied { question } required answered } }'

/** Answers all three questions rightly. */
export async function answerAll(supplier: TestSupplier, by: Person = supplier.signatory, marker = ''): Promise<void> {
  const { responseId } = supplier
  const upload = await by.upload(responseId, 'KYS-E1', `licence${marker}.pdf`, exampleLicence(supplier.name + marker))
  const { id } = (await upload.json()) as { id: string }
  const { response } = await by.run('query ($id: ID!) { response(id: $id) { answers { question version } } }', { id: responseId })
  const version = (question: string) => response.answers.find((one: { question: string }) => one.question === question).version
  await by.run(saveAnswer, {
    input: {
      responseId,
      question: 'KYS-A3',
      status: 'NOT_APPLICABLE',
      reason: `Registered elsewhere${marker}`,
      version: version('KYS-A3'),
    },
  })
  await by.run(saveAnswer, { input: { responseId, question: 'KYS-E1', status: 'ANSWERED', value: [id], version: version('KYS-E1') } })
  await by.run(saveAnswer, { input: { responseId, question: 'KYS-I1', status: 'ANSWERED', value: true, version: version('KYS-I1') } })
}

export async function handIn(supplier: TestSupplier): Promise<void> {
  const { response } = await supplier.signatory.run('query ($id: ID!) { response(id: $id) { id version } }', { id: supplier.responseId })
  await supplier.signatory.run('mutation ($input: SubmitResponseInput!) { submitResponse(input: $input) { id } }', {
    input: { ...response, declaration: true },
  })
}

export const judge = 'mutation ($input: JudgeAnswerInput!) { judgeAnswer(input: $input) { id status version } }'

/** A supplier whose answers are all accepted one by one, and what is to be accepted as a whole. */
export async function judgedSupplier(
  house: TestHouse,
  programme: TestProgramme,
): Promise<{ supplier: TestSupplier; input: { id: string; version: number } }> {
  const supplier = await programme.makeSupplier()
  // Its people were put in without an invitation: the state follows as if they had come by theirs.
  await asSuper(house.superUrl, "UPDATE suppliers SET status = 'KYS_IN_PROGRESS' WHERE id = $1", [supplier.id])
  await answerAll(supplier)
  await handIn(supplier)
  for (const question of ['KYS-A3', 'KYS-E1', 'KYS-I1'])
    await programme.reviewer.run(judge, { input: { responseId: supplier.responseId, question, decision: 'ACCEPTED' } })
  const { response } = await programme.reviewer.run('query ($id: ID!) { response(id: $id) { id version } }', { id: supplier.responseId })
  return { supplier, input: response }
}
