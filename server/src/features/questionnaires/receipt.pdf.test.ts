import { kysTemplate } from 'shared/questionnaires/kys/template.ts'
import { questionsOf } from 'shared/questionnaires/template.ts'
import { type ReceiptClaim, receiptFormat, receiptVersion } from 'shared/receipts/receipt.ts'
import { locales } from 'shared/words/lists.ts'
import { afterAll, describe, expect, test } from 'vitest'
import { closePdf } from '../../platform/pdf.ts'
import { type ReceiptFacts, receiptPdf } from './receipt.pdf.ts'
import { sectionCounts } from './receipt.reading.ts'

const hash = (sign: string): string => sign.repeat(64)
const states = ['ANSWERED', 'ANSWERED', 'ANSWERED', 'NOT_APPLICABLE', 'REFUSED'] as const
const answers = questionsOf(kysTemplate).map(({ code }, at) => ({
  question: code,
  status: states[at % 5] ?? ('EMPTY' as const),
}))
const names = ['营业执照（2026 年年检版）.pdf', 'Permis d’exploitation n° 4412 — Boké.pdf', `${'a-name-without-any-gap'.repeat(8)}.xlsx`]
const claim: ReceiptClaim = {
  format: receiptFormat,
  version: receiptVersion,
  installation: 'https://headwater.example.org',
  programme: { id: 'p', name: '通辽示例轻合金有限公司', timeZone: 'Asia/Shanghai' },
  supplier: { id: 's', name: 'Société d’exemple des bauxites de Boké #panic("no") $x$ *b* @ref' },
  questionnaire: { code: 'KYS', version: 1, title: kysTemplate.title },
  responseId: '1c7c5b1e-6d0c-4b53-9a65-5a3ad1b5b2a0',
  roundId: 'o',
  round: 2,
  at: '2026-11-22T20:00:00.000Z',
  by: { id: 'a', name: 'Mariama Diallo' },
  answers: Object.fromEntries(answers.map(({ question }) => [question, hash('a')])),
  files: Array.from({ length: 40 }, (_, at) => ({
    id: String(at),
    name: names[at % 3] ?? '',
    size: 4_100 * (at + 1) ** 3,
    sha256: hash('0f'.charAt(at % 2)),
    questions: ['KYS-C3', 'KYS-E1', 'KYS-M12'].slice(0, (at % 3) + 1),
  })),
  sha256: hash('b'),
  history: { seq: 1234, hash: hash('c') },
}
const facts = (rest: Partial<ReceiptFacts> = {}): ReceiptFacts => ({
  claim,
  kid: 'N2p5bWJ2d2lqZ2h0eXVpb3Bhc2RmZ2hqa2w',
  sections: sectionCounts(kysTemplate, answers),
  readerZone: 'Africa/Conakry',
  ...rest,
})
afterAll(closePdf)

describe('the receipt as a document', () => {
  test.each(locales)('is set in %s: 40 files, long names, nothing of the data runs', async locale => {
    const pdf = await receiptPdf(facts(), locale)
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
    expect(pdf.toString('latin1')).toContain('pdfuaid')
    const { HEADWATER_KEEP_PDF: folder } = process.env
    if (folder) await (await import('node:fs/promises')).writeFile(`${folder}/receipt-${locale}.pdf`, pdf)
  })

  test('the same receipt gives the same bytes', async () => {
    const [one, other] = [await receiptPdf(facts(), 'en'), await receiptPdf(facts(), 'en')]
    expect(one.equals(other)).toBe(true)
  })

  test('without files, in one zone', async () => {
    const pdf = await receiptPdf(facts({ claim: { ...claim, files: [] }, readerZone: 'Asia/Shanghai' }), 'fr')
    expect(pdf.length).toBeGreaterThan(10_000)
  })
})

test('sections count what was asked and how it was answered; one that was hidden is left out', () => {
  const some = [
    { question: 'KYS-A1', status: 'ANSWERED' },
    { question: 'KYS-A2', status: 'REFUSED' },
  ] as const
  expect(sectionCounts(kysTemplate, some)).toEqual([
    expect.objectContaining({ code: 'A', counts: { ANSWERED: 1, NOT_APPLICABLE: 0, REFUSED: 1, EMPTY: 0 } }),
  ])
})
