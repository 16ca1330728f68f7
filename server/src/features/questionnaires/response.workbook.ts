import { createHash } from 'node:crypto'
import { mayEver } from 'shared/policy/policy.ts'
import type { Template } from 'shared/questionnaires/template.ts'
import { dayIn } from 'shared/rules/days.ts'
import type { Locale, LocalText, Tier } from 'shared/words/lists.ts'
import { authorize, authorizeEver } from '../../core/authorize.ts'
import type { Context, Row } from '../../core/context.ts'
import { Denied, NotFound, Refused } from '../../core/errors.ts'
import { note } from '../../core/history.ts'
import { readWorkbook, type SheetIn } from '../../platform/sheets.ts'
import { isWordKey, translator } from '../../platform/words.ts'
import { type Open, openResponse, saveTogether } from './answer.commands.ts'
import { differenceOf, type Line } from './answer-sheets/differences.ts'
import { type About, aboutOf, filedFrom, type SheetFault } from './answer-sheets/from-sheets.ts'
import { answerSheetLimits } from './answer-sheets/layout.ts'
import type { Whole } from './answer-sheets/merge.ts'
import { type Change, markOf, type Plan, planOf, type StoredAnswer, takeoverOf } from './answer-sheets/plan.ts'
import { Speaking } from './answer-sheets/speaking.ts'
import { answerWorkbook, isReadOnly, type ResponseOut } from './answer-sheets/to-sheets.ts'
import { AnswerWords } from './answer-words.ts'
import { contentOf } from './template.commands.ts'

/** A questionnaire with its answers as a spreadsheet: taken along, filled without a line, brought back. */

/** The files of the answers, and of last year's where they are proposed. */
const filesOf = (
  id: string,
): string => `SELECT u.file_id FROM answer_files u JOIN answers a ON a.id = u.answer_id WHERE a.response_id = ${id}
    UNION SELECT unnest(l.file_ids) FROM last_year_answers l WHERE l.response_id = ${id}`

const statement = `SELECT r.programme_id AS "programmeId", r.supplier_id AS "supplierId", r.template_id AS "templateId", r.tier, r.due_on::text AS "dueOn", p.name AS programme, p.time_zone AS "timeZone",
    s.name AS supplier, t.title,
    (SELECT json_agg(x) FROM (SELECT a.question, a.status, a.value, a.reason, a.note, a.file_ids AS files, a.version FROM answers a WHERE a.response_id = r.id ORDER BY a.place) x) AS answers,
    (SELECT json_object_agg(l.question, l.proposed) FROM last_year_answers l WHERE l.response_id = r.id AND l.proposed IS NOT NULL) AS proposed,
    (SELECT json_object_agg(f.id, f.name) FROM evidence_files f WHERE f.id IN (${filesOf('r.id')})) AS names
  FROM responses r JOIN programmes p ON p.id = r.programme_id JOIN suppliers s ON s.id = r.supplier_id JOIN templates t ON t.id = r.template_id WHERE r.id = $1 AND r.programme_id = $2`

/** Everything the workbook is made of, for whoever may read the answers. */
export async function responseToTakeAlong(ctx: Context, id: string, locale: Locale): Promise<{ name: string; out: ResponseOut }> {
  authorizeEver(ctx, 'answer.read')
  const [row] = await ctx.ask({ name: 'response-workbook', text: statement, values: [id, ctx.actor.programmeId] })
  if (!row) throw new NotFound()
  authorize(ctx, 'answer.read', { programmeId: String(row.programmeId), supplierId: String(row.supplierId) })
  const out: ResponseOut = {
    responseId: id,
    templateId: String(row.templateId),
    template: await contentOf(ctx, String(row.templateId)),
    tier: row.tier as Tier,
    today: dayIn(ctx.now(), String(row.timeZone)),
    stored: ((row.answers ?? []) as StoredAnswer[]).map(one => ({ ...one, savedBy: null })),
    decisions: {},
    proposed: proposalsIn(row.proposed),
    supplier: String(row.supplier),
    programme: String(row.programme),
    dueOn: String(row.dueOn),
    fileNames: new Map(Object.entries((row.names ?? {}) as Record<string, string>)),
    locale,
  }
  return { name: `${out.supplier} ${(row.title as LocalText)[locale]}.xlsx`, out }
}

const proposalsIn = (found: unknown): ReadonlyMap<string, Whole> => new Map(Object.entries((found ?? {}) as Record<string, Whole>))

export { answerWorkbook }

/** Whoever does not answer for this supplier is told so before the file is looked into. */
export async function mayBringBack(ctx: Context, id: string): Promise<void> {
  if (!mayEver(ctx.actor, 'answer.save') && mayEver(ctx.actor, 'answer.read')) {
    ctx.authorised = true
    throw new Denied('errors:sheetsNotYours')
  }
  await openResponse(ctx, id, true)
}

