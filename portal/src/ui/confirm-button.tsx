import { Button, type ButtonProps } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import type { Command } from '../lib/use-intention.ts'
import { useWords } from '../lib/words.ts'
import { ButtonRow } from './button-row.tsx'
import { Dialog } from './dialog.tsx'
import { Notice } from './notice.tsx'

interface Props<V> extends Pick<ButtonProps, 'variant' | 'size' | 'disabled'> {
  /** On the page's button, and on the one that does it. */
  readonly word: string
  readonly title: string
  /** What follows from it, in a sentence. */
  readonly consequence: ReactNode
  readonly danger?: boolean
  readonly command: Pick<Command<unknown, V>, 'run' | 'busy' | 'sentence' | 'clear'>
  readonly variables: V
  readonly onDone?: () => void
}

/** For what can't be undone: says what follows, and asks once more. */
export function ConfirmButton<V>({ word, title, consequence, danger = false, command, variables, onDone, ...button }: Props<V>) {
  const { t } = useWords()
  const [open, setOpen] = useState(false)
  const close = (): void => {
    command.clear()
    setOpen(false)
  }
  const confirm = async (): Promise<void> => {
    if ((await command.run(variables)) === undefined) return
    setOpen(false)
    onDone?.()
  }
  return (
    <>
      <Button {...button} onClick={() => setOpen(true)}>
        {word}
      </Button>
      {open && (
        <Dialog title={title} onClose={close}>
          <div>{consequence}</div>
          {command.sentence && (
            <Notice tone="trouble" live>
              {command.sentence}
            </Notice>
          )}
          <ButtonRow>
            <Button variant={danger ? 'danger' : 'filled'} loading={command.busy} onClick={() => void confirm()}>
              {word}
            </Button>
            <Button variant="default" onClick={close}>
              {t('cancel')}
            </Button>
          </ButtonRow>
        </Dialog>
      )}
    </>
  )
}
