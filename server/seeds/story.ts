import { randomUUID } from 'node:crypto'
import type { MemberRole } from 'shared/policy/roles.ts'
import type { Actor } from 'shared/policy/scopes.ts'
import { kysTemplate } from 'shared/questionnaires/kys/template.ts'
import { addDays, type Day, dayIn } from 'shared/rules/days.ts'
import type { IdentifierGiven } from 'shared/schemas/suppliers.ts'
import { type EvidenceKind, evidenceKinds } from 'shared/words/evidence-kinds.ts'
import type { Locale, Material, Tier } from 'shared/words/lists.ts'
import { houseActor, nobody } from '../src/core/actor.ts'
import { enter } from '../src/core/atomic.ts'
import type { Context } from '../src/core/context.ts'
import { enterAbsence } from '../src/features/absences/absence.commands.ts'
import { handOverSection } from '../src/features/assignments/assignment.commands.ts'
import { fulfilCondition } from '../src/features/conditions/condition.commands.ts'
import { receiveFile } from '../src/features/evidence/evidence.commands.ts'
import { makeCheckpoint } from '../src/features/history/checkpoints.ts'
import { stageImport } from '../src/features/imports/import.commands.ts'
import { acceptInvitation, createAccount } from '../src/features/members/account.commands.ts'
import { layFoundation } from '../src/features/members/founding.commands.ts'
import { createDepartment, inviteMember } from '../src/features/members/member.commands.ts'
import { writeNote } from '../src/features/notes/note.commands.ts'
import { editProgramme, setCalendarDay } from '../src/features/programmes/programme.commands.ts'
import { saveAnswer, saveAnswers } from '../src/features/questionnaires/answer.commands.ts'
import { startNextCycle } from '../src/features/questionnaires/cycle.commands.ts'
import {
  acceptAnswers,
  acceptResponse,
  judgeAnswer,
  returnResponse,
  submitResponse,
} from '../src/features/questionnaires/response.commands.ts'
import { noteVisit } from '../src/features/risk-review/visit.commands.ts'
import { assignReviewer, createSupplier, inviteSupplier, startTrading } from '../src/features/suppliers/supplier.commands.ts'
import { sayAtQuestion } from '../src/features/threads/message.commands.ts'
import { saveView } from '../src/features/views/view.commands.ts'
import type { OpenHouse } from '../src/house.ts'
import { demonstrationPassword } from '../src/platform/mode.ts'
import { tokenHash } from '../src/platform/signing.ts'
import { translator } from '../src/platform/words.ts'
import { tellCases } from './cases.ts'
import { tellCountries } from './countries.ts'
import { handInExampleFiles } from './evidence.ts'
import { tellFlags } from './flags.ts'
import { type Company, exampleAnswers } from './kys-answers.ts'
import { exampleLicence } from './licence.ts'
import { tellMechanism } from './mechanism.ts'
import { type Chapter, departments, founder, programmeOfStory, type SupplierOfStory, staff, suppliers } from './people.ts'
import { registerSheet } from './register-sheet.ts'
import { tellScreening } from './screening.ts'
import { tellWave } from './wave.ts'

export interface SignInOfStory {
  who: string
  email: string
  password: string
}

const chapters: readonly Chapter[] = [
  'PROSPECT',
  'INVITED',
  'ANSWERING',
  'SUBMITTED',
  'RETURNED',
  'CONDITIONAL',
  'ACCEPTED',
  'ACTIVE',
  'SECOND_YEAR',
]
const zone = programmeOfStory.timeZone
/** How long before its reader the story of this year begins; the year before it is told of one supplier. */
const storyDays = 55
const yearBefore = 365

type Step = Parameters<Parameters<OpenHouse['atomic']['together']>[0]>[0]

/** Tells the demonstration's story into an empty database: every step is a command, done by a person at a time. */
class Story {
  private readonly actors = new Map<string, Actor>()
  /** Of those whose password opens a key: what their browser would hold. */
  private readonly tokens = new Map<string, string>()
  private at: Date

  constructor(
    private readonly open: OpenHouse,
    private readonly start: Date,
    private readonly step: Step,
  ) {
    this.at = start
  }

