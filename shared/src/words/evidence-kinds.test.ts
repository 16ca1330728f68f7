import { expect, test } from 'vitest'
import { companyKinds, custodyKinds, evidenceKinds } from './evidence-kinds.ts'

test('the document codes of domain reference 6.4 are all there', () => {
  expect(Object.keys(custodyKinds)).toHaveLength(31)
})

test('one list, no kind twice', () => {
  expect(Object.keys(evidenceKinds)).toHaveLength(Object.keys(companyKinds).length + 31)
})
