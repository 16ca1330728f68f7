import { type ReactNode, useEffect } from 'react'
import { useWords } from '../lib/words.ts'
import { Wordmark } from '../ui/mark.tsx'
import css from './door.module.css'
import { LanguageChoice } from './language-choice.tsx'

interface Props {
  readonly title: string
  readonly lead?: ReactNode
  readonly children: ReactNode
  readonly below?: ReactNode
}

/** The pages before sign-in: the mark, one thing to do, the three languages. */
export function Door({ title, lead, children, below }: Props) {
  const { t } = useWords()
  useEffect(() => {
    document.title = `${title} · ${t('product')}`
  }, [title, t])
  return (
    <div className={css.door}>
      <header className={css.head}>
        <Wordmark large />
        <LanguageChoice />
      </header>
      <main className={css.sheet}>
        <h1>{title}</h1>
        {lead && <div className={css.lead}>{lead}</div>}
        {children}
      </main>
      <footer className={css.foot}>
        {below}
        <p>{t('door.about')}</p>
      </footer>
    </div>
  )
}
