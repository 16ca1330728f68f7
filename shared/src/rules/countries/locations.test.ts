import { describe, expect, test } from 'vitest'
import type { GivenAnswer } from '../../questionnaires/answer.ts'
import { locationsIn } from './locations.ts'

const answered = (value: unknown): GivenAnswer =>
  ({ status: 'ANSWERED', value, note: null, reason: null, files: [] }) as unknown as GivenAnswer
const row = (cells: object) => ({ id: '00000000-0000-4000-8000-000000000001', cells })
const said = (answers: Record<string, GivenAnswer>) =>
  locationsIn(new Map(Object.entries(answers))).map(({ country, region, role, namedIn }) =>
    [country, region, role, namedIn].filter(Boolean).join(' '),
  )

describe('where a chain touches the ground, by question', () => {
  test.each<[string, Record<string, unknown>, string[]]>([
    ['a mine its material comes from', { 'KYS-F3': [row({ name: 'A', country: 'GN', region: 'Boké' })] }, ['GN ORIGIN KYS-F3']],
    ['a mine in a region that is named by its code', { 'KYS-F3': [row({ country: 'IN', region: 'in-ct' })] }, ['IN IN-CT ORIGIN KYS-F3']],
    ['a region of another country', { 'KYS-F3': [row({ country: 'IN', region: 'GN-B' })] }, ['IN ORIGIN KYS-F3']],
    [
      'a site of its own',
      { 'KYS-B2': [row({ kind: 'MINE', country: 'GN' }), row({ kind: 'OFFICE', country: 'SG' })] },
      ['GN ORIGIN KYS-B2'],
    ],
    [
      'the port of loading, and none of discharge',
      { 'KYS-G3': [row({ port: { country: 'GN' }, role: 'LOADING' }), row({ port: { country: 'CN' }, role: 'DISCHARGE' })] },
      ['GN EXPORT_PORT KYS-G3', 'GN TRANSIT KYS-G3'],
    ],
    ['a yard on the way', { 'KYS-G6': [row({ country: 'SN' })] }, ['SN TRANSIT KYS-G6']],
    ['countries transited', { 'KYS-G8': ['GN', 'SG', 'nowhere'] }, ['GN TRANSIT KYS-G8', 'SG TRANSIT KYS-G8']],
    ['an owner', { 'KYS-C1': [row({ country: 'VG' })] }, ['VG OWNER KYS-C1']],
    ['where scrap comes from', { 'KYS-F10': { countries: ['FR', 'DE'] } }, ['FR ORIGIN KYS-F10', 'DE ORIGIN KYS-F10']],
  ])('%s', (_, answers, places) => {
    const given = Object.fromEntries(Object.entries(answers).map(([question, value]) => [question, answered(value)]))
    expect(said(given)).toEqual(places)
  })
  test('what was refused or does not apply names none', () =>
    expect(said({ 'KYS-G8': { ...answered(['GN']), status: 'REFUSED' } as GivenAnswer })).toEqual([]))
})
