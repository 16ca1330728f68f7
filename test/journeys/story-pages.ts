import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { demonstrationPassword } from 'server/src/platform/mode.ts'
import { openBrowser, openVisitor, type Visitor } from '../support/browser.ts'
import { asSuper, until } from '../support/house.ts'
import { type JourneyHouse, openStoryHouse } from '../support/journey-house.ts'
import { Person } from '../support/person.ts'

/** One look at one page of the demonstration. */
export interface Example {
  readonly route: string
  /** Whose page it is: an address of the story, or nobody's. */
  readonly who: string | null
  readonly path: string
  readonly name: string
}

export const admin = 'admin@shifan.example'
const reviewer = 'reviewer@shifan.example'
const auditor = 'auditor@audit.example'
const purchasing = 'purchasing@shifan.example'
const chair = 'chair@shifan.example'
const handler = 'grievances@shifan.example'

/** Every path that the two tables of routes know, as it is written there. */
export const routePaths = (): string[] => {
  const text = ['open-routes.tsx', 'routes.tsx']
    .map(name => readFileSync(join(import.meta.dirname, '../../portal/src', name), 'utf8'))
    .join('\n')
  return [...new Set([...text.matchAll(/path: '([^']+)'/g)].map(([, path]) => path ?? ''))]
}

export async function cookieOf(house: JourneyHouse, email: string): Promise<string> {
  const person = new Person(house)
  await person.run('mutation ($input: SignInInput!) { signIn(input: $input) { account { id } } }', {
    input: { email, password: demonstrationPassword },
  })
  return person.cookie.replace(/^headwater=/, '')
}

/** The demonstration's story, open before somebody of it; in another's shoes with one word. */
export interface StoryOpen {
  readonly house: JourneyHouse
  readonly visitor: Visitor
  become(email: string): Promise<void>
  close(): Promise<void>
}

export async function openStoryAs(email: string): Promise<StoryOpen> {
  const house = await openStoryHouse({ speaking: { youngestMs: 0, beatMs: 1 } })
  const browser = await openBrowser()
  const visitor = await openVisitor(browser, house.url, { locale: 'en' })
  await visitor.context.addCookies([{ name: 'headwater-language', value: 'en', url: house.url }])
  const become = async (who: string): Promise<void> =>
    visitor.context.addCookies([{ name: 'headwater', value: await cookieOf(house, who), url: house.url }])
  await become(email)
  const close = async (): Promise<void> => {
    await browser.close()
    await house.close()
  }
  return { house, visitor, become, close }
}

export async function examplesOf(house: JourneyHouse): Promise<Example[]> {
  const one = async (text: string, values: unknown[] = []): Promise<string> => String((await asSuper(house.superUrl, text, values))[0]?.id)
  const supplier = (status: string) => one('SELECT id FROM suppliers WHERE status = $1 ORDER BY name LIMIT 1', [status])
  // Of a supplier whose signatory has come in: the page is looked at as theirs.
  const response = (status: string) =>
    one(
      `SELECT r.id FROM responses r WHERE r.status = $1 AND EXISTS (
         SELECT 1 FROM contacts c JOIN accounts a ON a.email = c.email WHERE c.supplier_id = r.supplier_id AND c.signatory)
       ORDER BY r.due_on LIMIT 1`,
      [status],
    )
  const [prospect, active, approved] = [await supplier('PROSPECT'), await supplier('ACTIVE'), await supplier('APPROVED')]
  const [draft, submitted, returned, accepted] = [
    await response('DRAFT'),
    await response('SUBMITTED'),
    await response('RETURNED'),
    await response('ACCEPTED'),
  ]
  const hit = await one("SELECT id FROM screening_hits WHERE status = 'CONFIRMED' LIMIT 1")
  const flag = await one("SELECT id FROM red_flags WHERE status = 'EDD_OPEN' LIMIT 1")
  const dossier = await one("SELECT d.id FROM dossiers d JOIN dossier_packages k ON k.dossier_id = d.id WHERE k.status = 'DONE' LIMIT 1")
  const incident = await one("SELECT id FROM incidents WHERE status = 'RELEVANT' LIMIT 1")
  const kys = await one("SELECT id FROM templates WHERE code = 'KYS' ORDER BY version DESC LIMIT 1")
  const twin = await one("SELECT id FROM suppliers WHERE name = 'Binzhou Shili Aluminium Casthouse'")
  const contact = await one('SELECT id FROM contacts WHERE supplier_id = $1', [prospect])
  const memberOf = (email: string) =>
    one('SELECT m.id FROM memberships m JOIN accounts a ON a.id = m.account_id WHERE a.email = $1', [email])
  const [member, looksAfter] = [await memberOf(auditor), await memberOf(reviewer)]
  const signatory = (id: string) =>
    one(
      'SELECT c.email AS id FROM contacts c JOIN responses r ON r.supplier_id = c.supplier_id JOIN accounts a ON a.email = c.email WHERE r.id = $1 AND c.signatory',
      [id],
    )
  const file = await one("SELECT f.id FROM evidence_files f WHERE f.type = 'application/pdf' ORDER BY f.uploaded_at LIMIT 1")
  const owner = await one(
    'SELECT c.email AS id FROM contacts c JOIN evidence_files f ON f.supplier_id = c.supplier_id WHERE f.id = $1 AND c.signatory',
    [file],
  )
  const staged = await until(
    async () =>
      (await asSuper(house.superUrl, "SELECT id FROM supplier_imports WHERE state = 'READY' ORDER BY uploaded_at LIMIT 1"))[0]?.id,
    60_000,
  )
  const wave = await one('SELECT id FROM waves LIMIT 1')
  const caseIn = (status: string) => one('SELECT id FROM grievances WHERE status = $1 ORDER BY received_at LIMIT 1', [status])
  const edition = await one("SELECT id FROM country_editions WHERE source = 'CPI' ORDER BY loaded_at LIMIT 1")
  const all: [string, string | null, string, string?][] = [
    ['/sign-in', null, '/sign-in'],
    ['/forgotten', null, '/forgotten'],
    ['/reset/:token', null, '/reset/some-token'],
    ['/invitation/:token', null, `/invitation/${await freshInvitation(house)}`],
    ['/invitation/:token', null, '/invitation/used', 'invitation-gone'],
    ['/verify', null, '/verify'],
    ['/mailbox', null, '/mailbox', 'mailbox-open'],
    ['/choose', reviewer, '/choose'],
    ['/', admin, '/', 'my-work-admin'],
    ['/', reviewer, '/', 'my-work-reviewer'],
    ['/', await signatory(returned), '/', 'my-work-supplier'],
    ['/', await signatory(accepted), '/', 'my-work-nothing'],
    ['/search', reviewer, '/search?q=示范', 'search'],
    ['/search', purchasing, '/search?q=xyzzy', 'search-none'],
    ['/search', owner, '/search?q=示范', 'search-supplier'],
    ['/absences', admin, '/absences', 'absences'],
    ['/absences', purchasing, '/absences?over=yes', 'absences-none'],
    ['/risk-review', reviewer, '/risk-review'],
    ['/risk-review', chair, '/risk-review?days=7', 'risk-review-committee'],
    ['/notifications', reviewer, '/notifications'],
    ['/account', reviewer, '/account'],
    ['/mailbox', reviewer, '/mailbox'],
    ['/submissions', await signatory(returned), '/submissions'],
    ['/responses/:id', await signatory(draft), `/responses/${draft}`, 'own-response-draft'],
    ['/responses/:id', await signatory(returned), `/responses/${returned}`, 'own-response-returned'],
    ['/responses/:id', await signatory(submitted), `/responses/${submitted}`, 'own-response-submitted'],
    ['/responses/:id', await signatory(accepted), `/responses/${accepted}`, 'own-response-accepted'],
    ['/responses/:id/sheet', await signatory(draft), `/responses/${draft}/sheet`, 'own-response-sheet'],
    ['/responses/:id/sheet', await signatory(submitted), `/responses/${submitted}/sheet`, 'own-response-sheet-over'],
    ['/hearings/:id', 'casthouse@shili.example', `/hearings/${await one("SELECT id FROM hearings WHERE status = 'ASKED' LIMIT 1")}`],
    ['/library', owner, '/library'],
    ['/library', owner, '/library?search=xyz', 'library-none'],
    ['/evidence/:id', owner, `/evidence/${file}`, 'own-file'],
    ['/evidence/:id', reviewer, `/evidence/${file}`, 'file'],
    ['/responses', reviewer, '/responses'],
    ['/responses', reviewer, '/responses?view=overdue&search=xyz', 'responses-none'],
    ['/responses/:id', reviewer, `/responses/${accepted}`, 'response-accepted'],
    ['/responses/:id', purchasing, `/responses/${returned}`, 'response-purchasing'],
    [
      '/responses/:id/compare',
      reviewer,
      `/responses/${await one('SELECT id FROM responses WHERE previous_id IS NOT NULL LIMIT 1')}/compare`,
    ],
    [
      '/suppliers/:id/next-year',
      purchasing,
      `/suppliers/${await one("SELECT s.id FROM suppliers s WHERE s.status = 'ACTIVE' AND NOT EXISTS (SELECT 1 FROM responses r WHERE r.supplier_id = s.id AND r.status <> 'ACCEPTED') LIMIT 1")}/next-year`,
    ],
    ['/responses/:id/review', reviewer, `/responses/${submitted}/review`],
    ['/responses/:id/review', reviewer, `/responses/${accepted}/review`, 'review-over'],
    ['/waves', purchasing, '/waves'],
    ['/waves', purchasing, '/waves?search=xyz', 'waves-none'],
    ['/waves/new', purchasing, '/waves/new'],
    ['/waves/:id', reviewer, `/waves/${wave}`, 'wave'],
    ['/waves/:id', purchasing, `/waves/${wave}?view=silent`, 'wave-silent'],
    [
      '/responses/:id',
      purchasing,
      `/responses/${await one("SELECT id FROM responses WHERE status = 'WITHDRAWN' LIMIT 1")}`,
      'response-withdrawn',
    ],
    [
      '/suppliers/:id',
      purchasing,
      `/suppliers/${await one('SELECT c.supplier_id AS id FROM contacts c JOIN undeliverable_addresses u ON u.email = c.email LIMIT 1')}`,
      'supplier-undeliverable',
    ],
    ['/screening', reviewer, '/screening', 'screening-none'],
    ['/screening', reviewer, '/screening?state=CONFIRMED', 'screening'],
    ['/screening/lists', admin, '/screening/lists'],
    ['/screening/hits/:id', reviewer, `/screening/hits/${hit}`, 'screening-hit'],
    ['/flags', reviewer, '/flags'],
    ['/flags', reviewer, '/flags?state=CLEARED', 'flags-none'],
    ['/flags/:id', reviewer, `/flags/${flag}`, 'flag'],
    ['/flags/:id', auditor, `/flags/${flag}`, 'flag-auditor'],
    ['/dossiers', reviewer, '/dossiers'],
    ['/dossiers/:id', reviewer, `/dossiers/${dossier}`, 'dossier'],
    ['/cases', handler, '/cases'],
    ['/cases', handler, '/cases?group=PAUSED&topic=T2-G1', 'cases-none'],
    ['/cases/new', handler, '/cases/new'],
    ['/cases/figures', handler, '/cases/figures'],
    ['/cases/settings', handler, '/cases/settings'],
    ['/cases/keys', handler, '/cases/keys'],
    ['/cases/:id', handler, `/cases/${await caseIn('INVESTIGATING')}`, 'case'],
    ['/cases/:id', handler, `/cases/${await caseIn('PARTIES_COMMENT')}`, 'case-parties'],
    ['/cases/:id', handler, `/cases/${await caseIn('WITHDRAWN')}`, 'case-withdrawn'],
    ['/incidents', reviewer, '/incidents'],
    ['/incidents/new', reviewer, '/incidents/new', 'incident-new'],
    ['/incidents/:id', reviewer, `/incidents/${incident}`, 'incident'],
    ['/materials', reviewer, '/materials'],
    ['/minerals', reviewer, '/minerals'],
    ['/minerals', auditor, '/minerals?country=GN', 'minerals-auditor'],
    ['/suppliers', reviewer, '/suppliers'],
    ['/suppliers', reviewer, '/suppliers?columns=country,reviewer,created&sort=CREATED', 'suppliers-columns'],
    ['/suppliers', reviewer, '/suppliers?state=ACTIVE,PROSPECT&search=xyz', 'suppliers-none'],
    ['/suppliers', reviewer, `/suppliers?asOf=${new Date(Date.now() - 20 * 86_400_000).toISOString().slice(0, 10)}`, 'suppliers-past'],
    ['/suppliers/new', reviewer, '/suppliers/new'],
    ['/suppliers/import', purchasing, '/suppliers/import'],
    ['/suppliers/import/:id', purchasing, `/suppliers/import/${staged}`],
    ['/suppliers/import/:id', purchasing, `/suppliers/import/${staged}?kind=FAULT`, 'suppliers-import-faults'],
    ['/suppliers/:id', reviewer, `/suppliers/${active}`, 'supplier-active'],
    ['/suppliers/:id', purchasing, `/suppliers/${approved}`, 'supplier-approved'],
    ['/suppliers/:id', reviewer, `/suppliers/${prospect}`, 'supplier-prospect'],
    ['/suppliers/:id/edit', reviewer, `/suppliers/${active}/edit`],
    ['/suppliers/:id/invite', reviewer, `/suppliers/${prospect}/invite`],
    ['/suppliers/:id/contacts/new', reviewer, `/suppliers/${prospect}/contacts/new`],
    ['/suppliers/:id/merge/:otherId', reviewer, `/suppliers/${active}/merge/${twin}`, 'suppliers-merge'],
    ['/suppliers/:id/contacts/:contactId/hand-over', reviewer, `/suppliers/${prospect}/contacts/${contact}/hand-over`, 'contact-hand-over'],
    ['/suppliers/:id/contacts/:contactId', reviewer, `/suppliers/${prospect}/contacts/${contact}`, 'contact-edit'],
    ['/countries', reviewer, '/countries'],
    ['/countries', purchasing, '/countries?class=CONFLICT_AFFECTED&role=OWNER', 'countries-none'],
    ['/countries/world', reviewer, '/countries/world', 'countries-world'],
    ['/countries/sites', reviewer, '/countries/sites', 'countries-sites'],
    ['/countries/:code', reviewer, '/countries/GN', 'country-guinea'],
    ['/countries/:code', auditor, '/countries/CD', 'country-untouched'],
    ['/editions', admin, '/editions'],
    ['/editions', purchasing, '/editions?source=CPI', 'editions-purchasing'],
    ['/editions/load', admin, '/editions/load?source=CPI', 'editions-load'],
    ['/editions/value', admin, '/editions/value', 'editions-value'],
    ['/editions/:id', reviewer, `/editions/${edition}`, 'edition'],
    ['/country-rule', chair, '/country-rule', 'country-rule'],
    ['/history', auditor, '/history'],
    ['/history/checkpoints', auditor, '/history/checkpoints'],
    ['/members', admin, '/members'],
    ['/members/invite', admin, '/members/invite'],
    ['/members/invitations', admin, '/members/invitations'],
    ['/members/departments', admin, '/members/departments'],
    ['/members/:id', admin, `/members/${member}`, 'member'],
    ['/members/:id', admin, `/members/${looksAfter}`, 'member-reviewer'],
    ['/questionnaires/*', reviewer, '/questionnaires', 'questionnaires'],
    ['/questionnaires/*', reviewer, `/questionnaires/${kys}`, 'questionnaire'],
    ['/questionnaires/*', purchasing, `/questionnaires/${kys}`, 'questionnaire-purchasing'],
    ['/questionnaires/*', admin, `/questionnaires/${kys}/thresholds`, 'questionnaire-thresholds'],
    ['/questionnaires/*', reviewer, `/questionnaires/${kys}/upload`, 'questionnaire-upload'],
    ['/programme', admin, '/programme'],
    ['/programme/edit', admin, '/programme/edit'],
    ['/programme/settings', admin, '/programme/settings'],
    ['/programme/calendar', admin, '/programme/calendar'],
    ['*', reviewer, '/nowhere', 'not-found'],
    ['*', purchasing, '/programme/edit', 'not-yours'],
  ]
  return all.map(([route, who, path, name]) => ({ route, who, path, name: name ?? (route.slice(1).replace(/[:/]+/g, '-') || 'home') }))
}

/** The story's own invitations have long been used or have run out. */
async function freshInvitation(house: JourneyHouse): Promise<string> {
  const person = new Person(house)
  person.cookie = `headwater=${await cookieOf(house, admin)}`
  const { inviteMember } = await person.run('mutation ($input: InviteMemberInput!) { inviteMember(input: $input) { id } }', {
    input: { email: 'new@shifan.example', name: '新同事', locale: 'zh', roles: ['REVIEWER'] },
  })
  return house.serving.open.house.signer.token('invitation', inviteMember.id)
}
