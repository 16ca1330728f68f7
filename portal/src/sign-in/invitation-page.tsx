import { useEffect, useState } from 'react'
import { Link, useNavigate, useParams } from 'react-router'
import { graphql } from '../gql/gql.ts'
import type { OpenInvitationQuery } from '../gql/graphql.ts'
import { moment } from '../lib/format.ts'
import { send } from '../lib/send.ts'
import { useWords } from '../lib/words.ts'
import { Notice } from '../ui/notice.tsx'
import { Waiting } from '../ui/waiting.tsx'
import { AcceptInvitationForm } from './accept-invitation-form.tsx'
import { Door } from './door.tsx'

const openInvitation = graphql(`
  query OpenInvitation($token: String!) {
    invitation(token: $token) { email name programmeName supplierName invitedBy locale expiresAt accountExists }
  }
`)

type Opened = OpenInvitationQuery['invitation'] | 'away'

/** Who invites whom, to what, and how to come in. */
export function InvitationPage() {
  const { t } = useWords()
  const { token = '' } = useParams()
  const navigate = useNavigate()
  const [opened, setOpened] = useState<Opened>()
  // Outside Apollo, like all pages before sign-in.
  useEffect(() => {
    send(openInvitation, { token }).then(
      answer => setOpened(answer.invitation ?? null),
      () => setOpened('away'),
    )
  }, [token])

  if (opened === undefined) return <Waiting />
  if (opened === 'away')
    return (
      <Door title={t('trouble.awayTitle')}>
        <p>{t('trouble.away')}</p>
      </Door>
    )
  if (!opened) {
    return (
      <Door title={t('door:invitation.goneTitle')} below={<Link to="/sign-in">{t('door:forgotten.back')}</Link>}>
        <Notice tone="waiting">{t('door:invitation.gone')}</Notice>
      </Door>
    )
  }
  const { programmeName, supplierName, invitedBy, expiresAt } = opened
  return (
    <Door
      title={t('door:invitation.title', { programme: programmeName })}
      lead={
        <>
          <p>
            {supplierName
              ? t('door:invitation.supplier', { by: invitedBy, supplier: supplierName, programme: programmeName })
              : t('door:invitation.staff', { by: invitedBy, programme: programmeName })}
          </p>
          <p>{t('door:invitation.until', { when: moment(expiresAt) })}</p>
        </>
      }
    >
      <AcceptInvitationForm invitation={opened} token={token} onDone={() => navigate('/', { replace: true })} />
    </Door>
  )
}
