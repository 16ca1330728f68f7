import { useQuery } from '@apollo/client/react'
import { Button } from '@mantine/core'
import { useState } from 'react'
import type { ToneName } from 'shared/identity/tokens.ts'
import type { HearingState } from 'shared/machines/hearing.ts'
import { day, list } from '../../lib/format.ts'
import { useCommand } from '../../lib/use-command.ts'
import { useWords } from '../../lib/words.ts'
import { Badge } from '../../ui/badge.tsx'
import { ButtonRow } from '../../ui/button-row.tsx'
import { Card } from '../../ui/card.tsx'
import { ConfirmButton } from '../../ui/confirm-button.tsx'
import { Loaded } from '../../ui/trouble.tsx'
import { When } from '../../ui/when.tsx'
import { afterAct, type ShownCase, type ShownRecord } from './case-queries.ts'
import { Hear } from './hear.tsx'
import { caseHearings, remindHearing, type ShownHearing, withdrawHearing } from './hearing-queries.ts'
import css from './hearings.module.css'
import { Files } from './records.tsx'

interface Props {
  readonly grievance: ShownCase
  readonly records: readonly ShownRecord[]
}

/** Who was asked for a comment, until when, and what they said. Opened with the case. */
export function Hearings({ grievance, records }: Props) {
  const { t } = useWords()
  const query = useQuery(caseHearings, { variables: { id: grievance.id }, fetchPolicy: 'network-only', nextFetchPolicy: 'cache-first' })
  const mayAsk = grievance.status === 'PARTIES_COMMENT' && grievance.allowedActions.includes('hearing.ask')
  return (
    <Loaded query={query}>
      {({ caseHearings: hearings }) =>
        hearings.length === 0 && !mayAsk ? null : (
          <Card title={t('hearings:hear.title')}>
            <p className="soft small">{t('hearings:hear.lead')}</p>
            {hearings.length === 0 && <p>{t('hearings:hear.none')}</p>}
            {hearings.some(({ status }) => status === 'ASKED') && <p className="soft small">{t('hearings:hear.closes')}</p>}
            <ul className={css.heard}>
              {hearings.map(hearing => (
                <li key={hearing.id} className={css.one}>
                  <Heard hearing={hearing} grievance={grievance} />
                </li>
              ))}
            </ul>
            {mayAsk && <AskAgain grievance={grievance} records={records} />}
          </Card>
        )
      }
    </Loaded>
  )
}

function AskAgain({ grievance, records }: Props) {
  const { t } = useWords()
  const [asking, ask] = useState(false)
  return asking ? (
    <Hear grievance={grievance} records={records} onDone={() => ask(false)} />
  ) : (
    <ButtonRow>
      <Button variant="default" onClick={() => ask(true)}>
        {t('hearings:hear.askAgain')}
      </Button>
    </ButtonRow>
  )
}

const tones: Record<HearingState, ToneName> = { ASKED: 'waiting', ANSWERED: 'done', CLOSED: 'resting' }

function Heard({ hearing, grievance }: { hearing: ShownHearing; grievance: ShownCase }) {
  const { t } = useWords()
  const { supplier, recipients, letter, dueOn, overdue, status, askedBy, askedAt, remindedAt, answeredAt, answeredBy, comment, files } =
    hearing
  return (
    <>
      <div className={css.head}>
        <h3>{supplier}</h3>
        <span>
          <Badge tone={tones[status]}>{t(`hearings:hearingState.${status}`)}</Badge>{' '}
          {overdue && <Badge tone="trouble">{t('hearings:hear.overdue')}</Badge>}
        </span>
      </div>
      <p className="soft small">
        {t('hearings:hear.to', { names: list(recipients) })} · {t('hearings:hear.until', { day: day(dueOn) })} ·{' '}
        {t('hearings:hear.askedBy', { name: askedBy })} · <When at={askedAt} />
        {remindedAt && (
          <>
            {' '}
            · {t('hearings:hear.reminded')} <When at={remindedAt} />
          </>
        )}
      </p>
      {comment && answeredAt && (
        <div className={css.comment}>
          <p className="soft small">
            {t('hearings:hear.commentBy', { name: answeredBy ?? '–', supplier })} · <When at={answeredAt} />
          </p>
          <p className="words">{comment}</p>
          <Files files={files} />
        </div>
      )}
      <details>
        <summary>{t('hearings:hear.showLetter')}</summary>
        <p className="words">{letter}</p>
      </details>
      {status === 'ASKED' && <Acts hearing={hearing} allowed={grievance.allowedActions} />}
    </>
  )
}

function Acts({ hearing: { id, version }, allowed }: { hearing: ShownHearing; allowed: readonly string[] }) {
  const { t } = useWords()
  const remind = useCommand(remindHearing, afterAct)
  const withdraw = useCommand(withdrawHearing, afterAct)
  const input = { id, version }
  return (
    <ButtonRow>
      {allowed.includes('hearing.remind') && (
        <ConfirmButton
          size="sm"
          variant="default"
          word={t('hearings:hear.remind')}
          title={t('hearings:hear.remindTitle')}
          consequence={t('hearings:hear.remindWord')}
          command={remind}
          variables={{ input }}
        />
      )}
      {allowed.includes('hearing.withdraw') && (
        <ConfirmButton
          size="sm"
          variant="default"
          word={t('hearings:hear.withdraw')}
          title={t('hearings:hear.withdrawTitle')}
          consequence={t('hearings:hear.withdrawWord')}
          command={withdraw}
          variables={{ input }}
        />
      )}
    </ButtonRow>
  )
}
