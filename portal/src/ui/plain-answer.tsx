import { bytes } from '../lib/format.ts'
import { useWords } from '../lib/words.ts'
import { Drawing } from './icon.tsx'
import { moreIcons } from './more-icons.ts'
import css from './plain-answer.module.css'

interface File {
  readonly id: string
  readonly name: string
  readonly type: string
  readonly size: number
}

interface Props {
  readonly type: string
  readonly answer:
    | {
        readonly status: 'EMPTY' | 'ANSWERED' | 'NOT_APPLICABLE' | 'REFUSED'
        readonly value?: unknown
        readonly reason?: string | null
        readonly files?: readonly File[]
      }
    | undefined
  /** Shows pictures where they are, so that one need not open them. */
  readonly preview?: boolean
}

export const FileLink = ({ file }: { file: File }) => (
  <a href={`/files/${file.id}`} className={css.file} download={file.name}>
    <Drawing path={moreIcons.file} size={18} /> {file.name} <span className="soft small">{bytes(file.size)}</span>
  </a>
)

/** An answer of the three types of the first form; goes when the last page has its template. */
export function PlainAnswer({ type, answer, preview = false }: Props) {
  const { t } = useWords()
  if (!answer || answer.status === 'EMPTY') return <p className="soft">{t('words:answerState.EMPTY')}</p>
  if (answer.status !== 'ANSWERED') {
    return (
      <div>
        <p>
          <strong>{t(`words:answerState.${answer.status}`)}</strong>
        </p>
        {answer.reason && <p className="words">{answer.reason}</p>}
      </div>
    )
  }
  if (type === 'YES_NO') return <p className={css.value}>{t(answer.value === true ? 'words:yesNo.yes' : 'words:yesNo.no')}</p>
  if (type !== 'FILE') return <p className={`words ${css.value}`}>{String(answer.value ?? '')}</p>
  const [file] = answer.files ?? []
  if (!file) return <p className="soft">{t('words:answerState.EMPTY')}</p>
  return (
    <div className={css.evidence}>
      <FileLink file={file} />
      {preview && file.type.startsWith('image/') && (
        <img src={`/files/${file.id}`} alt={file.name} className={css.picture} loading="lazy" />
      )}
    </div>
  )
}