  /** The clock of the story: days after its beginning, later than everything before. */
  day(days: number): void {
    this.at = new Date(this.start.getTime() + days * 86_400_000)
  }

  /** Some days go by. */
  pass(days: number): void {
    this.at = new Date(this.at.getTime() + days * 86_400_000)
  }

  daysAgo(days: number): void {
    this.at = new Date(this.open.house.now().getTime() - days * 86_400_000)
  }

  /** What lies back is told, and the story goes on where it was. */
  async meanwhile(act: () => Promise<void>): Promise<void> {
    const { at } = this
    await act()
    this.at = at
  }

  dayAfter(days: number): string {
    return addDays(dayIn(this.at, zone), days)
  }

  /** The day on which the story is read: papers run out from there. */
  readersDay(): Day {
    return dayIn(this.open.house.now(), zone)
  }

  async as<T>(email: string | null, act: (ctx: Context) => Promise<T>): Promise<T> {
    this.at = new Date(this.at.getTime() + 7 * 60_000)
    const at = this.at
    const ctx = this.open.context({ actor: (email && this.actors.get(email)) || nobody })
    ctx.now = () => at
    const token = email && this.tokens.get(email)
    if (token) Object.assign(ctx, { sessionHash: tokenHash(token), sessionSecret: () => token })
    return this.step(ctx, () => act(ctx))
  }

  know(email: string, actor: Actor): void {
    this.actors.set(email, actor)
  }

  /** Opens the invitation from the mail and becomes a member. */
  async join(email: string, locale: 'zh' | 'en' | 'fr'): Promise<void> {
    const actor = await this.as(null, async ctx => {
      const admin = this.actors.get(founder.email) ?? nobody
      await enter(ctx, admin)
      const [row] = await ctx.ask({
        text: 'SELECT id FROM invitations WHERE email = $1 AND accepted_at IS NULL ORDER BY created_at DESC LIMIT 1',
        values: [email],
      })
      await enter(ctx, nobody)
      await acceptInvitation(ctx, {
        token: this.open.house.signer.token('invitation', String(row?.id)),
        password: demonstrationPassword,
        locale,
      })
      if (ctx.newSession) this.tokens.set(email, ctx.newSession)
      return ctx.actor
    })
    this.know(email, actor)
  }
}

async function foundCompany(story: Story): Promise<void> {
  const actor = await story.as(null, async ctx => {
    const accountId = await createAccount(ctx, { ...founder, password: demonstrationPassword, installationAdministrator: true })
    const programmeId = await layFoundation(ctx, accountId, {
      programmeName: programmeOfStory.name,
      locale: programmeOfStory.locale,
      timeZone: zone,
    })
    await ctx.ask({ text: 'UPDATE installation SET founded_at = $1', values: [ctx.now()] })
    const [row] = await ctx.ask({ text: 'SELECT id FROM memberships WHERE account_id = $1', values: [accountId] })
    const roles: MemberRole[] = ['ADMINISTRATOR']
    return {
      ...nobody,
      programmeId,
      accountId,
      membershipId: String(row?.id),
      roles,
      reach: 'all' as const,
      installationAdministrator: true,
    }
  })
  story.know(founder.email, actor)
  await story.as(founder.email, ctx => editProgramme(ctx, { ...programmeOfStory, version: 1 }))
  for (const [day, name, works] of holidays(story)) await story.as(founder.email, ctx => setCalendarDay(ctx, { day, name, works }))
  const ids = new Map<string, string>()
  for (const name of departments) ids.set(name, await story.as(founder.email, ctx => createDepartment(ctx, name)))
  for (const { department, ...person } of staff) {
    const validUntil = person.roles.includes('AUDITOR') ? story.dayAfter(yearBefore + 365) : null
    await story.as(founder.email, ctx => inviteMember(ctx, { ...person, departmentId: ids.get(department) ?? null, validUntil }))
    await story.join(person.email, person.locale)
  }
}

/** Fixed holidays of the year to come, as an example of the calendar. */
const holidays = (story: Story): [string, string, boolean][] => {
  const year = Number(story.dayAfter(yearBefore + 200).slice(0, 4))
  return [
    [`${year}-01-01`, '元旦', false],
    [`${year}-05-01`, '国际劳动节', false],
    [`${year}-10-01`, '国庆节', false],
    [`${year}-10-02`, '国庆节', false],
  ]
}

