import { randomUUID } from 'node:crypto'
import { type SenderAct, senderActs } from 'shared/rules/grievances/sender-acts.ts'
import { type SpeakForSender, speakForSender as schema } from 'shared/schemas/cases.ts'
import type { AnswerSolved } from 'shared/schemas/file-grievance.ts'
import type { Context } from '../../core/context.ts'
import { parse } from '../../core/parse.ts'
import { takeCase } from './cases.ts'
import type { Grievance } from './grievance.entity.ts'
import { keepSolved, moveForSender } from './sender.commands.ts'

type Act = (ctx: Context, grievance: Grievance, said: AnswerSolved) => Promise<void>
const acts: Record<SenderAct, Act> = {
  SOLVED: keepSolved,
  APPEAL: (ctx, grievance, said) => moveForSender(ctx, grievance, senderActs.APPEAL, said),
  WITHDRAW: (ctx, grievance, said) => moveForSender(ctx, grievance, senderActs.WITHDRAW, said),
}

/**
 * What somebody who came by telephone, in a letter or face to face wants done with their case. The record is the sender's, with the
 * name of the handler who typed it; the policy lets nobody do it for one who has the pages.
 */
export async function speakForSender(ctx: Context, input: SpeakForSender): Promise<string> {
  const { id, version, act, solved, words } = parse(schema, input)
  const grievance = await takeCase(ctx, senderActs[act], id, version)
  // Only an answer to "was it solved?" looks at `solved`, and the schema asks for it there.
  await acts[act](ctx, grievance, { id: randomUUID(), solved: solved ?? 'NO', text: words })
  return id
}
