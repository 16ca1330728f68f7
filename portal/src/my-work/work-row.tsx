import { Link } from 'react-router'
import type { WorkKind } from 'shared/words/lists.ts'
import type { MyWorkQuery } from '../gql/graphql.ts'
import { countryName, dayOf, moment, ownZone, sameClock, zoneName } from '../lib/format.ts'
import { useViewer } from '../lib/session.ts'
import { type Side, sideOf } from '../lib/side.ts'
import { useWords } from '../lib/words.ts'
import { Badge } from '../ui/badge.tsx'
import { Icon } from '../ui/icon.tsx'
import css from './my-work.module.css'
import { lastDay, urgency } from './urgency.ts'

type Item = MyWorkQuery['myWork'][number]

/** The very question: in the supplier's form, or on the reviewer's page. */
const questionPlace = (id: string, { section, detail }: Item, side: Side): string =>
  side === 'supplier' ? `/responses/${id}?section=${section}#${detail}` : `/responses/${id}/review#${detail}`

const places: Record<WorkKind, (id: string, item: Item, side: Side) => string> = {
  CORRECT_RESPONSE: id => `/responses/${id}`,
  ANSWER_SECTION: (id, { section }) => `/responses/${id}?section=${section}`,
  ANSWER_MESSAGE: questionPlace,
  ANSWER_REQUEST: id => `/responses/${id}`,
  ANSWER_HEARING: id => `/hearings/${id}`,
  SEE_TO_CONDITION: id => `/suppliers/${id}#conditions`,
  REVIEW_RESPONSE: id => `/responses/${id}/review`,
  JUDGE_HIT: id => `/screening/hits/${id}`,
  ASSESS_FLAG: id => `/flags/${id}`,
  WORK_PACKAGE: id => `/dossiers/${id}`,
  JUDGE_INCIDENT: id => `/incidents/${id}`,
  // The subject of these is a country.
  AGREE_OVERRIDE: (id, { subject }) => `/countries/${subject}#${id}`,
  AGREE_RULE: () => '/country-rule',
  HANDLE_CASE: id => `/cases/${id}`,
  INVITATION_EXPIRED: id => `/suppliers/${id}`,
  ADDRESS_UNDELIVERABLE: id => `/suppliers/${id}`,
  INVITE_SUPPLIER: id => `/suppliers/${id}/invite`,
  START_TRADING: id => `/suppliers/${id}`,
  INVITE_STAFF: () => '/members/invite',
}

/** What a row says besides: the round, whose message, who handed it over. */
function useDetail({ kind, subject, detail, section }: Item, side: Side): string | null {
  const { t } = useWords()
  if (!detail) return null
  if (kind === 'REVIEW_RESPONSE') return t('myWork.round', { round: detail })
  if (kind === 'AGREE_OVERRIDE' || kind === 'AGREE_RULE') return t('words:work.from', { name: detail })
  if (kind === 'ANSWER_SECTION') return t('words:work.handedOver', { section: section ?? '', name: detail })
  if (kind !== 'ANSWER_MESSAGE') return detail
  return side === 'supplier' ? t('words:work.question', { question: detail }) : t('words:work.message', { subject, question: detail })
}

export function WorkRow({ item }: { item: Item }) {
  const { kind, subjectId, subject, title, dueAt, since, requestedBy, required, answered, yearly } = item
  const { t, locale } = useWords()
  const viewer = useViewer()
  const side = sideOf(viewer)
  const detail = useDetail(item, side)
  const zone = viewer.programme?.timeZone ?? ownZone()
  const urgent = dueAt ? urgency(dueAt, Date.now()) : undefined
  return (
    <li className={css.row}>
      <Link to={places[kind](subjectId, item, side)} className={css.link}>
        <span className={css.what}>
          <span className={css.kind}>{t(`words:workKind.${kind}`)}</span>
          <span className={css.subject}>{title?.[locale] ?? (kind === 'AGREE_OVERRIDE' ? countryName(subject) : subject)}</span>
          {detail && <span className={css.detail}>{detail}</span>}
          {yearly && <span className={css.detail}>{t('words:work.yearly')}</span>}
          {requestedBy && <span className={css.detail}>{t('words:work.from', { name: requestedBy })}</span>}
          {typeof required === 'number' && typeof answered === 'number' && (
            <span className={css.progress}>
              <progress value={answered} max={required} aria-hidden="true" />
              {t('words:work.progress', { answered, required })}
            </span>
          )}
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
