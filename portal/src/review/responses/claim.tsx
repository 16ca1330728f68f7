import { useApolloClient } from '@apollo/client/react'
import { Button } from '@mantine/core'
import { useEffect } from 'react'
import { graphql } from '../../gql/gql.ts'
import type { Failure } from '../../lib/failure.ts'
import type { FullResponse } from '../../lib/response-fields.ts'
import { useViewer } from '../../lib/session.ts'
import { useCommand } from '../../lib/use-command.ts'
import { useWords } from '../../lib/words.ts'
import { ButtonRow } from '../../ui/button-row.tsx'
import { ConfirmButton } from '../../ui/confirm-button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { When } from '../../ui/when.tsx'

const claimResponse = graphql(`
  mutation ClaimResponse($id: ID!) { claimResponse(id: $id) { ...ResponseJudgements } }
`)
const releaseResponse = graphql(`
  mutation ReleaseResponse($id: ID!) { releaseResponse(id: $id) { ...ResponseJudgements } }
`)

/** Is it in another reviewer's hands? */
export const useHeldByOther = ({ claimedById }: FullResponse): boolean => {
  const { account } = useViewer()
  return claimedById !== null && claimedById !== account?.id
}

/** Refused since another has taken it over meanwhile: the page then says who, and offers to take it back. */
export function useTakenOver(failure: Failure | undefined): void {
  const client = useApolloClient()
  const takenOver = failure?.details.rule === 'claimedByOther'
  useEffect(() => {
    if (takenOver) void client.refetchQueries({ include: ['Response'] })
  }, [client, takenOver])
}

/** Who has it in hand, so that two reviewers do not collide. Whoever decides first has it in hand by that. */
export function Claim({ response }: { response: FullResponse }) {
  const { t } = useWords()
  const lists = ['Responses', 'Story']
  const claiming = useCommand(claimResponse, lists)
  const releasing = useCommand(releaseResponse, lists)
  const heldByOther = useHeldByOther(response)
  const { id, claimedBy, claimedAt } = response
  if (!claimedBy)
    return (
      <ButtonRow>
        <Button variant="default" size="sm" loading={claiming.busy} onClick={() => void claiming.run({ id })}>
          {t('staff:review.claim')}
        </Button>
      </ButtonRow>
    )
  if (!heldByOther)
    return (
      <ButtonRow>
        <span className="soft small">{t('staff:review.yours')}</span>
        <Button variant="subtle" size="compact-sm" loading={releasing.busy} onClick={() => void releasing.run({ id })}>
          {t('staff:review.release')}
        </Button>
      </ButtonRow>
    )
  const [before = '', after = ''] = t('staff:review.heldBy', { name: claimedBy, when: '\u0000' }).split('\u0000')
  return (
    <Notice tone="waiting">
      <p>
        {before}
        {claimedAt && <When at={claimedAt} />}
        {after}
      </p>
      <ConfirmButton
        variant="default"
        size="sm"
        word={t('staff:review.takeOver')}
        title={t('staff:review.takeOverTitle', { name: claimedBy })}
        consequence={t('staff:review.takeOverConsequence', { name: claimedBy })}
        command={claiming}
        variables={{ id }}
      />
    </Notice>
  )
}
