import { createHash, randomUUID } from 'node:crypto'
import { id as idSchema, type Versioned, versioned } from 'shared/schemas/fields.ts'
import { type ChooseForRow, type ChooseUsually, chooseForRow as rowSchema, chooseUsually as usualSchema } from 'shared/schemas/imports.ts'
import { authorize, authorizeEver, authorizeHere } from '../../core/authorize.ts'
import type { Context } from '../../core/context.ts'
import { enqueue } from '../../core/enqueue.ts'
import { Invalid, NotFound, Refused } from '../../core/errors.ts'
import { loadForUpdate, store } from '../../core/load-for-update.ts'
import { parse } from '../../core/parse.ts'
import { SupplierImport } from './import.entity.ts'
import { importLimits } from './limits.ts'
import { openQuestions } from './plan.ts'
import { mayAssign } from './vocabulary.ts'

/** A person's own files that wait to be read: one after another is enough. */
const mostWaiting = 3

/** Takes a file and has it read; nothing of it is on the register yet, nor in the history (0.4, *Lots*). */
export async function stageImport(ctx: Context, fileName: string, bytes: Buffer): Promise<{ id: string }> {
  authorizeHere(ctx, 'import.stage')
  if (bytes.length === 0) throw new Refused('fileEmpty')
  if (bytes.length > importLimits.sent) throw new Refused('importTooLarge', { limit: importLimits.sent / 1_000_000 })
  const waiting = await ctx.ask({
    text: `SELECT 1 FROM supplier_imports WHERE programme_id = $1 AND uploaded_by_id = $2 AND state IN ('READING', 'COMPARING')`,
    values: [ctx.actor.programmeId, ctx.actor.accountId],
  })
  if (waiting.length >= mostWaiting) throw new Refused('importsWaiting', { count: mostWaiting })
  const id = randomUUID()
  await ctx.ask({
    text: `INSERT INTO supplier_imports (id, programme_id, file_name, file_sha256, size, content, state, facts, uploaded_by_id, uploaded_at, version)
      VALUES ($1, $2, $3, $4, $5, $6, 'READING', $7, $8, $9, 1)`,
    values: [
      id,
      ctx.actor.programmeId,
      nameOf(fileName),
      createHash('sha256').update(bytes).digest('hex'),
      bytes.length,
      bytes,
      JSON.stringify({ mayAssign: mayAssign(ctx.actor) }),
      ctx.actor.accountId,
      ctx.now(),
    ],
  })
  await enqueue(ctx, 'readImport', { importId: id })
  return { id }
}

/** As the person's machine calls it, without what cannot be shown. */
function nameOf(given: string): string {
  const name = given
    .normalize('NFC')
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '')
    .trim()
  if (name === '') throw new Refused('fileName')
  return name.length > 200 ? `…${name.slice(-199)}` : name
}

async function takeReady(ctx: Context, given: Versioned, action: 'import.stage' | 'supplier.import'): Promise<SupplierImport> {
  const taken = await loadForUpdate(ctx, SupplierImport, action, given.id, given.version)
  if (taken.state !== 'READY') throw new Refused('importNotReady')
  return taken
}

/** What becomes of all duplicates about which nothing of their own is chosen. */
export async function chooseUsually(ctx: Context, input: ChooseUsually): Promise<string> {
  const { choice, ...given } = parse(usualSchema, input)
  const taken = await takeReady(ctx, given, 'import.stage')
  await store(ctx, SupplierImport, taken, { usualChoice: choice })
  return taken.id
}

/** What becomes of one. */
export async function chooseForRow(ctx: Context, input: ChooseForRow): Promise<string> {
  const { id, choice } = parse(rowSchema, input)
  authorizeEver(ctx, 'import.stage')
  const [row] = await ctx.ask({
    text: `SELECT r.kind, r.supplier_id AS "supplierId", r.matches, i.state FROM supplier_import_rows r JOIN supplier_imports i ON i.id = r.import_id WHERE r.id = $1 AND r.programme_id = $2 FOR UPDATE OF i`,
    values: [id, ctx.actor.programmeId],
  })
  if (!row) throw new NotFound()
  authorize(ctx, 'import.stage', { programmeId: ctx.actor.programmeId })
  if (row.state !== 'READY') throw new Refused('importNotReady')
  if (choice && !choicesFor(row as unknown as Choosable).includes(choice)) throw new Invalid({ choice: 'errors:field.other' })
  await ctx.ask({ text: 'UPDATE supplier_import_rows SET choice = $2 WHERE id = $1', values: [id, choice] })
  return id
}

interface Choosable {
  readonly kind: string
  readonly supplierId: string | null
  readonly matches: readonly { readonly likenesses: readonly string[] }[]
}

/** Who has the same official number is the same company; who is called alike may be another. */
export const choicesFor = ({ kind, supplierId, matches }: Choosable): ('STOP' | 'SKIP' | 'UPDATE' | 'CREATE')[] =>
  kind !== 'DUPLICATE'
    ? []
    : [
        'STOP',
        'SKIP',
        ...(supplierId ? (['UPDATE'] as const) : []),
        ...(matches.some(one => one.likenesses.includes('SAME_IDENTIFIER')) ? [] : (['CREATE'] as const)),
      ]

/** Puts on the register what the preview shows; a job does it, in one transaction. */
export async function applyImport(ctx: Context, input: Versioned): Promise<string> {
  const taken = await takeReady(ctx, parse(versioned, input), 'supplier.import')
  const { undecided, twice } = await openQuestions(ctx, taken.id)
  if (undecided > 0) throw new Refused('importUndecided', { count: undecided })
  if (twice > 0) throw new Refused('importTwice', { count: twice })
  await store(ctx, SupplierImport, taken, { state: 'APPLYING', progress: 0, appliedById: ctx.actor.accountId, comparedAgain: false })
  await enqueue(ctx, 'applyImport', { importId: taken.id, accountId: ctx.actor.accountId })
  return taken.id
}

/** Gives up a file that was not applied; what it says is forgotten at once. */
export async function discardImport(ctx: Context, input: Versioned): Promise<string> {
  const { id, version } = parse(versioned, input)
  const taken = await loadForUpdate(ctx, SupplierImport, 'import.stage', id, version)
  if (taken.state === 'APPLYING' || taken.state === 'APPLIED') throw new Refused('importNotReady')
  await ctx.ask({ text: 'DELETE FROM supplier_import_rows WHERE import_id = $1', values: [id] })
  await ctx.ask({ text: 'UPDATE supplier_imports SET content = NULL WHERE id = $1', values: [id] })
  await store(ctx, SupplierImport, taken, { state: 'DISCARDED' })
  return id
}

/** What nobody has applied for so long is forgotten. */
const keptDays = 30

export const forgetImports = (ctx: Context): Promise<unknown> =>
  ctx.ask({
    text: `DELETE FROM supplier_imports WHERE programme_id = $1 AND state IN ('READY', 'REFUSED', 'DISCARDED') AND uploaded_at < $2::timestamptz - interval '${keptDays} days'`,
    values: [ctx.actor.programmeId, ctx.now()],
  })

export const importId = (given: string): string => parse(idSchema, given)
