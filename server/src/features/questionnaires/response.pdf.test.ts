import { kysTemplate } from 'shared/questionnaires/kys/template.ts'
import { locales } from 'shared/words/lists.ts'
import { afterAll, expect, test } from 'vitest'
import { closePdf, heldBySetter } from '../../platform/pdf.ts'
import { exampleFacts } from './response.pdf.examples.ts'
import { type ResponseFacts, responsePdf } from './response.pdf.ts'

afterAll(closePdf)

test.each(locales)('a response in %s is a PDF that can be read aloud', async locale => {
  const pdf = (await responsePdf(exampleFacts, locale)).toString('latin1')
  expect(pdf).toMatch(/^%PDF-1\.\d/)
  expect(pdf.trimEnd()).toMatch(/%%EOF$/)
  expect(pdf).toContain('pdfuaid:part')
  expect(pdf).toContain('/StructTreeRoot')
  expect(pdf).toMatch(/\/Marked true/)
  expect(pdf).toMatch(new RegExp(`/Lang \\(${locale}`))
})

test('the same facts give the same bytes, others do not', async () => {
  const [first, second] = [await responsePdf(exampleFacts, 'fr'), await responsePdf(exampleFacts, 'fr')]
  expect(first.equals(second)).toBe(true)
  expect((await responsePdf({ ...exampleFacts, supplier: 'Another' }, 'fr')).equals(first)).toBe(false)
})

/** Markup, code, paths and signs without a shape, as a name may hold them. */
const hostile = [
  '#panic("x") #import "house.typ" #read("/etc/passwd")',
  '$x^2$ *b* _i_ @ref <label> `raw` = heading - list // comment /* c */',
  '\\ \\u{1F600} #[a] ]) } { "quotes"',
  '𠮷野家 한국 ไทย \u202e \u0000 \ud800',
].join('\n')

/** Every text within a value. */
const filled = (value: unknown, words: string): unknown => {
  if (typeof value === 'string' || value === null) return words
  if (Array.isArray(value)) return value.map(one => filled(one, words))
  if (typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, key === 'id' ? inner : filled(inner, words)]))
}

const everywhere = (words: string): ResponseFacts => ({
  ...exampleFacts,
  programme: words,
  supplier: words,
  title: { zh: words, en: words, fr: words },
  requestedBy: words,
  sections: exampleFacts.sections.map(section => ({
    ...section,
    title: { zh: words, en: words, fr: words },
    questions: section.questions.map(question => ({
      ...question,
      status: 'ANSWERED' as const,
      value: filled(question.value, words),
      reason: words,
      note: words,
      files: question.files.map(file => ({ ...file, name: words })),
      judgements: question.judgements.map(judgement => ({ ...judgement, words, by: words })),
    })),
  })),
  rounds: exampleFacts.rounds.map(round => ({ ...round, submittedBy: words, returnWords: words })),
  history: exampleFacts.history.map(entry => ({ ...entry, note: words, by: words, action: words, from: words, to: `${words}!` })),
})

test.each([
  ['hostile text', hostile],
  ['a name of 500 signs', 'A'.repeat(500)],
  ['a Chinese name of 500 signs', '铝'.repeat(500)],
])('%s is printed and not run', async (_, words) => {
  expect((await responsePdf(everywhere(words), 'zh')).length).toBeGreaterThan(20_000)
})

test('nothing handed in yet is a document too', async () => {
  const empty: ResponseFacts = {
    ...exampleFacts,
    state: 'DRAFT',
    sections: exampleFacts.sections.map(section => ({
      ...section,
      questions: section.questions.map(({ asked }) => ({
        asked,
        status: 'EMPTY',
        value: null,
        reason: null,
        note: null,
        files: [],
        judgements: [],
      })),
    })),
    rounds: [],
    history: [],
  }
  for (const locale of locales) expect((await responsePdf(empty, locale)).length).toBeGreaterThan(10_000)
})

test('a whole KYS of 146 questions with hundreds of rows is set', async () => {
  const row = (at: number) => ({
    id: `0198f2a0-0000-7000-8000-${String(at).padStart(12, '0')}`,
    cells: { name: `Transporter ${at} 运输`, country: 'GN', mode: 'ROAD', segment: 'Sangarédi – Kamsar' },
  })
  const [example] = exampleFacts.sections.flatMap(section => section.questions)
  const whole: ResponseFacts = {
    ...exampleFacts,
    sections: kysTemplate.sections.map(section => ({
      ...section,
      questions: section.questions.map(asked => ({
        asked,
        status: 'ANSWERED' as const,
        value:
          asked.code === 'KYS-G2' ? Array.from({ length: 200 }, (_, at) => row(at)) : asked.type === 'YES_NO' ? true : 'Sangarédi 桑加雷迪',
        reason: null,
        note: 'Comme le dit le document',
        files: [],
        judgements: example?.judgements ?? [],
      })),
    })),
  }
  const pdf = await responsePdf(whole, 'zh')
  expect(pdf.length).toBeGreaterThan(100_000)
})

test('thirty documents do not fill the memory, neither here nor where they are set', async () => {
  await responsePdf(exampleFacts, 'zh')
  const [here, there] = [process.memoryUsage().rss, heldBySetter()]
  for (let count = 0; count < 30; count++) await responsePdf({ ...exampleFacts, supplier: `Supplier ${count}` }, 'zh')
  // Without emptying its caches Typst keeps 7 MB each. A formatter of dates per use, instead of one per zone, cost a megabyte each.
  expect((heldBySetter() - there) / 1e6).toBeLessThan(40)
  expect((process.memoryUsage().rss - here) / 1e6).toBeLessThan(40)
})

test('documents asked for at once come each with its own content', async () => {
  const asked = await Promise.all(locales.map(locale => responsePdf(exampleFacts, locale)))
  const alone = await responsePdf(exampleFacts, 'en')
  expect(asked[1]?.equals(alone)).toBe(true)
})
