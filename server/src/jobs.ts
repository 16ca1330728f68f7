import type { Context } from './core/context.ts'
import type { Jobs, Steps } from './core/enqueue.ts'
import { sectionFinished, sectionHandedOver } from './features/assignments/assignment.mails.ts'
import { lookAgain, screenCountries } from './features/countries/run.commands.ts'
import { digest, tellDigests } from './features/digests/digest.mails.ts'
import { forgetUploads } from './features/evidence/upload.commands.ts'
import { removeSealed } from './features/grievances/forgetting.ts'
import { closeLeftHearings } from './features/grievances/hearing.commands.ts'
import { hearingAsked } from './features/grievances/hearing.mails.ts'
import { keepCasesNoLonger } from './features/grievances/retention.ts'
import { makeCheckpoint } from './features/history/checkpoints.ts'
import { applyImport } from './features/imports/applying.ts'
import { forgetImports } from './features/imports/import.commands.ts'
import { readImport } from './features/imports/read-import.ts'
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
import { acceptanceRunningOut, documentsRunningOut } from './features/questionnaires/running-out.mails.ts'
import { remindRunningOut } from './features/questionnaires/running-out.ts'
import { evaluateFlags } from './features/red-flags/evaluating.ts'
import { continueFlagRun } from './features/red-flags/flag-run.commands.ts'
import { screen } from './features/screening/screen.ts'
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
  digest,
  nextCycleAsked,
  requestOpened,
  deadlineExtended,
  requestRecalled,
  acceptanceRunningOut,
  documentsRunningOut,
  hearingAsked,
  messagesAtQuestions,
  sectionHandedOver,
  sectionFinished,
}

/** Long work, in steps of which each is a transaction: others have their turn in between, and the page sees how far it is. */
export const longJobs = { readImport, applyImport, screenCountries } satisfies {
  [N in 'readImport' | 'applyImport' | 'screenCountries']: (steps: Steps, payload: Jobs[N]) => Promise<void>
}

/** Job name → what does it. It may run twice, so twice must be once, or harmless. */
export const jobs: { [N in Exclude<keyof Jobs, keyof typeof longJobs>]: (ctx: Context, payload: Jobs[N]) => Promise<MailOrder | null> } = {
  mail: async (ctx, payload) => (await mails[payload.kind]?.(ctx, payload)) ?? null,
  passwordReset,
  remind: async ctx => {
    // Repeated delay is a sign of its own (RF-C4).
    await evaluateFlags(ctx, await remindOpen(ctx))
    await remindRunningOut(ctx)
    await lookAgain(ctx)
    await keepCasesNoLonger(ctx)
    await closeLeftHearings(ctx)
    return null
  },
  digest: async ctx => {
    await tellDigests(ctx)
    return null
  },
  screen: async (ctx, whom) => {
    await screen(ctx, whom)
    return null
  },
  receipt: async (ctx, handedIn) => {
    await makeReceipt(ctx, handedIn)
    return null
  },
  raiseFlags: async (ctx, part) => {
    await continueFlagRun(ctx, part)
    return null
  },
  removeSealed: async (ctx, sealed) => {
    await removeSealed(ctx, sealed)
    return null
  },
  checkpoint: async ctx => {
    await makeCheckpoint(ctx)
    return null
  },
  tidy: async ctx => {
    await forgetWhatRanOut(ctx)
    await forgetUploads(ctx)
    await forgetImports(ctx)
    return null
  },
}

export const queues = [...Object.keys(jobs), ...Object.keys(longJobs)] as (keyof Jobs)[]
