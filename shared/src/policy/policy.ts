import type { ConditionAction } from '../machines/condition.ts'
import type { CheckAction, RuleAction } from '../machines/country-check.ts'
import type { GrievanceAction } from '../machines/grievance.ts'
import type { HearingAction } from '../machines/hearing.ts'
import type { HitAction } from '../machines/hit.ts'
import type { DossierAction, FlagAction, IncidentAction, PackageAction } from '../machines/red-flag.ts'
import type { ResponseAction } from '../machines/response.ts'
import type { SupplierAction } from '../machines/supplier.ts'
import { isStaff, type MemberRole, memberRoles, type Role, staffRoles } from './roles.ts'
import { type Actor, type Scope, type ScopeName, type Subject, scopes } from './scopes.ts'

/** Everything that can be asked for. The same word in machine, policy, history and button label. */
export type Action =
  | SupplierAction
  | ResponseAction
  | HitAction
  | 'hit.read'
  | 'hit.raise'
  | 'hold.read'
  | 'hold.set'
  | 'list.read'
  | 'list.load'
  | 'list.adopt'
  | 'threshold.set'
  | ConditionAction
  | CheckAction
  | RuleAction
  | FlagAction
  | IncidentAction
  | DossierAction
  | PackageAction
  | 'flag.read'
  | 'flag.raise'
  | 'flag.run'
  | 'incident.read'
  | 'incident.record'
  | 'dossier.read'
  | 'dossier.open'
  | 'package.plan'
  | 'package.attach'
  | 'package.detach'
  | 'mineral.read'
  | 'mineral.load'
  | 'edition.read'
  | 'edition.load'
  | 'edition.confirm'
  | 'edition.adopt'
  | 'rule.read'
  | 'rule.propose'
  | 'check.read'
  | 'check.compute'
  | 'check.run'
  | 'check.reword'
  | 'site.read'
  | 'paper.read'
  | 'paper.add'
  | 'paper.remove'
  | 'account.signIn'
  | 'account.signOut'
  | 'account.read'
  | 'account.edit'
  | 'account.resetPassword'
  | 'invitation.open'
  | 'invitation.accept'
  | 'invitation.read'
  | 'invitation.resend'
  | 'invitation.withdraw'
  | 'invitation.passOn'
  | 'programme.found'
  | 'programme.read'
  | 'programme.edit'
  | 'programme.set'
  | 'programme.setCalendar'
  | 'department.read'
  | 'department.create'
  | 'department.rename'
  | 'department.remove'
  | 'member.read'
  | 'member.invite'
  | 'member.changeRoles'
  | 'member.deactivate'
  | 'member.reactivate'
  | 'supplier.read'
  | 'supplier.create'
  | 'duplicate.read'
  | 'identifier.read'
  | 'supplier.edit'
  | 'import.read'
  | 'import.stage'
  | 'supplier.import'
  | 'contact.read'
  | 'contact.add'
  | 'contact.edit'
  | 'contact.handOver'
  | 'response.read'
  | 'response.remind'
  | 'response.extend'
  | 'wave.read'
  | 'wave.create'
  | 'address.read'
  | 'address.mark'
  | 'address.unmark'
  | 'address.refuse'
  | 'address.accept'
  | 'answer.read'
  | 'answer.save'
  | 'answer.import'
  | 'evidence.read'
  | 'evidence.upload'
  | 'receipt.read'
  | 'response.download'
  | 'evidence.replace'
  | 'evidence.describe'
  | 'evidence.open'
  | 'evidence.release'
  | 'evidence.refuse'
  | 'judgement.read'
  | 'answer.judge'
  | 'answer.askProof'
  | 'condition.read'
  | 'condition.name'
  | 'response.claim'
  | 'response.release'
  | 'note.read'
  | 'note.write'
  | 'note.remove'
  | 'reviewer.read'
  | 'absence.read'
  | 'absence.enter'
  | 'absence.change'
  | 'absence.remove'
  | 'view.read'
  | 'view.save'
  | 'view.share'
  | 'view.change'
  | 'view.remove'
  | 'supplier.assign'
  | 'supplier.renew'
  | 'template.read'
  | 'template.publish'
  | 'thread.read'
  | 'thread.write'
  | 'thread.settle'
  | 'thread.mark'
  | 'section.read'
  | 'section.handOver'
  | 'section.finish'
  | 'section.takeBack'
  | 'history.read'
  | 'checkpoint.read'
  | GrievanceAction
  | 'grievance.read'
  | 'grievance.file'
  | 'grievance.follow'
  | 'grievance.write'
  | 'grievance.answerSolved'
  | 'grievance.give'
  | 'grievance.remark'
  | 'grievance.attach'
  | 'grievance.pause'
  | 'grievance.resume'
  | 'grievance.retaliation'
  | 'grievance.exclude'
  | 'grievance.keep'
  | 'grievance.remind'
  | 'grievance.forget'
  | 'identity.ask'
  | 'identity.answer'
  | 'identity.read'
  | 'grievanceSettings.read'
  | 'grievanceSettings.set'
  | 'grievanceFigures.read'
  | 'grievance.take'
  | HearingAction
  | 'hearing.read'
  | 'hearing.ask'
  | 'hearing.remind'
  | 'caseKey.unlock'
  | 'caseKey.read'
  | 'caseKey.vouch'
  | 'recoveryKey.read'
  | 'recoveryKey.make'
  | 'recoveryKey.use'
  | 'riskReview.read'
  | 'riskReview.visit'
  | 'work.read'
  | 'digest.read'
  | 'digest.set'
  | 'calendarLink.read'
  | 'calendarLink.renew'
  | 'calendarLink.switchOff'
  | 'notification.read'
  | 'notification.mark'
  | 'mailbox.read'

