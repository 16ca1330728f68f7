import { Button } from '@mantine/core'
import { useEffect, useState } from 'react'
import { Link, useNavigate, useParams } from 'react-router'
import { graphql } from '../gql/gql.ts'
import type { OpenInvitationQuery } from '../gql/graphql.ts'
import { Failure } from '../lib/failure.ts'
import { moment } from '../lib/format.ts'
import { send } from '../lib/send.ts'
import { useWords } from '../lib/words.ts'
import { Notice } from '../ui/notice.tsx'
import { Waiting } from '../ui/waiting.tsx'
import { AcceptInvitationForm } from './accept-invitation-form.tsx'
import { AskedOfYou } from './asked-of-you.tsx'
import { Door } from './door.tsx'
import { type PassedOn, PassOn } from './pass-on.tsx'

const openInvitation = graphql(`
  query OpenInvitation($token: String!) {
    invitation(token: $token) {
      email name programmeName supplierName invitedBy invitedByEmail locale expiresAt accountExists
      asked { title { zh en fr } dueOn dueAt timeZone questions message }
    }
  }
`)

/** A link whose request was taken back says so, in the server's words. */
type Opened = OpenInvitationQuery['invitation'] | 'away' | { readonly gone: string }
export type Invitation = NonNullable<OpenInvitationQuery['invitation']>

/** Who invites whom, to what, and how to come in; or who else it is for. */
export function InvitationPage() {
  const { t } = useWords()
  const { token = '' } = useParams()
  const [opened, setOpened] = useState<Opened>()
  const [passedOn, setPassedOn] = useState<PassedOn>()
  // Outside Apollo, like all pages before sign-in.
  useEffect(() => {
    send(openInvitation, { token }).then(
      answer => setOpened(answer.invitation ?? null),
      error => setOpened(error instanceof Failure && error.code === 'REFUSED' ? { gone: error.message } : 'away'),
    )
  }, [token])

  if (opened === undefined) return <Waiting />
  if (opened === 'away')
    return (
      <Door title={t('trouble.awayTitle')}>
        <p>{t('trouble.away')}</p>
      </Door>
    )
  if (!opened || 'gone' in opened) {
    return (
      <Door title={t('door:invitation.goneTitle')} below={<Link to="/sign-in">{t('door:forgotten.back')}</Link>}>
        <Notice tone="waiting">{opened?.gone ?? t('door:invitation.gone')}</Notice>
      </Door>
    )
  }
  if (passedOn)
    return (
      <Door title={t('door:passOn.doneTitle')}>
        <Notice tone="done" live>
          {t('door:passOn.done', { ...passedOn, by: opened.invitedBy })}
        </Notice>
      </Door>
    )
  return <Invited invitation={opened} token={token} onPassedOn={setPassedOn} />
}

interface Props {
  readonly invitation: Invitation
  readonly token: string
  readonly onPassedOn: (to: PassedOn) => void
}

function Invited({ invitation, token, onPassedOn }: Props) {
  const { t } = useWords()
  const navigate = useNavigate()
  const [passing, setPassing] = useState(false)
  const { programmeName, supplierName, invitedBy, expiresAt } = invitation
  if (passing)
    return (
      <Door title={t('door:passOn.title')} lead={<p>{t('door:passOn.lead', { by: invitedBy })}</p>}>
        <PassOn token={token} onBack={() => setPassing(false)} onDone={onPassedOn} />
      </Door>
    )
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
          {!invitation.asked && <p>{t('door:invitation.until', { when: moment(expiresAt) })}</p>}
        </>
      }
    >
      <AskedOfYou invitation={invitation} />
      <AcceptInvitationForm invitation={invitation} token={token} onDone={() => navigate('/', { replace: true })} />
      {supplierName && (
        <Button variant="subtle" onClick={() => setPassing(true)}>
          {t('door:passOn.open')}
        </Button>
      )}
    </Door>
  )
}
