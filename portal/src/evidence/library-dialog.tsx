import { useQuery } from '@apollo/client/react'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { useWords } from '../lib/words.ts'
import { ButtonRow } from '../ui/button-row.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { LoadMore } from '../ui/load-more.tsx'
import { SearchBox } from '../ui/search-box.tsx'
import { Loaded } from '../ui/trouble.tsx'
import css from './evidence.module.css'
import { evidenceFiles } from './file-fields.ts'
import { FileLine } from './file-line.tsx'
import { knowFile, type ListedFile } from './received-file.ts'

interface Props {
  /** Given with this answer already. */
  readonly given: readonly string[]
  /** How many more the answer can hold. */
  readonly room: number
  readonly onPick: (ids: readonly string[]) => void
  readonly onClose: () => void
}

/** Files received before, taken for this answer too. */
export function LibraryDialog({ given, room, onPick, onClose }: Props) {
  const { t } = useWords()
  const [search, setSearch] = useState('')
  const [picked, setPicked] = useState<readonly string[]>([])
  const filter = { newestOnly: true, ...(search && { search }) }
  const query = useQuery(evidenceFiles, { variables: { filter, sort: 'UPLOADED' }, fetchPolicy: 'cache-and-network' })
  const toggle = (file: ListedFile): void => {
    knowFile(file)
    setPicked(picked.includes(file.id) ? picked.filter(id => id !== file.id) : [...picked, file.id])
  }
  return (
    <Dialog title={t('evidence:library.pickTitle')} onClose={onClose}>
      <SearchBox label={t('evidence:library.search')} value={search} onSearch={setSearch} />
      <div className={css.shelf}>
        <Loaded query={{ ...query, data: query.data ?? query.previousData }}>
          {({ evidenceFiles: { nodes, pageInfo } }) => (
            <>
              {nodes.length === 0 && <p className="soft">{t(search ? 'evidence:library.nothingFits' : 'evidence:library.empty')}</p>}
              <ul className={css.files}>
                {nodes.map(file => {
                  const there = given.includes(file.id)
                  const refused = file.state === 'REFUSED'
                  return (
                    <li key={file.id}>
                      <label className={css.choice}>
                        <input
                          type="checkbox"
                          checked={there || picked.includes(file.id)}
                          disabled={there || refused || (picked.length >= room && !picked.includes(file.id))}
                          onChange={() => toggle(file)}
                        />
                        <FileLine file={file} />
                        {there && <span className="soft small">{t('evidence:library.chosen')}</span>}
                      </label>
                    </li>
                  )
                })}
              </ul>
              <LoadMore page={pageInfo} more={after => query.fetchMore({ variables: { after } })} />
            </>
          )}
        </Loaded>
      </div>
      <ButtonRow>
        <Button disabled={picked.length === 0} onClick={() => onPick(picked)}>
          {picked.length > 0 ? t('evidence:library.pick', { count: picked.length }) : t('evidence:library.pickNone')}
        </Button>
        <Button variant="default" onClick={onClose}>
          {t('evidence:library.cancel')}
        </Button>
      </ButtonRow>
    </Dialog>
  )
}
