import { Button } from '@mantine/core'
import { useState } from 'react'
import { newCondition } from 'shared/schemas/conditions.ts'
import { faultsOf } from '../../lib/check.ts'
import type { Command } from '../../lib/use-intention.ts'
import { useWords } from '../../lib/words.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Form } from '../../ui/form.tsx'
import type { Faults } from '../../ui/form-context.ts'
import { ConditionInputs, conditionFrom } from './condition-inputs.tsx'
import css from './conditions.module.css'

interface Props {
  readonly supplier: string
  readonly today: string
  readonly command: Pick<Command<never, never>, 'busy' | 'fields' | 'sentence'>
  readonly onAccept: (conditions: ReturnType<typeof conditionFrom>[]) => Promise<unknown>
}

const most = 20

/** Faults of all conditions, each at the field of its own number. */
const faultsIn = (form: FormData, numbers: readonly number[]): Faults =>
  Object.fromEntries(
    numbers.flatMap(number => {
      const at = `${number}.`
      return Object.entries(faultsOf(newCondition, conditionFrom(form, at))).map(([field, fault]) => [`${at}${field}`, fault])
    }),
  )

/** Accepts the whole and names what has to be done still. */
export function AcceptUnder({ supplier, today, command, onAccept }: Props) {
  const { t } = useWords()
  const [open, setOpen] = useState(false)
  const [numbers, setNumbers] = useState([1])
  return (
    <>
      <Button variant="default" onClick={() => setOpen(true)}>
        {t('review:conditions.acceptUnder')}
      </Button>
      {open && (
        <Dialog title={t('review:conditions.underTitle', { supplier })} onClose={() => setOpen(false)}>
          <p>{t('review:conditions.underConsequence', { count: numbers.length })}</p>
          <p className="soft">{t('review:conditions.help')}</p>
          <Form
            command={command}
            word={t('review:conditions.acceptUnder')}
            check={form => faultsIn(form, numbers)}
            onSend={async form => {
              if (await onAccept(numbers.map(number => conditionFrom(form, `${number}.`)))) setOpen(false)
            }}
            beside={
              <Button variant="default" onClick={() => setOpen(false)}>
                {t('cancel')}
              </Button>
            }
          >
            {numbers.map((number, place) => (
              <fieldset key={number} className={css.one}>
                {numbers.length > 1 && <legend>{t('review:conditions.number', { number: place + 1, count: place + 1 })}</legend>}
                <ConditionInputs at={`${number}.`} today={today} />
                {numbers.length > 1 && (
                  <Button variant="subtle" size="compact-sm" onClick={() => setNumbers(numbers.filter(one => one !== number))}>
                    {t('review:conditions.remove')}
                  </Button>
                )}
              </fieldset>
            ))}
            {numbers.length < most && (
              <div>
                <Button variant="subtle" size="compact-sm" onClick={() => setNumbers([...numbers, Math.max(...numbers) + 1])}>
                  {t('review:conditions.more')}
                </Button>
              </div>
            )}
          </Form>
        </Dialog>
      )}
    </>
  )
}
