import { Link } from 'react-router'
import { moment } from '../../lib/format.ts'
import { useWords } from '../../lib/words.ts'
import css from './mailbox.module.css'

interface Props {
  readonly mails: readonly {
    readonly id: string
    readonly to: string
    readonly locale: string
    readonly subject: string
    readonly sentAt: string
  }[]
  readonly shown: string
}

export function MailList({ mails, shown }: Props) {
  const { t } = useWords()
  return (
    <ul className={css.list} aria-label={t('staff:mailbox.mails')}>
      {mails.map(mail => (
        <li key={mail.id}>
          <Link to={`?mail=${mail.id}`} aria-current={mail.id === shown ? 'true' : undefined}>
            <strong lang={mail.locale}>{mail.subject}</strong>
            <span>{mail.to}</span>
            <span>{moment(mail.sentAt)}</span>
          </Link>
        </li>
      ))}
    </ul>
  )
}
