import { useWords } from '../../lib/words.ts'
import type { FileDrawer, ShownFile } from '../../ui/answer-value.tsx'
import css from './differences.module.css'

interface Texts {
  readonly word?: string
  readonly before: string | null | undefined
  readonly now: string | null | undefined
}

/** What stood there and what stands there now. Struck and underlined for the eye, and said in words to whoever listens. */
export function TextChanged({ word, before, now }: Texts) {
  const { t } = useWords()
  return (
    <div className={css.text}>
      {word && <h4>{word}</h4>}
      <del className="words">
        <span className="unseen">{t('review:difference.before')}: </span>
        {before?.trim() ? before : t('review:difference.nothing')}
      </del>{' '}
      <ins className="words">
        <span className="unseen">{t('review:difference.now')}: </span>
        {now?.trim() ? now : t('review:difference.nothing')}
      </ins>
    </div>
  )
}

interface Files {
  readonly added: readonly string[]
  readonly removed: readonly string[]
  readonly files: readonly ShownFile[]
  readonly drawFile?: FileDrawer
}

/** Papers that came and went. What went is named, and not drawn: it proves nothing any more. */
export function FilesChanged({ added, removed, files, drawFile }: Files) {
  const { t } = useWords()
  if (added.length + removed.length === 0) return null
  const named = (id: string) => files.find(one => one.id === id)
  const nameOf = (id: string): string => named(id)?.name ?? t('answers:value.fileGone')
  return (
    <div className={css.text}>
      <h4>{t('review:difference.files')}</h4>
      <ul className={css.files}>
        {removed.map(id => (
          <li key={id}>
            <del>{nameOf(id)}</del> <span className="soft small">{t('review:difference.removed')}</span>
          </li>
        ))}
        {added.map(id => {
          const file = named(id)
          return (
            <li key={id}>
              {file && drawFile ? drawFile(file) : <ins>{nameOf(id)}</ins>}{' '}
              <span className="soft small">{t('review:difference.added')}</span>
            </li>
          )
        })}
      </ul>
    </div>
  )
}
