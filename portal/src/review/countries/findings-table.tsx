import type { ToneName } from 'shared/identity/tokens.ts'
import type { Finding, FindingState } from 'shared/rules/countries/judge-location.ts'
import { sourceOf } from 'shared/words/country-sources.ts'
import { exact } from '../../lib/format.ts'
import { useWords } from '../../lib/words.ts'
import { Badge } from '../../ui/badge.tsx'
import { DataTable } from '../../ui/data-table.tsx'

const tones: Record<FindingState, ToneName> = {
  FIRED: 'trouble',
  CLEAR: 'done',
  NOT_LISTED: 'done',
  IN_PART: 'waiting',
  NO_DATA: 'resting',
  NO_EDITION: 'resting',
}

/** Each sign: which edition says what, against which threshold, and whether it raises its dimension. */
export function FindingsTable({ findings, role }: { findings: readonly Finding[]; role: string }) {
  const { t, locale } = useWords()
  const listed = (one: Finding): boolean => one.threshold === null
  return (
    <DataTable
      caption={t('atlas:finding.caption', { role })}
      rows={findings}
      rowKey={row => row.sign}
      columns={[
        {
          key: 'source',
          word: t('atlas:finding.source'),
          cell: row => (
            <>
              {row.edition ?? sourceOf(row.source).title[locale]}
              <div className="soft small">{t(`atlas:sign.${row.sign}`)}</div>
            </>
          ),
        },
        { key: 'dimension', word: t('atlas:finding.dimension'), cell: row => t(`atlas:dimension.${row.dimension}`) },
        {
          key: 'value',
          word: t('atlas:finding.value'),
          numeric: true,
          cell: row => (row.value === null || listed(row) ? '–' : exact(row.value)),
        },
        { key: 'rank', word: t('atlas:finding.rank'), numeric: true, cell: row => row.rank ?? '–' },
        {
          key: 'threshold',
          word: t('atlas:finding.threshold'),
          numeric: true,
          cell: row => (row.threshold === null ? t('atlas:finding.byList') : exact(row.threshold)),
        },
        {
          key: 'state',
          word: t('atlas:finding.result'),
          tight: true,
          cell: row => (
            <Badge tone={tones[row.state]}>
              {t(row.state === 'CLEAR' && listed(row) ? 'atlas:finding.state.NOT_LISTED' : `atlas:finding.state.${row.state}`)}
            </Badge>
          ),
        },
      ]}
    />
  )
}
