import { randomUUID } from 'node:crypto'
import type { Context } from '../src/core/context.ts'
import { askSupplier } from '../src/features/grievances/hearing.commands.ts'
import { answerHearing } from '../src/features/grievances/hearing-answer.commands.ts'
import { caseHandler } from './people.ts'

type As = <T>(email: string | null, act: (ctx: Context) => Promise<T>) => Promise<T>

/** A letter of the story: to whoever signs for a supplier, by their address. */
export interface LetterOfStory {
  readonly to: string
  readonly words: string
  /** Days from when it is written. */
  readonly days: number
  /** What comes back, if anything does. */
  readonly comment?: string
}

const dayAfter = (ctx: Context, days: number): string => new Date(ctx.now().getTime() + days * 86_400_000).toISOString().slice(0, 10)

/** Asks a supplier what it says to a case, as the case's handler does. */
export async function hearSupplier(as: As, id: string, { to, words, days, comment }: LetterOfStory): Promise<void> {
  const hearingId = await as(caseHandler, async ctx => {
    const [person] = await ctx.ask({
      text: `SELECT m.account_id, m.supplier_id, (SELECT g.version FROM grievances g WHERE g.id = $2) AS version
        FROM memberships m JOIN accounts a ON a.id = m.account_id WHERE a.email = $1 AND m.supplier_id IS NOT NULL`,
      values: [to, id],
    })
    const of = { supplierId: String(person?.supplier_id), recipientIds: [String(person?.account_id)], dueOn: dayAfter(ctx, days) }
    await askSupplier(ctx, { id, version: Number(person?.version), words, looked: true, ...of })
    const [asked] = await ctx.ask({
      text: "SELECT h.id FROM hearings h JOIN hearing_cases c ON c.hearing_id = h.id WHERE c.grievance_id = $1 AND h.supplier_id = $2 AND h.status = 'ASKED'",
      values: [id, of.supplierId],
    })
    return String(asked?.id)
  })
  if (comment) await as(to, ctx => answerHearing(ctx, { id: hearingId, act: randomUUID(), words: comment }))
}
