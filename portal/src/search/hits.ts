import { evidenceKinds } from 'shared/words/evidence-kinds.ts'
import type { Locale } from 'shared/words/lists.ts'
import type { SearchQuery } from '../gql/graphql.ts'
import { countryName } from '../lib/format.ts'
import type { Side } from '../lib/side.ts'
import type { Translate } from '../lib/words.ts'

/** One line of what was found: where it leads, what it is called, and its place. */
export interface Hit {
  readonly key: string
  readonly to: string
  readonly title: string
  readonly place: string
}
export type Found = SearchQuery['search']
export type Kind = 'suppliers' | 'answers' | 'records' | 'files' | 'questions'
export const kinds: readonly Kind[] = ['suppliers', 'answers', 'records', 'files', 'questions']

interface Reader {
  readonly t: Translate
  readonly locale: Locale
  readonly side: Side
}

const joined = (...parts: readonly (string | null | undefined)[]): string => parts.filter(Boolean).join(' · ')
/** To oneself one's own company is not a place. */
const whose = (side: Side, supplier: { name: string } | null | undefined): string | null =>
  side === 'house' ? (supplier?.name ?? null) : null

const hitsOf: { [K in Kind]: (found: Found[K], reader: Reader) => Hit[] } = {
  suppliers: (found, { t, side }) =>
    found.map(one => ({
      key: one.id,
      to: side === 'house' ? `/suppliers/${one.id}` : '/submissions',
      title: one.name,
      place: joined(one.nameLatin, countryName(one.country), t(`words:supplierState.${one.status}`)),
    })),
  records: (found, { t, side }) =>
    found.map(one => ({
      key: one.id,
      to: one.responseId ? `/responses/${one.responseId}#${one.question}` : `/suppliers/${one.supplier?.id}`,
      title: one.name,
      place: joined(
        t(`lists:search.record.${one.type}`),
        one.country && countryName(one.country),
        whose(side, one.supplier),
        one.question,
        one.mentions > 1 ? t('lists:search.mentions', { count: one.mentions }) : null,
      ),
    })),
  files: (found, { t, side, locale }) =>
    found.map(one => ({
      key: one.id,
      to: `/evidence/${one.id}`,
      title: one.name,
      place: joined(
        one.kind && (evidenceKinds[one.kind as keyof typeof evidenceKinds]?.[locale] ?? null),
        t(`words:evidenceState.${one.state}`),
        whose(side, one.supplier),
      ),
    })),
  questions: (found, { locale }) =>
    found.map(one => ({
      key: `${one.templateId} ${one.responseId} ${one.question}`,
      to: one.responseId ? `/responses/${one.responseId}#${one.question}` : `/questionnaires/${one.templateId}#${one.question}`,
      title: `${one.question} · ${one.label[locale]}`,
      place: one.title[locale],
    })),
  answers: (found, { side, locale }) =>
    found.map(one => ({
      key: `${one.responseId} ${one.question}`,
      to: `/responses/${one.responseId}#${one.question}`,
      title: joined(one.value, one.reason, one.note) || one.question,
      place: joined(whose(side, one.supplier), one.question, one.label?.[locale]),
    })),
}

/** So many are shown of a kind; the server gives one more, to say that there are. */
export const shownOfKind = 7

export const hitsIn = <K extends Kind>(kind: K, found: Found, reader: Reader): Hit[] => hitsOf[kind](found[kind], reader)