/** What purchasing knows of a supplier from its papers. */
const recordOf = (one: SupplierOfStory): { materials: Material[]; identifiers: IdentifierGiven[] } => ({
  materials: [...delivered[one.tier]],
  // Of the two example codes each stands on the register once.
  identifiers: one.uscc && suppliers.find(({ uscc }) => uscc === one.uscc) === one ? [{ kind: 'USCC', value: one.uscc }] : [],
})

const delivered: Record<Tier, readonly Material[]> = {
  MINE: ['BAUXITE'],
  REFINERY: ['ALUMINA'],
  SMELTER: ['PRIMARY_ALUMINIUM'],
  CASTHOUSE: ['ALUMINIUM_ALLOY'],
  RECYCLER: ['ALUMINIUM_SCRAP', 'SECONDARY_ALUMINIUM'],
  TRADER: ['BAUXITE', 'ALUMINA'],
  LOGISTICS: [],
  BROKER: ['OTHER'],
}

/** A second record of a supplier that is there already, written down from a business card: it waits for somebody to see it. */
async function writeDownTwice(story: Story): Promise<void> {
  await story.as('purchasing@shifan.example', ctx =>
    createSupplier(ctx, {
      name: 'Binzhou Shili Aluminium Casthouse',
      country: 'CN',
      tier: 'CASTHOUSE',
      contacts: [{ email: 'sales@shili.example', name: 'Sun Li', locale: 'en', signatory: false }],
    }),
  )
}

async function tell(story: Story, one: SupplierOfStory, begins: number): Promise<void> {
  const reached = (chapter: Chapter): boolean => chapters.indexOf(one.chapter) >= chapters.indexOf(chapter)
  const [contact] = one.contacts
  if (!contact) return
  story.day(begins)
  const { name, nameLatin, country, tier, contacts } = one
  const id = await story.as('purchasing@shifan.example', ctx =>
    createSupplier(ctx, { name, nameLatin, country, tier, ...recordOf(one), contacts: [...contacts] }),
  )
  if (!reached('INVITED')) return
  story.pass(1)
  await story.as('reviewer@shifan.example', ctx =>
    inviteSupplier(ctx, {
      id,
      version: 1,
      dueOn: story.dayAfter(reached('ANSWERING') ? 45 : 30),
      message: invitationWords[contact.locale],
    }),
  )
  if (!reached('ANSWERING')) return
  story.pass(1.2)
  for (const person of contacts) await story.join(person.email, person.locale)
  const [response] = await story.as(contact.email, ctx =>
    ctx.ask({ text: 'SELECT id FROM responses WHERE supplier_id = $1', values: [id] }),
  )
  await answer(story, one, { supplierId: id, responseId: String(response?.id), email: contact.email })
  if (reached('SUBMITTED')) await review(story, one, { supplierId: id, responseId: String(response?.id), email: contact.email }, reached)
}

interface Place {
  supplierId: string
  responseId: string
  email: string
}

/** One paper serves many questions, as in life. */
const papers: Partial<Record<EvidenceKind, EvidenceKind>> = {
  ...Object.fromEntries((['OWNERSHIP_RECORD', 'REGISTER_EXTRACT'] as const).map(kind => [kind, 'GROUP_CHART'])),
  ...Object.fromEntries(
    (['BUSINESS_LICENCE', 'GROUP_CHART', 'MINING_TITLE', 'ESIA', 'POLICY', 'DECLARATION', 'RECYCLED_PROOF'] as const).map(kind => [
      kind,
      kind,
    ]),
  ),
}
const paperFor = (kind: EvidenceKind): EvidenceKind =>
  papers[kind] ?? (kind.endsWith('PERMIT') || kind.startsWith('MINING') ? 'MINING_TITLE' : 'POLICY')

