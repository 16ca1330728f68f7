import { useQuery } from '@apollo/client/react'
import { moment } from '../../lib/format.ts'
import { InvitationButtons } from '../../lib/invitation-buttons.tsx'
import { invitationsList } from '../../lib/invitations.ts'
import { useMay } from '../../lib/session.ts'
import { useWords } from '../../lib/words.ts'
import css from './contacts.module.css'

/** The links that are on their way to this supplier's people, to be sent again or withdrawn. */
export function OpenInvitations({ supplierId }: { supplierId: string }) {
  const { t } = useWords()
  const { data } = useQuery(invitationsList, {
    variables: { supplierId },
    skip: !useMay('invitation.read'),
    fetchPolicy: 'cache-and-network',
  })
  const open = data?.invitations.nodes.filter(one => one.allowedActions.length > 0) ?? []
  if (open.length === 0) return null
  return (
    <ul className={css.contacts} aria-label={t('staff:invitations.title')}>
      {open.map(one => (
        <li key={one.id}>
          <p>
            {(one.state === 'REFUSED' || one.state === 'UNDELIVERABLE') && `${t(`words:invitationState.${one.state}`)} · `}
            {t(one.state === 'EXPIRED' ? 'staff:invitations.expiredFor' : 'staff:invitations.pendingFor', {
              name: one.name,
              when: moment(one.expiresAt),
            })}
          </p>
          <InvitationButtons invitation={one} />
        </li>
      ))}
    </ul>
  )
}
