import { randomUUID } from 'node:crypto'
import type { Action } from 'shared/policy/policy.ts'
import { type Versioned, versioned } from 'shared/schemas/fields.ts'
import { type ChangeView, changeView as changeSchema, type SaveView, saveView as saveSchema } from 'shared/schemas/views.ts'
import { authorize, authorizeEver } from '../../core/authorize.ts'
import type { Context } from '../../core/context.ts'
import { Invalid, Refused } from '../../core/errors.ts'
import { note } from '../../core/history.ts'
import { loadForUpdate, oneAtATime, store } from '../../core/load-for-update.ts'
import { parse } from '../../core/parse.ts'
import { SavedView } from './view.entity.ts'

/** More than one finds one's way in. */
const mostViews = 50

/** What one keeps for oneself is nobody else's affair; that others are shown something, or no longer, stands in the history. */
const told = (ctx: Context, action: Action, { id, list, name, address }: SavedView): void =>
  note(ctx, { action, subjectType: 'saved_views', subjectId: id, data: { list, name, address } })

async function nameIsFree(ctx: Context, { programmeId, accountId, list, name }: SavedView): Promise<void> {
  if (await ctx.db.existsBy(SavedView, { programmeId, accountId, list, name })) throw new Invalid({ name: 'errors:field.nameTaken' })
}

export async function saveView(ctx: Context, input: SaveView): Promise<string> {
  const given = parse(saveSchema, input)
  const { programmeId, accountId } = ctx.actor
  authorize(ctx, 'view.save', { programmeId, accountId })
  if (given.shared) authorize(ctx, 'view.share', { programmeId, accountId })
  const owner = { programmeId: programmeId ?? '', accountId: accountId ?? '' }
  await oneAtATime(ctx, `views ${owner.programmeId} ${owner.accountId}`)
  if ((await ctx.db.countBy(SavedView, { ...owner, list: given.list })) >= mostViews) throw new Refused('viewsMany', { limit: mostViews })
  const view = ctx.db.create(SavedView, { ...given, ...owner, id: randomUUID(), createdAt: ctx.now(), version: 1 })
  await nameIsFree(ctx, view)
  await ctx.db.insert(SavedView, view)
  if (view.shared) told(ctx, 'view.share', view)
  return view.id
}

/** Another name; shared or not; as the list is filtered now. */
export async function changeView(ctx: Context, input: ChangeView): Promise<string> {
  const { id, version, address, ...rest } = parse(changeSchema, input)
  const view = await loadForUpdate(ctx, SavedView, 'view.change', id, version)
  const changed = { ...rest, ...(address !== null && address !== undefined && { address }) }
  if (changed.shared) authorize(ctx, 'view.share', view)
  await oneAtATime(ctx, `views ${view.programmeId} ${view.accountId}`)
  if (changed.name !== view.name) await nameIsFree(ctx, { ...view, ...changed } as SavedView)
  const before = view.shared
  await store(ctx, SavedView, view, changed)
  if (view.shared) told(ctx, 'view.share', view)
  else if (before) told(ctx, 'view.change', view)
  return id
}

export async function removeView(ctx: Context, input: Versioned): Promise<string> {
  const { id, version } = parse(versioned, input)
  authorizeEver(ctx, 'view.remove')
  const view = await loadForUpdate(ctx, SavedView, 'view.remove', id, version)
  await ctx.db.delete(SavedView, { id })
  if (view.shared) told(ctx, 'view.remove', view)
  return id
}
