import { Checkbox } from '@mantine/core'
import type { ReactNode } from 'react'
import { useUrlParam } from '../lib/url-state.ts'
import { useWords } from '../lib/words.ts'
import type { Column } from '../ui/data-table.tsx'
import { Fold } from './fold.tsx'

/**
 * Which columns a list shows, in the address bar. The first one names the row and always stands.
 * `usual`: those that stand unless somebody chooses.
 */
export function useColumns<T>(all: readonly Column<T>[], usual: readonly string[]): { columns: Column<T>[]; pick: ReactNode } {
  const { t } = useWords()
  const [text, setText] = useUrlParam('columns')
  const [first, ...rest] = all
  const asked = text.split(',').filter(key => rest.some(one => one.key === key))
  const chosen = asked.length > 0 ? asked : usual
  const toggle = (key: string): void => {
    const next = rest.map(one => one.key).filter(one => (one === key ? !chosen.includes(key) : chosen.includes(one)))
    const asUsual = next.length === usual.length && next.every(one => usual.includes(one))
    // Without any the list is one of names, and the last one stays.
    if (next.length > 0) setText(asUsual ? '' : next.join(','))
  }
  const pick = (
    <Fold icon="columns" word={t('lists:columns.title')}>
      {rest.map(one => (
        <Checkbox key={one.key} label={one.word} checked={chosen.includes(one.key)} onChange={() => toggle(one.key)} />
      ))}
    </Fold>
  )
  return { columns: first ? [first, ...rest.filter(one => chosen.includes(one.key))] : [], pick }
}
