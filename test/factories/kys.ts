import { type Company, exampleAnswers } from 'server/seeds/kys-answers.ts'
import { exampleLicence } from 'server/seeds/licence.ts'
import type { GivenAnswer } from 'shared/questionnaires/answer.ts'
import { kysTemplate } from 'shared/questionnaires/kys/template.ts'
import type { Tier } from 'shared/words/lists.ts'
import type { Person } from '../support/person.ts'
import { saveAnswer, type TestSupplier } from './programme.ts'

const today = (): string => new Date().toISOString().slice(0, 10)

/** A company that answers everything; its countries and words are the demonstration's. */
export const company = (tier: Tier, rest: Partial<Company> = {}): Company => ({
  name: '示例测试有限公司',
  nameLatin: 'Example Test Ltd',
  country: 'CN',
  tier,
  uscc: '913716020001234576',
  locale: 'en',
  signatory: 'Zhou Jianping',
  email: 'signatory@test.example',
  site: '8 Example Road',
  place: { name: 'Plant 1', latitude: 37.38, longitude: 117.97 },
  sells: { material: 'Bauxite', hs: '260600', tonnes: 100_000 },
  mines: [{ name: 'Mine A', country: 'GN', region: 'Boké', operator: 'Operator A', permit: 'P-1', share: 100 }],
  ...rest,
})

/** The answers to the whole KYS, each with the one file given. */
export const kysAnswers = (given: Company, fileId: string): ReadonlyMap<string, GivenAnswer> =>
  exampleAnswers(kysTemplate, given, () => fileId, today())

export async function uploadOne(supplier: TestSupplier, by: Person = supplier.signatory, question = 'KYS-E1'): Promise<string> {
  const response = await by.upload(supplier.responseId, question, 'paper.pdf', exampleLicence(supplier.name))
  return ((await response.json()) as { id: string }).id
}

export const asInput = (responseId: string, question: string, { files, ...given }: GivenAnswer, version = 0) => ({
  input: { responseId, question, ...given, fileIds: files ?? [], version },
})

/** Answers everything through the API, one save after another. */
export async function answerKys(
  supplier: TestSupplier,
  given: Company,
  by: Person = supplier.signatory,
): Promise<ReadonlyMap<string, GivenAnswer>> {
  const answers = kysAnswers(given, await uploadOne(supplier, by))
  for (const [question, answer] of answers)
    if (answer.status !== 'EMPTY') await by.run(saveAnswer, asInput(supplier.responseId, question, answer))
  return answers
}
