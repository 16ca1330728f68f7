import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Failure } from '../lib/failure.ts'
import { AnswerKeeper, type Entry, emptyAnswer, type Given, type Hands, type Landed, type Stored } from './answer-keeper.ts'

const text = (value: string): Given => ({ ...emptyAnswer, status: 'ANSWERED', value })
const empty: Stored = { ...emptyAnswer, version: 0 }
const codes = ['KYS-A3', 'KYS-A4', 'KYS-A5']

type Save = (question: string, given: Given, version: number) => Promise<Landed | number>
const landed = (given: Given, version: number, emptied: Record<string, number> = {}): Landed => ({
  answer: { ...given, version },
  emptied: new Map(Object.entries(emptied)),
})

function setting(save: Save, rest: Partial<Hands> = {}, drafts: Record<string, { given: Given; version: number }> = {}) {
  const kept = new Map<string, { given: unknown; version: number }>(Object.entries(drafts))
  const saved = vi.fn(async (question: string, given: Given, version: number, _key: string) => {
    const answer = await save(question, given, version)
    return typeof answer === 'number' ? landed(given, answer) : answer
  })
  const hands: Hands = {
    save: saved,
    ask: async () => new Map(),
    keep: (question, draft) => {
      kept.set(question, draft)
      return true
    },
    drop: question => void kept.delete(question),
    part: (_, given) => given,
    isAsked: () => true,
    ...rest,
  }
  const keeper = new AnswerKeeper(new Map(codes.map(code => [code, empty])), new Map(Object.entries(drafts)), hands)
  const at = (code: string): Entry | undefined => keeper.all().get(code)
  return { kept, saved, keeper, at }
}

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

test('what is typed is on the device at once and on the server within a second', async () => {
  const { keeper, kept, saved, at } = setting(async () => 1)
  keeper.type('KYS-A3', text('9'))
  keeper.type('KYS-A3', text('91'))
  expect(kept.get('KYS-A3')).toMatchObject({ given: text('91') })
  await vi.advanceTimersByTimeAsync(1_000)
  expect(saved).toHaveBeenCalledOnce()
  expect(at('KYS-A3')).toMatchObject({ keeping: 'saved', version: 1 })
  expect(kept.size).toBe(0)
})

test('whoever types without a pause is saved all the same', async () => {
  const { keeper, saved } = setting(async (_, __, version) => version + 1)
  for (let key = 0; key < 60; key++) {
    keeper.type('KYS-A3', text('9'.repeat(key + 1)))
    await vi.advanceTimersByTimeAsync(100)
  }
  expect(saved.mock.calls.length).toBeGreaterThanOrEqual(2)
})

test('what is typed while an answer is on its way follows upon its version', async () => {
  const { keeper, saved, at } = setting((_, __, version) => new Promise(done => setTimeout(() => done(version + 1), 2_000)))
  keeper.type('KYS-A3', text('9'))
  await vi.advanceTimersByTimeAsync(700)
  keeper.type('KYS-A3', text('91'))
  await vi.advanceTimersByTimeAsync(8_000)
  expect(saved.mock.calls.map(call => [call[1].value, call[2]])).toEqual([
    ['9', 0],
    ['91', 1],
  ])
  expect(at('KYS-A3')).toMatchObject({ keeping: 'saved', version: 2, given: text('91') })
})

test('without a network it is kept here, and sent under the same key when the network is back', async () => {
  let away = true
  const { keeper, saved, kept, at } = setting(async () => {
    if (away) throw new Failure('AWAY')
    return 1
  })
  keeper.type('KYS-A3', text('91'))
  await vi.advanceTimersByTimeAsync(700)
  expect(at('KYS-A3')?.keeping).toBe('kept')
  expect(kept.size).toBe(1)
  away = false
  await keeper.flush()
  expect(at('KYS-A3')?.keeping).toBe('saved')
  expect(saved.mock.calls[0]?.[3]).toBe(saved.mock.calls[1]?.[3])
})

test('what was typed in any order goes in the order of the template, one at a time', async () => {
  let under = 0
  const { keeper, saved } = setting(async (_, __, version) => {
    expect(++under).toBe(1)
    await new Promise(done => setTimeout(done, 50))
    under--
    return version + 1
  })
  for (const code of codes.toReversed()) keeper.type(code, text(code))
  await vi.advanceTimersByTimeAsync(2_000)
  expect(saved.mock.calls.map(([code]) => code)).toEqual(codes)
})

