import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import type { z } from 'zod'
import { faultsOf } from '../lib/check.ts'
import type { Command } from '../lib/use-intention.ts'
import { useWords } from '../lib/words.ts'
import { Dialog } from './dialog.tsx'
import { Form } from './form.tsx'

interface Props<I> {
  readonly command: Pick<Command<unknown, { input: I }>, 'run' | 'busy' | 'fields' | 'sentence'>
  /** On the button that sends it. */
  readonly word: string
  /** The schema that the server uses too; none: the server alone judges. */
  readonly schema?: z.ZodType
  readonly inputFrom: (form: FormData) => I
  /** When it was done, or given up. */
  readonly onClose: () => void
  readonly children: ReactNode
}

/** A form that is there for one act, and gone when it was done or given up. */
export function ClosingForm<I>({ command, word, schema, inputFrom, onClose, children }: Props<I>) {
  const { t } = useWords()
  return (
    <Form
      command={command}
      word={word}
      {...(schema && { check: form => faultsOf(schema, inputFrom(form)) })}
      onSend={async form => {
        if (await command.run({ input: inputFrom(form) })) onClose()
      }}
      beside={
        <Button variant="default" onClick={onClose}>
          {t('cancel')}
        </Button>
      }
    >
      {children}
    </Form>
  )
}

/** The same before the page. */
export const DialogForm = <I,>({ title, ...form }: Props<I> & { title: string }) => (
  <Dialog title={title} onClose={form.onClose}>
    <ClosingForm {...form} />
  </Dialog>
)
