import { Button } from '@mantine/core'
import { type ComponentProps, useState } from 'react'
import { DialogForm } from './closing-form.tsx'

type FormProps<I> = ComponentProps<typeof DialogForm<I>>

interface Props<I> extends Omit<FormProps<I>, 'title' | 'word' | 'onClose'> {
  /** On the page's button, and the dialog's title. */
  readonly word: string
  /** On the button that sends, where that is called otherwise. */
  readonly send?: string
  /** What follows from it, in a sentence. */
  readonly consequence?: string
  /** The one next step. */
  readonly first?: boolean
}

/** A decision: a button, and behind it what follows and a short form. */
export function DecisionButton<I>({ word, send = word, consequence, first = false, children, ...form }: Props<I>) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button size="sm" variant={first ? 'filled' : 'default'} onClick={() => setOpen(true)}>
        {word}
      </Button>
      {open && (
        <DialogForm<I> {...form} title={word} word={send} onClose={() => setOpen(false)}>
          {consequence && <p>{consequence}</p>}
          {children}
        </DialogForm>
      )}
    </>
  )
}