/** Hands in the papers that the answers will need, and then answers; those who are still answering stop after four sections. */
async function answer(story: Story, one: SupplierOfStory, { supplierId, responseId, email }: Place): Promise<void> {
  const [contact] = one.contacts
  const company: Company = { ...one, locale: contact?.locale ?? 'en', signatory: contact?.name ?? '', email }
  const today = story.dayAfter(0)
  const wanted = new Set<EvidenceKind>()
  const want = (kind: EvidenceKind): string => {
    wanted.add(paperFor(kind))
    return randomUUID()
  }
  exampleAnswers(kysTemplate, company, want, today)
  const files = new Map<EvidenceKind, string>()
  for (const kind of wanted) {
    const name = `${evidenceKinds[kind][company.locale]}.pdf`
    const bytes = exampleLicence(`${one.nameLatin ?? one.name} ${evidenceKinds[kind].en}`)
    const file = await story.as(email, ctx => receiveFile(ctx, supplierId, { name, bytes, kind, ...validity(kind, story.readersDay()) }))
    files.set(kind, file.id)
  }
  // The mine's library shows evidence in every state.
  if (one.tier === 'MINE') await story.as(email, ctx => handInExampleFiles(ctx, supplierId, one.nameLatin ?? one.name, story.readersDay()))
  const answers = exampleAnswers(kysTemplate, company, kind => files.get(paperFor(kind)) ?? '', today)
  const given = [...answers].map(([question, { files: fileIds = [], ...rest }]) => ({
    question,
    ...rest,
    fileIds: [...fileIds],
    version: 0,
  }))
  const done =
    one.chapter === 'ANSWERING' ? given.filter(({ question }) => /^KYS-[A-D]/.test(question) && !unanswered.has(question)) : given
  if (one.chapter !== 'ANSWERING') story.pass(2)
  await story.as(email, ctx => saveAnswers(ctx, responseId, done))
  if (one.chapter !== 'ANSWERING') return
  await story.as(email, ctx =>
    saveAnswer(ctx, {
      responseId,
      question: 'KYS-C2',
      status: 'REFUSED',
      reason: 'Confidential until our owners agree',
      note: 'We expect their answer by the end of the month.',
      version: 1,
    }),
  )
  await talk(story, { supplierId, responseId, email }, one.contacts[1])
}

/** Papers that run out: some in years, one within the month. */
const validity = (kind: EvidenceKind, today: Day): { issuedOn?: Day; expiresOn?: Day } => {
  if (kind === 'BUSINESS_LICENCE') return { issuedOn: addDays(today, -900), expiresOn: addDays(today, 2_000) }
  if (kind === 'MINING_TITLE') return { issuedOn: addDays(today, -700), expiresOn: addDays(today, 400) }
  if (kind === 'RECYCLED_PROOF') return { issuedOn: addDays(today, -359), expiresOn: addDays(today, 6) }
  return kind === 'ESIA' ? { issuedOn: addDays(today, -800), expiresOn: addDays(today, 20) } : {}
}

/** The one who is still answering asks, is answered, and leaves a section to a colleague. */
async function talk(story: Story, { responseId, email }: Place, colleague: SupplierOfStory['contacts'][number] | undefined): Promise<void> {
  const question = 'KYS-C2'
  await story.as(email, ctx =>
    sayAtQuestion(ctx, {
      responseId,
      question,
      words: 'Two of our owners ask to stay unnamed in public reports. Is it enough if you alone see their names?',
    }),
  )
  story.pass(0.4)
  await story.as('reviewer@shifan.example', ctx =>
    sayAtQuestion(ctx, {
      responseId,
      question,
      words: 'Yes. Names given here are seen by our reviewers and auditors only; the public report names no owner.',
    }),
  )
  if (!colleague) return
  const { name, locale } = colleague
  await story.as(email, ctx =>
    handOverSection(ctx, {
      responseId,
      section: 'G',
      email: colleague.email,
      name,
      locale,
      words: 'You know the ships and ports better than I do.',
    }),
  )
}

/** What the trader has not come to yet. */
const unanswered = new Set(['KYS-A6', 'KYS-B4', 'KYS-D2'])

