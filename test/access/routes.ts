import { answerWorkbook } from 'server/src/features/questionnaires/answer-sheets/to-sheets.ts'
import { templateWorkbook } from 'server/src/features/questionnaires/template-sheets/to-sheets.ts'
import type { Action } from 'shared/policy/policy.ts'
import { kysStart } from 'shared/questionnaires/kys-start.ts'
import { responseOut } from '../support/filled-workbook.ts'
import { Somebody } from '../support/speaking.ts'
import { Sender } from '../support/tus.ts'
import type { MutationDecision } from './decisions.ts'
import { homeOf, type Owner, type Place } from './owners.ts'
import { listPaths } from './screening.ts'
import { fresh, type World } from './world.ts'

interface Address {
  readonly action: Action
  readonly pathOf: (world: World, place: Place) => string
  /** Whoever may read any of it gets their own part; test/api/exports.test.ts holds which. */
  readonly isList?: boolean
  /** In production it is not there. */
  readonly hidden?: boolean
}

let made: Promise<Buffer> | undefined
const workbook = (): Promise<Buffer> => (made ??= templateWorkbook(kysStart, 'en'))

const sheets = new Map<Owner, Promise<Buffer>>()
/** An owner's workbook as it was taken along: brought back, it changes nothing. */
function answerSheet(world: World, owner: Owner): Promise<Buffer> {
  const { responseId } = world.ids[owner]
  const { templateId } = world.ids[homeOf(owner)]
  const out = { ...responseOut(kysStart, new Map()), responseId, templateId, stored: [] }
  const sheet = sheets.get(owner) ?? answerWorkbook(out)
  sheets.set(owner, sheet)
  return sheet
}

const paths = new Map<Owner, Promise<string>>()
/** Where a programme's public pages are; asked once, for the tests share one connection. */
function publicPath({ db, ids }: World, owner: Owner): Promise<string> {
  const text = 'SELECT public_path AS path FROM programmes WHERE id = $1'
  const path = paths.get(owner) ?? db.query(text, [ids[owner].programmeId]).then(({ rows }) => String(rows[0]?.path))
  paths.set(owner, path)
  return path
}

const reads: Readonly<Record<string, Address>> = {
  'GET /responses/:id.pdf': { action: 'answer.read', pathOf: (world, place) => `/responses/${world.ids[place].responseId}.pdf` },
  'GET /responses/:id.xlsx': { action: 'answer.read', pathOf: (world, place) => `/responses/${world.ids[place].responseId}.xlsx` },
  'GET /templates/:id.json': {
    action: 'template.read',
    pathOf: (world, place) => `/templates/${world.ids[homeOf(place)].templateId}.json?lang=en`,
  },
  'GET /templates/:id.xlsx': {
    action: 'template.read',
    pathOf: (world, place) => `/templates/${world.ids[homeOf(place)].templateId}.xlsx?lang=en`,
  },
  'GET /receipts/:id.json': { action: 'receipt.read', pathOf: (world, place) => `/receipts/${world.ids[place].roundId}.json` },
  'GET /receipts/:id.pdf': { action: 'receipt.read', pathOf: (world, place) => `/receipts/${world.ids[place].roundId}.pdf` },
  'GET /responses/:id.zip': { action: 'response.download', pathOf: (world, place) => `/responses/${world.ids[place].responseId}.zip` },
  'GET /exports/:list.:format': {
    action: 'evidence.read',
    isList: true,
    pathOf: () => '/exports/evidenceFiles.csv',
  },
  'GET /imports/suppliers.xlsx': { action: 'import.stage', isList: true, pathOf: () => '/imports/suppliers.xlsx?lang=en' },
  'GET /imports/:id/to-correct.xlsx': {
    action: 'import.read',
    pathOf: (world, place) => `/imports/${world.ids[homeOf(place)].importId}/to-correct.xlsx`,
  },
  'GET /cases/files/:id': { action: 'grievance.read', pathOf: (world, place) => `/cases/files/${world.ids[place].caseFileId}` },
  'GET /mailbox/:id': { action: 'mailbox.read', hidden: true, pathOf: world => `/mailbox/${world.ids.one.programmeId}` },
}

