import { Button } from '@mantine/core'
import { useState } from 'react'
import { keepLonger as schema } from 'shared/schemas/cases.ts'
import { faultsOf } from '../../lib/check.ts'
import { day } from '../../lib/format.ts'
import { useCommand } from '../../lib/use-command.ts'
import { useWords } from '../../lib/words.ts'
import { ButtonRow } from '../../ui/button-row.tsx'
import { Card } from '../../ui/card.tsx'
import { LongField } from '../../ui/choice-fields.tsx'
import { Form } from '../../ui/form.tsx'
import { TextField } from '../../ui/text-fields.tsx'
import { afterAct, keepLonger, type ShownCase } from './case-queries.ts'

/** Until when a case that is over is kept; a procedure may need it longer. */
export function Keeping({ grievance }: { grievance: ShownCase }) {
  const { t } = useWords()
  const [asking, ask] = useState(false)
  const { forgetOn, keptUntil, remindedOn, allowedActions } = grievance
  if (!forgetOn) return null
  return (
    <Card title={t('caseguide:keep.title')}>
      <p>{t('caseguide:keep.until', { day: day(forgetOn) })}</p>
      {keptUntil === forgetOn && <p>{t('caseguide:keep.longer')}</p>}
      <p className="soft small">{remindedOn ? t('caseguide:keep.reminded', { day: day(remindedOn) }) : t('caseguide:keep.reminder')}</p>
      {allowedActions.includes('grievance.keep') &&
        (asking ? (
          <KeepLonger key={grievance.version} grievance={grievance} onDone={() => ask(false)} />
        ) : (
          <ButtonRow>
            <Button size="sm" variant="default" onClick={() => ask(true)}>
              {t('caseguide:keep.act')}
            </Button>
          </ButtonRow>
        ))}
    </Card>
  )
}

function KeepLonger({ grievance: { id, version }, onDone }: { grievance: ShownCase; onDone: () => void }) {
  const { t } = useWords()
  const command = useCommand(keepLonger, afterAct)
  const inputFrom = (form: FormData) => ({ id, version, until: String(form.get('until')), words: String(form.get('words')) })
  return (
    <Form
      command={command}
      word={t('caseguide:keep.act')}
      check={form => faultsOf(schema, inputFrom(form))}
      onSend={async form => {
        if (await command.run({ input: inputFrom(form) })) onDone()
      }}
    >
      <TextField name="until" type="date" label={t('caseguide:keep.day')} help={t('caseguide:keep.dayHelp')} />
      <LongField name="words" label={t('caseguide:keep.why')} help={t('caseguide:keep.whyHelp')} />
    </Form>
  )
}