async function review(
  story: Story,
  one: SupplierOfStory,
  { responseId, email }: Place,
  reached: (chapter: Chapter) => boolean,
): Promise<void> {
  const reviewer = 'reviewer@shifan.example'
  const versionOf = async (table: 'responses' | 'suppliers', id: string): Promise<number> => {
    const rows = await story.as(reviewer, ctx => ctx.ask({ text: `SELECT version FROM ${table} WHERE id = $1`, values: [id] }))
    return Number(rows[0]?.version)
  }
  const judge = (question: string, words?: string) =>
    story.as(reviewer, ctx => judgeAnswer(ctx, { responseId, question, decision: words ? 'RETURNED' : 'ACCEPTED', words: words ?? null }))
  const submit = async () => {
    const version = await versionOf('responses', responseId)
    await story.as(email, ctx => submitResponse(ctx, { id: responseId, version, declaration: true }))
  }
  await submit()
  if (!reached('RETURNED')) return
  story.pass(1.7)
  const locale = one.contacts[0]?.locale ?? 'en'
  for (const [question, words] of Object.entries(returned)) await judge(question, words[locale])
  const rest = (await handedIn(story, responseId)).filter(question => !returned[question])
  await story.as(reviewer, ctx => acceptAnswers(ctx, { responseId, questions: rest }))
  const version = await versionOf('responses', responseId)
  await story.as(reviewer, ctx => returnResponse(ctx, { id: responseId, version, dueOn: story.dayAfter(42), words: null }))
  if (!reached('CONDITIONAL')) return
  story.pass(4)
  await story.as(email, async ctx => {
    const rows = await ctx.ask({
      text: 'SELECT question, supplier_id, value, version FROM answers WHERE response_id = $1 AND question = ANY ($2)',
      values: [responseId, Object.keys(returned)],
    })
    const name = `${one.name}（清晰版）.pdf`
    const file = await receiveFile(ctx, String(rows[0]?.supplier_id), { name, bytes: exampleLicence(`${one.nameLatin} (clear)`) })
    const corrected = rows.map(({ question, value, version }) => ({
      ...{ question: String(question), status: 'ANSWERED' as const, version: Number(version) },
      value: question === 'KYS-E1' ? [file.id] : { ...(value as object), women: 152, men: 488 },
    }))
    await saveAnswers(ctx, responseId, corrected)
  })
  await submit()
  story.pass(1)
  for (const question of Object.keys(returned)) await judge(question)
  const last = await versionOf('responses', responseId)
  if (!reached('ACCEPTED')) return acceptUnderConditions(story, { id: responseId, version: last })
  await story.as(reviewer, ctx => acceptResponse(ctx, { id: responseId, version: last }))
  if (!reached('ACTIVE')) return
  story.pass(2)
  const [row] = await story.as(reviewer, ctx =>
    ctx.ask({ text: 'SELECT supplier_id AS id FROM responses WHERE id = $1', values: [responseId] }),
  )
  const id = String(row?.id)
  const supplierVersion = await versionOf('suppliers', id)
  await story.as('purchasing@shifan.example', ctx => startTrading(ctx, { id, version: supplierVersion }))
}

/** Accepted, though two things are still to be seen to: one of them has been by now. */
async function acceptUnderConditions(story: Story, response: { id: string; version: number }): Promise<void> {
  const reviewer = 'reviewer@shifan.example'
  const conditions = underConditions.map(({ days, ...one }) => ({ ...one, dueOn: story.dayAfter(days) }))
  await story.as(reviewer, ctx => acceptResponse(ctx, { ...response, conditions }))
  story.pass(6)
  const [met] = await story.as(reviewer, ctx =>
    ctx.ask({ text: 'SELECT id, version FROM conditions WHERE response_id = $1 ORDER BY due_on LIMIT 1', values: [response.id] }),
  )
  await story.as(reviewer, ctx =>
    fulfilCondition(ctx, { id: String(met?.id), version: Number(met?.version), words: '已收到三方过磅单样本，与合同数量一致。' }),
  )
}

