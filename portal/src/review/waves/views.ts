import { requestStages } from 'shared/words/lists.ts'
import type { ResponseFilter } from '../../gql/graphql.ts'

/** Lists of a wave: each response is in just one stage; what to keep an eye on goes across them. */
export const also = { overdue: { overdue: true }, silent: { silent: true }, undeliverable: { undeliverable: true } } as const
export type Also = keyof typeof also

export const filterOf = (view: string): ResponseFilter => {
  if (Object.hasOwn(also, view)) return also[view as Also]
  const stage = requestStages.find(one => one === view)
  return stage ? { stage } : {}
}
