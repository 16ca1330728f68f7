import { Button } from '@mantine/core'
import { useState } from 'react'
import { bytes, percent } from '../lib/format.ts'
import { useWords } from '../lib/words.ts'
import { ButtonRow } from '../ui/button-row.tsx'
import { Drawing } from '../ui/icon.tsx'
import { moreIcons } from '../ui/more-icons.ts'
import css from './evidence.module.css'
import { FilePicker } from './file-picker.tsx'
import { Named } from './named.tsx'
import { isSameFile } from './picked.ts'
import { pauseUpload, removeUpload, resumeUpload, type Upload } from './uploads.ts'

interface Props {
  readonly upload: Upload
  /** After a reload: the person has picked a file to go on with. */
  readonly onPick: (files: readonly File[]) => void
}

/** One file on its way: how far it is, and what can be done about it. */
export function UploadRow({ upload, onPick }: Props) {
  const { t } = useWords()
  const [other, setOther] = useState(false)
  const { key, name, size, file, state, lastModified } = upload
  const { phase, sent, words, final } = state
  const left = !file && phase === 'PAUSED'
  const elsewhere = Number.isNaN(lastModified)
  const values = { sent: bytes(sent), size: bytes(size), part: percent(size ? Math.floor((sent / size) * 100) : 0) }
  const sentence = left
    ? t(elsewhere ? 'evidence:upload.unfinishedElsewhere' : 'evidence:upload.unfinished', values)
    : (words ?? t(`evidence:upload.${phase}`, values))

  return (
    <li className={css.row} data-trouble={phase === 'REFUSED' || undefined}>
      <p className={css.name}>
        <Drawing path={moreIcons.upload} size={18} /> <span className="words">{name || t('evidence:field.unknown')}</span>
      </p>
      <progress aria-label={t('evidence:upload.label', { name })} max={size || 1} value={sent} className={css.progress} />
      <p className={css.state} role={phase === 'SENDING' ? undefined : phase === 'REFUSED' ? 'alert' : 'status'}>
        {sentence}
      </p>
      {other && <p className={css.state}>{t('evidence:upload.otherFile', { name })}</p>}
      <ButtonRow>
        {left && !elsewhere && (
          <FilePicker
            small
            word={t('evidence:upload.pickSame')}
            name={name}
            onPick={picked => {
              setOther(!picked.some(one => isSameFile(one, upload)))
              onPick(picked)
            }}
          />
        )}
        {(phase === 'SENDING' || phase === 'WAITING' || phase === 'AWAY') && (
          <Button variant="default" size="sm" onClick={() => pauseUpload(key)}>
            <Named word={t('evidence:upload.pause')} name={name} />
          </Button>
        )}
        {((file && phase === 'PAUSED') || (phase === 'REFUSED' && !final)) && (
          <Button variant="default" size="sm" onClick={() => resumeUpload(key)}>
            <Named word={t(phase === 'REFUSED' ? 'evidence:upload.tryAgain' : 'evidence:upload.resume')} name={name} />
          </Button>
        )}
        {phase !== 'FINISHING' && (
          <Button variant="subtle" size="sm" onClick={() => removeUpload(key)}>
            <Named
              word={t(left ? 'evidence:upload.giveUp' : phase === 'REFUSED' ? 'evidence:upload.dismiss' : 'evidence:upload.stop')}
              name={name}
            />
          </Button>
        )}
      </ButtonRow>
    </li>
  )
}
