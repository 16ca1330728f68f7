import { expect, test } from 'vitest'
import { sinceLastVisit } from './visits.ts'

const at = (time: string): Date => new Date(`2026-11-28T${time}:00Z`)

test.each([
  ['nobody was here before', null, '09:00', null],
  ['the page is opened again in the first visit', { seenAt: at('09:00'), since: null }, '09:20', null],
  ['the first visit is over', { seenAt: at('09:00'), since: null }, '09:31', at('09:00')],
  ['the page is opened again in a later visit', { seenAt: at('09:25'), since: at('07:00') }, '09:50', at('07:00')],
  ['a later visit is over', { seenAt: at('09:50'), since: at('07:00') }, '12:00', at('09:50')],
])('%s', (_, kept, now, since) => expect(sinceLastVisit(kept, at(now))).toEqual(since))
