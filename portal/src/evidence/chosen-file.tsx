import { Button } from '@mantine/core'
import { useWords } from '../lib/words.ts'
import { ButtonRow } from '../ui/button-row.tsx'
import css from './evidence.module.css'
import { FileLine } from './file-line.tsx'
import { FilePicker } from './file-picker.tsx'
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
      <FileLine file={file} />
      <ButtonRow>
        {!replacing && <FilePicker small word={t('evidence:field.replace')} onPick={onReplace} />}
        <Button variant="subtle" size="sm" onClick={onRemove}>
          {t('evidence:field.remove')}
        </Button>
      </ButtonRow>
    </li>
  )
}
