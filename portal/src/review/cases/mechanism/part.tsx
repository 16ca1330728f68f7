import { Button } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import type { z } from 'zod'
import { faultsOf } from '../../../lib/check.ts'
import { useMay } from '../../../lib/session.ts'
import type { Command } from '../../../lib/use-intention.ts'
import { useWords } from '../../../lib/words.ts'
import { Card } from '../../../ui/card.tsx'
import { Form } from '../../../ui/form.tsx'
import { Notice } from '../../../ui/notice.tsx'
import type { Settings } from '../mechanism-queries.ts'

/** What every part of the settings is given. */
export interface PartProps {
  readonly settings: Settings
  readonly refresh: () => unknown
}

interface Props<V> {
  readonly title: string
  /** What stands now. */
  readonly children: ReactNode
  readonly help?: string
  readonly command: Command<unknown, { readonly input: V }>
  readonly inputFrom: (form: FormData) => V
  readonly schema: z.ZodType
  readonly fields: ReactNode
  /** On the buttons, where "Change" and "Save" would not say enough. */
  readonly words?: { readonly change: string; readonly save: string }
  readonly refresh: () => unknown
}

/** One part of the settings: what stands, or in its place the form that changes it. What is typed stays when somebody else was quicker. */
export function Part<V>({ title, children, help, command, inputFrom, schema, fields, words, refresh }: Props<V>) {
  const { t } = useWords()
  const [editing, setEditing] = useState(false)
  const [saved, setSaved] = useState(false)
  const may = useMay('grievanceSettings.set')
  const overtaken = command.failure?.details.rule === 'changedMeanwhile'
  const edit = (now: boolean): void => {
    command.clear()
    setSaved(false)
    setEditing(now)
  }
  const save = async (form: FormData): Promise<void> => {
    const done = Boolean(await command.run({ input: inputFrom(form) }))
    setSaved(done)
    setEditing(!done)
    // Theirs is shown above the fields, and saving again builds upon it.
    if (!done) await refresh()
  }
  return (
    <Card
      title={title}
      actions={
        may &&
        !editing && (
          <Button variant="default" size="sm" onClick={() => edit(true)}>
            {words?.change ?? t('mechanism:settings.change')}
            {!words && <span className="unseen"> {title}</span>}
          </Button>
        )
      }
    >
      {saved && (
        <Notice tone="done" live>
          {t('mechanism:settings.saved')}
        </Notice>
      )}
      {help && <p className="soft small">{help}</p>}
      {(!editing || overtaken) && children}
      {editing && (
        <Form
          command={{ ...command, sentence: overtaken ? t('mechanism:settings.now') : command.sentence }}
          word={words?.save ?? t('mechanism:settings.save')}
          check={form => faultsOf(schema, inputFrom(form))}
          onSend={save}
          beside={
            <Button variant="default" onClick={() => edit(false)}>
              {t('mechanism:settings.cancel')}
            </Button>
          }
        >
          {fields}
        </Form>
      )}
    </Card>
  )
}
