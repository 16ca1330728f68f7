import { useSyncExternalStore } from 'react'
import { Failure, isFailure } from '../lib/failure.ts'
import { signInAgain } from '../lib/sign-in-again.ts'
import { t } from '../lib/words.ts'
import { waitBefore } from './pace.ts'
import { isSameFile } from './picked.ts'
import { knowFile, type ListedFile } from './received-file.ts'
import { forgetUpload, type Remembered, rememberedUploads, rememberUpload } from './remembered.ts'
import type { Line } from './tus-line.ts'
import { finishUpload, giveUp, type UnfinishedUpload, unfinishedUploads } from './upload-door.ts'
import { fresh, isUnderWay, step, toBegin, type UploadEvent, type UploadState } from './upload-machine.ts'

/** Where a file is wanted: a question of a response, or the library. */
export const libraryPlace = 'library'

/** Where in a response a file belongs: the question, and beside or inside its answer. */
export const answerPlace = (responseId: string, question: string, part: string): string => `${responseId}:${question}${part && `:${part}`}`

export interface Upload {
  readonly key: string
  readonly place: string
  readonly name: string
  readonly size: number
  readonly lastModified: number
  readonly state: UploadState
  /** Missing after a reload: the browser lets no page open a file again by itself. */
  readonly file?: File | undefined
  /** The server's name for it, once it has begun. */
  readonly id?: string | undefined
  readonly revisionOf?: string | undefined
  readonly metadata: Readonly<Record<string, string>>
  readonly received?: ListedFile
}

interface Order {
  readonly account: string
  readonly place: string
  readonly responseId?: string | undefined
  readonly question?: string | undefined
  readonly revisionOf?: string | undefined
}

/** Outside React: an upload goes on while one reads another page. */
let uploads: ReadonlyMap<string, Upload> = new Map()
let owner = ''
let counter = 0
const lines = new Map<string, Line>()
const timers = new Map<string, ReturnType<typeof setTimeout>>()
const listeners = new Set<() => void>()

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
export const allUploads = (): ReadonlyMap<string, Upload> => uploads
export const useUploads = (): ReadonlyMap<string, Upload> => useSyncExternalStore(subscribe, allUploads)

/** Names of what would be cut off by leaving. */
export const uploadsUnderWay = (): string[] => [...uploads.values()].filter(one => one.file && isUnderWay(one.state)).map(one => one.name)

function set(next: ReadonlyMap<string, Upload>): void {
  uploads = next
  const warned = uploadsUnderWay().length > 0
  if (warned) window.addEventListener('beforeunload', warn)
  else window.removeEventListener('beforeunload', warn)
  for (const listener of listeners) listener()
}
const warn = (event: BeforeUnloadEvent): void => event.preventDefault()

const put = (upload: Upload): void => set(new Map(uploads).set(upload.key, upload))
function drop(key: string): void {
  const next = new Map(uploads)
  next.delete(key)
  set(next)
}

function tell(key: string, event: UploadEvent): void {
  const upload = uploads.get(key)
  if (!upload) return
  const state = step(upload.state, event)
  if (state === upload.state) return
  put({ ...upload, state })
  // These free no place in the queue.
  if (event.type !== 'progress' && event.type !== 'begin') begin()
}

function begin(): void {
  for (const key of toBegin([...uploads].map(([key, { state }]) => [key, state] as const))) {
    tell(key, { type: 'begin' })
    const upload = uploads.get(key)
    if (upload?.state.phase === 'FINISHING') void finish(key)
    else if (upload?.state.phase === 'SENDING') void send(key)
  }
}

const isSending = (key: string): boolean => uploads.get(key)?.state.phase === 'SENDING'

async function send(key: string): Promise<void> {
  const { openLine } = await import('./tus-line.ts').catch(() => ({ openLine: undefined }))
  const upload = uploads.get(key)
  if (!upload?.file || !isSending(key)) return
  if (!openLine) {
    broken(key, new Failure('AWAY'))
    return
  }
  lines.set(
    key,
    openLine({
      file: upload.file,
      id: upload.id,
      metadata: upload.metadata,
      onId: id => {
        const { place, lastModified, revisionOf } = upload
        rememberUpload(owner, id, { place, lastModified, revisionOf })
        const now = uploads.get(key)
        if (now) put({ ...now, id })
        // Given up in the moment in which it began.
        else abandon(id)
      },
      onProgress: sent => tell(key, { type: 'progress', sent }),
      onWhole: () => {
        tell(key, { type: 'whole' })
        void finish(key)
      },
      onBroken: failure => broken(key, failure),
    }),
  )
}

async function finish(key: string): Promise<void> {
  const id = uploads.get(key)?.id
  if (!id) return
  try {
    const received = await finishUpload(id)
    knowFile(received)
    const upload = uploads.get(key)
    if (upload) put({ ...upload, received })
    tell(key, { type: 'received' })
  } catch (error) {
    broken(key, error instanceof Failure ? error : new Failure('AWAY'))
  }
}

/** What passes by itself or with somebody's help; whatever else a rule refuses, it refuses for good. */
const passing = ['storageFull', 'scannerAway', 'uploadsUnfinished', 'quotaReached']

