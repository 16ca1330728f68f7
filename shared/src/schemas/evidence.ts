import { z } from 'zod'
import { type EvidenceKind, evidenceKinds } from '../words/evidence-kinds.ts'
import { day, id, optionalLine, version } from './fields.ts'

const kinds = Object.keys(evidenceKinds) as [EvidenceKind, ...EvidenceKind[]]

/** What a person says of a file: its bytes stay what they are. */
export const describeEvidence = z
  .object({
    id,
    version,
    kind: z.enum(kinds, 'other').nullish(),
    number: optionalLine(100),
    issuer: optionalLine(300),
    issuedOn: day.nullish(),
    expiresOn: day.nullish(),
  })
  .refine(given => !given.issuedOn || !given.expiresOn || given.issuedOn <= given.expiresOn, {
    path: ['expiresOn'],
    message: 'expiresEarly',
  })
export type DescribeEvidence = z.input<typeof describeEvidence>

/** A reviewer's decision about a held file, with the words that the supplier reads. */
export const decideEvidence = z.object({
  id,
  version,
  words: z
    .string()
    .transform(text => text.normalize('NFC').trim())
    .pipe(z.string().min(1, 'required').max(2_000, 'tooLong')),
})
export type DecideEvidence = z.input<typeof decideEvidence>
