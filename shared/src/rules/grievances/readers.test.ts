import { expect, test } from 'vitest'
import { departmentsWithoutReader, troublesOf } from './readers.ts'

const [buying, quality] = [{ id: 'buying' }, { id: 'quality' }]
const from = (...ids: (string | null)[]) => ids.map(departmentId => ({ departmentId }))

test.each([
  ['nobody reads', from(), ['buying', 'quality']],
  ['one of a department cannot read about it', from('buying'), ['buying']],
  ['two of the same neither', from('buying', 'buying'), ['buying']],
  ['one of each read about the other', from('buying', 'quality'), []],
  ['one without a department reads about all', from(null), []],
])('%s', (_, readers, closed) => {
  expect(departmentsWithoutReader([buying, quality], readers).map(({ id }) => id)).toEqual(closed)
})

test.each([
  [0, 0, ['NO_READER']],
  [2, 0, ['NO_READER']],
  [1, 1, ['ONE_HANDLER']],
  [2, 1, []],
])('%i handlers of whom %i take cases in: %j', (handlers, readers, troubles) => expect(troublesOf(handlers, readers)).toEqual(troubles))