/** A year later: what was accepted is proposed; some of it is confirmed, one answer has changed, a paper has run out. */
async function secondYear(story: Story, one: SupplierOfStory): Promise<void> {
  const [contact] = one.contacts
  if (!contact) return
  story.day(yearBefore + 40)
  const [supplier] = await story.as('purchasing@shifan.example', ctx =>
    ctx.ask({ text: 'SELECT id, version FROM suppliers WHERE name = $1', values: [one.name] }),
  )
  const [id, version] = [String(supplier?.id), Number(supplier?.version)]
  const asked = { id, version, dueOn: story.dayAfter(30), message: renewalWords[contact.locale] }
  await story.as('purchasing@shifan.example', ctx => startNextCycle(ctx, asked))
  story.pass(3)
  await story.as(contact.email, async ctx => {
    const rows = await ctx.ask({
      text: `SELECT l.question, l.proposed, l.response_id FROM last_year_answers l JOIN answers a ON a.response_id = l.response_id AND a.question = l.question
        WHERE l.supplier_id = $1 AND l.proposed IS NOT NULL AND l.question ~ '^KYS-[A-B]' ORDER BY a.place`,
      values: [id],
    })
    const confirmed = rows.map(({ question, proposed }) => {
      const { files, ...given } = proposed as { status: 'ANSWERED'; value: unknown; files: string[] }
      const value = question === 'KYS-B4' ? { ...(given.value as object), women: 158, men: 481 } : given.value
      return { question: String(question), ...given, value, fileIds: files, version: 0 }
    })
    await saveAnswers(ctx, String(rows[0]?.response_id), confirmed)
  })
}

const invitationWords = {
  zh: '您好，为履行矿产供应链尽责管理义务，请在截止日期前完成 KYS 问卷。如有疑问，请直接回复联系人。',
  en: 'As part of our mineral supply-chain due diligence, please answer this questionnaire by the date given. Write to me whenever something is unclear.',
  fr: 'Dans le cadre de notre devoir de diligence sur les minerais, merci de répondre à ce questionnaire avant la date indiquée. Écrivez-moi pour toute question.',
}
const renewalWords = {
  zh: '您好，又到一年一次的更新。去年的答案已列为建议，请逐项确认或修改。',
  en: 'A year has gone by. Last year’s answers are proposed; please confirm or change each of them.',
  fr: 'Une année a passé. Les réponses de l’an dernier vous sont proposées ; merci de confirmer ou de modifier chacune.',
}
/** What the reviewer returns, and why. */
const returned: Readonly<Record<string, Record<Locale, string>>> = {
  'KYS-E1': {
    zh: '扫描件右下角的有效期看不清，请上传清晰的彩色扫描件。',
    en: 'The validity date in the lower right corner cannot be read. Please send a clear colour scan.',
    fr: 'La date de validité, en bas à droite, est illisible. Merci d’envoyer une numérisation nette en couleur.',
  },
  'KYS-B4': {
    zh: '男女人数请按上年末在册人数更新。',
    en: 'Please bring the numbers of women and men up to the end of last year.',
    fr: 'Merci d’actualiser les effectifs femmes et hommes à la fin de l’année passée.',
  },
}

/** Under which a recycler is accepted; the first is met soon after. */
const underConditions = [
  { name: '废铝过磅单', words: '请提供最近三批采购废铝的过磅单，能与合同数量对上即可。', days: 10 },
  { name: '危险废物处置合同', words: '铝灰渣的处置合同将于年内到期，请提供续签后的合同和处置单位的许可证。', days: 75 },
]

/** Who looks after the suppliers, and what a reviewer wrote down for the others. */
const shareOut = (story: Story): Promise<void> =>
  story.as('reviewer@shifan.example', async ctx => {
    const rows = await ctx.ask({ text: 'SELECT id FROM suppliers ORDER BY name', values: [] })
    await assignReviewer(ctx, { supplierIds: rows.map(row => String(row.id)), reviewerId: ctx.actor.accountId })
    const [waiting] = await ctx.ask({ text: "SELECT id FROM responses WHERE status = 'SUBMITTED' ORDER BY due_on LIMIT 1", values: [] })
    if (waiting)
      await writeNote(ctx, {
        responseId: String(waiting.id),
        question: 'KYS-A1',
        words: '与营业执照核对过，名称一致；英文名与海关备案略有出入，下一轮再问。',
      })
  })

