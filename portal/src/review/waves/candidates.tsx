import { Button, Checkbox } from '@mantine/core'
import type { WaveCandidatesQuery } from '../../gql/graphql.ts'
import { countryName, number } from '../../lib/format.ts'
import { useWords } from '../../lib/words.ts'
import { Badge } from '../../ui/badge.tsx'
import { ButtonRow } from '../../ui/button-row.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Notice } from '../../ui/notice.tsx'

export type Candidate = WaveCandidatesQuery['waveCandidates']['suppliers'][number]

interface Props {
  readonly found: WaveCandidatesQuery['waveCandidates']
  readonly isChosen: (id: string) => boolean
  readonly onChoose: (ids: readonly string[], chosen: boolean) => void
}

/** Who gets it, and who cannot and why: looked at before anything is sent. */
export function Candidates({ found: { suppliers, more }, isChosen, onChoose }: Props) {
  const { t } = useWords()
  if (suppliers.length === 0) return <Empty title={t('waves:new.none')}>{t('waves:new.noneHow')}</Empty>
  const ready = suppliers.filter(one => !one.obstacle)
  const blocked = suppliers.filter(one => one.obstacle)
  const ids = ready.map(({ id }) => id)
  return (
    <>
      {more && <Notice tone="waiting">{t('waves:new.more')}</Notice>}
      <p>
        <strong>{t('waves:new.ready', { count: ready.length })}</strong> ·{' '}
        {t('waves:new.chosen', { count: number(ids.filter(isChosen).length) })}
        {blocked.length > 0 && <> · {t('waves:new.blocked', { count: blocked.length })}</>}
      </p>
      <ButtonRow>
        <Button variant="default" size="xs" onClick={() => onChoose(ids, true)}>
          {t('waves:new.chooseAll')}
        </Button>
        <Button variant="default" size="xs" onClick={() => onChoose(ids, false)}>
          {t('waves:new.chooseNone')}
        </Button>
      </ButtonRow>
      <DataTable
        caption={t('waves:new.whom')}
        rows={[...ready, ...blocked]}
        rowKey={row => row.id}
        columns={[
          {
            key: 'name',
            word: t('waves:row.supplier'),
            cell: row => (
              <Checkbox
                label={
                  <>
                    {row.name}
                    {row.nameLatin && <span className="soft small"> {row.nameLatin}</span>}
                  </>
                }
                checked={!row.obstacle && isChosen(row.id)}
                disabled={Boolean(row.obstacle)}
                onChange={event => onChoose([row.id], event.currentTarget.checked)}
              />
            ),
          },
          {
            key: 'why',
            word: t('waves:row.stage'),
            cell: row =>
              row.obstacle ? (
                <Badge tone="trouble">{t(`waves:obstacle.${row.obstacle}`)}</Badge>
              ) : (
                t('waves:new.people', { count: row.people })
              ),
          },
          { key: 'tier', word: t('waves:new.tier'), cell: row => t(`words:tier.${row.tier}`) },
          { key: 'country', word: t('staff:supplier.country'), cell: row => countryName(row.country) },
        ]}
      />
    </>
  )
}
