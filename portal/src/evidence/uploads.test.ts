import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Failure as FailureType } from '../lib/failure.ts'
import type { ListedFile } from './received-file.ts'
import type { UnfinishedUpload } from './upload-door.ts'

/** What the uploader has asked of the line, and how the test answers. */
interface Sent {
  readonly name: string
  readonly id: string | undefined
  stopped: boolean
  readonly onId: (id: string) => void
  readonly onProgress: (sent: number) => void
  readonly onWhole: () => void
  readonly onBroken: (failure: FailureType) => void
}
const sent: Sent[] = []
const door = {
  unfinished: [] as UnfinishedUpload[],
  finish: vi.fn<(id: string) => Promise<ListedFile>>(),
  given: [] as string[],
}
const password = vi.fn<() => Promise<boolean>>()
const shelf = new Map<string, string>()

vi.mock('./tus-line.ts', () => ({
  openLine: (order: Omit<Sent, 'name' | 'stopped'> & { file: File }) => {
    const line: Sent = { ...order, name: order.file.name, stopped: false }
    sent.push(line)
    return { stop: () => Object.assign(line, { stopped: true }) }
  },
}))
vi.mock('./upload-door.ts', () => ({
  unfinishedUploads: async () => door.unfinished,
  finishUpload: (id: string) => door.finish(id),
  giveUp: async (id: string) => door.given.push(id),
}))
vi.mock('../lib/sign-in-again.ts', () => ({ signInAgain: () => password() }))

const file = (name: string, size = 100, lastModified = 7): File => Object.assign(new File([new Uint8Array(size)], name, { lastModified }))
const received = (id: string): ListedFile => ({ id: `file of ${id}`, name: id, type: 'application/pdf', size: 100 })
const order = { account: 'me', place: 'r1:KYS-E1', responseId: 'r1', question: 'KYS-E1' }

type Uploads = typeof import('./uploads.ts')
let uploads: Uploads
let Failure: typeof FailureType
let world: EventTarget

/** A page just opened: modules anew, the device's memory as it was. */
async function openPage(): Promise<void> {
  vi.resetModules()
  sent.length = 0
  world = new EventTarget()
  vi.stubGlobal('window', world)
  uploads = await import('./uploads.ts')
  Failure = (await import('../lib/failure.ts')).Failure
}
const soon = (): Promise<unknown> => vi.advanceTimersByTimeAsync(1)
const all = () => [...uploads.allUploads().values()]
const phases = () => all().map(({ state }) => state.phase)

beforeEach(async () => {
  vi.useFakeTimers()
  shelf.clear()
  Object.assign(door, { unfinished: [], given: [] })
  door.finish.mockReset().mockImplementation(async id => received(id))
  password.mockReset()
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => shelf.get(key) ?? null,
    setItem: (key: string, text: string) => void shelf.set(key, text),
    removeItem: (key: string) => void shelf.delete(key),
  })
  await openPage()
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

test('three files: two go at once, the third when one has been received; each is remembered until it is taken', async () => {
  uploads.addFiles([file('a'), file('b'), file('c')], order)
  await soon()
  expect(sent.map(({ name }) => name)).toEqual(['a', 'b'])
  sent[0]?.onId('u1')
  expect(shelf.get('headwater-uploads:me')).toBe(JSON.stringify({ u1: { place: 'r1:KYS-E1', lastModified: 7 } }))
  sent[0]?.onWhole()
  await soon()
  expect(sent.map(({ name }) => name)).toEqual(['a', 'b', 'c'])
  expect(all()[0]?.received?.id).toBe('file of u1')
  uploads.settle(all()[0]?.key ?? '')
  expect(shelf.size).toBe(0)
  expect(phases()).toEqual(['SENDING', 'SENDING'])
})

test('the same file pressed twice is one upload', async () => {
  uploads.addFiles([file('a'), file('a')], order)
  uploads.addFiles([file('a')], order)
  await soon()
  expect(sent).toHaveLength(1)
})

test('paused: the line is let go; going on means the same upload', async () => {
  uploads.addFiles([file('a')], order)
  await soon()
  sent[0]?.onId('u1')
  sent[0]?.onProgress(40)
  uploads.pauseUpload(all()[0]?.key ?? '')
  expect(sent[0]?.stopped).toBe(true)
  uploads.resumeUpload(all()[0]?.key ?? '')
  await soon()
  expect(sent[1]).toMatchObject({ name: 'a', id: 'u1' })
})

test('the line is cut: it is tried again after a while, and at once when the browser says it is back', async () => {
  uploads.addFiles([file('a')], order)
  await soon()
  sent[0]?.onId('u1')
  sent[0]?.onBroken(new Failure('AWAY'))
  expect(phases()).toEqual(['AWAY'])
  await vi.advanceTimersByTimeAsync(1_000)
  expect(sent[1]).toMatchObject({ id: 'u1' })
  world.dispatchEvent(new Event('offline'))
  expect(phases()).toEqual(['AWAY'])
  expect(sent[1]?.stopped).toBe(true)
  world.dispatchEvent(new Event('online'))
  await soon()
  expect(sent[2]).toMatchObject({ id: 'u1' })
})

