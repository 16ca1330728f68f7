import { type ReactNode, useId } from 'react'
import { type Cells, isBlank, isCells } from 'shared/questionnaires/answer.ts'
import { currencies } from 'shared/words/currencies.ts'
import type { Locale } from 'shared/words/lists.ts'
import { EvidenceField } from '../../evidence/evidence-field.tsx'
import { currentLocale, useWords, type WordKey } from '../../lib/words.ts'
import { CountrySearch } from './country-control.tsx'
import { type ControlProps, type Of, usePlace } from './field-context.ts'
import css from './fields.module.css'
import { NumberInput } from './text-controls.tsx'

const cellsOf = (value: unknown): Cells => (isCells(value) ? value : {})

/** What is left empty is not there at all; nothing in it means no value. */
function withCell(value: unknown, key: string, cell: unknown): Cells | null {
  const next = Object.fromEntries(Object.entries({ ...cellsOf(value), [key]: cell }).filter(([, one]) => !isBlank(one)))
  return Object.keys(next).length > 0 ? next : null
}

const options = new Map<Locale, ReactNode>()
function currencyOptions(): ReactNode {
  const locale = currentLocale()
  const names = new Intl.DisplayNames([locale], { type: 'currency' })
  const known =
    options.get(locale) ??
    currencies.map(code => (
      <option key={code} value={code}>
        {code} · {names.of(code)}
      </option>
    ))
  options.set(locale, known)
  return known
}

export function MoneyControl({ value, onSay, id, labelId, describedBy, invalid }: ControlProps<Of<'MONEY'>>) {
  const { t } = useWords()
  const { amount, currency } = cellsOf(value)
  return (
    // biome-ignore lint/a11y/useSemanticElements: the field's own label is its legend
    <div role="group" aria-labelledby={labelId} className={css.money}>
      <NumberInput
        value={amount}
        onSay={cell => onSay(withCell(value, 'amount', cell))}
        id={id}
        labelId={labelId}
        describedBy={describedBy}
        invalid={invalid}
      />
      <select
        className={css.input}
        aria-label={t('form:money.currency')}
        aria-describedby={describedBy}
        aria-invalid={invalid}
        value={typeof currency === 'string' ? currency : ''}
        onChange={event => onSay(withCell(value, 'currency', event.currentTarget.value || null))}
      >
        <option value="">{t('form:money.choose')}</option>
        {currencyOptions()}
      </select>
    </div>
  )
}

interface PartProps {
  readonly word: WordKey
  readonly optional?: boolean
  readonly children: (ids: { id: string; labelId: string }) => ReactNode
}

function Part({ word, optional = false, children }: PartProps) {
  const { t } = useWords()
  const id = useId()
  return (
    <div className={css.part}>
      <label htmlFor={id} id={`${id}-label`} className={css.partLabel}>
        {t(word)} {optional && <span className="soft">{t('form.optional')}</span>}
      </label>
      {children({ id, labelId: `${id}-label` })}
    </div>
  )
}

interface LineProps {
  readonly id: string
  readonly labelId: string
  readonly value: unknown
  readonly onSay: (value: string) => void
  readonly describedBy?: string | undefined
  readonly invalid: boolean
}

const Line = ({ id, labelId, value, onSay, describedBy, invalid }: LineProps) => (
  <input
    className={css.input}
    id={id}
    type="text"
    aria-labelledby={labelId}
    aria-describedby={describedBy}
    aria-invalid={invalid}
    value={typeof value === 'string' ? value : ''}
    autoComplete="off"
    onChange={event => onSay(event.currentTarget.value)}
  />
)

const Compound = ({ labelId, children }: { labelId: string; children: ReactNode }) => (
  // biome-ignore lint/a11y/useSemanticElements: the field's own label is its legend
  <div role="group" aria-labelledby={labelId} className={css.compound}>
    {children}
  </div>
)

export function PartyControl({ value, onSay, labelId, describedBy, invalid }: ControlProps<Of<'PARTY'>>) {
  const { name, country, identifier } = cellsOf(value)
  const say = (key: string) => (cell: unknown) => onSay(withCell(value, key, cell))
  const rest = { describedBy, invalid }
  return (
    <Compound labelId={labelId}>
      <Part word="form:party.name">{ids => <Line {...ids} {...rest} value={name} onSay={say('name')} />}</Part>
      <Part word="form:party.country" optional>
        {ids => <CountrySearch {...ids} invalid={false} value={typeof country === 'string' ? country : ''} onSay={say('country')} />}
      </Part>
      <Part word="form:party.identifier" optional>
        {ids => <Line {...ids} invalid={false} value={identifier} onSay={say('identifier')} />}
      </Part>
    </Compound>
  )
}

export function PlaceControl({ value, onSay, labelId, describedBy, invalid }: ControlProps<Of<'PLACE'>>) {
  const { name, country, locode, latitude, longitude } = cellsOf(value)
  const say = (key: string) => (cell: unknown) => onSay(withCell(value, key, cell))
  const rest = { describedBy, invalid }
  return (
    <Compound labelId={labelId}>
      <Part word="form:place.name">{ids => <Line {...ids} {...rest} value={name} onSay={say('name')} />}</Part>
      <Part word="form:place.country">
        {ids => <CountrySearch {...ids} {...rest} value={typeof country === 'string' ? country : ''} onSay={say('country')} />}
      </Part>
      <Part word="form:place.locode" optional>
        {ids => <Line {...ids} invalid={false} value={locode} onSay={say('locode')} />}
      </Part>
      <Part word="form:place.latitude" optional>
        {ids => <NumberInput {...ids} invalid={false} value={latitude} onSay={say('latitude')} />}
      </Part>
      <Part word="form:place.longitude" optional>
        {ids => <NumberInput {...ids} invalid={false} value={longitude} onSay={say('longitude')} />}
      </Part>
    </Compound>
  )
}

export function FileControl({ value, onSay, labelId, describedBy, part }: ControlProps<Of<'FILE'>>) {
  const { responseId, question, files } = usePlace()
  const ids = Array.isArray(value) ? value.filter(one => typeof one === 'string') : []
  return (
    <EvidenceField
      responseId={responseId}
      question={question}
      {...(part && { part })}
      fileIds={ids}
      files={files}
      onChange={next => onSay(next.length > 0 ? [...next] : null)}
      labelId={labelId}
      helpId={describedBy}
    />
  )
}
