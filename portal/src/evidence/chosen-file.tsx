import { Button } from '@mantine/core'
import { useWords } from '../lib/words.ts'
import css from './evidence.module.css'
import { FilePicker } from './file-picker.tsx'
import { FileView } from './file-view.tsx'
import { Named } from './named.tsx'
import type { ListedFile } from './received-file.ts'

interface Props {
  readonly file: ListedFile
  /** A newer version is on its way. */
  readonly replacing: boolean
  readonly onRemove: () => void
  readonly onReplace: (files: readonly File[]) => void
}

/** One file that belongs to the answer. */
export function ChosenFile({ file, replacing, onRemove, onReplace }: Props) {
  const { t } = useWords()
  return (
    <li className={css.row}>
      <FileView file={file}>
        {!replacing && !file.replacedById && <FilePicker small word={t('evidence:field.replace')} name={file.name} onPick={onReplace} />}
        <Button variant="subtle" size="sm" onClick={onRemove}>
          <Named word={t('evidence:field.remove')} name={file.name} />
        </Button>
      </FileView>
    </li>
  )
}
