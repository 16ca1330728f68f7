import type { Findings, GrievanceFound, KeySource, PartFound, ReceiptFound } from './examine.ts'

/** How a sentence is shown: settled, to be looked at, wrong. */
export type Tone = 'done' | 'waiting' | 'trouble'

export interface Sentence {
  readonly tone: Tone
  /** Below `receipts:check`. */
  readonly key: SentenceKey
  readonly values: Readonly<Record<string, string | number>>
}
export type SentenceKey =
  | 'holds'
  | 'less'
  | 'fails'
  | 'none'
  | `receipt.${'good' | 'when' | 'content' | NonNullable<ReceiptFound['fault']>}`
  | `grievance.${'good' | 'content' | 'same' | 'altered'}`
  | `key.${KeySource}`
  | `file.${Findings['files'][number]['verdict']}`
  | `answers.${'same' | 'strange' | 'other'}`
  | `archive.${'good' | NonNullable<Findings['archives'][number]['fault']> | PartFound['verdict']}`

/** What is said about one thing. */
export interface About {
  readonly about: 'receipts' | 'archive' | 'answers' | 'files'
  readonly name: string
  readonly sentences: readonly Sentence[]
}

/** How a language writes instants and lists. */
export interface Manner {
  readonly locale: 'zh' | 'en' | 'fr'
  moment(at: string, timeZone: string): string
  list(items: readonly string[]): string
}

const fileTones: Record<Findings['files'][number]['verdict'], Tone> = {
  same: 'done',
  reported: 'done',
  withheld: 'waiting',
  altered: 'trouble',
  unknown: 'trouble',
  gone: 'trouble',
}

const sentence = (tone: Tone, key: SentenceKey, values: Sentence['values'] = {}): Sentence => ({ tone, key, values })

function ofReceipt({ fault, kid, keyFrom, claim }: ReceiptFound, { locale, moment }: Manner): Sentence[] {
  if (fault !== null || !claim) return [sentence('trouble', `receipt.${fault ?? 'unreadable'}`, { kid: kid ?? '' })]
  const { supplier, programme, questionnaire, round, by, at, answers, files, history, installation } = claim
  const said = { by: by.name, supplier: supplier.name, programme: programme.name, title: questionnaire.title[locale], round }
  return [
    sentence('done', 'receipt.good', said),
    sentence('done', 'receipt.when', { when: moment(at, programme.timeZone) }),
    sentence('done', 'receipt.content', { answers: Object.keys(answers).length, files: files.length, seq: history.seq, installation }),
    ...(keyFrom ? [sentence(keyFrom === 'published' ? 'done' : 'waiting', `key.${keyFrom}`)] : []),
  ]
}

function ofGrievance({ fault, kid, keyFrom, claim, sameReport }: GrievanceFound, { moment }: Manner): Sentence[] {
  if (fault !== null || !claim) return [sentence('trouble', `receipt.${fault ?? 'unreadable'}`, { kid: kid ?? '' })]
  const { programme, at, locator, files, installation } = claim
  return [
    sentence('done', 'grievance.good', { programme: programme.name }),
    sentence('done', 'receipt.when', { when: moment(at, programme.timeZone) }),
    sentence('done', 'grievance.content', { locator, files: files.length, installation }),
    sentence(sameReport ? 'done' : 'trouble', `grievance.${sameReport ? 'same' : 'altered'}`),
    ...(keyFrom ? [sentence(keyFrom === 'published' ? 'done' : 'waiting', `key.${keyFrom}`)] : []),
  ]
}

function ofArchive({ fault, sound, parts }: Findings['archives'][number]): Sentence[] {
  if (fault) return [sentence('trouble', `archive.${fault}`)]
  return parts.length > 0 ? [] : [sentence('done', 'archive.good', { count: sound })]
}

const ofAnswers = ({ round, strange }: Findings['answers'][number], { list }: Manner): Sentence =>
  strange === null
    ? sentence('trouble', 'answers.other', { round })
    : strange.length > 0
      ? sentence('trouble', 'answers.strange', { round, questions: list(strange) })
      : sentence('done', 'answers.same', { round })

/** The one sentence on top. */
export function verdict({ receipts, grievances, holds }: Findings): Sentence {
  if (receipts.length + grievances.length === 0) return sentence('trouble', 'none')
  if (!holds) return sentence('trouble', 'fails')
  return receipts.some(({ keyFrom }) => keyFrom === 'archive') ? sentence('waiting', 'less') : sentence('done', 'holds')
}

/** Everything that was found, in the order in which one asks: is the receipt genuine, is the archive whole, the answers, the files. */
export const report = ({ receipts, grievances, archives, answers, files }: Findings, manner: Manner): About[] => [
  ...grievances.map((one): About => ({ about: 'receipts', name: one.name, sentences: ofGrievance(one, manner) })),
  ...receipts.map((one): About => ({ about: 'receipts', name: one.name, sentences: ofReceipt(one, manner) })),
  ...archives.flatMap((one): About[] => [
    { about: 'archive', name: one.name, sentences: ofArchive(one) },
    ...one.parts.map(({ name, verdict }): About => ({ about: 'archive', name, sentences: [sentence('trouble', `archive.${verdict}`)] })),
  ]),
  ...answers.map((one): About => ({ about: 'answers', name: one.name, sentences: [ofAnswers(one, manner)] })),
  ...files.map(
    ({ name, verdict, questions }): About => ({
      about: 'files',
      name,
      sentences: [sentence(fileTones[verdict], `file.${verdict}`, { questions: manner.list(questions) })],
    }),
  ),
]
