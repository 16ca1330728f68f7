import { Button } from '@mantine/core'
import { useState } from 'react'
import { inLanguage } from 'shared/rules/in-language.ts'
import { mostBodies, setOutsideBodies as schema } from 'shared/schemas/mechanism.ts'
import type { LocalText } from 'shared/words/lists.ts'
import { useCommand } from '../../../lib/use-command.ts'
import { useWords } from '../../../lib/words.ts'
import { ButtonRow } from '../../../ui/button-row.tsx'
import { setOutsideBodies } from '../mechanism-queries.ts'
import { LocalFields, localFrom } from './local-fields.tsx'
import css from './mechanism.module.css'
import { Part, type PartProps } from './part.tsx'

interface Body {
  readonly name: LocalText
  readonly address: LocalText
}

/** Bodies outside the company, in the order in which they are read. */
export function BodiesPart({ settings: { outside, version }, refresh }: PartProps) {
  const { t, locale } = useWords()
  const command = useCommand(setOutsideBodies)
  const bodiesFrom = (form: FormData): Body[] => {
    const places = form.getAll('place')
    return places.map((_, at) => ({ name: localFrom(form, `bodies.${at}.name`), address: localFrom(form, `bodies.${at}.address`) }))
  }
  return (
    <Part
      title={t('mechanism:bodies.title')}
      help={t('mechanism:bodies.help')}
      command={command}
      refresh={refresh}
      schema={schema}
      inputFrom={form => ({ version, bodies: bodiesFrom(form) })}
      fields={<Bodies given={outside} />}
    >
      {outside.length === 0 ? (
        <p className="soft">{t('mechanism:bodies.noneYet')}</p>
      ) : (
        <ol className={css.bodies}>
          {outside.map(({ name, address }) => (
            <li key={JSON.stringify(name)}>
              {inLanguage(name, locale, locale)}
              <br />
              <span className="soft small">{inLanguage(address, locale, locale)}</span>
            </li>
          ))}
        </ol>
      )}
    </Part>
  )
}

const unsaid: LocalText = { zh: '', en: '', fr: '' }

/** Rows keep what was typed in them when they move: each is known by the number it was made with. */
function Bodies({ given }: { given: readonly Body[] }) {
  const { t } = useWords()
  const [rows, setRows] = useState(() => given.map((body, made) => ({ ...body, made })))
  const [made, count] = useState(given.length)
  const add = (): void => {
    setRows([...rows, { name: unsaid, address: unsaid, made }])
    count(made + 1)
  }
  const moveUp = (at: number): void => {
    const [row] = rows.slice(at, at + 1)
    if (row) setRows(rows.toSpliced(at, 1).toSpliced(at - 1, 0, row))
  }
  const remove = (at: number): void => setRows(rows.toSpliced(at, 1))
  return (
    <>
      {rows.map(({ name, address, made: key }, at) => (
        <fieldset key={key} className={css.body}>
          <legend>{t('mechanism:bodies.body', { number: at + 1 })}</legend>
          <input type="hidden" name="place" value={key} />
          <LocalFields name={`bodies.${at}.name`} label={t('mechanism:bodies.name')} help={t('mechanism:bodies.one')} value={name} />
          <LocalFields name={`bodies.${at}.address`} label={t('mechanism:bodies.address')} value={address} rows={2} />
          <ButtonRow>
            <RowButton word={t('mechanism:bodies.up')} number={at + 1} hidden={at === 0} onClick={() => moveUp(at)} />
            <RowButton word={t('mechanism:bodies.down')} number={at + 1} hidden={at === rows.length - 1} onClick={() => moveUp(at + 1)} />
            <RowButton word={t('mechanism:bodies.remove')} number={at + 1} onClick={() => remove(at)} />
          </ButtonRow>
        </fieldset>
      ))}
      {rows.length < mostBodies ? (
        <ButtonRow>
          <Button variant="default" size="sm" onClick={add}>
            {t('mechanism:bodies.add')}
          </Button>
        </ButtonRow>
      ) : (
        <p className="soft small">{t('mechanism:bodies.full', { count: mostBodies })}</p>
      )}
    </>
  )
}

interface RowButtonProps {
  readonly word: string
  readonly number: number
  readonly hidden?: boolean
  readonly onClick: () => void
}

function RowButton({ word, number, hidden = false, onClick }: RowButtonProps) {
  const { t } = useWords()
  if (hidden) return null
  return (
    <Button variant="default" size="compact-sm" onClick={onClick}>
      {word}
      <span className="unseen"> {t('mechanism:bodies.body', { number })}</span>
    </Button>
  )
}
