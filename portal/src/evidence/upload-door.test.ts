import { expect, test } from 'vitest'
import { failureIn } from './upload-door.ts'

const refused = { code: 'REFUSED', message: 'This is a program and is not taken.', rule: 'fileProgram', facts: {} }

test.each([
  ['a rule’s refusal is said, not taken for a cut line', 409, refused, 'REFUSED', 'fileProgram'],
  ['one that passes is known by its rule', 409, { ...refused, rule: 'uploadBusy' }, 'REFUSED', 'uploadBusy'],
  ['two lines at one upload', 409, null, 'AWAY', undefined],
  ['locked', 423, null, 'AWAY', undefined],
  ['gone', 410, null, 'NOT_FOUND', undefined],
  ['nobody signed in', 401, null, 'SIGNED_OUT', undefined],
  ['a gateway’s page', 502, '<html>', 'AWAY', undefined],
])('%s', (_, status, body, code, rule) => {
  const failure = failureIn(status, body)
  expect([failure.code, failure.details.rule]).toEqual([code, rule])
})