/** What a failure means for an upload: wait for the line, for the person, begin anew, or say why not. */
function broken(key: string, failure: Failure): void {
  lines.delete(key)
  const upload = uploads.get(key)
  if (!upload) return
  const { rule = '' } = failure.details
  if (rule === 'uploadIncomplete') {
    tell(key, { type: 'short' })
  } else if (failure.code === 'SIGNED_OUT') {
    tell(key, { type: 'signedOut' })
    void signInAgain().then(signedIn => tell(key, { type: signedIn ? 'signedIn' : 'declined' }))
  } else if (['AWAY', 'THROTTLED', 'INTERNAL_SERVER_ERROR'].includes(failure.code) || rule === 'uploadBusy') {
    tell(key, { type: 'lost' })
    const tries = uploads.get(key)?.state.tries ?? 1
    const wait = Math.max(waitBefore(tries), (failure.details.retryAfterSeconds ?? 0) * 1000)
    clearTimeout(timers.get(key))
    timers.set(
      key,
      setTimeout(() => tell(key, { type: 'back' }), wait),
    )
  } else if (failure.code === 'NOT_FOUND' && upload.id) {
    // The server has swept it away, or somebody has given it up elsewhere.
    forgetUpload(owner, upload.id)
    if (upload.file) put({ ...upload, id: undefined, state: fresh(upload.size) })
    else drop(key)
    begin()
  } else {
    const final = !passing.includes(rule)
    if (final && upload.id) forgetUpload(owner, upload.id)
    tell(key, { type: 'refused', words: failure.message || t('trouble.away'), final })
  }
}

function abandon(id: string): void {
  forgetUpload(owner, id)
  void giveUp(id).catch(() => undefined)
}

/** Files somebody has chosen; what was begun with the same file goes on. Gives back nothing: the list shows what happens. */
export function addFiles(files: readonly File[], { account, place, responseId, question, revisionOf }: Order): void {
  own(account)
  const metadata: Record<string, string> = revisionOf ? { revisionOf } : responseId && question ? { responseId, question } : {}
  for (const file of files) {
    const there = [...uploads.values()].find(one => one.place === place && one.revisionOf === revisionOf && isSameFile(one, file))
    if (there && (there.file || there.state.phase !== 'PAUSED')) continue
    if (there) {
      put({ ...there, file })
      tell(there.key, { type: 'resume' })
      continue
    }
    const { name, size, lastModified } = file
    put({
      key: `upload-${++counter}`,
      place,
      name,
      size,
      lastModified,
      file,
      revisionOf,
      state: fresh(size),
      metadata: { filename: name, filetype: file.type, ...metadata },
    })
  }
  begin()
}

export function pauseUpload(key: string): void {
  tell(key, { type: 'pause' })
  clearTimeout(timers.get(key))
  lines.get(key)?.stop()
  lines.delete(key)
}

export const resumeUpload = (key: string): void => tell(key, { type: 'resume' })

export function removeUpload(key: string): void {
  const upload = uploads.get(key)
  clearTimeout(timers.get(key))
  lines.get(key)?.stop()
  lines.delete(key)
  drop(key)
  if (upload?.id && !upload.state.final) abandon(upload.id)
  begin()
}

/** At sign-out: nothing is sent any more. What was begun stays on the server, to go on with another time. */
export function letGoOfUploads(): void {
  for (const line of lines.values()) line.stop()
  for (const timer of timers.values()) clearTimeout(timer)
  lines.clear()
  set(new Map())
}

/** A received file has been taken into its answer or its list: nothing more to remember. */
export function settle(key: string): void {
  const upload = uploads.get(key)
  if (upload?.id) forgetUpload(owner, upload.id)
  drop(key)
}

function own(account: string): void {
  if (account === owner) return
  owner = account
  set(new Map())
}

let restored: Promise<void> | undefined

/** After a reload: what was begun is found again. Asks the server only where there is something to ask about, or `all` is wanted. */
export function restoreUploads(account: string, all = false): Promise<void> {
  own(account)
  if (!all && rememberedUploads(account).size === 0) return Promise.resolve()
  restored ??= restore(account).catch((error: unknown) => {
    restored = undefined
    if (!isFailure(error)) throw error
  })
  return restored
}

async function restore(account: string): Promise<void> {
  const unfinished = new Map((await unfinishedUploads()).map(one => [one.id, one]))
  const known = new Set([...uploads.values()].map(one => one.id))
  const remembered = rememberedUploads(account)
  // What the server does not count among the unfinished may have been finished when the page went: it is asked.
  for (const id of new Set([...unfinished.keys(), ...remembered.keys()])) {
    if (!known.has(id)) put(foundAgain(id, unfinished.get(id), remembered.get(id)))
  }
  begin()
}

function foundAgain(id: string, there: UnfinishedUpload | undefined, remembered: Remembered | undefined): Upload {
  const { name = '', size = 0, offset = 0 } = there ?? {}
  const whole = offset === size
  return {
    key: `upload-${++counter}`,
    place: remembered?.place ?? libraryPlace,
    name,
    size,
    // Begun on another device: no file here is known to be the same.
    lastModified: remembered?.lastModified ?? Number.NaN,
    revisionOf: remembered?.revisionOf,
    id,
    metadata: {},
    state: { ...fresh(size, offset), whole, phase: whole ? 'WAITING' : 'PAUSED' },
  }
}

if (typeof window !== 'undefined') {
  window.addEventListener('offline', () => {
    for (const [key, line] of lines) {
      line.stop()
      lines.delete(key)
      tell(key, { type: 'lost' })
    }
  })
  window.addEventListener('online', () => {
    for (const [key] of uploads) tell(key, { type: 'back' })
  })
}
