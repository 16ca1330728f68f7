import { Link } from 'react-router'
import type { WorkKind } from 'shared/words/lists.ts'
import type { MyWorkQuery } from '../gql/graphql.ts'
import { dayOf, moment, ownZone, sameClock, zoneName } from '../lib/format.ts'
import { useViewer } from '../lib/session.ts'
import { useWords } from '../lib/words.ts'
import { Badge } from '../ui/badge.tsx'
import { Icon } from '../ui/icon.tsx'
import css from './my-work.module.css'
import { lastDay, urgency } from './urgency.ts'

type Item = MyWorkQuery['myWork'][number]

const places: Record<WorkKind, (id: string) => string> = {
  CORRECT_RESPONSE: id => `/responses/${id}`,
  ANSWER_REQUEST: id => `/responses/${id}`,
  REVIEW_RESPONSE: id => `/responses/${id}/review`,
  INVITATION_EXPIRED: id => `/suppliers/${id}`,
  INVITE_SUPPLIER: id => `/suppliers/${id}/invite`,
  START_TRADING: id => `/suppliers/${id}`,
  INVITE_STAFF: () => '/members/invite',
}

export function WorkRow({ item: { kind, subjectId, subject, title, dueAt, since, detail } }: { item: Item }) {
  const { t, locale } = useWords()
  const zone = useViewer().programme?.timeZone ?? ownZone()
  const urgent = dueAt ? urgency(dueAt, Date.now()) : undefined
  return (
    <li className={css.row}>
      <Link to={places[kind](subjectId)} className={css.link}>
        <span className={css.what}>
          <span className={css.kind}>{t(`words:workKind.${kind}`)}</span>
          <span className={css.subject}>{title?.[locale] ?? subject}</span>
          {detail && <span className={css.detail}>{kind === 'REVIEW_RESPONSE' ? t('myWork.round', { round: detail }) : detail}</span>}
          <span className={css.detail}>{t('myWork.since', { day: dayOf(since, zone) })}</span>
        </span>
        {dueAt && urgent && (
          <span className={css.until}>
            <Badge tone={urgent.tone}>{t(urgent.word, { count: urgent.days })}</Badge>
            <span className={css.detail}>{t('myWork.until', { day: dayOf(lastDay(dueAt), zone) })}</span>
            {!sameClock(dueAt, zone, ownZone()) && (
              <span className={css.detail}>{t('until.zones', { zone: zoneName(zone), own: moment(dueAt) })}</span>
            )}
          </span>
        )}
        <Icon name="forward" />
      </Link>
    </li>
  )
}
