import type { Context } from './core/context.ts'
import type { Jobs } from './core/enqueue.ts'
import { sectionFinished, sectionHandedOver } from './features/assignments/assignment.mails.ts'
import { forgetUploads } from './features/evidence/upload.commands.ts'
import { makeCheckpoint } from './features/history/checkpoints.ts'
import { forgetWhatRanOut } from './features/members/forgetting.ts'
import { passwordChanged, passwordReset, staffInvitation } from './features/members/member.mails.ts'
import { nextCycleAsked } from './features/questionnaires/cycle-news.ts'
import { makeReceipt } from './features/questionnaires/receipt.commands.ts'
import { remindOpen, requestReminder } from './features/questionnaires/reminders.ts'
import { deadlineExtended, requestOpened, requestRecalled } from './features/questionnaires/request.mails.ts'
import {
  responseAccepted,
  responseReturned,
  responseSubmitted,
  roundReceived,
  supplierInvitation,
} from './features/questionnaires/response.mails.ts'
import { messagesAtQuestions } from './features/threads/message.mails.ts'
import type { MailOrder } from './platform/mail.ts'

type Facts = (ctx: Context, payload: Jobs['mail']) => Promise<MailOrder | null>

/** Mails by kind: each gathers its facts when it is written. */
const mails: Record<string, Facts> = {
  staffInvitation,
  supplierInvitation,
  passwordChanged,
  responseSubmitted,
  responseReturned,
  responseAccepted,
  roundReceived,
  requestReminder,
  nextCycleAsked,
  requestOpened,
  deadlineExtended,
  requestRecalled,
  messagesAtQuestions,
  sectionHandedOver,
  sectionFinished,
}

/** Job name → what does it. It may run twice, so twice must be once, or harmless. */
export const jobs: { [N in keyof Jobs]: (ctx: Context, payload: Jobs[N]) => Promise<MailOrder | null> } = {
  mail: async (ctx, payload) => (await mails[payload.kind]?.(ctx, payload)) ?? null,
  passwordReset,
  remind: async ctx => {
    await remindOpen(ctx)
    return null
  },
  receipt: async (ctx, handedIn) => {
    await makeReceipt(ctx, handedIn)
    return null
  },
  checkpoint: async ctx => {
    await makeCheckpoint(ctx)
    return null
  },
  tidy: async ctx => {
    await forgetWhatRanOut(ctx)
    await forgetUploads(ctx)
    return null
  },
}

export const queues = Object.keys(jobs) as (keyof Jobs)[]