export interface BroughtBack {
  readonly sheets: readonly SheetIn[]
  readonly about: About
  readonly sha256: string
}
/** Reads the file, outside of any transaction: it may take a second. */
export async function broughtBack(bytes: Buffer): Promise<BroughtBack> {
  const sheets = await readWorkbook(bytes, answerSheetLimits)
  const about = aboutOf(sheets)
  if (!about) throw new Refused('sheetsNotAnswers')
  return { sheets, about, sha256: createHash('sha256').update(bytes).digest('hex') }
}

interface ToldFault {
  readonly sheet: string
  readonly cell: string | null
  readonly column: string | null
  readonly message: string
}
interface ToldChange {
  readonly question: string
  readonly label: string
  readonly lines: readonly Line[]
  readonly more: number
  readonly isConflict: boolean
  readonly savedBy: string | null
}
/** What a workbook would change, in words. Nothing is kept: applying is another act. */
export interface CheckedAnswers {
  /** Of another response of this supplier: taken over only when the person asks for it. */
  readonly older: { readonly title: string; readonly version: number; readonly day: string } | null
  readonly mark: string
  readonly changes: readonly ToldChange[]
  readonly emptied: readonly { readonly question: string; readonly label: string }[]
  readonly faults: readonly ToldFault[]
  readonly notices: readonly ToldFault[]
}

interface Asked {
  readonly brought: BroughtBack
  readonly isTakeover: boolean
  readonly taken: ReadonlySet<string>
  readonly locale: Locale
}

/** The response a workbook was made for, where it is of this supplier; of anyone else's nothing is said. */
async function originOf(ctx: Context, open: Open, { responseId }: About): Promise<Row> {
  const [row] = await ctx.ask({
    text: `SELECT r.template_id AS "templateId", r.requested_at AS "requestedAt", t.title, t.version FROM responses r JOIN templates t ON t.id = r.template_id
      WHERE r.id = $1 AND r.supplier_id = $2 AND r.programme_id = $3`,
    values: [responseId, open.supplierId, open.programmeId],
  })
  if (!row) throw new Refused('sheetsOfOthers')
  return row
}

/** The answers as they went out, where they have changed since; null where so old a version is no longer kept. */
async function basesOf(ctx: Context, open: Open, wanted: ReadonlyMap<string, number>): Promise<Map<string, Whole | null>> {
  const empty = [...wanted].filter(([, version]) => version === 0).map(([code]) => code)
  const rows = await ctx.ask({
    text: `SELECT a.question, v.status, v.value, v.reason, v.note, v.file_ids AS files FROM jsonb_to_recordset($2) AS x(question text, version int)
      JOIN answers a ON a.response_id = $1 AND a.question = x.question JOIN answer_versions v ON v.answer_id = a.id AND v.version = x.version`,
    values: [open.responseId, JSON.stringify([...wanted].map(([question, version]) => ({ question, version })))],
  })
  return new Map<string, Whole | null>([
    ...[...wanted.keys()].map((code): [string, null] => [code, null]),
    ...empty.map((code): [string, Whole] => [code, { status: 'EMPTY', value: null, reason: null, note: null, files: [] }]),
    ...rows.map((row): [string, Whole] => [String(row.question), row as unknown as Whole]),
  ])
}

const faultWords =
  (locale: Locale) =>
  ({ key, values }: Pick<SheetFault, 'key' | 'values'>): string =>
    isWordKey(key) ? translator(locale)(key, values) : key

/** What may be confirmed is asked anew: a paper may have been renewed since the workbook went out. */
async function proposalsOf(ctx: Context, { responseId }: Open): Promise<ReadonlyMap<string, Whole>> {
  const [row] = await ctx.ask({
    text: 'SELECT json_object_agg(l.question, l.proposed) AS proposed FROM last_year_answers l WHERE l.response_id = $1 AND l.proposed IS NOT NULL',
    values: [responseId],
  })
  return proposalsIn(row?.proposed)
}

