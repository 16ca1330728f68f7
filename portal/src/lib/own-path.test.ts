import { expect, test } from 'vitest'
import { ownPath } from './own-path.ts'

test.each([
  ['/responses/1?question=KYS-A3', '/responses/1?question=KYS-A3'],
  ['//elsewhere.example', '/'],
  ['/\\elsewhere.example', '/'],
  ['https://elsewhere.example', '/'],
  [null, '/'],
])('after sign-in, %s leads to %s', (next, path) => expect(ownPath(next)).toBe(path))
