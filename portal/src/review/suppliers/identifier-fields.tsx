import { Button } from '@mantine/core'
import { useState } from 'react'
import { identifierChoices } from '../../lib/choices.ts'
import { useWords } from '../../lib/words.ts'
import { SelectField } from '../../ui/choice-fields.tsx'
import { TextField } from '../../ui/text-fields.tsx'
import css from './contacts.module.css'

/** Official numbers, as many as there are. */
export function IdentifierFields({ identifiers }: { identifiers: readonly { kind: string; value: string }[] }) {
  const { t } = useWords()
  // Keys, not a number: taking one away must not move what was typed in another.
  const [rows, setRows] = useState(() => identifiers.map((given, key) => ({ key, given: given as { kind: string; value: string } | null })))
  const add = (): void => setRows(now => [...now, { key: Math.max(-1, ...now.map(one => one.key)) + 1, given: null }])
  return (
    <>
      {rows.map(({ key, given }, at) => (
        <fieldset key={key} className={css.contact}>
          <legend>{t('register:identifier.legend', { place: at + 1 })}</legend>
          <SelectField
            name={`identifiers.${at}.kind`}
            label={t('register:identifier.kind')}
            choices={identifierChoices(t)}
            value={given?.kind}
          />
          <TextField name={`identifiers.${at}.value`} label={t('register:identifier.value')} value={given?.value} />
          <div>
            <Button variant="default" size="sm" onClick={() => setRows(now => now.filter(one => one.key !== key))}>
              {t('register:identifier.remove')}
            </Button>
          </div>
        </fieldset>
      ))}
      <div>
        <Button variant="default" onClick={add}>
          {t('register:identifier.add')}
        </Button>
        <p className="soft small">{t('register:identifier.help')}</p>
      </div>
    </>
  )
}
