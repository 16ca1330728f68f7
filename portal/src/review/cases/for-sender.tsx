import { Button } from '@mantine/core'
import { useState } from 'react'
import { type SenderAct, senderActs, senderActsIn } from 'shared/rules/grievances/sender-acts.ts'
import { speakForSender as speakSchema } from 'shared/schemas/cases.ts'
import { solvedAnswers } from 'shared/words/grievances.ts'
import { faultsOf } from '../../lib/check.ts'
import { useCommand } from '../../lib/use-command.ts'
import { useWords } from '../../lib/words.ts'
import { ButtonRow } from '../../ui/button-row.tsx'
import { Card } from '../../ui/card.tsx'
import { CheckboxField, LongField, RadioField } from '../../ui/choice-fields.tsx'
import { Form } from '../../ui/form.tsx'
import { afterAct, type ShownCase, speakForSender } from './case-queries.ts'

/** For a sender who came by telephone, letter or face to face: what they want done is typed by a handler, and the record says so. */
export function ForSender({ grievance }: { grievance: ShownCase }) {
  const { t } = useWords()
  const [act, choose] = useState<SenderAct | null>(null)
  const possible = senderActsIn(grievance.status).filter(one => grievance.allowedActions.includes(senderActs[one]))
  if (possible.length === 0) return null
  const chosen = act && possible.includes(act) ? act : null
  return (
    <Card title={t('grievances:forSender.title')}>
      <p className="soft small">{t('grievances:forSender.lead')}</p>
      <ButtonRow>
        {possible.map(one => (
          <Button key={one} size="sm" variant="default" aria-expanded={one === chosen} onClick={() => choose(one === chosen ? null : one)}>
            {t(`grievances:forSender.${one}`)}
          </Button>
        ))}
      </ButtonRow>
      {chosen && <ActForm key={`${chosen} ${grievance.version}`} grievance={grievance} act={chosen} />}
    </Card>
  )
}

function ActForm({ grievance: { id, version }, act }: { grievance: ShownCase; act: SenderAct }) {
  const { t } = useWords()
  const command = useCommand(speakForSender, afterAct)
  const inputFrom = (form: FormData) => ({
    id,
    version,
    act,
    solved: (form.get('solved') as (typeof solvedAnswers)[number] | null) ?? null,
    words: String(form.get('words')),
    sure: form.get('sure') !== null,
  })
  return (
    <Form
      command={command}
      word={t(`grievances:forSender.send${act}`)}
      danger={act === 'WITHDRAW'}
      check={form => faultsOf(speakSchema, inputFrom(form))}
      onSend={form => command.run({ input: inputFrom(form) })}
    >
      {act === 'SOLVED' && (
        <RadioField
          name="solved"
          label={t('grievances:forSender.solved')}
          choices={solvedAnswers.map(one => ({ value: one, label: t(`grievances:solved.${one}`) }))}
        />
      )}
      <LongField name="words" label={t('grievances:forSender.words')} help={t(`grievances:forSender.help${act}`)} />
      <CheckboxField name="sure" label={t('grievances:forSender.sure')} />
    </Form>
  )
}
