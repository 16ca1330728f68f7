import { nobody } from 'server/src/core/actor.ts'
import type { Action } from 'shared/policy/policy.ts'
import { can } from 'shared/policy/policy.ts'
import { file, said } from '../factories/handlers.ts'
import { speaker } from '../support/speaker.ts'
import { Somebody } from '../support/speaking.ts'
import type { Asker } from './owners.ts'
import type { World } from './world.ts'

/** What whoever shows a receipt code does on the public pages. */
export interface CodeAct {
  readonly action: Action
  readonly page: string
  readonly fields: (world: World) => Readonly<Record<string, string>>
  /** The state in which it is possible. */
  readonly state: string
  /** What comes of it: the case as it is, the act done, or a file of the first case. */
  readonly gives: 'seen' | 'done' | 'file'
}

const act = (action: Action, page: string, state: string, fields: Record<string, string>): CodeAct => ({
  action,
  page,
  fields: () => fields,
  state,
  gives: 'done',
})

export const codeActs: Readonly<Record<string, CodeAct>> = {
  'POST /speak/:path/back': {
    action: 'grievance.follow',
    page: '/back',
    fields: () => ({ step: 'open' }),
    state: 'RECEIVED',
    gives: 'seen',
  },
  'POST /speak/:path/back/file': {
    action: 'grievance.follow',
    page: '/back/file',
    fields: ({ ids }) => ({ id: ids.one.caseFileId }),
    state: 'RECEIVED',
    gives: 'file',
  },
  'POST /speak/:path/back/write': act('grievance.write', '/back/write', 'RECEIVED', { step: 'send', text: 'New' }),
  'POST /speak/:path/back/solved': act('grievance.answerSolved', '/back/solved', 'CLOSED', { solved: 'YES', solvedText: 'New' }),
  'POST /speak/:path/back/appeal': act('grievance.appeal', '/back/appeal', 'CLOSED', { appealText: 'New' }),
  'POST /speak/:path/back/withdraw': act('grievance.withdraw', '/back/withdraw', 'RECEIVED', { sure: 'yes', withdrawText: 'New' }),
}

/** A code in somebody's hand, on the pages of programme one. */
export interface Held {
  readonly name: string
  readonly code: string
  /** The case that it opens here. */
  readonly caseId: string | null
}

/** That of the case in question, of another of the same programme, of one of another programme, one that nobody has, and none. */
export async function codesInHand({ house, ids }: World): Promise<readonly Held[]> {
  const another = await file(house, ids.one.programmeId, said({ what: 'Of somebody else' }))
  return [
    { name: 'its own code', code: ids.one.caseCode, caseId: ids.one.caseId },
    { name: 'the code of another case', code: another.code, caseId: another.grievanceId },
    { name: 'a code of another programme', code: ids.two.caseCode, caseId: null },
    { name: 'a code that nobody has', code: `${ids.one.caseCode.slice(0, 6)}${another.code.slice(6)}`, caseId: null },
    { name: 'no code', code: '', caseId: null },
  ]
}

/** Both cases of the programme in the state in which the act is possible. */
export const arrangeWayBack = ({ db }: World, { state }: CodeAct): Promise<unknown> =>
  db.query('UPDATE grievances SET status = $1, decided_at = now(), appealed_at = NULL, solved = NULL', [state])

const say = speaker('en')

/** `seen`, `done` or `file` with the sign of the case; or that the code opens nothing. */
export async function tryCode(world: World, path: string, asker: Asker, given: CodeAct, { code }: Held): Promise<string> {
  const by = new Somebody(world.house.url, path, 'en', { cookie: asker.person.cookie })
  const [token = ''] = (await by.get('/form')).form('/form').token ?? []
  const page = await by.post(given.page, new URLSearchParams({ ...given.fields(world), code, token, lang: 'en' }))
  if (page.headers.get('content-disposition')) return `file of ${code.slice(0, 5)}`
  if (page.title === say('speak:back.title')) return 'refused'
  const shown = code && page.text.includes(say('speak:case.number', { locator: code.slice(0, 5) })) ? code.slice(0, 5) : page.title
  return `${page.text.includes(say('speak:case.sent')) ? 'done' : 'seen'} ${shown}`
}

/** The policy alone decides: whoever is signed in beside it is nobody here. A file of the first case no other code gives. */
export function expectCode({ ids }: World, { action, gives }: CodeAct, { code, caseId }: Held): string {
  const { programmeId, caseId: first } = ids.one
  const holder = { ...nobody, programmeId, grievanceId: caseId }
  const may = (id: string): boolean => can(holder, action, { programmeId, id })
  if (!caseId || !may(caseId)) return 'refused'
  if (gives === 'file') return may(first) ? `file of ${code.slice(0, 5)}` : `seen ${code.slice(0, 5)}`
  return `${gives} ${code.slice(0, 5)}`
}
