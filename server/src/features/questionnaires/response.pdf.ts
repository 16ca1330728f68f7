import type { ResponseState } from 'shared/machines/response.ts'
import { fillText } from 'shared/questionnaires/fill-text.ts'
import type { SinceLastYear } from 'shared/questionnaires/last-year.ts'
import type { Question } from 'shared/questionnaires/template.ts'
import type { Day } from 'shared/rules/days.ts'
import type { AnswerState, Decision, Locale, LocalText } from 'shared/words/lists.ts'
import { dayWords, dueWords, momentWords, shortMoment, zoneWords } from '../../platform/dates.ts'
import { makePdf } from '../../platform/pdf.ts'
import { sizeWords } from '../../platform/sizes.ts'
import { isWordKey, type Translate, translator } from '../../platform/words.ts'
import { AnswerWords, saidAnswer, type Table } from './answer-words.ts'

interface FileFacts {
  readonly id: string
  readonly name: string
  readonly size: number
  readonly sha256: string
  readonly uploadedAt: Date
  readonly uploadedBy: string
}

interface JudgementFacts {
  readonly round: number
  readonly decision: Decision
  /** The paper was to be given anew. */
  readonly freshProof?: boolean
  readonly words: string | null
  readonly by: string
  readonly at: Date
}

export interface QuestionFacts {
  readonly asked: Question
  readonly status: AnswerState
  readonly value: unknown
  readonly reason: string | null
  readonly note: string | null
  /** How it stands to the year before; null in the first. */
  readonly fromLastYear?: SinceLastYear | null
  /** Every file the answer refers to. */
  readonly files: readonly FileFacts[]
  /** Oldest first; those the reader may see. */
  readonly judgements: readonly JudgementFacts[]
}

interface SectionFacts {
  readonly code: string
  readonly title: LocalText
  readonly questions: readonly QuestionFacts[]
}

export interface RoundFacts {
  readonly number: number
  readonly submittedAt: Date
  readonly submittedBy: string
  readonly sha256: string
  readonly returnedAt: Date | null
  readonly returnWords: string | null
  /** Until when it was to be corrected. */
  readonly dueOn: Day | null
}

export interface HistoryFacts {
  readonly at: Date
  /** As in the policy: `response.submit`. */
  readonly action: string
  readonly from: string | null
  readonly to: string | null
  readonly note: string | null
  readonly by: string
  readonly byRule: boolean
}

/** All that the document says. The caller decides what its reader may see. */
export interface ResponseFacts {
  readonly programme: string
  readonly timeZone: string
  readonly supplier: string
  readonly title: LocalText
  readonly state: ResponseState
  readonly stateSince: Date
  readonly requestedAt: Date
  readonly requestedBy: string
  readonly dueOn: Day
  /** The thresholds that its texts name. */
  readonly settings: Readonly<Record<string, number>>
  /** What was asked of this supplier. */
  readonly sections: readonly SectionFacts[]
  readonly rounds: readonly RoundFacts[]
  readonly history: readonly HistoryFacts[]
  /** Printed, and the time of the file: the same facts give the same bytes. */
  readonly createdAt: Date
}

interface Teller {
  readonly t: Translate
  readonly locale: Locale
  readonly moment: (at: Date) => string
  readonly settings: Readonly<Record<string, number>>
}

/** One line of a block: what it is, what it says. `look` is how the template sets it. */
interface Line {
  readonly label: string
  readonly value: string
  readonly look: 'text' | 'fixed' | Decision
}

const line = (label: string, value: string | null, look: Line['look'] = 'text'): Line[] => (value ? [{ label, value, look }] : [])

const fileLines = (file: FileFacts, { t, locale, moment }: Teller): Line[] => [
  ...line(t('documents:response.file'), `${file.name} · ${sizeWords(file.size, locale)}`),
  ...line(t('documents:response.sha256'), file.sha256, 'fixed'),
  ...line(
    t('documents:response.uploaded'),
    t('documents:response.submittedBy', { moment: moment(file.uploadedAt), name: file.uploadedBy }),
  ),
]

const judgementLines = (judgement: JudgementFacts, { t, moment }: Teller): Line[] => [
  ...line(t('documents:response.judgement'), t(`words:decision.${judgement.decision}`), judgement.decision),
  ...line('', judgement.freshProof ? t('yearly:document.freshProof') : null),
  ...line('', judgement.words),
  ...line('', t('documents:response.judgedBy', { name: judgement.by, moment: moment(judgement.at), round: judgement.round })),
]

/** One question as the template sets it: lines, then tables and sheets of rows, then lines again. */
interface Block {
  readonly lines: readonly Line[]
  readonly tables: readonly Table[]
  readonly sheets: readonly { readonly title: string; readonly sheets: readonly (readonly Line[])[] }[]
  readonly after: readonly Line[]
}

