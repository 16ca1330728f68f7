import { identifierFault, tidyIdentifier } from 'shared/rules/supplier-identifiers.ts'
import type { IdentifierKind } from 'shared/words/lists.ts'
import type { Context, Row } from '../../core/context.ts'
import { freshenKeys } from '../suppliers/supplier-keys.ts'
import type { Response } from './response.entity.ts'

/** A question of text with one of these checks asks for the supplier's own number. */
const byCheck: Readonly<Record<string, IdentifierKind>> = { USCC: 'USCC', LEI: 'LEI' }
/** Domain reference 5, A4: whoever has no social credit code has a number in another register. */
const registered = { question: 'KYS-A4', cell: 'number', kind: 'REGISTER' } as const

const said = ({ question, check, value }: Row): { kind: IdentifierKind; value: string } | null => {
  const [kind, typed] =
    question === registered.question ? [registered.kind, (value as Row | null)?.[registered.cell]] : [byCheck[String(check)], value]
  if (!kind || typeof typed !== 'string') return null
  const tidy = tidyIdentifier[kind](typed)
  return identifierFault[kind](tidy) === null ? { kind, value: tidy } : null
}

/** Numbers of an accepted answer become the supplier's own, and whoever has the same one is a possible duplicate from then on. */
export async function takeIdentifiers(ctx: Context, { id, supplierId, programmeId }: Response): Promise<void> {
  const rows = await ctx.ask({
    text: `SELECT a.question, a.value, q->>'check' AS "check" FROM responses r JOIN templates t ON t.id = r.template_id
      CROSS JOIN LATERAL jsonb_path_query(t.content, '$.sections[*].questions[*]') q JOIN answers a ON a.response_id = r.id AND a.question = q->>'code'
      WHERE r.id = $1 AND a.status = 'ANSWERED' AND ((q->>'type' = 'TEXT' AND q->>'check' = ANY ($2)) OR a.question = $3)`,
    values: [id, Object.keys(byCheck), registered.question],
  })
  const numbers = rows.map(said).filter(one => one !== null)
  if (numbers.length === 0) return
  const taken = await ctx.ask({
    text: `INSERT INTO supplier_identifiers (supplier_id, kind, value, programme_id, source)
      SELECT $1, x.kind, x.value, $2, 'ANSWERED' FROM jsonb_to_recordset($3::jsonb) AS x(kind text, value text) ON CONFLICT DO NOTHING RETURNING value`,
    values: [supplierId, programmeId, JSON.stringify(numbers)],
  })
  if (taken.length > 0) await freshenKeys(ctx, [supplierId])
}