export type Row = Partial<Record<Role, ScopeName>>

const every = (roles: readonly Role[], scope: ScopeName): Row => Object.fromEntries(roles.map(role => [role, scope]))
const members = every(memberRoles, 'programme')
const staff = every(staffRoles, 'programme')
const suppliers = (scope: ScopeName): Row => ({ SUPPLIER_USER: scope, SUPPLIER_SIGNATORY: scope })
/** Everybody of the house but those who know cases only. */
const programmeWide = every(
  staffRoles.filter(role => role !== 'GRIEVANCE_HANDLER'),
  'programme',
)
/** An auditor looks and writes nothing, not even for themselves: the database refuses it. */
const writers = (scope: ScopeName): Row =>
  every(
    staffRoles.filter(role => role !== 'AUDITOR'),
    scope,
  )
const committee: Row = { COMMITTEE_MEMBER: 'programme', COMMITTEE_CHAIR: 'programme' }
const signedIn = every([...memberRoles, 'ACCOUNT'], 'account')
const everyone = every([...memberRoles, 'ACCOUNT', 'PUBLIC'], 'anyone')

/**
 * Who may do what, and how far. No cell, no right.
 * Source of the roles' reach: domain reference 0.4, *Accounts and roles*.
 */
// biome-ignore format: a table is read by its columns
export const policy: Record<Action, Row> = {
  'account.signIn':        everyone,
  'account.signOut':       everyone,
  'account.resetPassword': everyone,
  'account.read':          signedIn,
  'account.edit':          signedIn,
  'invitation.open':       everyone,
  'invitation.accept':     everyone,
  'invitation.passOn':     everyone,
  'programme.found':       everyone,

  'programme.read':        members,
  'programme.edit':        { ADMINISTRATOR: 'programme' },
  'programme.set':         { ADMINISTRATOR: 'programme' },
  'programme.setCalendar': { ADMINISTRATOR: 'programme' },

  'department.read':       staff,
  'department.create':     { ADMINISTRATOR: 'programme' },
  'department.rename':     { ADMINISTRATOR: 'programme' },
  'department.remove':     { ADMINISTRATOR: 'programme' },

  'member.read':           { ADMINISTRATOR: 'programme' },
  'member.invite':         { ADMINISTRATOR: 'programme' },
  'member.changeRoles':    { ADMINISTRATOR: 'programme' },
  'member.deactivate':     { ADMINISTRATOR: 'programme' },
  'member.reactivate':     { ADMINISTRATOR: 'programme' },
  'invitation.read':       { ADMINISTRATOR: 'programme', PURCHASING: 'ofSuppliers', REVIEWER: 'ofSuppliers' },
  'invitation.resend':     { ADMINISTRATOR: 'programme', PURCHASING: 'ofSuppliers', REVIEWER: 'ofSuppliers' },
  'invitation.withdraw':   { ADMINISTRATOR: 'programme', PURCHASING: 'ofSuppliers', REVIEWER: 'ofSuppliers' },

  'supplier.read':         { ADMINISTRATOR: 'programme', PURCHASING: 'programme', REVIEWER: 'programme', ...committee, AUDITOR: 'self', ...suppliers('self') },
  'supplier.create':       { PURCHASING: 'programme', REVIEWER: 'programme' },
  /** Numbers of public registers. */
  'identifier.read':       { ADMINISTRATOR: 'programme', PURCHASING: 'programme', REVIEWER: 'programme', ...committee, AUDITOR: 'own', ...suppliers('own') },
  'duplicate.read':        { PURCHASING: 'programme', REVIEWER: 'programme' },
  'supplier.edit':         { PURCHASING: 'programme', REVIEWER: 'programme' },
  'supplier.invite':       { PURCHASING: 'programme', REVIEWER: 'programme' },
  /** Asks an accepted supplier again, for the next year. */
  'supplier.renew':        { PURCHASING: 'programme', REVIEWER: 'programme' },
  'supplier.recall':       { RULE: 'programme' },
  'supplier.askAgain':     { RULE: 'programme' },
  'supplier.begin':        { RULE: 'programme' },
  'supplier.handIn':       { RULE: 'programme' },
  'supplier.sendBack':     { RULE: 'programme' },
  'supplier.approve':      { RULE: 'programme' },
  'supplier.setConditions':  { RULE: 'programme' },
  'supplier.meetConditions': { RULE: 'programme' },
  'supplier.assign':       { ADMINISTRATOR: 'programme', REVIEWER: 'programme' },
  /** Who looks after whom, and who could. */
  'reviewer.read':         { ADMINISTRATOR: 'programme', PURCHASING: 'programme', REVIEWER: 'programme' },
  /** Answers and evidence pass from one record to the other. */
  'supplier.merge':        { REVIEWER: 'programme' },
  /** Who is away and who stands in: everybody their own; whoever hands out work needs to know of all. */
  'absence.read':          { ...writers('account'), ADMINISTRATOR: 'programme', PURCHASING: 'programme', REVIEWER: 'programme' },
  'absence.enter':         { ...writers('account'), ADMINISTRATOR: 'programme' },
  'absence.change':        { ...writers('account'), ADMINISTRATOR: 'programme' },
  'absence.remove':        { ...writers('account'), ADMINISTRATOR: 'programme' },
  /** A list as somebody left it; shared by those who look after the register, and tidied away by an administrator. */
  'view.read':             { ...every(staffRoles, 'accountOrShared'), ...suppliers('account') },
  'view.save':             { ...writers('account'), ...suppliers('account') },
  'view.share':            { ADMINISTRATOR: 'account', PURCHASING: 'account', REVIEWER: 'account' },
  'view.change':           { ...writers('account'), ...suppliers('account') },
  'view.remove':           { ...writers('account'), ...suppliers('account'), ADMINISTRATOR: 'accountOrShared' },
  'supplier.startTrading': { PURCHASING: 'programme' },

  /** Words for both sides: whoever trades with a supplier, and the supplier itself, know under which conditions. */
  'condition.read':        { PURCHASING: 'programme', REVIEWER: 'programme', ...committee, AUDITOR: 'own', ...suppliers('own') },
  'condition.name':        { REVIEWER: 'programme' },
  'condition.fulfil':      { REVIEWER: 'programme' },
  'condition.lift':        { REVIEWER: 'programme' },
  /** Addresses that no mail reaches; that a mail server refused one, or took it after all, the mail job notes. */
  'address.read':          { ADMINISTRATOR: 'programme', PURCHASING: 'programme', REVIEWER: 'programme' },
  'address.mark':          { PURCHASING: 'programme', REVIEWER: 'programme' },
  'address.unmark':        { PURCHASING: 'programme', REVIEWER: 'programme' },
  'address.refuse':        { RULE: 'programme' },
  'address.accept':        { RULE: 'programme' },
  /** A spreadsheet: its preview, what is chosen about it, and that it is put on the register. */
  'import.read':           { PURCHASING: 'programme', REVIEWER: 'programme' },
  'import.stage':          { PURCHASING: 'programme', REVIEWER: 'programme' },
  'supplier.import':       { PURCHASING: 'programme', REVIEWER: 'programme' },

  'contact.read':          { PURCHASING: 'programme', REVIEWER: 'programme', ...suppliers('own') },
  'contact.add':           { PURCHASING: 'programme', REVIEWER: 'programme' },
  'contact.handOver':      { PURCHASING: 'programme', REVIEWER: 'programme' },
  'contact.edit':          { PURCHASING: 'programme', REVIEWER: 'programme' },

  'response.read':         { PURCHASING: 'programme', REVIEWER: 'programme', ...committee, AUDITOR: 'own', ...suppliers('own') },
  /** 0.4: purchasing creates, invites, reminds. Whoever may send a request may take it back; more time is the reviewer's to give. */
  'response.remind':       { PURCHASING: 'programme', REVIEWER: 'programme' },
  'response.recall':       { PURCHASING: 'programme', REVIEWER: 'programme' },
  'response.askAgain':     { PURCHASING: 'programme', REVIEWER: 'programme' },
  'response.extend':       { REVIEWER: 'programme' },
  'wave.read':             { PURCHASING: 'programme', REVIEWER: 'programme' },
  'wave.create':           { PURCHASING: 'programme', REVIEWER: 'programme' },
  'response.submit':       { SUPPLIER_SIGNATORY: 'own' },
  'response.takeUp':       { REVIEWER: 'programme' },
  'response.return':       { REVIEWER: 'programme' },
  'response.accept':       { REVIEWER: 'programme' },
  'answer.read':           { REVIEWER: 'programme', AUDITOR: 'own', ...suppliers('own') },
  'answer.save':           suppliers('own'),
  /** Many at once, from a spreadsheet. */
  'answer.import':         suppliers('own'),
  'answer.judge':          { REVIEWER: 'programme' },
  /** That a paper be given anew, whatever was answered. */
  'answer.askProof':       { REVIEWER: 'programme' },
  'response.claim':        { REVIEWER: 'programme' },
  'response.release':      { REVIEWER: 'programme' },
  'note.read':             { REVIEWER: 'programme' },
  'note.write':            { REVIEWER: 'programme' },
  /** Whoever wrote it. */
  'note.remove':           { REVIEWER: 'account' },
  'receipt.read':          { REVIEWER: 'programme', AUDITOR: 'own', ...suppliers('own') },
  'response.download':     { REVIEWER: 'programme', AUDITOR: 'own', ...suppliers('own') },
  'judgement.read':        { REVIEWER: 'programme', AUDITOR: 'own', ...suppliers('ownShared') },
  'template.read':         members,
  'template.publish':      { ADMINISTRATOR: 'programme', REVIEWER: 'programme' },

  /** Names on lists: the reviewer judges, the auditor looks. */
  'hit.read':              { REVIEWER: 'programme', AUDITOR: 'own' },
  'hit.clear':             { REVIEWER: 'programme' },
  'hit.suspect':           { REVIEWER: 'programme' },
  'hit.confirm':           { REVIEWER: 'programme' },
  'hit.raise':             { RULE: 'programme' },
  'hit.renew':             { RULE: 'programme' },
  'hit.remember':          { RULE: 'programme' },
  'hit.lapse':             { RULE: 'programme' },
  /** That nothing new is asked of a supplier; why, whoever may read the hit. */
  'hold.read':             { ADMINISTRATOR: 'programme', PURCHASING: 'programme', REVIEWER: 'programme', ...committee, AUDITOR: 'own' },
  'hold.set':              { RULE: 'programme' },
  'list.read':             { ADMINISTRATOR: 'programme', REVIEWER: 'programme', AUDITOR: 'programme' },
  /** Lists are the installation's; its administrator writes them (0.4). */
  'list.load':             { ADMINISTRATOR: 'installation', REVIEWER: 'installation' },
  /** Which version a programme uses is its own. */
  'list.adopt':            { ADMINISTRATOR: 'programme', REVIEWER: 'programme' },
  'threshold.set':         { ADMINISTRATOR: 'programme' },

  'evidence.read':         { REVIEWER: 'programme', AUDITOR: 'own', ...suppliers('own') },
  'evidence.open':         { REVIEWER: 'programme', AUDITOR: 'own', ...suppliers('own') },
  'evidence.upload':       suppliers('own'),
  'evidence.replace':      suppliers('own'),
  'evidence.describe':     suppliers('own'),
  'evidence.release':      { REVIEWER: 'programme' },
  'evidence.refuse':       { REVIEWER: 'programme' },

  'thread.read':           { REVIEWER: 'programme', AUDITOR: 'own', ...suppliers('own') },
  'thread.write':          { REVIEWER: 'programme', ...suppliers('own') },
  'thread.settle':         { REVIEWER: 'programme', ...suppliers('own') },
  'thread.mark':           { REVIEWER: 'programme', ...suppliers('own') },
  /** Who of a supplier answers what is the supplier's own affair. */
  'section.read':          suppliers('own'),
  'section.handOver':      suppliers('own'),
  /** The colleague's own part. */
  'section.finish':        suppliers('account'),
  /** Whoever handed it over takes it back; a signatory, anyone's. */
  'section.takeBack':      { SUPPLIER_USER: 'account', SUPPLIER_SIGNATORY: 'own' },

  'history.read':          { ADMINISTRATOR: 'house', REVIEWER: 'programme', AUDITOR: 'own', ...suppliers('ownShared') },
  'checkpoint.read':       { ADMINISTRATOR: 'programme', REVIEWER: 'programme', AUDITOR: 'programme' },

  /** Published by others, the same for everybody of the house. */
  'edition.read':          staff,
  /** Lists and editions are the installation's; its administrator writes them. */
  'edition.load':          { ADMINISTRATOR: 'installation', REVIEWER: 'installation' },
  /** A second person has compared the typed value with its citation. */
  'edition.confirm':       { ADMINISTRATOR: 'notProposer', REVIEWER: 'notProposer' },
  'edition.adopt':         { ADMINISTRATOR: 'programme', REVIEWER: 'programme' },
  'rule.read':             staff,
  'rule.propose':          { ADMINISTRATOR: 'programme', REVIEWER: 'programme' },
  'rule.approve':          { ADMINISTRATOR: 'notProposer', REVIEWER: 'notProposer', COMMITTEE_MEMBER: 'notProposer', COMMITTEE_CHAIR: 'notProposer' },
  'rule.reject':           { ADMINISTRATOR: 'notProposer', REVIEWER: 'notProposer', COMMITTEE_MEMBER: 'notProposer', COMMITTEE_CHAIR: 'notProposer' },
  'rule.withdraw':         { ADMINISTRATOR: 'account', REVIEWER: 'account' },
  'check.read':            programmeWide,
  'check.compute':         { RULE: 'programme' },
  'check.run':             { REVIEWER: 'programme' },
  'check.confirm':         { REVIEWER: 'programme' },
  'check.reword':          { REVIEWER: 'programme' },
  'check.proposeOverride': { REVIEWER: 'programme' },
  'check.approveOverride': { REVIEWER: 'notProposer', COMMITTEE_MEMBER: 'notProposer', COMMITTEE_CHAIR: 'notProposer' },
  'check.rejectOverride':  { REVIEWER: 'notProposer', COMMITTEE_MEMBER: 'notProposer', COMMITTEE_CHAIR: 'notProposer' },
  'check.endOverride':     { REVIEWER: 'programme' },
  /** Where suppliers said that their sites are: part of their answers. */
  'site.read':             { REVIEWER: 'programme', AUDITOR: 'own' },
  'paper.read':            programmeWide,
  'paper.add':             { REVIEWER: 'programme', ASSESSOR: 'programme' },
  'paper.remove':          { REVIEWER: 'account', ASSESSOR: 'account' },

  /** What the house suspects of a supplier, and looks into, is the house's own. */
  'flag.read':             { REVIEWER: 'programme', ...committee, AUDITOR: 'own' },
  'flag.raise':            { RULE: 'programme' },
  'flag.clear':            { RULE: 'programme' },
  'flag.openDiligence':    { RULE: 'programme' },
  'flag.endDiligence':     { RULE: 'programme' },
  'flag.run':              { REVIEWER: 'programme' },
  'flag.judgeValid':       { REVIEWER: 'programme' },
  'flag.dismiss':          { REVIEWER: 'programme' },
  'flag.monitor':          { REVIEWER: 'programme' },
  'flag.settle':           { REVIEWER: 'programme' },
  'incident.read':         { REVIEWER: 'programme', ...committee, AUDITOR: 'own' },
  'incident.record':       { REVIEWER: 'programme' },
  'incident.judgeRelevant':   { REVIEWER: 'programme' },
  'incident.judgeIrrelevant': { REVIEWER: 'programme' },
  'dossier.read':          { REVIEWER: 'programme', ...committee, AUDITOR: 'own' },
  'dossier.open':          { RULE: 'programme' },
  'dossier.lapse':         { RULE: 'programme' },
  'dossier.close':         { REVIEWER: 'programme' },
  'package.plan':          { REVIEWER: 'programme' },
  'package.start':         { REVIEWER: 'programme' },
  'package.finish':        { REVIEWER: 'programme' },
  'package.giveUp':        { REVIEWER: 'programme' },
  'package.reopen':        { REVIEWER: 'programme' },
  'package.attach':        { REVIEWER: 'programme' },
  'package.detach':        { REVIEWER: 'programme' },
  /** What countries can produce, as others published it. */
  'mineral.read':          { REVIEWER: 'programme', ...committee, AUDITOR: 'programme' },
  'mineral.load':          { REVIEWER: 'programme' },

  /** Cases are their handlers' alone; whoever shows a receipt code is the sender of one. */
  'grievance.read':        { GRIEVANCE_HANDLER: 'handled' },
  'grievance.file':        { PUBLIC: 'programme', GRIEVANCE_HANDLER: 'programme' },
  'grievance.follow':      { PUBLIC: 'receipt' },
  'grievance.write':       { PUBLIC: 'receipt', GRIEVANCE_HANDLER: 'handled' },
  /** What a sender without a screen says by telephone, a handler enters in their name; whoever came through the pages has the code. */
  'grievance.answerSolved': { PUBLIC: 'receipt', GRIEVANCE_HANDLER: 'spokenFor' },
  /** Hands the key of a case to another handler, or takes it back. */
  'grievance.give':        { GRIEVANCE_HANDLER: 'handled' },
  'grievance.take':        { GRIEVANCE_HANDLER: 'handled' },
  /** The steps of a case. */
  'grievance.acknowledge':   { GRIEVANCE_HANDLER: 'handled' },
  'grievance.triage':        { GRIEVANCE_HANDLER: 'handled' },
  'grievance.admit':         { GRIEVANCE_HANDLER: 'handled' },
  'grievance.dismiss':       { GRIEVANCE_HANDLER: 'handled' },
  'grievance.refer':         { GRIEVANCE_HANDLER: 'handled' },
  'grievance.investigate':   { GRIEVANCE_HANDLER: 'handled' },
  'grievance.draftFindings': { GRIEVANCE_HANDLER: 'handled' },
  'grievance.hearParties':   { GRIEVANCE_HANDLER: 'handled' },
  'grievance.lookAgain':     { GRIEVANCE_HANDLER: 'handled' },
  'grievance.substantiate':  { GRIEVANCE_HANDLER: 'handled' },
  'grievance.findUnfounded': { GRIEVANCE_HANDLER: 'handled' },
  'grievance.startRemedy':   { GRIEVANCE_HANDLER: 'handled' },
  'grievance.close':         { GRIEVANCE_HANDLER: 'handled' },
  'grievance.reopen':        { GRIEVANCE_HANDLER: 'handled' },
  'grievance.appeal':        { PUBLIC: 'receipt', GRIEVANCE_HANDLER: 'spokenFor' },
  /** Whoever had no part in what the appeal is against. */
  'grievance.review':        { GRIEVANCE_HANDLER: 'otherHandler' },
  'grievance.withdraw':      { PUBLIC: 'receipt', GRIEVANCE_HANDLER: 'spokenFor' },
  'grievance.remark':        { GRIEVANCE_HANDLER: 'handled' },
  /** Files on their way to a case, which may not be there yet; what they are laid beside is asked for by itself. */
  'grievance.attach':        { GRIEVANCE_HANDLER: 'programme', ...suppliers('recipient') },
  'grievance.pause':         { GRIEVANCE_HANDLER: 'handled' },
  'grievance.resume':        { GRIEVANCE_HANDLER: 'handled' },
  'grievance.retaliation':   { GRIEVANCE_HANDLER: 'handled' },
  'grievance.exclude':       { GRIEVANCE_HANDLER: 'handled' },
  'grievance.keep':          { GRIEVANCE_HANDLER: 'handled' },
  'grievance.remind':        { RULE: 'programme' },
  'grievance.forget':        { RULE: 'programme' },
  /** What a supplier is asked about a case: by its handlers, and told to those alone whom they chose. */
  'hearing.ask':             { GRIEVANCE_HANDLER: 'handled' },
  'hearing.remind':          { GRIEVANCE_HANDLER: 'handled' },
  'hearing.withdraw':        { GRIEVANCE_HANDLER: 'handled' },
  'hearing.close':           { RULE: 'programme' },
  'hearing.read':            suppliers('recipient'),
  'hearing.answer':          suppliers('recipient'),
  /** Who the sender is: asked for with a reason, answered by another handler. */
  'identity.ask':            { GRIEVANCE_HANDLER: 'handled' },
  'identity.answer':         { GRIEVANCE_HANDLER: 'handled' },
  'identity.read':           { GRIEVANCE_HANDLER: 'handled' },
  'grievanceSettings.read':  { GRIEVANCE_HANDLER: 'programme' },
  'grievanceSettings.set':   { GRIEVANCE_HANDLER: 'programme' },
  /** Of all cases, none of them recognisable. */
  'grievanceFigures.read':   { GRIEVANCE_HANDLER: 'programme' },
  'caseKey.unlock':        { GRIEVANCE_HANDLER: 'account' },
  'caseKey.read':          { GRIEVANCE_HANDLER: 'programme' },
  /** That a key is the handler's whose name it bears; nobody vouches for themselves. */
  'caseKey.vouch':         { GRIEVANCE_HANDLER: 'notProposer' },
  'recoveryKey.read':      { GRIEVANCE_HANDLER: 'programme' },
  'recoveryKey.make':      { GRIEVANCE_HANDLER: 'programme' },
  'recoveryKey.use':       { GRIEVANCE_HANDLER: 'programme' },

  /** Where everything stands; each of its numbers asks besides whether its list may be read. */
  'riskReview.read':       { REVIEWER: 'programme', ...committee, AUDITOR: 'programme' },
  /** When one was there last: a reading mark of one's own, an auditor's too. */
  'riskReview.visit':      { REVIEWER: 'account', COMMITTEE_MEMBER: 'account', COMMITTEE_CHAIR: 'account', AUDITOR: 'account' },
  'work.read':             members,
  /** What waits for an auditor is nothing. */
  'digest.read':          every(staffRoles.filter(role => role !== 'AUDITOR'), 'account'),
  'digest.set':           every(staffRoles.filter(role => role !== 'AUDITOR'), 'account'),
  'calendarLink.read':      every(memberRoles.filter(role => role !== 'AUDITOR'), 'account'),
  'calendarLink.renew':     every(memberRoles.filter(role => role !== 'AUDITOR'), 'account'),
  'calendarLink.switchOff': every(memberRoles.filter(role => role !== 'AUDITOR'), 'account'),
  'notification.read':     every(memberRoles, 'account'),
  'notification.mark':     every(memberRoles, 'account'),
  /** The mailbox page exists in demonstration mode only; the mode is asked besides. */
  'mailbox.read':          everyone,
}