function answerBlock(question: QuestionFacts, teller: Teller): Block {
  const { t } = teller
  const after = [
    ...line(t('yearly:document.since'), question.fromLastYear ? t(`yearly:since.${question.fromLastYear}`) : null),
    ...line(t('documents:response.reason'), question.reason),
    ...line(t('documents:response.note'), question.note),
    ...question.files.flatMap(file => fileLines(file, teller)),
    ...question.judgements.flatMap(judgement => judgementLines(judgement, teller)),
  ]
  const label = t('documents:response.answer')
  if (question.status !== 'ANSWERED')
    return { lines: line(label, t(`words:answerState.${question.status}`)), tables: [], sheets: [], after }
  const words = new AnswerWords(teller.locale, teller.settings, new Map(question.files.map(file => [file.id, file.name])))
  const { pairs, tables, sheets } = saidAnswer(question.asked, question.value, words)
  return {
    lines: pairs.flatMap(pair => line(pair.label || label, pair.value)),
    tables,
    sheets: sheets.map(one => ({
      title: one.title,
      sheets: one.sheets.map(pairsOf => pairsOf.flatMap(pair => line(pair.label, pair.value))),
    })),
    after,
  }
}

const roundLines = (round: RoundFacts, { t, locale, moment }: Teller): Line[] => [
  ...line(
    t('documents:response.submitted'),
    t('documents:response.submittedBy', { moment: moment(round.submittedAt), name: round.submittedBy }),
  ),
  ...line(t('documents:response.sha256'), round.sha256, 'fixed'),
  ...line(
    t('documents:response.returned'),
    round.returnedAt &&
      (round.dueOn
        ? t('documents:response.returnedUntil', { moment: moment(round.returnedAt), day: dayWords(round.dueOn, locale) })
        : moment(round.returnedAt)),
  ),
  ...line(t('documents:response.words'), round.returnWords),
]

/** A state of a response or of its supplier; what has no word is shown as it is. */
function stateWords(action: string, state: string, t: Translate): string {
  const key = `words:${action.startsWith('supplier.') ? 'supplierState' : 'responseState'}.${state}`
  return isWordKey(key) ? t(key) : state
}

function historyRow(entry: HistoryFacts, { t, moment }: Teller): { when: string; what: string; detail: string; who: string } {
  const key = `words:action.${entry.action}`
  const change =
    entry.from && entry.to && entry.from !== entry.to
      ? t('documents:response.change', { from: stateWords(entry.action, entry.from, t), to: stateWords(entry.action, entry.to, t) })
      : ''
  return {
    when: moment(entry.at),
    what: isWordKey(key) ? t(key) : entry.action,
    detail: [change, entry.note ?? ''].filter(Boolean).join('\n'),
    who: entry.byRule ? t('documents:response.byRule') : entry.by,
  }
}

/** `第 {{page}} 页，共 {{pages}} 页` in three pieces: the template puts the numbers between. */
const pagePieces = (t: Translate): string[] => t('documents:page', { page: '\n', pages: '\n' }).split('\n')

function documentData(facts: ResponseFacts, locale: Locale) {
  const t = translator(locale)
  const moment = (at: Date): string => shortMoment(at, facts.timeZone, locale)
  const teller: Teller = { t, locale, moment, settings: facts.settings }
  const say = (text: LocalText): string => fillText(text, facts.settings)[locale]
  return {
    lang: locale,
    house: t('words:product.full'),
    title: facts.title[locale],
    kind: t('documents:response.kind'),
    programme: facts.programme,
    supplier: facts.supplier,
    page: pagePieces(t),
    madeAt: t('documents:madeAt', { moment: momentWords(facts.createdAt, facts.timeZone, locale) }),
    glance: [
      ...line(t('documents:response.supplier'), facts.supplier),
      ...line(t('documents:response.programme'), facts.programme),
      ...line(
        t('documents:response.state'),
        t('documents:response.stateSince', { state: t(`words:responseState.${facts.state}`), moment: moment(facts.stateSince) }),
      ),
      ...line(
        t('documents:response.requested'),
        t('documents:response.requestedBy', { moment: moment(facts.requestedAt), name: facts.requestedBy }),
      ),
      ...line(t('documents:response.due'), dueWords(facts.dueOn, facts.timeZone, locale)),
      ...line(t('documents:response.round'), t('documents:response.times', { count: facts.rounds.length })),
    ],
    answersHeading: t('documents:response.answers'),
    sections: facts.sections.map(section => ({
      // One section is the whole; its title would only say the document's again.
      title: facts.sections.length > 1 ? `${section.code} · ${say(section.title)}` : '',
      questions: section.questions.map(question => ({
        code: question.asked.code,
        label: say(question.asked.label),
        ...answerBlock(question, teller),
      })),
    })),
    roundsHeading: t('documents:response.rounds'),
    rounds: facts.rounds.map(round => ({
      label: t('documents:response.roundNumber', { round: round.number }),
      lines: roundLines(round, teller),
    })),
    noRounds: t('documents:response.noRounds'),
    historyHeading: t('documents:response.history'),
    columns: [t('documents:response.when'), t('documents:response.what'), t('documents:response.who')],
    history: facts.history.map(entry => historyRow(entry, teller)),
    noHistory: t('documents:response.noHistory'),
    remarks: [t('documents:response.zone', { zone: zoneWords(facts.createdAt, facts.timeZone, locale) }), t('documents:response.hash')],
  }
}

/** A response with its judgements and its story, as a PDF in a language. */
export const responsePdf = (facts: ResponseFacts, locale: Locale): Promise<Buffer> =>
  makePdf('response.typ', documentData(facts, locale), { createdAt: facts.createdAt })
