import { expect, test } from 'vitest'
import { DecisionLine, type Wish } from './decision-line.ts'

const wish = (question: string, decision: Wish['decision'] = 'ACCEPTED'): Wish => ({ question, decision, words: null })
const turns = () => new Promise(resolve => setTimeout(resolve, 5))

test('decisions go out one after another, in their order, and are known at once', async () => {
  const sent: string[] = []
  let under = 0
  const line = new DecisionLine(
    async one => {
      under += 1
      expect(under).toBe(1)
      await turns()
      under -= 1
      sent.push(one.question)
    },
    () => undefined,
  )
  for (const code of ['A1', 'A2', 'A3']) line.decide(wish(code))
  expect(line.wished('A3')?.decision).toBe('ACCEPTED')
  await turns()
  await turns()
  await turns()
  await turns()
  expect(sent).toEqual(['A1', 'A2', 'A3'])
  expect(line.waiting).toEqual([])
})

test('of two decisions on one question the last is shown, and both are sent', async () => {
  const sent: string[] = []
  const line = new DecisionLine(
    async one => void sent.push(one.decision),
    () => undefined,
  )
  line.decide(wish('A1', 'RETURNED'))
  line.decide(wish('A1', 'ACCEPTED'))
  expect(line.wished('A1')?.decision).toBe('ACCEPTED')
  await turns()
  expect(sent).toEqual(['RETURNED', 'ACCEPTED'])
})

test('one that fails stops the line: nothing behind it counts as decided, and its words are there', async () => {
  const sent: string[] = []
  const line = new DecisionLine(
    async one => {
      sent.push(one.question)
      if (one.question === 'A2') throw new Error('no')
    },
    () => undefined,
  )
  line.decide(wish('A1'))
  line.decide({ question: 'A2', decision: 'RETURNED', words: 'Please add the annex.' })
  line.decide(wish('A3'))
  await turns()
  expect(sent).toEqual(['A1', 'A2'])
  expect(line.broken?.wish.words).toBe('Please add the annex.')
  expect(line.broken?.dropped).toEqual([wish('A3')])
  expect(line.waiting).toEqual([])
  line.decide(wish('A2'))
  expect(line.broken).toBeNull()
})
