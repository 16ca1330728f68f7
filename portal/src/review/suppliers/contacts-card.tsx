import { Link } from 'react-router'
import { localeName } from '../../lib/choices.ts'
import { day } from '../../lib/format.ts'
import { useWords } from '../../lib/words.ts'
import { Card } from '../../ui/card.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { InvitationBadge } from '../../ui/states.tsx'
import { MarkAddress } from '../waves/mark-address.tsx'
import css from './contacts.module.css'
import { OpenInvitations } from './open-invitations.tsx'
import type { FullSupplier } from './supplier-fields.ts'

/** An invitation that can still be sent again or withdrawn. */
const openStates: ReadonlySet<string> = new Set(['PENDING', 'EXPIRED', 'REFUSED', 'UNDELIVERABLE'])

export function ContactsCard({ supplier: { id, contacts, allowedActions } }: { supplier: FullSupplier }) {
  const { t } = useWords()
  const open = contacts.some(({ invitation }) => invitation !== null && openStates.has(invitation))
  return (
    <Card
      title={t('staff:contacts.title')}
      actions={
        allowedActions.includes('contact.add') && (
          <LinkButton to={`/suppliers/${id}/contacts/new`} variant="default" size="sm">
            {t('staff:contacts.add')}
          </LinkButton>
        )
      }
    >
      {contacts.length === 0 && <p className="soft">{t('staff:contacts.none')}</p>}
      <ul className={css.contacts}>
        {contacts.map(contact => (
          <li key={contact.id}>
            <div className={css.name}>
              <strong>{contact.name}</strong>
              {contact.signatory && <span className="soft">{t('words:role.SUPPLIER_SIGNATORY')}</span>}
              {contact.invitation && !contact.leftAt && <InvitationBadge state={contact.invitation} />}
            </div>
            <div>
              <a href={`mailto:${contact.email}`}>{contact.email}</a>
              {contact.phone && (
                <>
                  {' '}
                  · <a href={`tel:${contact.phone.replaceAll(' ', '')}`}>{contact.phone}</a>
                </>
              )}{' '}
              · {localeName(contact.locale)}
            </div>
            {!contact.leftAt && <MarkAddress contact={contact} may={allowedActions.includes('address.mark')} />}
            {contact.leftAt && (
              <div className="soft small">
                {t('register:handOver.left', { day: day(contact.leftAt.slice(0, 10)) })}
                {contact.successor && ` · ${t('register:handOver.to', { name: contact.successor })}`}
              </div>
            )}
            {!contact.leftAt && (
              <div className={css.name}>
                {allowedActions.includes('contact.edit') && (
                  <Link to={`/suppliers/${id}/contacts/${contact.id}`} className="small on-screen">
                    {t('staff:contacts.edit')}
                    <span className="unseen"> {contact.name}</span>
                  </Link>
                )}
                {allowedActions.includes('contact.handOver') && (
                  <Link to={`/suppliers/${id}/contacts/${contact.id}/hand-over`} className="small on-screen">
                    {t('register:handOver.link')}
                    <span className="unseen"> {contact.name}</span>
                  </Link>
                )}
              </div>
            )}
          </li>
        ))}
      </ul>
      {open && <OpenInvitations supplierId={id} />}
    </Card>
  )
}
