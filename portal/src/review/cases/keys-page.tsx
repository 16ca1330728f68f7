import { useQuery } from '@apollo/client/react'
import { useState } from 'react'
import { Link } from 'react-router'
import type { CaseKeysQuery } from '../../gql/graphql.ts'
import { list } from '../../lib/format.ts'
import { useCommand } from '../../lib/use-command.ts'
import { useWords } from '../../lib/words.ts'
import { Badge } from '../../ui/badge.tsx'
import { Card } from '../../ui/card.tsx'
import { ConfirmButton } from '../../ui/confirm-button.tsx'
import { Form } from '../../ui/form.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { TextField } from '../../ui/text-fields.tsx'
import { Loaded } from '../../ui/trouble.tsx'
import css from './cases.module.css'
import { CasesTabs } from './cases-tabs.tsx'
import { caseKeys, openWithPaper, regiveCases, vouchForHandler } from './key-queries.ts'
import { RecoveryKey } from './recovery-key.tsx'
import { Unlock } from './unlock.tsx'

type Keys = CaseKeysQuery['caseKeys']

/** One's own key, the other handlers', and the one on paper. */
export function KeysPage() {
  const { t } = useWords()
  const query = useQuery(caseKeys, { fetchPolicy: 'cache-and-network' })
  return (
    <Loaded query={query}>
      {({ caseKeys: keys }) => (
        <Page narrow title={t('grievances:tabs.keys')} lead={t('grievances:keys.lead')}>
          <CasesTabs />
          {keys.unlocked ? <Mine keys={keys} /> : <Unlock onOpen={() => void query.refetch()} />}
          {keys.unlocked && (
            <>
              <Others keys={keys} />
              <RecoveryKey keys={keys} />
              {keys.recoveryMadeAt && <FromPaper />}
            </>
          )}
        </Page>
      )}
    </Loaded>
  )
}

function Mine({ keys: { vouched, lost } }: { keys: Keys }) {
  const { t } = useWords()
  return (
    <Card title={t('grievances:keys.mine')}>
      <p>
        <Badge tone="done">{t('grievances:keys.open')}</Badge> {vouched && <Badge tone="done">{t('grievances:keys.known')}</Badge>}
      </p>
      {!vouched && <Notice tone="waiting">{t('grievances:keys.notVouched')}</Notice>}
      {lost > 0 && <Notice tone="waiting">{t('grievances:keys.lost', { count: lost })}</Notice>}
    </Card>
  )
}

/** Whoever lost a key gets back what others can open; a new key gets cases once somebody knows whose it is. */
function Others({ keys: { handlers, departmentsWithoutReader, vouched } }: { keys: Keys }) {
  const { t } = useWords()
  const isAlone = vouched && !handlers.some(one => one.vouched)
  return (
    <Card title={t('grievances:keys.others')}>
      <p className="soft small">{t('grievances:keys.othersLead')}</p>
      {departmentsWithoutReader.length > 0 && (
        <Notice tone="waiting">
          {t('grievances:keys.withoutReader', { departments: list(departmentsWithoutReader) })}{' '}
          <Link to="/cases/settings">{t('mechanism:trouble.toSettings')}</Link>
        </Notice>
      )}
      {isAlone && <Notice tone="waiting">{t('mechanism:trouble.ONE_HANDLER')}</Notice>}
      <ul className={css.people}>
        {handlers.map(one => (
          <li key={one.accountId} className={css.person}>
            <span>
              {one.name} <State of={one} />
            </span>
            <Give to={one} />
          </li>
        ))}
      </ul>
    </Card>
  )
}

function State({ of: { hasKey, vouched, lost } }: { of: Keys['handlers'][number] }) {
  const { t } = useWords()
  if (!hasKey) return <Badge tone="resting">{t('grievances:keys.noKey')}</Badge>
  if (!vouched) return <Badge tone="waiting">{t('grievances:keys.unknown')}</Badge>
  if (lost > 0) return <Badge tone="trouble">{t('grievances:keys.lost', { count: lost })}</Badge>
  return <Badge tone="done">{t('grievances:keys.known')}</Badge>
}

function Give({ to: { accountId, name, hasKey, vouched, lost } }: { to: Keys['handlers'][number] }) {
  const { t } = useWords()
  const vouching = useCommand(vouchForHandler, ['CaseKeys'])
  const giving = useCommand(regiveCases, ['CaseKeys'])
  if (!hasKey || (vouched && lost === 0)) return null
  const again = lost > 0
  const word = t(again ? 'grievances:keys.regive' : 'grievances:keys.vouch')
  const common = { size: 'compact-sm', variant: 'default', word, variables: { accountId } } as const
  const consequence = t('grievances:keys.vouchWords', { name })
  return again ? (
    <ConfirmButton {...common} title={word} consequence={consequence} command={giving} />
  ) : (
    <ConfirmButton {...common} title={word} consequence={consequence} command={vouching} />
  )
}

function FromPaper() {
  const { t } = useWords()
  const command = useCommand(openWithPaper, ['CaseKeys', 'Cases'])
  const [opened, setOpened] = useState<number | null>(null)
  return (
    <Card title={t('grievances:keys.use')}>
      <p className="soft small">{t('grievances:keys.useWords')}</p>
      {opened !== null && (
        <Notice tone="done" live>
          {t('grievances:keys.used', { count: opened })}
        </Notice>
      )}
      <Form
        key={opened}
        command={command}
        word={t('grievances:keys.useIt')}
        onSend={async form => {
          const answer = await command.run({ paper: String(form.get('paper')) })
          if (answer) setOpened(answer.useRecoveryKey)
        }}
      >
        <TextField name="paper" label={t('grievances:keys.key')} />
      </Form>
    </Card>
  )
}
