import { Link } from 'react-router'
import { useSession } from '../../lib/session.ts'
import { useWords } from '../../lib/words.ts'
import { Data } from '../../shell/data.tsx'
import { LanguageChoice } from '../../sign-in/language-choice.tsx'
import { Wordmark } from '../../ui/mark.tsx'
import { NotFound } from '../../ui/trouble.tsx'
import css from './mailbox.module.css'
import { MailboxPage } from './mailbox-page.tsx'

/** The demonstration's mailbox before anyone has signed in: that is where the invitations are. */
export function OpenMailboxPage() {
  const { t } = useWords()
  const demonstration = useSession()?.installation.mode === 'DEMONSTRATION'
  return (
    <Data>
      <div className={css.open}>
        <header className={css.top}>
          <Wordmark />
          <span>
            <Link to="/sign-in">{t('signIn.title')}</Link>
          </span>
          <LanguageChoice />
        </header>
        <main>{demonstration ? <MailboxPage /> : <NotFound />}</main>
      </div>
    </Data>
  )
}
