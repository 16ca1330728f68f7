import type { TypedDocumentNode } from '@apollo/client'
import { useQuery } from '@apollo/client/react'
import { type LocationClass, locationClasses } from 'shared/words/country-sources.ts'
import { wordsIn } from '../../lib/address.ts'
import { count } from '../../lib/format.ts'
import { useUrlParam } from '../../lib/url-state.ts'
import { useWords } from '../../lib/words.ts'
import { Chips } from '../../ui/chips.tsx'
import { classes } from './class-badge.tsx'

type Counted = Readonly<Record<LocationClass, { readonly value: number; readonly more: boolean }>>
interface Variables<F> extends Record<string, F | null | undefined> {
  readonly affected?: F | null
  readonly risky?: F | null
  readonly unknown?: F | null
  readonly free?: F | null
}

/** The classes of a list, of which its address names some, with how many of what else is asked for have each. */
export function ClassChips<F extends object>({
  counts,
  narrowed,
}: {
  counts: TypedDocumentNode<Counted, Variables<F & { class: LocationClass[] }>>
  narrowed: F
}) {
  const { t } = useWords()
  const [text, setClasses] = useUrlParam('class')
  const chosen = wordsIn(new URLSearchParams({ class: text }), 'class', locationClasses)
  const of = (kind: LocationClass) => ({ ...narrowed, class: [kind] })
  const { data, previousData } = useQuery(counts, {
    variables: { affected: of('CONFLICT_AFFECTED'), risky: of('HIGH_RISK'), unknown: of('INSUFFICIENT_DATA'), free: of('NOT_CAHRA') },
  })
  const counted = data ?? previousData
  const toggle = (kind: string): void =>
    setClasses(classes.filter(one => (one === kind ? !chosen.includes(one) : chosen.includes(one))).join(','))
  return (
    <Chips
      label={t('staff:list.filter')}
      chosen={chosen}
      onToggle={toggle}
      chips={classes.map(one => ({ key: one, word: t(`atlas:class.${one}`), count: counted && count(counted[one]) }))}
    />
  )
}
