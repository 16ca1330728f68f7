import { Button, Checkbox } from '@mantine/core'
import { useState } from 'react'
import { type SourceKey, sourceOf } from 'shared/words/country-sources.ts'
import { exact, number } from '../../lib/format.ts'
import type { Command } from '../../lib/use-intention.ts'
import { useWords } from '../../lib/words.ts'
import { ButtonRow } from '../../ui/button-row.tsx'
import { Card } from '../../ui/card.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { Fact, Facts } from '../../ui/facts.tsx'
import { NamedRows } from '../../ui/named-rows.tsx'
import { Notice } from '../../ui/notice.tsx'
import { placeName } from './class-badge.tsx'
import type { EditionPreview } from './send-edition.ts'

interface Props {
  readonly source: SourceKey
  readonly preview: EditionPreview
  readonly loading: Pick<Command<unknown, never>, 'busy' | 'sentence'>
  readonly onLoad: (leaveOut: boolean) => Promise<void>
  readonly onOtherColumns: () => Promise<void>
}

/** What the file would become, before anything is kept. */
export function PreviewCard({ source, preview, loading, onLoad, onOtherColumns }: Props) {
  const { t, locale } = useWords()
  const [knowingly, setKnowingly] = useState(false)
  const { before, counts, unknown, faults, loadedAs } = preview
  const label = (indicator: string): string => sourceOf(source).indicators[indicator]?.label[locale] ?? indicator
  const ready = counts.faults === 0 && !loadedAs && preview.values > 0 && (counts.unknown === 0 || knowingly)
  return (
    <Card title={t('atlas:load.holds')}>
      {loadedAs && <Notice tone="trouble" live title={t('atlas:load.loadedAs', { title: loadedAs })} />}
      {preview.values === 0 && <Notice tone="trouble" live title={t('atlas:load.noValue')} />}
      <div role="status">
        <Facts>
          <Fact word={t('atlas:load.rowsRead')}>{number(preview.rowsRead)}</Fact>
          <Fact word={t('atlas:load.values')}>{number(preview.values)}</Fact>
          <Fact word={t('atlas:editions.countries')}>{number(preview.countries)}</Fact>
          {preview.regions > 0 && <Fact word={t('atlas:load.regions')}>{number(preview.regions)}</Fact>}
          <Fact word={t('atlas:load.leftOut')}>{number(preview.leftOut)}</Fact>
          <Fact word={t('atlas:load.against')}>
            {before
              ? t('atlas:load.difference', {
                  title: before.title,
                  changed: number(before.changed),
                  added: number(before.added),
                  gone: number(before.gone),
                })
              : t('atlas:load.first')}
          </Fact>
          <Fact word={t('atlas:load.columns')}>
            {preview.mapping.sheet && `${preview.mapping.sheet} · `}
            {preview.headings.filter(Boolean).join(' · ')}
          </Fact>
        </Facts>
      </div>
      {counts.faults > 0 && (
        <Notice tone="trouble" title={t('atlas:load.faults', { count: counts.faults })}>
          {t('atlas:load.faultsHow')}
        </Notice>
      )}
      {counts.unknown > 0 && (
        <Notice tone="waiting" title={t('atlas:load.unknown', { count: counts.unknown })}>
          {t('atlas:load.unknownHow')}
        </Notice>
      )}
      {counts.faults + counts.unknown > 0 && (
        <NamedRows
          caption={t('atlas:load.rowsNamed')}
          rows={[...faults, ...unknown].map(({ row, kind, text }) => ({ row, what: t(`atlas:load.fault.${kind}`), text }))}
          words={{ row: t('atlas:load.row'), what: t('atlas:load.wrong'), text: t('atlas:load.text') }}
        />
      )}
      {preview.sample.length > 0 && (
        <details>
          <summary>{t('atlas:load.sample')}</summary>
          <DataTable
            caption={t('atlas:load.sample')}
            rows={preview.sample.map((one, at) => ({ ...one, at }))}
            rowKey={row => String(row.at)}
            columns={[
              { key: 'place', word: t('atlas:list.place'), cell: row => placeName(row) },
              { key: 'indicator', word: t('atlas:figures.indicator'), cell: row => label(row.indicator) },
              { key: 'value', word: t('atlas:finding.value'), numeric: true, cell: row => (row.value === null ? '–' : exact(row.value)) },
              { key: 'rank', word: t('atlas:finding.rank'), numeric: true, cell: row => row.rank ?? '–' },
            ]}
          />
        </details>
      )}
      {counts.unknown > 0 && counts.faults === 0 && (
        <Checkbox
          label={t('atlas:load.knowingly', { count: counts.unknown })}
          checked={knowingly}
          onChange={event => setKnowingly(event.currentTarget.checked)}
        />
      )}
      {loading.sentence && (
        <Notice tone="trouble" live>
          {loading.sentence}
        </Notice>
      )}
      <ButtonRow>
        <Button loading={loading.busy} disabled={!ready} onClick={() => void onLoad(knowingly)}>
          {t('atlas:load.load')}
        </Button>
        <Button variant="default" onClick={() => void onOtherColumns()}>
          {t('atlas:load.otherColumns')}
        </Button>
      </ButtonRow>
      <p className="soft small">{t('atlas:load.afterwards')}</p>
    </Card>
  )
}
