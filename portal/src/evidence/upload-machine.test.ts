import { describe, expect, test } from 'vitest'
import { fresh, isUnderWay, step, toBegin, type UploadEvent, type UploadPhase, type UploadState, uploadPhases } from './upload-machine.ts'

const told = (...events: (UploadEvent | UploadEvent['type'])[]): UploadState =>
  events.reduce((state, event) => step(state, typeof event === 'string' ? ({ type: event } as UploadEvent) : event), fresh(100))
const sent = (bytes: number): UploadEvent => ({ type: 'progress', sent: bytes })
const refused: UploadEvent = { type: 'refused', words: 'No room', final: false }
const never: UploadEvent = { type: 'refused', words: 'A program', final: true }
const every: UploadEvent[] = [
  ...(['begin', 'pause', 'resume', 'lost', 'back', 'signedOut', 'signedIn', 'declined', 'whole', 'short', 'received'] as const).map(
    type => ({
      type,
    }),
  ),
  sent(40),
  refused,
]

describe('the life of an upload', () => {
  test('from choosing to received', () => {
    expect(told('begin', sent(30), sent(100), 'whole', 'received')).toEqual({
      phase: 'RECEIVED',
      size: 100,
      sent: 100,
      whole: true,
      tries: 0,
    })
  })
  test('pausing keeps what was sent, and what still arrives of the old request changes nothing', () => {
    const paused = told('begin', sent(30), 'pause')
    expect(paused).toMatchObject({ phase: 'PAUSED', sent: 30 })
    expect(step(paused, sent(60))).toBe(paused)
    expect(step(paused, { type: 'lost' })).toBe(paused)
    expect(step(paused, { type: 'resume' })).toMatchObject({ phase: 'WAITING', sent: 30 })
  })
  test('a line lost again and again is counted, until something gets through', () => {
    expect(told('begin', 'lost', 'back', 'begin', 'lost')).toMatchObject({ phase: 'AWAY', tries: 2 })
    expect(told('begin', 'lost', 'back', 'begin', sent(10))).toMatchObject({ phase: 'SENDING', tries: 0 })
  })
  test('the server may have less than was sent, and says so', () => {
    expect(told('begin', sent(80), 'lost', 'back', 'begin', sent(64))).toMatchObject({ sent: 64, tries: 1 })
  })
  test('a line lost while finishing asks for the finishing again, not for the bytes', () => {
    expect(told('begin', 'whole', 'lost', 'back', 'begin')).toMatchObject({ phase: 'FINISHING', sent: 100 })
  })
  test('the session ends: after the password it goes on, without it it waits', () => {
    expect(told('begin', sent(20), 'signedOut', 'signedIn')).toMatchObject({ phase: 'WAITING', sent: 20 })
    expect(told('begin', sent(20), 'signedOut', 'declined')).toMatchObject({ phase: 'PAUSED', sent: 20 })
  })
  test('what was refused says why, and may be tried again', () => {
    expect(told('begin', refused)).toMatchObject({ phase: 'REFUSED', words: 'No room' })
    expect(told('begin', refused, 'resume')).not.toHaveProperty('words')
  })
  test('what will never be taken stays refused', () => {
    const final = told('begin', 'whole', never)
    for (const event of every) expect(step(final, event)).toBe(final)
  })
  test('the server misses bytes after all: it is asked from where to go on', () => {
    expect(told('begin', 'whole', 'short', 'begin')).toMatchObject({ phase: 'SENDING', whole: false })
  })
  test('received is the end, whatever still comes', () => {
    const done = told('begin', 'whole', 'received')
    for (const event of every) expect(step(done, event)).toBe(done)
  })
  test('every phase is reached, and from each but the end there is a way to received', () => {
    const reach = (start: UploadState): Set<UploadPhase> => {
      const seen = new Map<string, UploadState>()
      const walk = (state: UploadState): void => {
        const key = `${state.phase} ${state.whole}`
        if (seen.has(key)) return
        seen.set(key, state)
        for (const event of every) walk(step(state, event))
      }
      walk(start)
      return new Set([...seen.values()].map(({ phase }) => phase))
    }
    expect([...reach(fresh(100))].sort()).toEqual([...uploadPhases].sort())
    for (const phase of uploadPhases) expect(reach({ ...fresh(100), phase }), phase).toContain('RECEIVED')
  })
})

test('leaving the page is warned of while anything is still to be done', () => {
  const underWay = uploadPhases.filter(phase => isUnderWay({ ...fresh(1), phase }))
  expect(underWay).toEqual(['WAITING', 'SENDING', 'PAUSED', 'AWAY', 'SIGNED_OUT', 'FINISHING'])
})

describe('two at a time', () => {
  const list = (...phases: UploadPhase[]) => phases.map((phase, place) => [place, { ...fresh(1), phase }] as const)
  test.each<[string, UploadPhase[], number[]]>([
    ['the first two begin', ['WAITING', 'WAITING', 'WAITING'], [0, 1]],
    ['one is busy', ['SENDING', 'WAITING', 'WAITING'], [1]],
    ['finishing is work too', ['SENDING', 'FINISHING', 'WAITING'], []],
    [
      'what is paused, away or refused holds nobody up',
      ['PAUSED', 'AWAY', 'REFUSED', 'SIGNED_OUT', 'WAITING', 'WAITING', 'WAITING'],
      [4, 5],
    ],
  ])('%s', (_, phases, expected) => expect(toBegin(list(...phases))).toEqual(expected))
})
