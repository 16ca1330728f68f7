import { Button } from '@mantine/core'
import { useState } from 'react'
import { graphql } from '../gql/gql.ts'
import { ButtonRow } from '../ui/button-row.tsx'
import { ConfirmButton } from '../ui/confirm-button.tsx'
import { Notice } from '../ui/notice.tsx'
import type { SentInvitation } from './invitations.ts'
import { useCommand } from './use-command.ts'
import { useWords } from './words.ts'

const resend = graphql(`
  mutation ResendInvitation($id: ID!) { resendInvitation(id: $id) { id state expiresAt allowedActions } }
`)
const withdraw = graphql(`
  mutation WithdrawInvitation($id: ID!) { withdrawInvitation(id: $id) { id state expiresAt allowedActions } }
`)

/** Sending again makes a new link, and the old one stops working. */
export function InvitationButtons({ invitation: { id, name, email, allowedActions } }: { invitation: SentInvitation }) {
  const { t } = useWords()
  const resending = useCommand(resend, ['Invitations'])
  const withdrawing = useCommand(withdraw, ['Invitations'])
  const [sent, setSent] = useState(false)
  return (
    <>
      <ButtonRow>
        {allowedActions.includes('invitation.resend') && (
          <Button
            size="xs"
            variant="default"
            loading={resending.busy}
            onClick={() => void resending.run({ id }).then(done => setSent(Boolean(done)))}
          >
            {t('staff:invitations.resend')}
          </Button>
        )}
        {allowedActions.includes('invitation.withdraw') && (
          <ConfirmButton
            size="xs"
            variant="default"
            danger
            word={t('staff:invitations.withdraw')}
            title={t('staff:invitations.withdrawTitle', { name })}
            consequence={t('staff:invitations.withdrawConsequence')}
            command={withdrawing}
            variables={{ id }}
          />
        )}
      </ButtonRow>
      {sent && (
        <Notice tone="done" live>
          {t('staff:invitations.sentAgain', { email })}
        </Notice>
      )}
      {resending.sentence && (
        <Notice tone="trouble" live>
          {resending.sentence}
        </Notice>
      )}
    </>
  )
}
