import { randomUUID } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import { kysTemplate } from 'shared/questionnaires/kys/template.ts'
import { parseTemplate } from 'shared/questionnaires/parse-template.ts'
import type { Template as Content } from 'shared/questionnaires/template.ts'
import { authorizeHere } from '../../core/authorize.ts'
import type { Context } from '../../core/context.ts'
import { Refused } from '../../core/errors.ts'
import { note } from '../../core/history.ts'
import { oneAtATime } from '../../core/load-for-update.ts'
import { Template } from './response.entity.ts'

/** The questionnaire that a supplier is asked unless another one is chosen. */
export const usualTemplate = kysTemplate.code

const read = new LRUCache<string, Content>({ max: 50 })

/** What a template asks. A published template never changes, so it is read once. The caller has seen the response that names it. */
export async function contentOf(ctx: Context, templateId: string): Promise<Content> {
  const known = read.get(templateId)
  if (known) return known
  const [row] = await ctx.ask({ name: 'template-content', text: 'SELECT content FROM templates WHERE id = $1', values: [templateId] })
  if (!row) throw new Error(`template ${templateId} is not in sight`)
  const content = row.content as Content
  read.set(templateId, content)
  return content
}

/** A new programme starts with the shipped questionnaire. */
export async function layOutTemplates(ctx: Context, programme: { id: string }): Promise<void> {
  await ctx.db.insert(Template, row(ctx, programme.id, kysTemplate))
}

/** The version of a questionnaire that whoever is asked next receives. */
export async function newestOf(ctx: Context, code: string): Promise<{ id: string; version: number } | null> {
  const [found] = await ctx.ask({
    text: 'SELECT id, version FROM templates WHERE programme_id = $1 AND code = $2 ORDER BY version DESC LIMIT 1',
    values: [ctx.actor.programmeId, code],
  })
  return found ? { id: String(found.id), version: Number(found.version) } : null
}

const row = (ctx: Context, programmeId: string, content: Content) => ({
  id: randomUUID(),
  programmeId,
  code: content.code,
  version: content.version,
  title: content.title,
  content,
  publishedAt: ctx.now(),
  publishedById: ctx.actor.accountId,
})

/**
 * Publishes a questionnaire as the newest version of its code. Answers that are running stay on theirs.
 * Refused: a template whose shape or sense does not hold (`templateFaults`, with each fault and its place); one that was
 * made from another version than the newest, if that is named, so that nobody's change is undone in silence.
 */
export async function publishTemplate(ctx: Context, given: unknown, basedOn?: string | null): Promise<string> {
  authorizeHere(ctx, 'template.publish')
  const { template: content, faults } = parseTemplate(given)
  if (!content) throw new Refused('templateFaults', { count: faults.length, faults })
  await oneAtATime(ctx, `templates ${ctx.actor.programmeId}`)
  const newest = await newestOf(ctx, content.code)
  if (basedOn && newest?.id !== basedOn) throw new Refused('templateChangedMeanwhile', { version: newest?.version ?? 0 })
  const version = (newest?.version ?? 0) + 1
  const programmeId = ctx.actor.programmeId ?? ''
  const published = row(ctx, programmeId, { ...content, version })
  await ctx.db.insert(Template, published)
  note(ctx, {
    action: 'template.publish',
    subjectType: 'templates',
    subjectId: published.id,
    data: { code: content.code, version },
  })
  return published.id
}
