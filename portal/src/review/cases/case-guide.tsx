import { addDays } from 'shared/rules/days.ts'
import { reminderDays } from 'shared/rules/grievances/retention.ts'
import { day } from '../../lib/format.ts'
import { useWords } from '../../lib/words.ts'
import { Card } from '../../ui/card.tsx'
import { Notice } from '../../ui/notice.tsx'
import type { ShownCase } from './case-queries.ts'

/** For somebody who handles their first case: what this state asks of them, and by when. */
export function CaseGuide({ grievance, today }: { grievance: ShownCase; today: string }) {
  const { t } = useWords()
  const { status, allowedActions, forgetOn } = grievance
  const decided = status === 'APPEALED' && !allowedActions.includes('grievance.review')
  return (
    <Card title={t('caseguide:title')}>
      <p>{t(decided ? 'caseguide:appealOwn' : `caseguide:now.${status}`)}</p>
      <ByWhen grievance={grievance} today={today} />
      {isEnding(forgetOn, today) && <Notice tone="waiting">{t('caseguide:ending', { day: day(forgetOn) })}</Notice>}
      <p className="on-screen">
        <a href="#next-step">{t('caseguide:toStep')}</a>
      </p>
    </Card>
  )
}

/** Its handlers have been reminded, or will be today. */
export const isEnding = (forgetOn: string | null | undefined, today: string): forgetOn is string =>
  forgetOn != null && forgetOn <= addDays(today, reminderDays)

/** The next deadline as a sentence; in a list a mark says that it is over, and no day is compared. */
export function useDueLine(): (one: Pick<ShownCase, 'clock' | 'dueOn'>, today?: string) => string | null {
  const { t } = useWords()
  return ({ clock, dueOn }, today) =>
    clock && dueOn
      ? t(today && dueOn < today ? 'caseguide:late' : 'caseguide:due', { clock: t(`grievances:clock.${clock}`), day: day(dueOn) })
      : null
}

function ByWhen({ grievance, today }: { grievance: ShownCase; today: string }) {
  const { t } = useWords()
  const line = useDueLine()(grievance, today)
  return (
    <>
      {line && (
        <p>
          <strong>{line}</strong>
        </p>
      )}
      {grievance.pausedSince && <p className="soft">{t('caseguide:still', { day: day(grievance.pausedSince) })}</p>}
    </>
  )
}
