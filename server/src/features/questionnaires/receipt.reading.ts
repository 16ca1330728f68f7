import type { Template } from 'shared/questionnaires/template.ts'
import type { ReceiptClaim } from 'shared/receipts/receipt.ts'
import type { AnswerState, LocalText } from 'shared/words/lists.ts'
import { authorize, authorizeEver } from '../../core/authorize.ts'
import type { Context } from '../../core/context.ts'
import { NotFound } from '../../core/errors.ts'
import { columns, type Shape } from '../../core/shape.ts'
import type { RoundAnswer } from './response.entity.ts'

export const receiptShape: Shape = { table: 'receipts', read: 'receipt.read', fields: columns('id', 'kid', 'sha256') }

/** A round by its place, and its receipt where there is one already. */
export interface RoundWithReceipt {
  readonly programmeId: string
  readonly responseId: string
  readonly round: number
  readonly jws: string | null
  readonly kid: string | null
  readonly answers: readonly RoundAnswer[]
  readonly content: Template
}

/** The receipt of a round, for those who may read it. */
export async function receiptOf(ctx: Context, roundId: string): Promise<RoundWithReceipt> {
  authorizeEver(ctx, 'receipt.read')
  const [row] = await ctx.ask({
    name: 'receipt-of-round',
    text: `SELECT o.programme_id AS "programmeId", o.supplier_id AS "supplierId", o.response_id AS "responseId", o.number AS round, x.jws, x.kid, o.answers, t.content
      FROM rounds o JOIN responses r ON r.id = o.response_id JOIN templates t ON t.id = r.template_id LEFT JOIN receipts x ON x.round_id = o.id WHERE o.id = $1`,
    values: [roundId],
  })
  if (!row) throw new NotFound()
  authorize(ctx, 'receipt.read', { programmeId: String(row.programmeId), supplierId: String(row.supplierId) })
  return row as unknown as RoundWithReceipt
}

/** What a receipt of ours says: it lies in our own table, so the signature is not asked again. */
export function claimIn(jws: string): ReceiptClaim {
  const { payload } = JSON.parse(jws) as { payload: string }
  return JSON.parse(Buffer.from(payload, 'base64url').toString()) as ReceiptClaim
}

/** How many questions of a section were answered, and how. */
export interface SectionCount {
  readonly code: string
  readonly title: LocalText
  readonly counts: Readonly<Record<AnswerState, number>>
}

/** Sections in which something was asked; a question that was hidden was handed in by nobody. */
export function sectionCounts({ sections }: Template, answers: readonly Pick<RoundAnswer, 'question' | 'status'>[]): SectionCount[] {
  const states = new Map(answers.map(({ question, status }) => [question, status]))
  return sections.flatMap(({ code, title, questions }) => {
    const found = questions.flatMap(asked => states.get(asked.code) ?? [])
    const count = (state: AnswerState): number => found.filter(one => one === state).length
    const counts = {
      ANSWERED: count('ANSWERED'),
      NOT_APPLICABLE: count('NOT_APPLICABLE'),
      REFUSED: count('REFUSED'),
      EMPTY: count('EMPTY'),
    }
    return found.length > 0 ? [{ code, title, counts }] : []
  })
}