test('while the server does not answer, nothing that comes later is tried before what it may depend on', async () => {
  const { keeper, saved, at } = setting(async () => {
    throw new Failure('AWAY')
  })
  for (const code of codes) keeper.type(code, text(code))
  await vi.advanceTimersByTimeAsync(700)
  expect(saved.mock.calls.map(([code]) => code)).toEqual(['KYS-A3'])
  expect(codes.map(code => at(code)?.keeping)).toEqual(['kept', 'kept', 'kept'])
})

test("a colleague's change is shown beside one's own, and the person decides", async () => {
  const theirs: Stored = { ...text('theirs'), version: 4, savedBy: 'Mamadou' }
  const { keeper, at } = setting(
    async (_, __, version) => {
      if (version < 4) throw new Failure('REFUSED', '', { rule: 'changedMeanwhile' })
      return 5
    },
    { ask: async () => new Map([['KYS-A3', theirs]]) },
  )
  keeper.type('KYS-A3', text('mine'))
  await vi.advanceTimersByTimeAsync(1_000)
  expect(at('KYS-A3')).toMatchObject({ keeping: 'conflict', theirs: { savedBy: 'Mamadou' }, given: text('mine') })
  // Going on typing neither hides the question nor overwrites the colleague.
  keeper.type('KYS-A3', text('mine too'))
  await vi.advanceTimersByTimeAsync(1_000)
  expect(at('KYS-A3')).toMatchObject({ keeping: 'conflict', given: text('mine too') })
  await keeper.keepMine('KYS-A3')
  expect(at('KYS-A3')).toMatchObject({ keeping: 'saved', version: 5, given: text('mine too') })
})

test('the colleague’s answer can be taken instead; the same rows in another order of keys are no conflict', async () => {
  const rows = (cells: object): Given => ({ ...emptyAnswer, status: 'ANSWERED', value: [{ id: 'a', cells }] })
  const theirs: Stored = { ...rows({ name: 'x', share: 61 }), version: 4 }
  const changed = { ask: async () => new Map([['KYS-A3', theirs]]) }
  const refuse: Save = async () => {
    throw new Failure('REFUSED', '', { rule: 'changedMeanwhile' })
  }
  const same = setting(refuse, changed)
  same.keeper.type('KYS-A3', rows({ share: 61, name: 'x' }))
  await vi.advanceTimersByTimeAsync(1_000)
  expect(same.at('KYS-A3')).toMatchObject({ keeping: 'saved', version: 4 })
  const other = setting(refuse, changed)
  other.keeper.type('KYS-A3', rows({ share: 60, name: 'x' }))
  await vi.advanceTimersByTimeAsync(1_000)
  other.keeper.takeTheirs('KYS-A3')
  expect(other.at('KYS-A3')).toMatchObject({ keeping: 'saved', version: 4, given: rows({ name: 'x', share: 61 }) })
  expect(other.kept.size).toBe(0)
})

test('a draft from a session that ended is sent upon the version it was typed on', async () => {
  const { saved, at } = setting(async () => 1, {}, { 'KYS-A3': { given: text('91'), version: 0 } })
  await vi.advanceTimersByTimeAsync(10)
  expect(saved).toHaveBeenCalledOnce()
  expect(at('KYS-A3')?.keeping).toBe('saved')
})

test('what an answer makes pointless is emptied here too, and comes back as it was typed when it is asked again', async () => {
  const { keeper, at, saved } = setting(async (question, given, version) =>
    question === 'KYS-A3' && given.value === 'no' ? landed(given, version + 1, { 'KYS-A4': 7 }) : version + 1,
  )
  keeper.type('KYS-A4', text('typed here'))
  await vi.advanceTimersByTimeAsync(1_000)
  keeper.type('KYS-A3', text('no'))
  await vi.advanceTimersByTimeAsync(1_000)
  expect(at('KYS-A4')).toMatchObject({ given: emptyAnswer, version: 7, keeping: 'saved' })
  keeper.giveBack(question => question !== 'KYS-A4')
  expect(at('KYS-A4')?.given).toEqual(emptyAnswer)
  keeper.type('KYS-A3', text('yes'))
  keeper.giveBack(() => true)
  await vi.advanceTimersByTimeAsync(1_000)
  expect(at('KYS-A4')).toMatchObject({ given: text('typed here'), keeping: 'saved' })
  expect(saved.mock.calls.at(-1)?.slice(0, 3)).toEqual(['KYS-A4', text('typed here'), 7])
})

