import { createHash, randomUUID } from 'node:crypto'
import { id as idSchema } from 'shared/schemas/fields.ts'
import { writeNote as schema, type WriteNote } from 'shared/schemas/responses.ts'
import { authorize, authorizeEver } from '../../core/authorize.ts'
import type { Context } from '../../core/context.ts'
import { Invalid, NotFound } from '../../core/errors.ts'
import { note } from '../../core/history.ts'
import { parse } from '../../core/parse.ts'
import { Response } from '../questionnaires/response.entity.ts'
import { contentOf } from '../questionnaires/template.commands.ts'
import { ReviewNote } from './note.entity.ts'

/** The history tells that something was written or removed, with its hash; the words themselves stay with the reviewers. */
const told = (ctx: Context, action: 'note.write' | 'note.remove', one: ReviewNote): void =>
  note(ctx, {
    action,
    subjectType: 'responses',
    subjectId: one.responseId,
    supplierId: one.supplierId,
    data: { question: one.question, sha256: createHash('sha256').update(one.words).digest('hex') },
  })

/** Writes down something at a question, whatever the state of the response. */
export async function writeNote(ctx: Context, input: WriteNote): Promise<string> {
  const { responseId, question, words } = parse(schema, input)
  authorizeEver(ctx, 'note.write')
  const response = await ctx.db.findOneBy(Response, { id: responseId, programmeId: ctx.actor.programmeId ?? '' })
  if (!response) throw new NotFound()
  authorize(ctx, 'note.write', response)
  const { sections } = await contentOf(ctx, response.templateId)
  if (!sections.some(section => section.questions.some(({ code }) => code === question)))
    throw new Invalid({ question: 'errors:field.unknownId' })
  const { programmeId, supplierId } = response
  const written = ctx.db.create(ReviewNote, {
    id: randomUUID(),
    programmeId,
    supplierId,
    responseId,
    question,
    words,
    authorId: ctx.actor.accountId ?? '',
    at: ctx.now(),
  })
  await ctx.db.insert(ReviewNote, written)
  told(ctx, 'note.write', written)
  return responseId
}

/** Only whoever wrote it takes it away. */
export async function removeNote(ctx: Context, id: string): Promise<string> {
  authorizeEver(ctx, 'note.remove')
  const written = await ctx.db.findOneBy(ReviewNote, { id: parse(idSchema, id), programmeId: ctx.actor.programmeId ?? '' })
  if (!written) throw new NotFound()
  authorize(ctx, 'note.remove', { ...written, accountId: written.authorId })
  await ctx.db.delete(ReviewNote, { id: written.id })
  told(ctx, 'note.remove', written)
  return written.responseId
}
