import { Button } from '@mantine/core'
import { type FormEvent, type ReactNode, useEffect, useId, useMemo, useRef, useState } from 'react'
import type { Command } from '../lib/use-intention.ts'
import { useWords } from '../lib/words.ts'
import { ButtonRow } from './button-row.tsx'
import { ErrorSummary } from './error-summary.tsx'
import css from './form.module.css'
import { type Faults, FormContext } from './form-context.ts'
import { Notice } from './notice.tsx'

interface Props {
  readonly command: Pick<Command<never, never>, 'busy' | 'fields' | 'sentence'>
  readonly onSend: (data: FormData) => unknown
  /** What the button does, as a person would say it. */
  readonly word: string
  readonly danger?: boolean
  /** Looks at what was typed before it is sent; gives words per field. */
  readonly check?: (data: FormData) => Faults | Promise<Faults>
  readonly beside?: ReactNode
  readonly children: ReactNode
}

const isEmpty = (input: Element): boolean => 'value' in input && typeof input.value === 'string' && input.value.trim() === ''

/** The one form: one column, faults beside the fields and in a summary with links; what is typed stays typed. */
export function Form({ command, onSend, word, danger = false, check, beside, children }: Props) {
  const { t } = useWords()
  const id = useId()
  const labels = useRef(new Map<string, string>())
  const [own, setOwn] = useState<Faults>({})
  const [tries, setTries] = useState(0)
  const faults = Object.keys(own).length > 0 ? own : command.fields
  const summary = useRef<HTMLDivElement>(null)
  const value = useMemo(() => ({ id, faults, labels: labels.current }), [id, faults])
  const many = Object.keys(faults).length

  useEffect(() => {
    if (tries > 0 && (many > 0 || command.sentence)) summary.current?.focus()
  }, [tries, many, command.sentence])

  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault()
    const form = event.currentTarget
    const missing = [...form.elements].filter(input => input.hasAttribute('required') && isEmpty(input))
    const found: Faults = Object.fromEntries(missing.map(input => [input.getAttribute('name') ?? '', t('form.fill')]))
    const all = { ...(await check?.(new FormData(form))), ...found }
    setOwn(all)
    if (Object.keys(all).length === 0) await onSend(new FormData(form))
    setTries(count => count + 1)
  }

  return (
    <FormContext value={value}>
      <form noValidate className={css.form} onSubmit={event => void submit(event)}>
        <div ref={summary} tabIndex={-1} className={css.summary}>
          {many > 0 ? (
            <ErrorSummary />
          ) : (
            command.sentence && (
              <Notice tone="trouble" live>
                {command.sentence}
              </Notice>
            )
          )}
        </div>
        {children}
        <ButtonRow>
          <Button type="submit" variant={danger ? 'danger' : 'filled'} loading={command.busy}>
            {word}
          </Button>
          {beside}
        </ButtonRow>
      </form>
    </FormContext>
  )
}
