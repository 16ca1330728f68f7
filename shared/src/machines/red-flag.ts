import type { Machine } from './machine.ts'

/** A red flag (domain reference, section 13). Valid, it keeps a supplier from being approved without conditions until its due diligence is done. */
export const flagStates = ['RAISED', 'VALID', 'DISMISSED', 'EDD_OPEN', 'EDD_DONE', 'MONITORED', 'CLEARED'] as const
export type FlagState = (typeof flagStates)[number]
export type FlagAction =
  | 'flag.judgeValid'
  | 'flag.dismiss'
  | 'flag.openDiligence'
  | 'flag.endDiligence'
  | 'flag.monitor'
  | 'flag.settle'
  | 'flag.clear'

export const flagMachine: Machine<FlagState, FlagAction> = {
  RAISED: { 'flag.judgeValid': 'VALID', 'flag.dismiss': 'DISMISSED', 'flag.clear': 'CLEARED' },
  VALID: { 'flag.openDiligence': 'EDD_OPEN', 'flag.dismiss': 'DISMISSED', 'flag.clear': 'CLEARED' },
  // What was dismissed may turn out to be true.
  DISMISSED: { 'flag.judgeValid': 'VALID' },
  EDD_OPEN: { 'flag.endDiligence': 'EDD_DONE', 'flag.dismiss': 'DISMISSED', 'flag.clear': 'CLEARED' },
  EDD_DONE: { 'flag.monitor': 'MONITORED', 'flag.settle': 'CLEARED', 'flag.clear': 'CLEARED' },
  MONITORED: { 'flag.settle': 'CLEARED', 'flag.clear': 'CLEARED' },
  CLEARED: {},
}

/** States in which a flag is valid and its due diligence not done. */
export const openFlagStates: readonly FlagState[] = ['VALID', 'EDD_OPEN']

/** States in which a flag stands: neither dismissed nor cleared. */
export const shownFlagStates: readonly FlagState[] = ['RAISED', 'VALID', 'EDD_OPEN', 'EDD_DONE', 'MONITORED']

/** What people wrote down about a party or place; relevant ones raise flags. */
export const incidentStates = ['REPORTED', 'RELEVANT', 'NOT_RELEVANT'] as const
export type IncidentState = (typeof incidentStates)[number]
export type IncidentAction = 'incident.judgeRelevant' | 'incident.judgeIrrelevant'

export const incidentMachine: Machine<IncidentState, IncidentAction> = {
  REPORTED: { 'incident.judgeRelevant': 'RELEVANT', 'incident.judgeIrrelevant': 'NOT_RELEVANT' },
  RELEVANT: { 'incident.judgeIrrelevant': 'NOT_RELEVANT' },
  NOT_RELEVANT: { 'incident.judgeRelevant': 'RELEVANT' },
}

/** Enhanced due diligence about a supplier: closed by a person, or lapsed by rule when no flag calls for it any more. */
export const dossierStates = ['OPEN', 'CLOSED', 'LAPSED'] as const
export type DossierState = (typeof dossierStates)[number]
export type DossierAction = 'dossier.close' | 'dossier.lapse'

export const dossierMachine: Machine<DossierState, DossierAction> = {
  OPEN: { 'dossier.close': 'CLOSED', 'dossier.lapse': 'LAPSED' },
  CLOSED: {},
  LAPSED: {},
}

/** One of its seven packages. */
export const packageStates = ['TODO', 'RUNNING', 'DONE', 'NOT_POSSIBLE'] as const
export type PackageState = (typeof packageStates)[number]
export type PackageAction = 'package.start' | 'package.finish' | 'package.giveUp' | 'package.reopen'

export const packageMachine: Machine<PackageState, PackageAction> = {
  TODO: { 'package.start': 'RUNNING', 'package.finish': 'DONE', 'package.giveUp': 'NOT_POSSIBLE' },
  RUNNING: { 'package.finish': 'DONE', 'package.giveUp': 'NOT_POSSIBLE' },
  DONE: { 'package.reopen': 'RUNNING' },
  NOT_POSSIBLE: { 'package.reopen': 'RUNNING' },
}