const minerals = Buffer.from('Country,Material,Reserves\nGuinea,Bauxite,7400\n')
const mineralFacts = encodeURIComponent(JSON.stringify({ title: 'New', fileName: 'new.csv' }))

const acts: Readonly<Record<string, MutationDecision>> = {
  'POST /lists/preview': {
    action: 'list.load',
    owners: ['one'],
    variables: () => ({}),
    http: (_, __, { person }) => fresh(person).post(listPaths.preview, listPaths.bytes),
  },
  'POST /lists': {
    action: 'list.load',
    owners: ['one'],
    variables: () => ({}),
    http: (_, __, { person }) => fresh(person).post(listPaths.load, listPaths.bytes),
  },
  'POST /minerals/preview': {
    action: 'mineral.load',
    owners: ['one'],
    variables: () => ({}),
    http: (_, __, { person }) => fresh(person).post('/minerals/preview', minerals),
  },
  'POST /minerals': {
    action: 'mineral.load',
    owners: ['one'],
    variables: () => ({}),
    http: (_, __, { person }) => fresh(person).post(`/minerals?facts=${mineralFacts}`, minerals),
  },
  'POST /templates/check': {
    action: 'template.publish',
    owners: ['one'],
    variables: () => ({}),
    http: async (_, __, { person }) => fresh(person).post('/templates/check', await workbook()),
  },
  'POST /responses/:id/sheet/check': {
    action: 'answer.save',
    owners: ['a', 'b', 'c'],
    arranged: { response: 'DRAFT' },
    variables: () => ({}),
    http: async (world, owner, { person }) =>
      fresh(person).post(`/responses/${world.ids[owner].responseId}/sheet/check`, await answerSheet(world, owner)),
  },
  'POST /responses/:id/sheet/apply': {
    action: 'answer.import',
    owners: ['a', 'b', 'c'],
    arranged: { response: 'DRAFT' },
    variables: () => ({}),
    http: async (world, owner, { person }) =>
      fresh(person).post(`/responses/${world.ids[owner].responseId}/sheet/apply`, await answerSheet(world, owner)),
  },
  'POST /imports/suppliers': {
    action: 'import.stage',
    owners: ['one'],
    variables: () => ({}),
    http: (_, __, { person }) => fresh(person).post('/imports/suppliers', Buffer.from('Name'), { 'x-headwater-file': 'new.csv' }),
  },
  'POST /speak/:path/form': {
    action: 'grievance.file',
    owners: ['one', 'two'],
    asNobody: true,
    variables: () => ({}),
    http: async (world, owner, { person }) => {
      const by = new Somebody(world.house.url, await publicPath(world, owner), 'en', { cookie: person.cookie })
      const page = await by.hand({ what: 'The dust of the crusher lies on our well.' })
      return page.code ? new Response() : new Response(JSON.stringify({ code: page.title }), { status: 422 })
    },
  },
  'POST /sealed-files': {
    action: 'grievance.attach',
    // Handlers, and whoever of a supplier is asked for a comment.
    owners: ['a'],
    subject: ({ supplierId, recipientIds }) => ({ supplierId, recipientIds }),
    variables: () => ({}),
    http: (_, __, { person }) => new Sender(fresh(person)).begin('new.txt', 10, {}, '/sealed-files'),
  },
  'POST /uploads': {
    action: 'evidence.upload',
    owners: ['a', 'b', 'c'],
    arranged: { response: 'DRAFT' },
    variables: () => ({}),
    http: (world, owner, { person }) =>
      new Sender(fresh(person)).begin('new.pdf', 1_000, { responseId: world.ids[owner].responseId, question: 'KYS-E1' }),
  },
}

/** What travels beside GraphQL (server/src/routes.ts). */
export const routes = { reads, acts }
