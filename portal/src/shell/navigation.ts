import type { Viewer } from '../lib/session.ts'
import { type Side, sideOf } from '../lib/side.ts'
import type { WordKey } from '../lib/words.ts'
import type { MoreIcon } from '../ui/more-icons.ts'

export interface Entry {
  readonly path: string
  readonly word: WordKey
  readonly icon: MoreIcon
  /** Shown to those whose roles know this action at all. */
  readonly action: string
  readonly side?: Side
}

const entries: readonly Entry[] = [
  { path: '/', word: 'nav.myWork', icon: 'work', action: 'work.read' },
  { path: '/submissions', word: 'nav.submissions', icon: 'responses', action: 'answer.read', side: 'supplier' },
  { path: '/library', word: 'nav.library', icon: 'library', action: 'evidence.read', side: 'supplier' },
  { path: '/risk-review', word: 'nav.riskReview', icon: 'overview', action: 'riskReview.read', side: 'house' },
  { path: '/suppliers', word: 'nav.suppliers', icon: 'suppliers', action: 'supplier.read', side: 'house' },
  { path: '/responses', word: 'nav.responses', icon: 'responses', action: 'response.read', side: 'house' },
  { path: '/screening', word: 'nav.screening', icon: 'search', action: 'hit.read', side: 'house' },
  { path: '/screening/lists', word: 'nav.lists', icon: 'search', action: 'threshold.set', side: 'house' },
  { path: '/countries', word: 'nav.countries', icon: 'globe', action: 'check.read', side: 'house' },
  { path: '/flags', word: 'nav.flags', icon: 'flag', action: 'flag.read', side: 'house' },
  { path: '/cases', word: 'nav.cases', icon: 'cases', action: 'grievance.read', side: 'house' },
  { path: '/history', word: 'nav.history', icon: 'history', action: 'history.read', side: 'house' },
  { path: '/absences', word: 'nav.absences', icon: 'away', action: 'absence.read', side: 'house' },
  { path: '/members', word: 'nav.members', icon: 'members', action: 'member.read', side: 'house' },
  { path: '/programme', word: 'nav.programme', icon: 'programme', action: 'programme.read', side: 'house' },
  { path: '/notifications', word: 'nav.notifications', icon: 'bell', action: 'notification.read' },
  { path: '/account', word: 'nav.account', icon: 'account', action: 'account.read' },
]

const mailbox: Entry = { path: '/mailbox', word: 'nav.mailbox', icon: 'mailbox', action: 'mailbox.read' }

export const entriesFor = (viewer: Viewer): Entry[] => {
  const offered = viewer.installation.mode === 'DEMONSTRATION' ? [...entries, mailbox] : entries
  return offered.filter(({ action, side }) => viewer.mayDo.includes(action) && (!side || side === sideOf(viewer)))
}
