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

const everywhere = (words: string): ResponseFacts => ({
  ...exampleFacts,
  programme: words,
  supplier: words,
  title: { zh: words, en: words, fr: words },
  requestedBy: words,
  questions: exampleFacts.questions.map(question => ({
    ...question,
    status: 'ANSWERED',
    value: words,
    reason: words,
    file: question.file && { ...question.file, name: words },
    judgements: question.judgements.map(judgement => ({ ...judgement, words, by: words })),
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
    questions: exampleFacts.questions.map(question => ({
      ...question,
      status: 'EMPTY',
      value: null,
      reason: null,
      file: null,
      judgements: [],
    })),
    rounds: [],
    history: [],
  }
  for (const locale of locales) expect((await responsePdf(empty, locale)).length).toBeGreaterThan(10_000)
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
