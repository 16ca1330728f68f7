import { Button } from '@mantine/core'
import type { CheckFieldsFragment } from '../../gql/graphql.ts'
import { useCommand } from '../../lib/use-command.ts'
import { useWords } from '../../lib/words.ts'
import { ButtonRow } from '../../ui/button-row.tsx'
import { Notice } from '../../ui/notice.tsx'
import { approveOverride, confirmCheck, endOverride, rejectOverride } from './country-queries.ts'
import { DecideWithWords } from './decide-with-words.tsx'
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
  const commands = {
    approveOverride: useCommand(approveOverride, again),
    rejectOverride: useCommand(rejectOverride, again),
    endOverride: useCommand(endOverride, again),
  }
  return (
    <DecideWithWords
      word={t(`atlas:decide.${way}`)}
      consequence={t(`atlas:decide.${way}Consequence`)}
      first={way === 'approveOverride'}
      command={commands[way]}
      of={{ id, version }}
    />
  )
}
