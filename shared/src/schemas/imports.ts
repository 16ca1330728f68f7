import { z } from 'zod'
import { id, version } from './fields.ts'

/** For all duplicates about which nothing of their own is chosen. */
export const usualChoices = ['STOP', 'SKIP', 'UPDATE'] as const
export type UsualChoice = (typeof usualChoices)[number]
/** For one: also that it is another company. */
export const rowChoices = ['STOP', 'SKIP', 'UPDATE', 'CREATE'] as const
export type RowChoice = (typeof rowChoices)[number]

export const importStates = ['READING', 'COMPARING', 'READY', 'APPLYING', 'APPLIED', 'REFUSED', 'DISCARDED'] as const
export type ImportState = (typeof importStates)[number]
export const outcomes = ['CREATED', 'UPDATED', 'SKIPPED'] as const

export const chooseUsually = z.object({ id, version, choice: z.enum(usualChoices) })
export type ChooseUsually = z.input<typeof chooseUsually>

/** null: as for all. */
export const chooseForRow = z.object({
  id,
  choice: z
    .enum(rowChoices)
    .nullish()
    .transform(choice => choice ?? null),
})
export type ChooseForRow = z.input<typeof chooseForRow>
