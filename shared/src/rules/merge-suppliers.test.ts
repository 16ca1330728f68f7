import { describe, expect, test } from 'vitest'
import type { SupplierState } from '../machines/supplier.ts'
import { further, type MergeSide, mergeFaults } from './merge-suppliers.ts'

const side = (id: string, status: SupplierState, open = 0, conditions = 0): MergeSide => ({ id, name: id, status, open, conditions })

describe('two records of one supplier', () => {
  test.each([
    ['a fresh one into an active one', side('a', 'ACTIVE'), side('b', 'PROSPECT'), []],
    ['two that stand alike', side('a', 'PROSPECT'), side('b', 'PROSPECT'), []],
    ['one open request comes along', side('a', 'ACTIVE'), side('b', 'INVITED', 1), []],
    ['the one that has gone further must stay', side('a', 'INVITED', 1), side('b', 'APPROVED'), ['mergeFurther']],
    ['two open requests', side('a', 'INVITED', 1), side('b', 'INVITED', 1), ['mergeBothOpen']],
    ['conditions that would come to an approval without any', side('a', 'APPROVED'), side('b', 'CONDITIONAL', 0, 1), ['mergeConditions']],
    ['conditions that stay conditions', side('a', 'CONDITIONAL'), side('b', 'CONDITIONAL', 0, 1), []],
    ['itself', side('a', 'ACTIVE'), side('a', 'ACTIVE'), ['mergeItself']],
    ['one that is gone already', side('a', 'ACTIVE'), side('b', 'MERGED'), ['mergeMerged']],
    ['into one that is gone', side('a', 'MERGED'), side('b', 'PROSPECT'), ['mergeMerged']],
  ])('%s', (_, survivor, merged, rules) => {
    expect(mergeFaults(survivor, merged, []).map(({ rule }) => rule)).toEqual(rules)
  })

  test('people whose rights differ are named', () => {
    expect(mergeFaults(side('a', 'ACTIVE'), side('b', 'PROSPECT'), ['Li Ming', 'A. Camara'])).toEqual([
      { rule: 'mergePeople', facts: { people: 'Li Ming, A. Camara' } },
    ])
  })

  test('the one that has gone further stays', () => {
    expect(further(side('a', 'INVITED'), side('b', 'ACTIVE')).id).toBe('b')
    expect(further(side('a', 'INVITED'), side('b', 'INVITED')).id).toBe('a')
  })
})
