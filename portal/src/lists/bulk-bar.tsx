import { Button } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { count, number } from '../lib/format.ts'
import { useWords } from '../lib/words.ts'
import { ExportLinks } from '../ui/export-links.tsx'
import { Notice } from '../ui/notice.tsx'
import css from './lists.module.css'
import { mostChosen, mostInAddress, type Selection } from './use-selection.ts'

interface Props {
  readonly selection: Selection
  readonly total: { readonly value: number; readonly more: boolean } | undefined
  /** The ids of all that is filtered. */
  readonly fetchAll: () => Promise<readonly string[]>
  readonly list: string
  /** The list's own filter and sort, as it is exported whole. */
  readonly variables: { readonly filter: object; readonly sort: string }
  readonly children: ReactNode
}

/** What can be done with the rows that are chosen. */
export function BulkBar({ selection, total, fetchAll, list, variables, children }: Props) {
  const { t } = useWords()
  const [state, setState] = useState<'rest' | 'busy' | 'failed'>('rest')
  const many = selection.keys.length
  if (many === 0) return null
  const takeAll = async (): Promise<void> => {
    setState('busy')
    try {
      selection.takeAll(await fetchAll())
      setState('rest')
    } catch {
      setState('failed')
    }
  }
  const taken = selection.whole ? variables : { ...variables, filter: { ids: selection.keys } }
  const further = !selection.whole && total !== undefined && total.value > many
  return (
    <section className={css.bulk} aria-label={t('lists:select.label')}>
      <p className={css.many} role="status">
        {t('lists:select.count', { count: many, shown: number(many) })}
        {selection.whole && ` ${t('lists:select.whole')}`}
      </p>
      {further &&
        (total.more || total.value > mostChosen ? (
          <p className="soft small">{t('lists:select.tooMany', { shown: count(total), limit: number(mostChosen) })}</p>
        ) : (
          <Button size="compact-sm" variant="subtle" loading={state === 'busy'} onClick={() => void takeAll()}>
            {t('lists:select.all', { shown: count(total) })}
          </Button>
        ))}
      {state === 'failed' && (
        <Notice tone="trouble" live>
          {t('trouble.away')}
        </Notice>
      )}
      <div className={css.acts}>
        {children}
        {selection.whole || many <= mostInAddress ? (
          <ExportLinks list={list} variables={taken} />
        ) : (
          <span className="soft small">{t('lists:select.exportFew', { limit: mostInAddress })}</span>
        )}
        <Button size="sm" variant="subtle" onClick={selection.clear}>
          {t('lists:select.clear')}
        </Button>
      </div>
    </section>
  )
}
