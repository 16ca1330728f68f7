import { useState } from 'react'
import { graphql } from '../gql/gql.ts'
import type { OpenEvidenceMutation } from '../gql/graphql.ts'
import { useCommand } from '../lib/use-command.ts'

const openEvidence = graphql(`
  mutation OpenEvidence($id: ID!) { openEvidence(id: $id) { url displayUrl until } }
`)

type Link = OpenEvidenceMutation['openEvidence']

/** Opening is put on record, and gives addresses that hold for a few minutes: each look asks anew. */
export function useOpening(file: { readonly id: string; readonly name: string }, refetch: readonly string[] = []) {
  const opening = useCommand(openEvidence, refetch)
  const [link, setLink] = useState<Link>()
  const open = async (): Promise<Link | undefined> => (await opening.run({ id: file.id }))?.openEvidence
  return {
    link,
    busy: opening.busy,
    sentence: opening.sentence,
    show: async (): Promise<void> => setLink(await open()),
    hide: (): void => setLink(undefined),
    download: async (): Promise<void> => {
      const found = await open()
      if (!found) return
      // A link and not a change of address: uploads that are under way are not asked about.
      const anchor = document.createElement('a')
      anchor.href = found.url
      anchor.download = file.name
      anchor.click()
    },
  }
}
