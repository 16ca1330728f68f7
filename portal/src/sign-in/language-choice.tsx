import { type Locale, locales } from 'shared/words/lists.ts'
import { chooseBeforeSignIn } from '../lib/language.ts'
import { useWords } from '../lib/words.ts'
import css from './language-choice.module.css'

/** Each language by its own name, in its own language. */
const names: Record<Locale, { name: string; lang: string }> = {
  zh: { name: '中文', lang: 'zh-Hans' },
  en: { name: 'English', lang: 'en' },
  fr: { name: 'Français', lang: 'fr' },
}

export function LanguageChoice() {
  const { t, locale } = useWords()
  return (
    <fieldset aria-label={t('door.language')} className={css.choice}>
      {locales.map(one => (
        <button key={one} type="button" lang={names[one].lang} aria-pressed={one === locale} onClick={() => void chooseBeforeSignIn(one)}>
          {names[one].name}
        </button>
      ))}
    </fieldset>
  )
}
