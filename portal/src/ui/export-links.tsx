import { currentLocale, useWords } from '../lib/words.ts'
import css from './toolbar.module.css'

/** A list as it is filtered and sorted, taken along. The server asks the list's own query. */
export function ExportLinks({ list, variables }: { list: string; variables: object }) {
  const { t } = useWords()
  const given = new URLSearchParams({ variables: JSON.stringify(variables), lang: currentLocale() })
  return (
    <fieldset className={css.pick} aria-label={t('sheets:export.label')}>
      {(['xlsx', 'csv'] as const).map(format => (
        <a key={format} href={`/exports/${list}.${format}?${given}`} download>
          {t(`sheets:export.${format}`)}
        </a>
      ))}
    </fieldset>
  )
}
