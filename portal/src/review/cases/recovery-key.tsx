import { Button } from '@mantine/core'
import { useState } from 'react'
import type { CaseKeysQuery } from '../../gql/graphql.ts'
import { dayOf } from '../../lib/format.ts'
import { useCommand } from '../../lib/use-command.ts'
import { useWords } from '../../lib/words.ts'
import { ButtonRow } from '../../ui/button-row.tsx'
import { Card } from '../../ui/card.tsx'
import { CheckboxField } from '../../ui/choice-fields.tsx'
import { Form } from '../../ui/form.tsx'
import { Notice } from '../../ui/notice.tsx'
import { TextField } from '../../ui/text-fields.tsx'
import css from './cases.module.css'
import { makeRecoveryKey } from './key-queries.ts'

/** Made once and shown once, to be written on paper. */
export function RecoveryKey({ keys: { recoveryMadeAt, recoveryMadeBy } }: { keys: CaseKeysQuery['caseKeys'] }) {
  const { t } = useWords()
  const command = useCommand(makeRecoveryKey, ['CaseKeys'])
  const [paper, show] = useState<string | null>(null)
  if (paper)
    return (
      <Card title={t('grievances:keys.shown')}>
        <p className={css.code}>{paper}</p>
        <Notice tone="waiting">{t('grievances:keys.shownWords')}</Notice>
        <ButtonRow>
          <Button onClick={() => show(null)}>{t('grievances:keys.written')}</Button>
          <Button variant="default" onClick={() => window.print()}>
            {t('grievances:enter.print')}
          </Button>
        </ButtonRow>
      </Card>
    )
  return (
    <Card title={t('grievances:keys.recovery')}>
      <p className="soft small">{t('grievances:keys.recoveryLead')}</p>
      {recoveryMadeAt ? (
        <p>{t('grievances:keys.recoveryMade', { day: dayOf(recoveryMadeAt), name: recoveryMadeBy ?? '–' })}</p>
      ) : (
        <Notice tone="waiting">{t('grievances:keys.recoveryNone')}</Notice>
      )}
      <Form
        command={command}
        word={t('grievances:keys.make')}
        onSend={async form => {
          const old = String(form.get('old') ?? '').trim() || null
          const answer = await command.run({ old, lost: form.get('lost') !== null })
          if (answer) show(answer.makeRecoveryKey)
        }}
      >
        <p className="soft small">{t(recoveryMadeAt ? 'grievances:keys.makeWord' : 'grievances:keys.makeFirst')}</p>
        {recoveryMadeAt && (
          <>
            <TextField name="old" optional label={t('grievances:keys.old')} />
            <CheckboxField name="lost" label={t('grievances:keys.isLost')} help={t('grievances:keys.isLostHelp')} />
          </>
        )}
      </Form>
    </Card>
  )
}
