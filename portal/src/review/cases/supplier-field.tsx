import { useQuery } from '@apollo/client/react'
import { useState } from 'react'
import { useWords } from '../../lib/words.ts'
import { SelectField } from '../../ui/choice-fields.tsx'
import { SearchBox } from '../../ui/search-box.tsx'
import { suppliersToName } from './case-queries.ts'

interface Props {
  readonly label: string
  readonly optional?: boolean
  readonly onPick?: (id: string) => void
}

/** A handler reads no register: suppliers are found by a part of their name. */
export function SupplierField({ label, optional = false, onPick }: Props) {
  const { t } = useWords()
  const [search, setSearch] = useState('')
  const { data, previousData } = useQuery(suppliersToName, { variables: { search }, skip: search.trim().length < 2 })
  const found = (data ?? previousData)?.suppliersToName ?? []
  return (
    <>
      <SearchBox label={t('grievances:case.findSupplier')} value={search} onSearch={setSearch} />
      {found.length > 0 && (
        <SelectField
          name="supplierId"
          label={label}
          optional={optional}
          choices={found.map(({ id, name }) => ({ value: id, label: name }))}
          {...(onPick && { onPick })}
        />
      )}
    </>
  )
}
