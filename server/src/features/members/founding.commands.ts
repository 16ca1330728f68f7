import { randomUUID, timingSafeEqual } from 'node:crypto'
import { publicPathOf } from 'shared/rules/names/public-path.ts'
import { type FoundProgramme, foundProgramme as foundSchema } from 'shared/schemas/accounts.ts'
import { houseActor, nobody } from '../../core/actor.ts'
import { enter } from '../../core/atomic.ts'
import { authorize } from '../../core/authorize.ts'
import type { Context } from '../../core/context.ts'
import { Invalid, Refused } from '../../core/errors.ts'
import { note, writeHistory } from '../../core/history.ts'
import { parse } from '../../core/parse.ts'
import { announce } from '../../core/transition.ts'
import { tokenHash } from '../../platform/signing.ts'
import { Programme, ProgrammeSettings } from '../programmes/programme.entity.ts'
import { createAccount, newPassword } from './account.commands.ts'
import { Membership } from './member.entity.ts'
import { openSession } from './session.commands.ts'

const same = (a: string, b: string): boolean => timingSafeEqual(Buffer.from(tokenHash(a)), Buffer.from(tokenHash(b)))

/** Founds the first programme and its administrator, once, by whoever reads the server's console. */
export async function foundProgramme(ctx: Context, input: FoundProgramme): Promise<void> {
  const given = parse(foundSchema, input)
  authorize(ctx, 'programme.found', nobody)
  await ctx.house.limits.beforeTry(ctx.origin(), 'founding')
  const [open] = await ctx.ask({ text: 'SELECT founded_at FROM installation WHERE founded_at IS NULL FOR UPDATE' })
  if (!open) throw new Refused('alreadyFounded')
  const code = ctx.house.foundingCode()
  if (!code || !same(given.code.trim().toUpperCase(), code)) {
    ctx.answerAfterMs = await ctx.house.limits.failed(ctx.origin(), 'founding')
    throw new Invalid({ code: 'errors:foundingCode' })
  }
  await ctx.house.limits.succeeded(ctx.origin(), 'founding')
  const accountId = await createAccount(ctx, { ...given, password: newPassword(ctx, given.password), installationAdministrator: true })
  await layFoundation(ctx, accountId, given)
  await ctx.ask({ text: 'UPDATE installation SET founded_at = $1', values: [ctx.now()] })
  await writeHistory(ctx)
  await openSession(ctx, accountId)
}

/** Where its pages for the public stand: after its name, as long as nobody else stands or stood there; else the database draws one. */
async function publicPath(ctx: Context, name: string): Promise<Partial<Programme>> {
  const path = publicPathOf(name)
  if (!path) return {}
  await ctx.ask({ text: `SELECT set_config('app.public_path', $1, true)`, values: [path] })
  const taken = await ctx.ask({
    text: 'SELECT 1 FROM programmes WHERE public_path = $1 UNION ALL SELECT 1 FROM former_public_paths WHERE path = $1',
    values: [path],
  })
  return taken.length > 0 ? {} : { publicPath: path }
}

/** A programme with its first settings and its administrator. */
export async function layFoundation(
  ctx: Context,
  accountId: string,
  given: Pick<FoundProgramme, 'programmeName' | 'locale' | 'timeZone'>,
): Promise<string> {
  const id = randomUUID()
  const at = ctx.now()
  await enter(ctx, houseActor(id, accountId))
  await ctx.db.insert(Programme, {
    id,
    programmeId: id,
    name: given.programmeName,
    site: '',
    area: '',
    products: '',
    tier: 'CASTHOUSE',
    asiActivity: 'CASTHOUSE',
    timeZone: given.timeZone,
    locale: given.locale,
    createdAt: at,
    ...(await publicPath(ctx, given.programmeName)),
    version: 1,
  })
  await ctx.ask({ text: 'INSERT INTO programme_ids (id) VALUES ($1)', values: [id] })
  await ctx.db.insert(ProgrammeSettings, {
    programmeId: id,
    version: 1,
    answerDays: 30,
    correctionDays: 14,
    weekend: [6, 7],
    takesEffectAt: at,
    recordedAt: at,
    setById: accountId,
  })
  await ctx.db.insert(Membership, {
    id: randomUUID(),
    programmeId: id,
    accountId,
    roles: ['ADMINISTRATOR'],
    departmentId: null,
    supplierId: null,
    reachIds: null,
    validUntil: null,
    createdAt: at,
    deactivatedAt: null,
    version: 1,
  })
  note(ctx, { programmeId: id, action: 'programme.found', subjectType: 'programmes', subjectId: id, data: { name: given.programmeName } })
  await announce(ctx, 'programme.found', { id })
  return id
}