async function planFor(ctx: Context, open: Open, asked: Asked): Promise<{ plan: Plan; older: CheckedAnswers['older'] }> {
  const { brought, isTakeover, taken, locale } = asked
  const { about, sheets } = brought
  const origin = await originOf(ctx, open, about)
  const isOther = about.responseId !== open.responseId
  const standing = { ...open, proposed: isOther ? new Map<string, Whole>() : await proposalsOf(ctx, open) }
  if (isOther && !isTakeover) {
    const day = dayIn(new Date(String(origin.requestedAt)), 'UTC')
    return { plan: nothing, older: { title: (origin.title as LocalText)[locale], version: Number(origin.version), day } }
  }
  const template: Template = isOther ? await contentOf(ctx, String(origin.templateId)) : open.template
  const speaking = new Speaking(about.locale, template.settings)
  const filed = filedFrom(sheets, template, isReadOnly)
  if (isOther) return { plan: takeoverOf(standing, { filed, speaking, template, taken, say: faultWords(locale) }), older: null }
  const versions = new Map(open.stored.map(one => [one.question, one.version]))
  const wanted = [...filed.questions].flatMap(([code, { version }]): [string, number][] =>
    version !== null && version < (versions.get(code) ?? 0) ? [[code, version]] : [],
  )
  const bases = wanted.length > 0 ? await basesOf(ctx, open, new Map(wanted)) : new Map<string, Whole | null>()
  return { plan: planOf(standing, { filed, speaking, bases, taken }), older: null }
}
const nothing: Plan = { changes: [], faults: [], notices: [], emptied: [] }

async function told(ctx: Context, open: Open, plan: Plan, locale: Locale): Promise<Omit<CheckedAnswers, 'older' | 'mark'>> {
  const speaking = new Speaking(locale, open.template.settings)
  const saying = { speaking, words: new AnswerWords(locale, open.template.settings, await fileNames(ctx, open)) }
  const say = faultWords(locale)
  const tell = ({ sheet, cell, column, ...fault }: SheetFault): ToldFault => ({ sheet, cell, column, message: say(fault) })
  const labels = new Map(open.template.sections.flatMap(one => one.questions).map(one => [one.code, speaking.say(one.label)]))
  const tellChange = ({ question, before, after, isConflict }: Change): ToldChange => ({
    question: question.code,
    label: labels.get(question.code) ?? '',
    ...differenceOf(question, before, after, saying),
    isConflict,
    savedBy: isConflict ? before.savedBy : null,
  })
  return {
    changes: plan.changes.map(tellChange),
    emptied: plan.emptied.map(code => ({ question: code, label: labels.get(code) ?? '' })),
    faults: plan.faults.slice(0, mostTold).map(tell),
    notices: plan.notices.slice(0, mostTold).map(tell),
  }
}
/** More than anybody corrects before trying again. */
const mostTold = 1_000

async function fileNames(ctx: Context, { responseId }: Open): Promise<Map<string, string>> {
  const rows = await ctx.ask({
    text: `SELECT f.id, f.name FROM evidence_files f WHERE f.id IN (${filesOf('$1')})`,
    values: [responseId],
  })
  return new Map(rows.map(row => [String(row.id), String(row.name)]))
}

export async function checkAnswers(ctx: Context, id: string, asked: Omit<Asked, 'taken'>): Promise<CheckedAnswers> {
  const open = await openResponse(ctx, id, true)
  const { plan, older } = await planFor(ctx, open, { ...asked, taken: new Set() })
  return { older, mark: markOf(plan), ...(await told(ctx, open, plan, asked.locale)) }
}

export interface AppliedAnswers {
  readonly saved: number
  readonly emptied: number
  readonly required: number
  readonly answered: number
}

/**
 * Saves what the person has seen: all of it, or nothing. Whatever was changed by somebody else stays, unless the person takes the
 * workbook's answer. The same file again changes nothing.
 */
export async function applyAnswers(ctx: Context, id: string, mark: string, asked: Asked): Promise<AppliedAnswers> {
  const open = await openResponse(ctx, id)
  authorize(ctx, 'answer.import', { programmeId: open.programmeId, supplierId: open.supplierId })
  const shown = await planFor(ctx, open, { ...asked, taken: new Set() })
  if (shown.older) throw new Refused('sheetsChangedMeanwhile')
  if (shown.plan.changes.length > 0 && markOf(shown.plan) !== mark) throw new Refused('sheetsChangedMeanwhile')
  const { plan } = asked.taken.size > 0 ? await planFor(ctx, open, asked) : shown
  if (plan.faults.length > 0) throw new Refused('sheetsFaults')
  const chosen = plan.changes.filter(({ question, isConflict }) => !isConflict || asked.taken.has(question.code))
  const { emptied, ...counted } = await saveTogether(
    ctx,
    open,
    chosen.map(({ question, before, after }) => ({ question: question.code, version: before.version, ...after })),
  )
  if (chosen.length > 0)
    note(ctx, {
      action: 'answer.import',
      subjectType: 'responses',
      subjectId: id,
      supplierId: open.supplierId,
      audience: 'ALL',
      data: { answers: chosen.length, sha256: asked.brought.sha256 },
    })
  return { saved: chosen.length, emptied: emptied.length, ...counted }
}
