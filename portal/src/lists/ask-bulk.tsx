import { Button } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { graphql } from '../gql/gql.ts'
import type { PassedOverReason } from '../gql/graphql.ts'
import { number } from '../lib/format.ts'
import { useMay } from '../lib/session.ts'
import { useCommand } from '../lib/use-command.ts'
import type { Command } from '../lib/use-intention.ts'
import { useWords } from '../lib/words.ts'
import { LongField } from '../ui/choice-fields.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Form } from '../ui/form.tsx'
import { TextField } from '../ui/text-fields.tsx'
import { mostAsked } from './use-selection.ts'

const remindMany = graphql(`
  mutation RemindMany($input: RemindResponsesInput!) { remindResponses(input: $input) { responses { id } passedOver { id reason } } }
`)
const extendMany = graphql(`
  mutation ExtendMany($input: ExtendResponsesInput!) { extendResponses(input: $input) { responses { id dueOn dueAt } passedOver { id reason } } }
`)

const lists = ['Responses', 'ResponseCounts']

interface Props {
  readonly ids: readonly string[]
  readonly nameOf: (id: string) => string | undefined
  readonly onDone: (sentences: readonly string[]) => void
}
type Result = { responses: readonly unknown[]; passedOver: readonly { id: string; reason: PassedOverReason }[] }

/** How many it was done for; and for whom not, reason by reason. */
function useResult(nameOf: Props['nameOf']): (kind: 'remind' | 'extend', result: Result) => string[] {
  const { t } = useWords()
  return (kind, { responses, passedOver }) => {
    const reasons = [...new Set(passedOver.map(one => one.reason))]
    const left = reasons.map(reason => {
      const ids = passedOver.filter(one => one.reason === reason).map(one => one.id)
      const names = ids.slice(0, 5).flatMap(id => nameOf(id) ?? [])
      return t('lists:ask.notFor', {
        count: ids.length,
        why: t(`lists:ask.reason.${reason}`),
        names: names.length > 0 ? `: ${names.join(', ')}` : '',
      })
    })
    return [t(`lists:ask.${kind}.done`, { count: responses.length }), ...left]
  }
}

/** A mail cannot be called back, so the dialog says to how many it goes before it goes. */
function Asking<V>({
  kind,
  many,
  command,
  onSend,
  children,
}: {
  kind: 'remind' | 'extend'
  many: number
  command: Command<unknown, V>
  onSend: (data: FormData, close: () => void) => Promise<void>
  children: ReactNode
}) {
  const { t } = useWords()
  const [open, setOpen] = useState(false)
  const close = (): void => {
    command.clear()
    setOpen(false)
  }
  return (
    <>
      <Button size="sm" variant="default" onClick={() => setOpen(true)}>
        {t(`lists:ask.${kind}.button`)}
      </Button>
      {open && (
        <Dialog title={t(`lists:ask.${kind}.title`, { count: many })} onClose={close}>
          <p className="soft">{t(`lists:ask.${kind}.consequence`)}</p>
          <Form
            command={command}
            onSend={data => onSend(data, close)}
            word={t(`lists:ask.${kind}.send`, { count: many })}
            beside={
              <Button variant="default" onClick={close}>
                {t('cancel')}
              </Button>
            }
          >
            {children}
            <LongField name="words" label={t('lists:ask.words')} help={t('lists:ask.wordsHelp')} optional />
          </Form>
        </Dialog>
      )}
    </>
  )
}

const wordsIn = (data: FormData): string | null => String(data.get('words')).trim() || null

/** The chosen requests are reminded now, or given more time. */
export function AskBulk({ ids, nameOf, onDone }: Props) {
  const { t } = useWords()
  const [mayRemind, mayExtend] = [useMay('response.remind'), useMay('response.extend')]
  const reminding = useCommand(remindMany, lists)
  const extending = useCommand(extendMany, lists)
  const result = useResult(nameOf)
  const remind = async (data: FormData, close: () => void): Promise<void> => {
    const answer = await reminding.run({ input: { ids: [...ids], words: wordsIn(data) } })
    if (!answer) return
    close()
    onDone(result('remind', answer.remindResponses))
  }
  const extend = async (data: FormData, close: () => void): Promise<void> => {
    const answer = await extending.run({ input: { ids: [...ids], dueOn: String(data.get('dueOn')), words: wordsIn(data) } })
    if (!answer) return
    close()
    onDone(result('extend', answer.extendResponses))
  }
  if ((mayRemind || mayExtend) && ids.length > mostAsked)
    return <span className="soft small">{t('lists:ask.tooMany', { limit: number(mostAsked) })}</span>
  return (
    <>
      {mayRemind && (
        <Asking kind="remind" many={ids.length} command={reminding} onSend={remind}>
          {null}
        </Asking>
      )}
      {mayExtend && (
        <Asking kind="extend" many={ids.length} command={extending} onSend={extend}>
          <TextField name="dueOn" type="date" label={t('lists:ask.dueOn')} />
        </Asking>
      )}
    </>
  )
}
