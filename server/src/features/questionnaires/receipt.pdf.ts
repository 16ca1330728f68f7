import type { ReceiptClaim } from 'shared/receipts/receipt.ts'
import type { Locale } from 'shared/words/lists.ts'
import { momentWords, shortMoment } from '../../platform/dates.ts'
import { makePdf } from '../../platform/pdf.ts'
import { sizeWords } from '../../platform/sizes.ts'
import { translator } from '../../platform/words.ts'
import type { SectionCount } from './receipt.reading.ts'

/** All that the document says. The same facts give the same bytes. */
export interface ReceiptFacts {
  readonly claim: ReceiptClaim
  readonly kid: string
  readonly sections: readonly SectionCount[]
  /** Where its reader's clock stands; null: the programme's alone. */
  readonly readerZone: string | null
}

const states = ['ANSWERED', 'NOT_APPLICABLE', 'REFUSED', 'EMPTY'] as const

/** A table's last row: each column together. */
const sums = (sections: readonly SectionCount[]): number[] =>
  states.map(state => sections.reduce((sum, { counts }) => sum + counts[state], 0))

/** The instant in the programme's zone, and once more where the reader's clock stands elsewhere. */
function momentLines({ claim, readerZone }: ReceiptFacts, locale: Locale) {
  const t = translator(locale)
  const at = new Date(claim.at)
  const zones = [claim.programme.timeZone, ...(readerZone ? [readerZone] : ['UTC'])]
  const different = zones.filter(
    (zone, place) => zones.findIndex(other => shortMoment(at, other, locale) === shortMoment(at, zone, locale)) === place,
  )
  return different.map((zone, place) => ({
    label: t(place === 0 ? 'receipts:document.at' : 'receipts:document.atToo'),
    value: momentWords(at, zone, locale),
    look: 'text',
  }))
}

function documentData(facts: ReceiptFacts, locale: Locale) {
  const t = translator(locale)
  const { claim, kid, sections } = facts
  const line = (label: string, value: string, look = 'text') => ({ label, value, look })
  return {
    lang: locale,
    house: t('words:product.full'),
    title: claim.questionnaire.title[locale],
    kind: t('receipts:document.kind'),
    programme: claim.programme.name,
    supplier: claim.supplier.name,
    page: t('documents:page', { page: '\n', pages: '\n' }).split('\n'),
    madeAt: t('documents:madeAt', { moment: momentWords(new Date(claim.at), claim.programme.timeZone, locale) }),
    glance: [
      line(t('receipts:document.supplier'), claim.supplier.name),
      line(t('receipts:document.programme'), claim.programme.name),
      line(
        t('receipts:document.questionnaire'),
        t('receipts:document.version', { code: claim.questionnaire.code, version: claim.questionnaire.version }),
      ),
      line(t('receipts:document.round'), String(claim.round)),
      ...(claim.lastYear
        ? [
            line(
              t('yearly:document.since'),
              t('yearly:document.counts', {
                confirmed: claim.lastYear.confirmed,
                changed: claim.lastYear.changed,
                fresh: claim.lastYear.new,
              }),
            ),
          ]
        : []),
      line(t('receipts:document.by'), claim.by.name),
      ...momentLines(facts, locale),
      line(t('receipts:document.sha256'), claim.sha256, 'fixed'),
      line(t('receipts:document.entry'), String(claim.history.seq)),
      line(t('receipts:document.entryHash'), claim.history.hash, 'fixed'),
      line(t('receipts:document.key'), kid, 'fixed'),
      line(t('receipts:document.response'), claim.responseId, 'fixed'),
    ],
    countsHeading: t('receipts:document.counts'),
    countColumns: [
      t('receipts:document.section'),
      t('receipts:document.answered'),
      t('receipts:document.notApplicable'),
      t('receipts:document.refused'),
      t('receipts:document.empty'),
    ],
    counts: sections.map(({ code, title, counts }) => ({
      label: `${code} · ${title[locale]}`,
      counts: states.map(state => String(counts[state])),
    })),
    sum: { label: t('receipts:document.sum'), counts: sums(sections).map(String) },
    filesHeading: t('receipts:document.files'),
    fileColumns: [t('receipts:document.file'), t('receipts:document.questions')],
    files: claim.files.map(({ name, size, sha256, questions }) => ({ name, size: sizeWords(size, locale), sha256, questions })),
    noFiles: t('receipts:document.noFiles'),
    checkHeading: t('receipts:document.check'),
    check: [
      t('receipts:document.checkPage', { address: `${claim.installation}/verify` }),
      t('receipts:document.checkKey', { address: `${claim.installation}/.well-known/headwater-keys.json` }),
      t('receipts:document.checkCommand'),
      t('receipts:document.checkHash'),
    ],
  }
}

/** A receipt to be read. What is signed is the JSON beside it. */
export const receiptPdf = (facts: ReceiptFacts, locale: Locale): Promise<Buffer> =>
  makePdf('receipt.typ', documentData(facts, locale), { createdAt: new Date(facts.claim.at) })
