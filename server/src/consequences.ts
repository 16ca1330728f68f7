import type { Consequences, Follow } from './core/context.ts'
import { carrySections } from './features/assignments/assignment.commands.ts'
import { followConditions, judgeSupplier } from './features/conditions/condition.commands.ts'
import { followOverride } from './features/countries/kept-classes.ts'
import { findLocations } from './features/countries/locations.commands.ts'
import { layOutCountries } from './features/countries/starter.commands.ts'
import { raiseFlagOfCase } from './features/grievances/flag-of-case.ts'
import { settleKeysOf } from './features/grievances/handlers.commands.ts'
import { closeHearings } from './features/grievances/hearing.commands.ts'
import { tellOfAnswer } from './features/grievances/hearing-answer.commands.ts'
import { tellHandlers } from './features/grievances/news.ts'
import { tellInviter } from './features/members/invitations.ts'
import { tellNextCycle } from './features/questionnaires/cycle-news.ts'
import { takeIdentifiers } from './features/questionnaires/identifier.commands.ts'
import { beginAgain, endRequest } from './features/questionnaires/recall.commands.ts'
import { orderReceipt } from './features/questionnaires/receipt.commands.ts'
import { confirmRecords } from './features/questionnaires/record.commands.ts'
import { openResponse } from './features/questionnaires/request.commands.ts'
import { confirmReceipt, tellAccepted, tellReturned, tellReviewers } from './features/questionnaires/response-news.ts'
import { layOutTemplates } from './features/questionnaires/template.commands.ts'
import { followCountries, followHit, followLapse } from './features/red-flags/flag-run.commands.ts'
import { readSignals } from './features/red-flags/signals.ts'
import { holdSupplier, refuseWhileHeld } from './features/screening/hold.ts'
import { takeNewestLists } from './features/screening/list-versions.ts'
import { handOnOfLeaving } from './features/suppliers/hand-on.commands.ts'
import { tieContact } from './features/suppliers/supplier.commands.ts'
import { beginKys, handInSupplier, sendBackSupplier } from './features/suppliers/supplier-moves.ts'

/**
 * After this action, that follows, in the same transaction: either all of it happened or none.
 * What speaks to the world is a job, done after the commit.
 */
export const consequences = {
  'programme.found': [layOutTemplates, layOutCountries, takeNewestLists],
  'member.deactivate': [handOnOfLeaving, settleKeysOf],
  'member.changeRoles': [settleKeysOf],
  'member.reactivate': [settleKeysOf],
  'supplier.invite': [refuseWhileHeld, openResponse],
  'supplier.renew': [refuseWhileHeld, tellNextCycle],
  'invitation.passOn': [carrySections],
  'contact.handOver': [carrySections],
  'invitation.accept': [tieContact, beginKys, tellInviter],
  'response.recall': [endRequest],
  'response.askAgain': [refuseWhileHeld, beginAgain],
  'response.submit': [handInSupplier, tellReviewers, orderReceipt, confirmReceipt, findLocations, readSignals],
  'response.return': [sendBackSupplier, tellReturned],
  'response.accept': [refuseWhileHeld, judgeSupplier, confirmRecords, takeIdentifiers, tellAccepted],
  'check.compute': [followCountries],
  'check.approveOverride': [followOverride, followCountries],
  'check.endOverride': [followOverride],
  'condition.name': [followConditions],
  'condition.fulfil': [followConditions],
  'condition.lift': [followConditions],
  'grievance.file': [tellHandlers],
  'grievance.appeal': [tellHandlers],
  'grievance.write': [tellHandlers],
  'grievance.substantiate': [raiseFlagOfCase, closeHearings],
  'grievance.findUnfounded': [closeHearings],
  'hearing.answer': [tellOfAnswer],
  'supplier.startTrading': [refuseWhileHeld],
  'hit.confirm': [holdSupplier, followHit],
  'hit.lapse': [followLapse],
} satisfies { [K in keyof Consequences]: readonly Follow[] }
