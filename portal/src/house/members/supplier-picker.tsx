import { useQuery } from '@apollo/client/react'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { graphql } from '../../gql/gql.ts'
import { useWords } from '../../lib/words.ts'
import { SearchBox } from '../../ui/search-box.tsx'
import css from './members.module.css'

const supplierNames = graphql(`
  query SupplierNames($filter: SupplierFilter) { suppliers(first: 8, filter: $filter, sort: NAME) { nodes { id name } } }
`)

interface Named {
  readonly id: string
  readonly name: string
}

/** Names suppliers one by one, found by typing; none named means all. */
export function SupplierPicker({ chosenBefore }: { chosenBefore: readonly Named[] }) {
  const { t } = useWords()
  const [chosen, setChosen] = useState(chosenBefore)
  const [search, setSearch] = useState('')
  const { data } = useQuery(supplierNames, { variables: { filter: { search } }, skip: search === '' })
  const offered = search ? (data?.suppliers.nodes.filter(one => !chosen.some(other => other.id === one.id)) ?? []) : []
  return (
    <fieldset className={css.picker}>
      <legend>{t('staff:members.reach')}</legend>
      <p className="soft">{t('staff:members.reachHelp')}</p>
      {chosen.length === 0 && <p>{t('staff:members.reachAll')}</p>}
      <ul>
        {chosen.map(one => (
          <li key={one.id}>
            <input type="hidden" name="reach" value={one.id} />
            {one.name}
            <Button size="compact-sm" variant="subtle" onClick={() => setChosen(now => now.filter(other => other.id !== one.id))}>
              {t('staff:members.reachRemove')}
              <span className="unseen"> {one.name}</span>
            </Button>
          </li>
        ))}
      </ul>
      <SearchBox label={t('staff:suppliers.search')} value={search} onSearch={setSearch} />
      <ul>
        {offered.map(one => (
          <li key={one.id}>
            {one.name}{' '}
            <Button size="compact-sm" variant="default" onClick={() => setChosen(now => [...now, one])}>
              {t('staff:members.reachAdd')}
              <span className="unseen"> {one.name}</span>
            </Button>
          </li>
        ))}
      </ul>
    </fieldset>
  )
}