/** One reviewer is on leave and the other stands in; and lists as they left them. */
async function goOnLeave(story: Story): Promise<void> {
  const accountOf = (email: string) => story.as(email, async ctx => ctx.actor.accountId ?? '')
  const [standsIn, away] = [await accountOf('reviewer@shifan.example'), await accountOf('reviewer.en@shifan.example')]
  await story.as('reviewer@shifan.example', async ctx => {
    const rows = await ctx.ask({ text: "SELECT id FROM suppliers WHERE country <> 'CN' ORDER BY name", values: [] })
    await assignReviewer(ctx, { supplierIds: rows.map(row => String(row.id)), reviewerId: away })
  })
  await story.as('reviewer.en@shifan.example', async ctx => {
    await enterAbsence(ctx, {
      accountId: away,
      deputyId: standsIn,
      firstDay: addDays(story.readersDay(), -2),
      lastDay: addDays(story.readersDay(), 9),
    })
    await saveView(ctx, { list: 'RESPONSES', name: 'Silent since a week', address: 'view=silent&sort=DUE', shared: true })
  })
  await story.as('reviewer@shifan.example', ctx =>
    saveView(ctx, {
      list: 'SUPPLIERS',
      name: '正在填写，归我负责',
      address: 'state=KYS_IN_PROGRESS&reviewer=me&sort=STATE_SINCE',
      shared: false,
    }),
  )
}

/** The questions of the present round. */
const handedIn = (story: Story, responseId: string): Promise<string[]> =>
  story.as('reviewer@shifan.example', async ctx => {
    const rows = await ctx.ask({
      text: `SELECT a->>'question' AS question FROM rounds o, jsonb_array_elements(o.answers) a WHERE o.response_id = $1 ORDER BY o.number DESC`,
      values: [responseId],
    })
    return [...new Set(rows.map(row => String(row.question)))]
  })

/** Who can be tried out, with what they are, in the console's language. */
function signIns(language: Locale): SignInOfStory[] {
  const t = translator(language)
  const ours = [{ ...founder, roles: ['ADMINISTRATOR'] as MemberRole[] }, ...staff].map(one => ({
    ...one,
    what: one.roles.map(role => t(`words:role.${role}`)).join(', '),
  }))
  const theirs = suppliers
    .filter(one => !['PROSPECT', 'INVITED'].includes(one.chapter))
    .flatMap(({ tier, contacts }) => contacts.map(contact => ({ ...contact, what: t(`words:tier.${tier}`) })))
  return [...ours, ...theirs].map(({ email, name, what }) => ({ who: `${name} · ${what}`, email, password: demonstrationPassword }))
}

export async function seedStory(open: OpenHouse, language: Locale = 'en'): Promise<SignInOfStory[]> {
  const { rows } = await open.database.pool.query('SELECT founded_at IS NOT NULL AS founded FROM installation')
  if (!rows[0]?.founded) {
    const start = new Date(open.house.now().getTime() - (yearBefore + storyDays) * 86_400_000)
    await open.atomic.together(async step => {
      const story = new Story(open, start, step)
      await foundCompany(story)
      // Who has not come in yet was invited yesterday: the link in the mailbox can still be tried.
      const before = suppliers.filter(one => one.chapter === 'SECOND_YEAR')
      for (const one of before) await tell(story, one, 6)
      for (const [at, one] of suppliers.filter(other => !before.includes(other)).entries())
        await tell(story, one, yearBefore + (one.chapter === 'INVITED' ? storyDays - 2 : 6 + 4 * at))
      for (const one of before) await secondYear(story, one)
      await writeDownTwice(story)
      await tellWave(story, yearBefore + storyDays - 14)
      // What has happened since then is news to the reviewer.
      await story.as('reviewer@shifan.example', noteVisit)
      await shareOut(story)
      const sheet = await registerSheet()
      // Read and compared by a job as soon as the house is open.
      await story.as('purchasing@shifan.example', ctx => stageImport(ctx, '供应商名录.xlsx', sheet))
      await goOnLeave(story)
      await tellCountries((email, act) => story.as(email, act))
      await tellScreening((email, act) => story.as(email, act), founder.email)
      await tellFlags((email, act) => story.as(email, act))
      await tellCases(story)
      await tellMechanism(story)
      // As the job does it, for the house: the cases' own chain is signed too.
      await story.as(founder.email, async ctx => {
        await enter(ctx, houseActor(ctx.actor.programmeId ?? ''))
        await makeCheckpoint(ctx)
      })
    })
  }
  return signIns(language)
}
