import { z } from 'zod'
import { id, line, version } from './fields.ts'

/** The lists that can be kept as one left them. */
export const viewedLists = ['SUPPLIERS', 'RESPONSES', 'EVIDENCE'] as const
export type ViewedList = (typeof viewedLists)[number]

/** What stands behind the question mark of the address: the same text that one would send to a colleague. */
const address = z
  .string()
  .max(2_000, 'tooLong')
  .regex(/^[\x21-\x7e]*$/, 'address')

export const saveView = z.object({ list: z.enum(viewedLists), name: line(80), address, shared: z.boolean() })
export type SaveView = z.input<typeof saveView>

/** Another name, other people who see it; another address where the list has been filtered anew. */
export const changeView = z.object({ id, version, name: line(80), shared: z.boolean(), address: address.nullish() })
export type ChangeView = z.input<typeof changeView>
