import { useCommand } from '../../lib/use-command.ts'
import { useWords } from '../../lib/words.ts'
import { Card } from '../../ui/card.tsx'
import { Form } from '../../ui/form.tsx'
import { PasswordField } from '../../ui/text-fields.tsx'
import { unlockCases } from './key-queries.ts'

/** A session that began before there was a key, or without a password: it is opened once more. */
export function Unlock({ onOpen }: { onOpen: () => void }) {
  const { t } = useWords()
  const command = useCommand(unlockCases, ['CaseKeys'])
  return (
    <Card title={t('grievances:case.unlock')}>
      <p>{t('grievances:case.locked')}</p>
      <Form
        command={command}
        word={t('grievances:case.unlock')}
        onSend={async form => {
          if (await command.run({ password: String(form.get('password')) })) onOpen()
        }}
      >
        <PasswordField name="password" label={t('grievances:case.password')} />
      </Form>
    </Card>
  )
}
