import { Link } from 'react-router'
import type { ResponsesQuery } from '../../gql/graphql.ts'
import { day } from '../../lib/format.ts'
import { useWords } from '../../lib/words.ts'
import { LookedAfter } from '../../lists/looked-after.tsx'
import { Badge } from '../../ui/badge.tsx'
import type { Column } from '../../ui/data-table.tsx'
import { ResponseBadge } from '../../ui/states.tsx'
import { OnDay } from '../../ui/when.tsx'

type Row = ResponsesQuery['responses']['nodes'][number]

const isOverdue = ({ dueAt, status }: Row): boolean => status !== 'ACCEPTED' && Date.parse(dueAt) <= Date.now()

export const usualColumns = ['state', 'due', 'submitted', 'hand', 'round']

export function useResponseColumns(): readonly Column<Row>[] {
  const { t, locale } = useWords()
  const place = ({ id, allowedActions }: Row): string =>
    allowedActions.includes('answer.judge') ? `/responses/${id}/review` : `/responses/${id}`
  return [
    {
      key: 'supplier',
      word: t('answers:response.supplier'),
      cell: row => (
        <>
          <Link to={place(row)}>{row.supplier.name}</Link>
          <div className="soft small">{row.title[locale]}</div>
          {row.signatories?.map(one => (
            <div key={one.id} className="small">
              {t('staff:responses.call')} {one.name}:{' '}
              {one.phone ? <a href={`tel:${one.phone.replace(/[^+\d]/g, '')}`}>{one.phone}</a> : t('staff:responses.noPhone')}
            </div>
          ))}
        </>
      ),
    },
    { key: 'state', tight: true, word: t('staff:supplier.state'), cell: row => <ResponseBadge state={row.status} /> },
    {
      key: 'due',
      tight: true,
      word: t('answers:response.due'),
      cell: row => (
        <>
          {day(row.dueOn)} {isOverdue(row) && <Badge tone="trouble">{t('staff:responses.overdue')}</Badge>}
        </>
      ),
    },
    {
      key: 'submitted',
      tight: true,
      word: t('answers:response.submittedAt'),
      cell: row => row.submittedAt && <OnDay at={row.submittedAt} />,
    },
    {
      key: 'hand',
      word: t('staff:responses.lookedAfter'),
      cell: row => (
        <>
          <LookedAfter {...row} />
          {row.claimedBy && <div className="soft small">{t('staff:responses.inHand', { name: row.claimedBy })}</div>}
        </>
      ),
    },
    { key: 'round', word: t('answers:response.round'), numeric: true, cell: row => row.round > 0 && row.round },
  ]
}
