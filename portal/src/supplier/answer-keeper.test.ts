import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Failure } from '../lib/failure.ts'
import { AnswerKeeper, type Given, type Stored } from './answer-keeper.ts'

const text = (value: string): Given => ({ status: 'ANSWERED', value, reason: null })
const empty: Stored = { status: 'EMPTY', value: null, reason: null, version: 0 }

function setting(save: (given: Given, version: number, key: string) => Promise<number>, theirs: Stored = empty) {
  const drafts = new Map<string, unknown>()
  const saved = vi.fn((_: string, given: Given, version: number, key: string) => save(given, version, key))
  const hands = {
    save: saved,
    ask: async () => theirs,
    keep: (question: string, draft: unknown) => {
      drafts.set(question, draft)
      return true
    },
    drop: (question: string) => {
      drafts.delete(question)
    },
  }
  return { drafts, saved, hands, keeper: new AnswerKeeper(new Map([['KYS-A3', empty]]), new Map(), hands) }
}

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

test('what is typed is on the device at once and on the server within a second', async () => {
  const { keeper, drafts, saved } = setting(async () => 1)
  keeper.type('KYS-A3', text('9'))
  keeper.type('KYS-A3', text('91'))
  expect(drafts.get('KYS-A3')).toMatchObject({ given: text('91') })
  await vi.advanceTimersByTimeAsync(1_000)
  expect(saved).toHaveBeenCalledOnce()
  expect(keeper.all().get('KYS-A3')).toMatchObject({ keeping: 'saved', version: 1 })
  expect(drafts.size).toBe(0)
})

test('what is typed while an answer is on its way follows upon its version', async () => {
  const { keeper, saved } = setting((_, version) => new Promise(done => setTimeout(() => done(version + 1), 2_000)))
  keeper.type('KYS-A3', text('9'))
  await vi.advanceTimersByTimeAsync(700)
  keeper.type('KYS-A3', text('91'))
  await vi.advanceTimersByTimeAsync(6_000)
  expect(saved.mock.calls.map(call => [call[1].value, call[2]])).toEqual([
    ['9', 0],
    ['91', 1],
  ])
  expect(keeper.all().get('KYS-A3')).toMatchObject({ keeping: 'saved', version: 2, given: text('91') })
})

test('without a network it is kept here, and sent under the same key when the network is back', async () => {
  let away = true
  const { keeper, saved, drafts } = setting(async () => {
    if (away) throw new Failure('AWAY')
    return 1
  })
  keeper.type('KYS-A3', text('91'))
  await vi.advanceTimersByTimeAsync(700)
  expect(keeper.all().get('KYS-A3')?.keeping).toBe('kept')
  expect(drafts.size).toBe(1)
  away = false
  await keeper.flush()
  expect(keeper.all().get('KYS-A3')?.keeping).toBe('saved')
  expect(saved.mock.calls[0]?.[3]).toBe(saved.mock.calls[1]?.[3])
})

test("a colleague's change is shown beside one's own, and the person decides", async () => {
  const theirs: Stored = { ...text('theirs'), version: 4, savedBy: 'Mamadou' }
  const { keeper } = setting(async (_, version) => {
    if (version < 4) throw new Failure('REFUSED', '', { rule: 'changedMeanwhile' })
    return 5
  }, theirs)
  keeper.type('KYS-A3', text('mine'))
  await vi.advanceTimersByTimeAsync(1_000)
  expect(keeper.all().get('KYS-A3')).toMatchObject({ keeping: 'conflict', theirs: { savedBy: 'Mamadou' }, given: text('mine') })
  await keeper.keepMine('KYS-A3')
  expect(keeper.all().get('KYS-A3')).toMatchObject({ keeping: 'saved', version: 5, given: text('mine') })
})

test('a draft from a session that ended is sent upon the version it was typed on', async () => {
  const { hands, saved } = setting(async () => 1)
  const keeper = new AnswerKeeper(new Map([['KYS-A3', empty]]), new Map([['KYS-A3', { given: text('91'), version: 0 }]]), hands)
  await vi.advanceTimersByTimeAsync(10)
  expect(saved).toHaveBeenCalledOnce()
  expect(keeper.all().get('KYS-A3')?.keeping).toBe('saved')
})

test('what is sent is the answer and nothing else, whoever saved the one before', async () => {
  const { hands, saved } = setting(async () => 3)
  const keeper = new AnswerKeeper(new Map([['KYS-A3', { ...text('old'), version: 2, savedBy: 'Mamadou' }]]), new Map(), hands)
  const before = keeper.all().get('KYS-A3')?.given
  keeper.type('KYS-A3', { ...text('new'), ...before, value: 'new' })
  await vi.advanceTimersByTimeAsync(1_000)
  expect(saved.mock.calls[0]?.[1]).toEqual(text('new'))
})
