import { useNavigate } from 'react-router'
import { addDays, dayIn } from 'shared/rules/days.ts'
import { inviteSupplier as schema } from 'shared/schemas/suppliers.ts'
import { faultsOf } from '../../lib/check.ts'
import { zoneName } from '../../lib/format.ts'
import type { Command } from '../../lib/use-intention.ts'
import { useWords } from '../../lib/words.ts'
import { LongField } from '../../ui/choice-fields.tsx'
import { Form } from '../../ui/form.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { TextField } from '../../ui/text-fields.tsx'

interface Input {
  readonly id: string
  readonly version: number
  readonly dueOn: string
  readonly message: string | null
}
interface Props<T> {
  readonly supplier: { readonly id: string; readonly version: number }
  readonly programme: { readonly timeZone: string; readonly settings: { readonly answerDays: number } }
  readonly command: Command<T, { input: Input }>
  /** On the button. */
  readonly word: string
}

/** Until when a supplier is asked, and a word with it: the first time and every year. */
export function RequestForm<T>({ supplier, programme: { timeZone, settings }, command, word }: Props<T>) {
  const { t } = useWords()
  const navigate = useNavigate()
  const place = `/suppliers/${supplier.id}`
  const today = dayIn(new Date(), timeZone)
  const inputFrom = (data: FormData): Input => ({
    id: supplier.id,
    version: supplier.version,
    dueOn: String(data.get('dueOn')),
    message: String(data.get('message')).trim() || null,
  })
  const send = async (data: FormData): Promise<void> => {
    if (await command.run({ input: inputFrom(data) })) await navigate(place)
  }
  return (
    <Form
      command={command}
      onSend={send}
      check={data => faultsOf(schema, inputFrom(data))}
      word={word}
      beside={
        <LinkButton to={place} variant="default">
          {t('cancel')}
        </LinkButton>
      }
    >
      <TextField
        name="dueOn"
        type="date"
        label={t('staff:invite.due')}
        help={t('staff:invite.dueHelp', { zone: zoneName(timeZone), count: settings.answerDays })}
        value={addDays(today, settings.answerDays)}
        min={today}
      />
      <LongField name="message" label={t('staff:invite.message')} help={t('staff:invite.messageHelp')} optional />
    </Form>
  )
}
