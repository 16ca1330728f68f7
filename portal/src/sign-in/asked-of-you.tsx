import { moment } from '../lib/format.ts'
import { useWords } from '../lib/words.ts'
import { Fact, Facts } from '../ui/facts.tsx'
import { Until } from '../ui/when.tsx'
import css from './door.module.css'
import type { Invitation } from './invitation-page.tsx'

/** What for, by when, how much it is, and a human to ask: before anybody types a password. */
export function AskedOfYou({ invitation: { asked, invitedBy, invitedByEmail, expiresAt } }: { invitation: Invitation }) {
  const { t, locale } = useWords()
  if (!asked) return null
  return (
    <>
      <Facts>
        <Fact word={t('door:invitation.asked')}>{asked.title[locale]}</Fact>
        <Fact word={t('door:invitation.due')}>
          <Until day={asked.dueOn} at={asked.dueAt} zone={asked.timeZone} />
        </Fact>
        <Fact word={t('door:invitation.howMuch')}>{t('door:invitation.questions', { count: asked.questions })}</Fact>
        <Fact word={t('door:invitation.human')}>
          {invitedBy}
          <br />
          <a href={`mailto:${invitedByEmail}`}>{invitedByEmail}</a>
        </Fact>
      </Facts>
      {asked.message && (
        <div>
          <p className="soft small">{t('door:invitation.writes', { name: invitedBy })}</p>
          <blockquote className={`words ${css.said}`}>{asked.message}</blockquote>
        </div>
      )}
      <p className="soft small">{t('door:invitation.until', { when: moment(expiresAt) })}</p>
    </>
  )
}
