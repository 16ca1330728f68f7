import { isUnsaid } from 'shared/rules/in-language.ts'
import { type LocalText, locales } from 'shared/words/lists.ts'
import { localeName } from '../../../lib/choices.ts'
import { useWords } from '../../../lib/words.ts'
import css from './mechanism.module.css'

/** A text as it stands in each language. */
export function LocalWords({ text }: { text: LocalText }) {
  const { t } = useWords()
  if (isUnsaid(text)) return <span className="soft">{t('mechanism:settings.none')}</span>
  return locales
    .filter(locale => text[locale])
    .map(locale => (
      <p key={locale} className={css.words}>
        <span className="soft small">{localeName(locale)}</span>
        <br />
        <span lang={locale === 'zh' ? 'zh-Hans' : locale}>{text[locale]}</span>
      </p>
    ))
}
