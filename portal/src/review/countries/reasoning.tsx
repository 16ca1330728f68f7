import { Button } from '@mantine/core'
import { useState } from 'react'
import { rewordCheck as schema } from 'shared/schemas/countries.ts'
import { locales } from 'shared/words/lists.ts'
import type { CheckFieldsFragment } from '../../gql/graphql.ts'
import { localeName } from '../../lib/choices.ts'
import { useCommand } from '../../lib/use-command.ts'
import { useWords } from '../../lib/words.ts'
import { LongField } from '../../ui/choice-fields.tsx'
import { ClosingForm } from '../../ui/closing-form.tsx'
import css from './countries.module.css'
import { rewordCheck } from './country-queries.ts'

const tagOf = (locale: string): string => (locale === 'zh' ? 'zh-Hans' : locale)

/** The paragraph in the reader's language; the others behind a press; in one's own words, all three at once. */
export function Reasoning({ check }: { check: CheckFieldsFragment }) {
  const { t, locale } = useWords()
  const [edits, setEdits] = useState(false)
  const { reasoning } = check
  if (edits) return <Reword check={check} onClose={() => setEdits(false)} />
  return (
    <div className={css.acts}>
      <p className={css.reasoning}>{reasoning[locale]}</p>
      <details>
        <summary>{t('atlas:reasoning.others')}</summary>
        {locales
          .filter(one => one !== locale)
          .map(one => (
            <p key={one} lang={tagOf(one)} className={css.reasoning}>
              {reasoning[one]}
            </p>
          ))}
      </details>
      {check.allowedActions.includes('check.reword') && (
        <div>
          <Button size="compact-sm" variant="subtle" onClick={() => setEdits(true)}>
            {t('atlas:reasoning.edit')}
          </Button>
        </div>
      )}
    </div>
  )
}

function Reword({ check: { id, version, reasoning }, onClose }: { check: CheckFieldsFragment; onClose: () => void }) {
  const { t } = useWords()
  const command = useCommand(rewordCheck, ['Story'])
  const inputFrom = (form: FormData) => ({
    ...{ id, version },
    ...{ zh: String(form.get('zh')), en: String(form.get('en')), fr: String(form.get('fr')) },
  })
  return (
    <ClosingForm command={command} word={t('staff:save')} schema={schema} inputFrom={inputFrom} onClose={onClose}>
      <p className="soft small">{t('atlas:reasoning.how')}</p>
      {locales.map(one => (
        <LongField key={one} name={one} rows={6} label={t('atlas:reasoning.in', { language: localeName(one) })} value={reasoning[one]} />
      ))}
    </ClosingForm>
  )
}
