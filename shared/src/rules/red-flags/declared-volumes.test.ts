import { expect, test } from 'vitest'
import type { Answers } from '../../questionnaires/answer.ts'
import { declaredVolumes } from './declared-volumes.ts'

const rows = (...cells: object[]) => ({
  status: 'ANSWERED',
  value: cells.map((one, at) => ({ id: `00000000-0000-4000-8000-00000000000${at}`, cells: one })),
})
const said = (questions: Record<string, object>) => declaredVolumes(new Map(Object.entries(questions)) as unknown as Answers)
const mines = rows({ name: 'Sangarédi', country: 'GN' }, { name: 'Lüliang', country: 'CN' })
const of = (mine: string, year: number, kind: string, quantity: number) => ({ mine, year, kind, quantity })

test('what is bought and what is put out are the same ore; mines of one country count together, years apart', () => {
  const volumes = rows(
    of(' sangarédi', 2025, 'PURCHASE', 100),
    of('Sangarédi', 2025, 'OUTPUT', 70),
    of('Own pit', 2025, 'OUTPUT', 50),
    of('Sangarédi', 2024, 'PURCHASE', 30),
    of('Nowhere', 2025, 'PURCHASE', 1_000),
  )
  const sites = rows({ name: 'Own pit', kind: 'MINE', country: 'GN' }, { name: 'Sangarédi', kind: 'OFFICE', country: 'FR' })
  expect(said({ 'KYS-F3': mines, 'KYS-B2': sites, 'KYS-F6': volumes })).toEqual([
    { country: 'GN', year: 2025, tonnes: 120 },
    { country: 'GN', year: 2024, tonnes: 30 },
  ])
})

test('nothing said, nothing declared', () => {
  expect(said({})).toEqual([])
  expect(said({ 'KYS-F3': mines, 'KYS-F6': rows({ mine: 'Lüliang', year: 2025 }) })).toEqual([])
})
