/** @jsxImportSource preact */
import type { ComponentChildren, VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import type { Look } from './look.ts'

/** What a person typed, as it came, and what is to be looked at again: sentences by the field's name. */
export interface Typed {
  readonly fields: Readonly<Record<string, readonly string[]>>
  readonly faults: Readonly<Record<string, string>>
}

export const nothingTyped: Typed = { fields: {}, faults: {} }

/** The last counts: the button that was pressed stands behind the hidden field of the same name. */
export const one = ({ fields }: Pick<Typed, 'fields'>, name: string): string => fields[name]?.at(-1) ?? ''

interface Asked {
  readonly look: Look
  readonly typed: Typed
  readonly name: string
  readonly label: string
  readonly help?: string
  readonly required?: boolean
}

/** Label above, help below it, what to do about a fault below that. */
function Field({ look, typed, name, label, help, required, children }: Asked & { children: ComponentChildren }) {
  const fault = typed.faults[name]
  return (
    <div class={fault ? 'field bad' : 'field'}>
      <label for={name}>
        {label} {!required && <small>{look.say('speak:form.optional')}</small>}
      </label>
      {help && (
        <p class="help" id={`${name}-help`}>
          {help}
        </p>
      )}
      {fault && (
        <p class="fault" id={`${name}-fault`}>
          {fault}
        </p>
      )}
      {children}
    </div>
  )
}

const described = ({ typed, name, help }: Asked) => {
  const by = [help && `${name}-help`, typed.faults[name] && `${name}-fault`].filter(Boolean).join(' ')
  return { id: name, name, 'aria-describedby': by || undefined, 'aria-invalid': typed.faults[name] ? ('true' as const) : undefined }
}

/** `code`: signs that no keyboard may better. */
export function Line({ most, code = false, ...asked }: Asked & { most: number; code?: boolean }) {
  return (
    <Field {...asked}>
      <input
        {...described(asked)}
        {...(code && { autoCapitalize: 'characters', autoCorrect: 'off' })}
        type="text"
        dir="auto"
        autoComplete="off"
        maxLength={most}
        value={one(asked.typed, asked.name)}
      />
    </Field>
  )
}

export function Words({ long, ...asked }: Asked & { long?: boolean }) {
  return (
    <Field {...asked}>
      <textarea {...described(asked)} dir="auto" class={long ? 'long' : undefined} value={one(asked.typed, asked.name)} />
    </Field>
  )
}

export interface Choice {
  readonly value: string
  readonly label: string
}
export interface Group {
  readonly label: string
  readonly choices: readonly Choice[]
}

const options = (choices: readonly Choice[], chosen: string) =>
  choices.map(({ value, label }) => (
    <option key={value} value={value} selected={value === chosen}>
      {label}
    </option>
  ))

/** HTML lets an option go without its end, which for all countries is a tenth of the page. What stands in one is escaped before. */
const withoutEnds = (list: VNode) => ({ __html: renderToString(list).replaceAll('</option>', '') })

export function Pick({ choices = [], groups = [], ...asked }: Asked & { choices?: readonly Choice[]; groups?: readonly Group[] }) {
  const chosen = one(asked.typed, asked.name)
  const list = (
    <>
      <option value="">{asked.look.say('speak:form.choose')}</option>
      {options(choices, chosen)}
      {groups.map(({ label, choices }) => (
        <optgroup key={label} label={label}>
          {options(choices, chosen)}
        </optgroup>
      ))}
    </>
  )
  return (
    <Field {...asked}>
      <select {...described(asked)} dangerouslySetInnerHTML={withoutEnds(list)} />
    </Field>
  )
}

export function Tick({ typed, name, label, help, value = 'yes' }: Omit<Asked, 'look'> & { value?: string }) {
  const fault = typed.faults[name]
  const id = value === 'yes' ? name : `${name}-${value}`
  return (
    <div class={fault ? 'field bad' : undefined}>
      {fault && (
        <p class="fault" id={`${name}-fault`}>
          {fault}
        </p>
      )}
      <label class="tick" for={id}>
        <input
          type="checkbox"
          id={id}
          name={name}
          value={value}
          checked={(typed.fields[name] ?? []).includes(value)}
          aria-describedby={fault ? `${name}-fault` : undefined}
          aria-invalid={fault ? 'true' : undefined}
        />
        <span>
          {label}
          {help && <small>{help}</small>}
        </span>
      </label>
    </div>
  )
}

/** A few answers, one of which is given. */
export function OneOf({ typed, name, label, look, required, choices }: Omit<Asked, 'help'> & { choices: readonly Choice[] }) {
  const chosen = one(typed, name)
  const fault = typed.faults[name]
  return (
    <fieldset class={fault ? 'field bad' : undefined} aria-describedby={fault && `${name}-fault`}>
      <legend>
        {label} {!required && <small>{look.say('speak:form.optional')}</small>}
      </legend>
      {fault && (
        <p class="fault" id={`${name}-fault`}>
          {fault}
        </p>
      )}
      {choices.map(({ value, label }, at) => (
        <label class="tick" key={value} for={at === 0 ? name : `${name}-${value}`}>
          <input type="radio" id={at === 0 ? name : `${name}-${value}`} name={name} value={value} checked={value === chosen} />
          <span>{label}</span>
        </label>
      ))}
    </fieldset>
  )
}

export function Hidden({ values }: { values: Readonly<Record<string, string | readonly string[]>> }) {
  return (
    <>
      {Object.entries(values).flatMap(([name, value]) =>
        [value].flat().map(single => <input key={`${name} ${single}`} type="hidden" name={name} value={single} />),
      )}
    </>
  )
}

/** What is to be looked at again, with a way to each place, before anything else on the page. */
export function Faults({ look, typed }: { look: Look; typed: Typed }) {
  const faults = Object.entries(typed.faults)
  if (faults.length === 0) return null
  return (
    <div class="note bad" role="alert" id="faults" tabIndex={-1}>
      <h2>{look.say('speak:fault.title', { count: faults.length })}</h2>
      <ul>
        {faults.map(([name, words]) => (
          <li key={name}>
            <a href={`#${name}`}>{words}</a>
          </li>
        ))}
      </ul>
      <p>{look.say('speak:fault.kept')}</p>
    </div>
  )
}
