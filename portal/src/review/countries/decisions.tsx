import { Button } from '@mantine/core'
import { useState } from 'react'
import type { CheckFieldsFragment } from '../../gql/graphql.ts'
import { useCommand } from '../../lib/use-command.ts'
import { useWords } from '../../lib/words.ts'
import { ButtonRow } from '../../ui/button-row.tsx'
import { LongField } from '../../ui/choice-fields.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Form } from '../../ui/form.tsx'
import { Notice } from '../../ui/notice.tsx'
import { approveOverride, confirmCheck, endOverride, rejectOverride } from './country-queries.ts'
import { ProposeOverride } from './propose-override.tsx'

const again = ['Story', 'CountryChecks', 'CountryCheckCounts', 'MyWork', 'CountryRuns']

/** What can be done with a result now; the server says which. */
export function Decisions({ check }: { check: CheckFieldsFragment }) {
  const { t } = useWords()
  const confirming = useCommand(confirmCheck, again)
  const may = (action: string): boolean => check.allowedActions.includes(action)
  const { id, version } = check
  return (
    <>
      <ButtonRow>
        {may('check.confirm') && (
          <Button size="sm" loading={confirming.busy} onClick={() => void confirming.run({ input: { id, version } })}>
            {t('atlas:decide.confirm')}
          </Button>
        )}
        {may('check.proposeOverride') && <ProposeOverride check={check} />}
        {(['approveOverride', 'rejectOverride', 'endOverride'] as const).map(
          way => may(`check.${way}`) && <Decide key={way} way={way} check={check} />,
        )}
      </ButtonRow>
      {confirming.sentence && (
        <Notice tone="trouble" live>
          {confirming.sentence}
        </Notice>
      )}
    </>
  )
}

type Way = 'approveOverride' | 'rejectOverride' | 'endOverride'

/** Agreeing, not agreeing, ending: with words, if there are any. */
function Decide({ way, check: { id, version } }: { way: Way; check: CheckFieldsFragment }) {
  const { t } = useWords()
  const [open, setOpen] = useState(false)
  const commands = {
    approveOverride: useCommand(approveOverride, again),
    rejectOverride: useCommand(rejectOverride, again),
    endOverride: useCommand(endOverride, again),
  }
  const command = commands[way]
  return (
    <>
      <Button size="sm" variant={way === 'approveOverride' ? 'filled' : 'default'} onClick={() => setOpen(true)}>
        {t(`atlas:decide.${way}`)}
      </Button>
      {open && (
        <Dialog title={t(`atlas:decide.${way}`)} onClose={() => setOpen(false)}>
          <p>{t(`atlas:decide.${way}Consequence`)}</p>
          <Form
            command={command}
            word={t(`atlas:decide.${way}`)}
            onSend={async form => {
              if (await command.run({ input: { id, version, words: String(form.get('words')).trim() || null } })) setOpen(false)
            }}
            beside={
              <Button variant="default" onClick={() => setOpen(false)}>
                {t('cancel')}
              </Button>
            }
          >
            <LongField name="words" label={t('atlas:decide.words')} optional />
          </Form>
        </Dialog>
      )}
    </>
  )
}
