/**
 * The life of one upload, as a table: what may follow what. Whatever does not fit is late (a progress report after a
 * pause, a line that comes back after the file was given up) and changes nothing.
 */
export const uploadPhases = ['WAITING', 'SENDING', 'PAUSED', 'AWAY', 'SIGNED_OUT', 'FINISHING', 'RECEIVED', 'REFUSED'] as const
export type UploadPhase = (typeof uploadPhases)[number]

export type UploadEvent =
  | {
      readonly type: 'begin' | 'pause' | 'resume' | 'lost' | 'back' | 'signedOut' | 'signedIn' | 'declined' | 'whole' | 'short' | 'received'
    }
  | { readonly type: 'progress'; readonly sent: number }
  | { readonly type: 'refused'; readonly words: string; readonly final: boolean }

export interface UploadState {
  readonly phase: UploadPhase
  readonly size: number
  /** Bytes that have left; the server may still ask for some of them again. */
  readonly sent: number
  /** All bytes are there: what is left is hashing, judging and keeping. */
  readonly whole: boolean
  /** How often in a row the line has failed. */
  readonly tries: number
  /** Why the server does not take it. */
  readonly words?: string
  /** It will not take it another time either. */
  readonly final?: boolean
}

const follows: Readonly<Record<UploadPhase, Partial<Record<UploadEvent['type'], UploadPhase>>>> = {
  WAITING: { begin: 'SENDING', pause: 'PAUSED' },
  SENDING: {
    progress: 'SENDING',
    whole: 'FINISHING',
    pause: 'PAUSED',
    lost: 'AWAY',
    signedOut: 'SIGNED_OUT',
    refused: 'REFUSED',
  },
  PAUSED: { resume: 'WAITING' },
  AWAY: { back: 'WAITING', resume: 'WAITING', pause: 'PAUSED' },
  SIGNED_OUT: { signedIn: 'WAITING', declined: 'PAUSED' },
  FINISHING: { received: 'RECEIVED', short: 'WAITING', lost: 'AWAY', signedOut: 'SIGNED_OUT', refused: 'REFUSED' },
  RECEIVED: {},
  REFUSED: { resume: 'WAITING' },
}

export const fresh = (size: number, sent = 0): UploadState => ({ phase: 'WAITING', size, sent, whole: false, tries: 0 })

export function step(state: UploadState, event: UploadEvent): UploadState {
  const phase = follows[state.phase][event.type]
  if (!phase || state.final) return state
  const { words: _, ...kept } = state
  switch (event.type) {
    case 'begin':
      return { ...kept, phase: state.whole ? 'FINISHING' : phase }
    case 'progress':
      return { ...kept, phase, sent: Math.min(event.sent, state.size), tries: event.sent > state.sent ? 0 : state.tries }
    case 'whole':
      return { ...kept, phase, sent: state.size, whole: true, tries: 0 }
    case 'lost':
      return { ...kept, phase, tries: state.tries + 1 }
    case 'resume':
      return { ...kept, phase, tries: 0 }
    case 'refused':
      return { ...kept, phase, words: event.words, final: event.final }
    case 'short':
      return { ...kept, phase, whole: false }
    default:
      return { ...kept, phase }
  }
}

/** Still to be done, and lost from sight when the page goes: leaving it is warned of. */
export const isUnderWay = ({ phase }: UploadState): boolean => phase !== 'RECEIVED' && phase !== 'REFUSED'

/** Two at a time: a thin line shared by many brings none of them to its end. */
const atOnce = 2

/** Which of the waiting ones begin now, in the order in which they were chosen. */
export const toBegin = <K>(uploads: readonly (readonly [K, UploadState])[]): K[] => {
  const busy = uploads.filter(([, { phase }]) => phase === 'SENDING' || phase === 'FINISHING').length
  return uploads
    .filter(([, { phase }]) => phase === 'WAITING')
    .slice(0, Math.max(0, atOnce - busy))
    .map(([key]) => key)
}