export const actions = Object.keys(policy) as Action[]

/** Actions that concern no programme's record. */
const withoutProgramme = new Set<Action>([
  'account.signIn',
  'account.signOut',
  'account.resetPassword',
  'account.read',
  'account.edit',
  'invitation.open',
  'invitation.accept',
  'invitation.passOn',
  'programme.found',
  'mailbox.read',
])

/** Every scope that the actor's roles give for an action. */
export const scopesOf = (actor: Actor, action: Action): Scope[] =>
  actor.roles.flatMap(role => {
    const name = policy[action][role]
    return name ? [scopes[name]] : []
  })

/** Does any role of the actor know this action at all? What is the installation's, only its administrator knows. */
export const mayEver = (actor: Actor, action: Action): boolean =>
  scopesOf(actor, action).some(scope => scope !== scopes.installation || actor.installationAdministrator)

/** May this actor do this to this record? Another programme's record: never. */
export const can = (actor: Actor, action: Action, subject: Subject): boolean =>
  (withoutProgramme.has(action) || (actor.programmeId !== null && actor.programmeId === subject.programmeId)) &&
  scopesOf(actor, action).some(scope => scope.holds(actor, subject))

/** The sides of the house: a staff member's session ends sooner than a supplier's (trust, section 5). */
export const isStaffMember = (roles: readonly MemberRole[]): boolean => roles.some(isStaff)
