import { Link } from 'react-router'
import type { ToneName } from 'shared/identity/tokens.ts'
import { firstLookDays, lookBackDays, type RiskChange, type RiskWait } from 'shared/words/risk-review.ts'
import type { RiskLinesQuery } from '../../gql/graphql.ts'
import { count, moment } from '../../lib/format.ts'
import { useUrlParam } from '../../lib/url-state.ts'
import { useWords } from '../../lib/words.ts'
import { toneShapes } from '../../ui/badge.tsx'
import { Card } from '../../ui/card.tsx'
import { Empty } from '../../ui/empty.tsx'
import tones from '../../ui/tones.module.css'
import { Pick } from '../../ui/toolbar.tsx'
import { changePlaces, waitPlaces } from './places.ts'
import css from './risk-review.module.css'

type Review = RiskLinesQuery['riskReview']

const changeTones: Record<RiskChange, ToneName> = {
  HANDED_IN: 'moving',
  HITS_FOUND: 'waiting',
  HITS_CONFIRMED: 'trouble',
  SUPPLIERS_HELD: 'trouble',
  CLASSES_CHANGED: 'waiting',
  OVERRIDES_PROPOSED: 'waiting',
  FLAGS_RAISED: 'waiting',
  DOSSIERS_OPENED: 'moving',
  DOSSIERS_CLOSED: 'done',
}
const urgent: readonly RiskWait[] = ['SUPPLIERS_HELD', 'PACKAGES_OVERDUE']

/** One number, what it counts, and the way to it. */
function Line({ tone, to, shown, word }: { tone: ToneName; to: string; shown: string; word: string }) {
  return (
    <li>
      <Link to={to} className={css.line}>
        <svg className={tones[tone]} viewBox="0 0 12 12" width="14" height="14" aria-hidden="true">
          {toneShapes[tone]}
        </svg>
        <strong>{shown}</strong> <span>{word}</span>
      </Link>
    </li>
  )
}

/** What is news since the last visit, or in a span of days that stands in the address. */
export function Changes({ changes: { since, lastVisit, lines } }: { changes: Review['changes'] }) {
  const { t } = useWords()
  const [days, setDays] = useUrlParam('days')
  const news = lines.filter(line => line.value > 0)
  return (
    <Card
      title={t('riskreview:changes.title')}
      actions={
        <Pick
          label={t('riskreview:changes.period')}
          value={days}
          onPick={setDays}
          choices={[
            { value: '', label: t('riskreview:changes.visit') },
            ...lookBackDays.map(one => ({ value: String(one), label: t('riskreview:changes.days', { days: one }) })),
          ]}
        />
      }
    >
      <p className="soft small">
        {!lastVisit && !days
          ? t('riskreview:changes.first', { days: firstLookDays })
          : t('riskreview:changes.since', { at: moment(since) })}
      </p>
      {news.length === 0 ? (
        <Empty title={t('riskreview:changes.none')}>{t('riskreview:changes.noneWhy')}</Empty>
      ) : (
        <ul className={css.lines}>
          {news.map(line => (
            <Line
              key={line.kind}
              tone={changeTones[line.kind]}
              to={changePlaces[line.kind](since)}
              shown={count(line)}
              word={t(`riskreview:changes.kind.${line.kind}`, { count: line.value })}
            />
          ))}
        </ul>
      )}
    </Card>
  )
}

/** What waits for the house, whoever does it; what is one's own stands on My work. */
export function Waits({ waiting }: { waiting: Review['waiting'] }) {
  const { t } = useWords()
  const open = waiting.filter(line => line.value > 0)
  return (
    <Card title={t('riskreview:waiting.title')}>
      {open.length === 0 ? (
        <Empty title={t('riskreview:waiting.none')}>{t('riskreview:waiting.noneWhy')}</Empty>
      ) : (
        <ul className={css.lines}>
          {open.map(line => (
            <Line
              key={line.kind}
              tone={urgent.includes(line.kind) ? 'trouble' : 'waiting'}
              to={waitPlaces[line.kind]}
              shown={count(line)}
              word={t(`riskreview:waiting.kind.${line.kind}`, { count: line.value })}
            />
          ))}
        </ul>
      )}
    </Card>
  )
}
