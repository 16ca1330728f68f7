import { Checkbox } from '@mantine/core'
import { Link } from 'react-router'
import type { WaveResponsesQuery } from '../../gql/graphql.ts'
import { day, number } from '../../lib/format.ts'
import { useWords } from '../../lib/words.ts'
import { Badge } from '../../ui/badge.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { OnDay } from '../../ui/when.tsx'
import { Undeliverable } from './undeliverable.tsx'

export type WaveRow = WaveResponsesQuery['responses']['nodes'][number]

interface Props {
  readonly rows: readonly WaveRow[]
  readonly isChosen: (id: string) => boolean
  readonly onChoose: (ids: readonly string[], chosen: boolean) => void
  /** Whom to call is shown: a mail has not helped. */
  readonly calls: boolean
}

const isOverdue = ({ dueAt, status }: WaveRow): boolean => (status === 'DRAFT' || status === 'RETURNED') && Date.parse(dueAt) <= Date.now()
const place = ({ id, allowedActions }: WaveRow): string =>
  allowedActions.includes('answer.judge') ? `/responses/${id}/review` : `/responses/${id}`

export function WaveTable({ rows, isChosen, onChoose, calls }: Props) {
  const { t } = useWords()
  return (
    <DataTable
      caption={t('waves:page.list')}
      rows={rows}
      rowKey={row => row.id}
      columns={[
        {
          key: 'supplier',
          word: t('waves:row.supplier'),
          cell: row => (
            <>
              <Checkbox
                aria-label={t('waves:row.choose', { name: row.supplier.name })}
                checked={isChosen(row.id)}
                onChange={event => onChoose([row.id], event.currentTarget.checked)}
                label={<Link to={place(row)}>{row.supplier.name}</Link>}
              />
              {calls && row.signatories.map(one => <Call key={one.id} {...one} />)}
              {row.undeliverable.map(one => (
                <Undeliverable key={one.email} address={one} named />
              ))}
            </>
          ),
        },
        { key: 'stage', word: t('waves:row.stage'), cell: row => t(`waves:stage.${row.stage}`) },
        {
          key: 'due',
          tight: true,
          word: t('waves:row.due'),
          cell: row => (
            <>
              {day(row.dueOn)} {isOverdue(row) && <Badge tone="trouble">{t('waves:also.overdue')}</Badge>}
            </>
          ),
        },
        {
          key: 'answered',
          numeric: true,
          word: t('waves:row.answered'),
          cell: row => `${number(row.answered)} / ${number(row.required)}`,
        },
        {
          key: 'reminded',
          tight: true,
          word: t('waves:row.reminded'),
          cell: row => (row.remindedAt ? <OnDay at={row.remindedAt} /> : <span className="soft">{t('waves:row.never')}</span>),
        },
      ]}
    />
  )
}

function Call({ name, phone }: { name: string; phone?: string | null }) {
  const { t } = useWords()
  return (
    <div className="small">
      {t('waves:row.call')} {name}{' '}
      {phone ? <a href={`tel:${phone.replace(/[^+\d]/g, '')}`}>{phone}</a> : <span className="soft">{t('waves:row.noPhone')}</span>}
    </div>
  )
}
