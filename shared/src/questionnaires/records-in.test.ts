import { expect, test } from 'vitest'
import { recordsIn } from './records-in.ts'
import type { Question } from './template.ts'

const words = { zh: '词', en: 'word', fr: 'mot' }
const id = '00000000-0000-4000-8000-000000000001'
const named = (asked: object, value: unknown) =>
  recordsIn({ label: words, ...asked } as Question, { status: 'ANSWERED', value, note: null, files: [] } as never).map(
    ({ rowId, type, name, identifier }) => [rowId, type, name, identifier],
  )
const party = { name: 'Mining Example', country: 'GN', identifier: '12-34' }

test('a party that a question asks for by itself is a record: the legal representative', () => {
  expect(named({ code: 'X-D1', type: 'PARTY' }, party)).toEqual([['X-D1', 'PARTY', 'Mining Example', 'GN:1234']])
  expect(named({ code: 'X-D1', type: 'PARTY' }, { name: ' ' })).toEqual([])
})

test('a party in a cell is a record beside the row that it stands in: the operator of a mine', () => {
  const fields = [
    { key: 'name', type: 'TEXT', label: words },
    { key: 'country', type: 'COUNTRY', label: words },
    { key: 'operator', type: 'PARTY', label: words },
  ]
  const rows = [{ id, cells: { name: 'Pit', country: 'GN', operator: party } }]
  expect(named({ code: 'X-F3', type: 'ROWS', record: 'SITE', fields }, rows)).toEqual([
    [id, 'SITE', 'Pit', null],
    [`${id} operator`, 'PARTY', 'Mining Example', 'GN:1234'],
  ])
  // A row that is not yet a site names its operator all the same.
  expect(named({ code: 'X-F3', type: 'ROWS', record: 'SITE', fields }, [{ id, cells: { operator: party } }])).toHaveLength(1)
  expect(named({ code: 'X-H5', type: 'GROUP', fields }, { operator: party })).toEqual([
    ['X-H5 operator', 'PARTY', 'Mining Example', 'GN:1234'],
  ])
})
