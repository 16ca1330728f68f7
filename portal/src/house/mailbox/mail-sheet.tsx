import { moment } from '../../lib/format.ts'
import { useWords } from '../../lib/words.ts'
import { Fact, Facts } from '../../ui/facts.tsx'
import { linked } from './linked.ts'
import css from './mailbox.module.css'

interface Props {
  readonly mail: {
    readonly id: string
    readonly to: string
    readonly locale: string
    readonly subject: string
    readonly text: string
    readonly sentAt: string
  }
}

/** The text as it is; how it looks in a mail program is a page of the server's own, under its own content policy. */
export function MailSheet({ mail }: Props) {
  const { t } = useWords()
  return (
    <article className={css.sheet} lang={mail.locale} aria-labelledby="subject">
      <h2 id="subject">{mail.subject}</h2>
      <Facts>
        <Fact word={t('staff:mailbox.to')}>{mail.to}</Fact>
        <Fact word={t('staff:mailbox.sent')}>{moment(mail.sentAt)}</Fact>
      </Facts>
      <p className={css.text}>
        {linked(mail.text).map(part =>
          part.href ? (
            <a key={part.at} href={part.href}>
              {part.text}
            </a>
          ) : (
            part.text
          ),
        )}
      </p>
      <p>
        <a href={`/mailbox/${mail.id}`} target="_blank" rel="noreferrer">
          {t('staff:mailbox.look')}
        </a>
      </p>
    </article>
  )
}