test('what is hidden here is not sent, and is sent when it shows again', async () => {
  let asked = false
  const { keeper, at, saved, kept } = setting(async (_, __, version) => version + 1, { isAsked: () => asked })
  keeper.type('KYS-A4', text('waits'))
  await vi.advanceTimersByTimeAsync(1_000)
  expect(saved).not.toHaveBeenCalled()
  expect(at('KYS-A4')?.keeping).toBe('notAsked')
  expect(kept.has('KYS-A4')).toBe(true)
  asked = true
  keeper.giveBack(() => true)
  await vi.advanceTimersByTimeAsync(1_000)
  expect(at('KYS-A4')).toMatchObject({ keeping: 'saved', given: text('waits') })
})

test('a question that a colleague has hidden is said, with the answers as they now stand', async () => {
  const theirs: Stored = { ...text('no'), version: 3 }
  const { keeper, at } = setting(
    async () => {
      throw new Failure('REFUSED', 'This is no longer asked.', { rule: 'notAsked' })
    },
    {
      ask: async () =>
        new Map([
          ['KYS-A3', theirs],
          ['KYS-A4', { ...empty, version: 2 }],
        ]),
    },
  )
  keeper.type('KYS-A4', text('mine'))
  await vi.advanceTimersByTimeAsync(1_000)
  expect(at('KYS-A4')).toMatchObject({ keeping: 'notAsked', words: 'This is no longer asked.', given: text('mine'), version: 2 })
  expect(at('KYS-A3')).toMatchObject({ given: text('no'), version: 3, keeping: 'saved' })
})

test('what cannot be sent yet stays on the device while the rest is saved', async () => {
  const part: Hands['part'] = (_, given) => ({ ...given, value: String(given.value).replace(/[^0-9]/g, '') })
  const { keeper, at, saved, kept } = setting(async (_, __, version) => version + 1, { part })
  keeper.type('KYS-A3', text('12a'))
  await vi.advanceTimersByTimeAsync(1_000)
  expect(saved.mock.calls[0]?.[1].value).toBe('12')
  expect(at('KYS-A3')).toMatchObject({ given: text('12a'), version: 1, keeping: 'saved' })
  expect(kept.get('KYS-A3')).toMatchObject({ given: text('12a'), version: 1 })
})

test('what the server will not have is said at the question, and stays typed', async () => {
  const { keeper, at, kept } = setting(async () => {
    throw new Failure('INVALID', '', { fields: { value: 'Too long.' } })
  })
  keeper.type('KYS-A3', text('long'))
  await vi.advanceTimersByTimeAsync(1_000)
  expect(at('KYS-A3')).toMatchObject({ keeping: 'refused', words: 'Too long.', given: text('long') })
  expect(kept.size).toBe(1)
})

test('looking again takes over what others wrote where nothing was typed here', async () => {
  const { keeper, at } = setting(async () => new Promise(() => {}), {
    ask: async () => new Map(codes.map(code => [code, { ...text('theirs'), version: 2 }])),
  })
  keeper.type('KYS-A4', text('mine'))
  await keeper.refresh()
  expect(at('KYS-A3')).toMatchObject({ given: text('theirs'), version: 2 })
  expect(at('KYS-A4')).toMatchObject({ given: text('mine'), version: 0 })
})

test('what is sent is the answer and nothing else, whoever saved the one before', async () => {
  const saved = vi.fn(async (_: string, given: Given) => landed(given, 3))
  const keeper = new AnswerKeeper(new Map([['KYS-A3', { ...text('old'), version: 2, savedBy: 'Mamadou' }]]), new Map(), {
    save: saved,
    ask: async () => new Map(),
    keep: () => true,
    drop: () => undefined,
    part: (_, given) => given,
    isAsked: () => true,
  })
  const before = keeper.all().get('KYS-A3')?.given
  keeper.type('KYS-A3', { ...text('new'), ...before, value: 'new' })
  await vi.advanceTimersByTimeAsync(1_000)
  expect(saved.mock.calls[0]?.[1]).toEqual(text('new'))
})