test('the server is killed while finishing: the finishing is asked again, no byte is sent twice', async () => {
  door.finish.mockRejectedValueOnce(new Failure('AWAY'))
  uploads.addFiles([file('a')], order)
  await soon()
  sent[0]?.onId('u1')
  sent[0]?.onWhole()
  await soon()
  expect(phases()).toEqual(['AWAY'])
  await vi.advanceTimersByTimeAsync(1_000)
  expect(phases()).toEqual(['RECEIVED'])
  expect(sent).toHaveLength(1)
})

test('the session ends: the password is asked for, then the same upload goes on; without it, it waits', async () => {
  password.mockResolvedValueOnce(true).mockResolvedValueOnce(false)
  uploads.addFiles([file('a')], order)
  await soon()
  sent[0]?.onId('u1')
  sent[0]?.onBroken(new Failure('SIGNED_OUT'))
  await soon()
  expect(sent[1]).toMatchObject({ id: 'u1' })
  sent[1]?.onBroken(new Failure('SIGNED_OUT'))
  await soon()
  expect(phases()).toEqual(['PAUSED'])
})

test('no room: the server’s words stand there, and it may be tried again; a forbidden kind may not', async () => {
  uploads.addFiles([file('a')], order)
  await soon()
  sent[0]?.onBroken(new Failure('REFUSED', 'No room', { rule: 'storageFull' }))
  expect(all()[0]?.state).toMatchObject({ phase: 'REFUSED', words: 'No room' })
  uploads.resumeUpload(all()[0]?.key ?? '')
  await soon()
  sent[1]?.onId('u2')
  door.finish.mockRejectedValueOnce(new Failure('REFUSED', 'A program', { rule: 'fileKind' }))
  sent[1]?.onWhole()
  await soon()
  uploads.resumeUpload(all()[0]?.key ?? '')
  expect(all()[0]?.state).toMatchObject({ phase: 'REFUSED', words: 'A program' })
  expect(shelf.size).toBe(0)
})

test('swept away on the server: the same file begins anew', async () => {
  uploads.addFiles([file('a')], order)
  await soon()
  sent[0]?.onId('u1')
  sent[0]?.onBroken(new Failure('NOT_FOUND'))
  await soon()
  expect(sent[1]).toMatchObject({ name: 'a', id: undefined })
})

test('removed: the line is let go and the server told', async () => {
  uploads.addFiles([file('a')], order)
  await soon()
  sent[0]?.onId('u1')
  uploads.removeUpload(all()[0]?.key ?? '')
  expect([sent[0]?.stopped, door.given, shelf.size, all().length]).toEqual([true, ['u1'], 0, 0])
})

test('after a reload it stands where it was, and goes on with the same file only', async () => {
  uploads.addFiles([file('a', 100)], order)
  await soon()
  sent[0]?.onId('u1')
  await openPage()
  door.unfinished = [{ id: 'u1', name: 'a', size: 100, offset: 60 }]
  await uploads.restoreUploads('me')
  expect(all()[0]).toMatchObject({ place: 'r1:KYS-E1', name: 'a', state: { phase: 'PAUSED', sent: 60 } })
  uploads.addFiles([file('a', 100, 8)], order)
  await soon()
  expect(sent.map(({ id }) => id)).toEqual([undefined])
  uploads.addFiles([file('a', 100)], order)
  await soon()
  expect(sent.map(({ id }) => id)).toEqual([undefined, 'u1'])
})

test('the page went while it was being finished: the file is asked for, and taken into its place', async () => {
  shelf.set('headwater-uploads:me', JSON.stringify({ u1: { place: 'r1:KYS-E1', lastModified: 7 } }))
  await uploads.restoreUploads('me')
  await soon()
  expect(all()[0]).toMatchObject({ place: 'r1:KYS-E1', received: { id: 'file of u1' } })
})

test('without anything remembered a question asks the server nothing; the library always asks', async () => {
  door.unfinished = [{ id: 'u9', name: 'from the phone', size: 100, offset: 10 }]
  await uploads.restoreUploads('me')
  expect(all()).toEqual([])
  await uploads.restoreUploads('me', true)
  expect(all()[0]).toMatchObject({ place: 'library', name: 'from the phone', state: { phase: 'PAUSED' } })
})

test('at sign-out the lines are let go, and what was begun is remembered for another time', async () => {
  uploads.addFiles([file('a')], order)
  await soon()
  sent[0]?.onId('u1')
  expect(uploads.uploadsUnderWay()).toEqual(['a'])
  uploads.letGoOfUploads()
  expect([sent[0]?.stopped, all().length, shelf.size, door.given]).toEqual([true, 0, 1, []])
})

test('leaving is warned of while something is under way, and not after', async () => {
  const leave = (): boolean => !world.dispatchEvent(new Event('beforeunload', { cancelable: true }))
  expect(leave()).toBe(false)
  uploads.addFiles([file('a')], order)
  await soon()
  expect(leave()).toBe(true)
  sent[0]?.onId('u1')
  sent[0]?.onWhole()
  await soon()
  expect(leave()).toBe(false)
})
