import { useLazyQuery, useQuery } from '@apollo/client/react'
import { Button, Textarea } from '@mantine/core'
import { useState } from 'react'
import { asking as askSchema } from 'shared/schemas/identity.ts'
import { faultsOf } from '../../lib/check.ts'
import { useCommand } from '../../lib/use-command.ts'
import { isWord, useWords } from '../../lib/words.ts'
import { ButtonRow } from '../../ui/button-row.tsx'
import { Card } from '../../ui/card.tsx'
import { LongField } from '../../ui/choice-fields.tsx'
import { Fact, Facts } from '../../ui/facts.tsx'
import { Form } from '../../ui/form.tsx'
import { Notice } from '../../ui/notice.tsx'
import { When } from '../../ui/when.tsx'
import { afterAct, type ShownCase } from './case-queries.ts'
import css from './cases.module.css'
import { askIdentity, decideIdentity, type IdentityRequestsQuery, identityRequests, senderIdentity } from './identity-queries.ts'

/** Who the sender is: sealed apart, asked for with a reason, answered by somebody else. */
export function Identity({ grievance }: { grievance: ShownCase }) {
  const { t } = useWords()
  const { id, hasIdentity, allowedActions } = grievance
  const { data } = useQuery(identityRequests, { variables: { id }, fetchPolicy: 'cache-and-network' })
  const requests = data?.identityRequests ?? []
  const mine = requests.find(one => one.mine && one.status !== 'REFUSED')
  if (!hasIdentity)
    return (
      <Card title={t('grievances:case.identity')}>
        <p className="soft">{t('grievances:case.identityNone')}</p>
      </Card>
    )
  return (
    <Card title={t('grievances:case.identity')}>
      <p className="soft small">{t('grievances:case.identityLead')}</p>
      {requests.length > 0 && (
        <ul className={css.people}>
          {requests.map(request => (
            <Request key={request.id} request={request} grievance={grievance} />
          ))}
        </ul>
      )}
      {mine?.status === 'GRANTED' && <Show id={id} />}
      {!mine && allowedActions.includes('identity.ask') && <Ask id={id} />}
    </Card>
  )
}

type ShownRequest = IdentityRequestsQuery['identityRequests'][number]

function Request({ request, grievance }: { request: ShownRequest; grievance: ShownCase }) {
  const { t } = useWords()
  const command = useCommand(decideIdentity, [...afterAct, 'IdentityRequests'])
  const { id, version, status, askedBy, askedAt, decidedBy, mine } = request
  const may = status === 'ASKED' && !mine && grievance.allowedActions.includes('identity.answer')
  const [words, setWords] = useState('')
  const decide = (granted: boolean) => void command.run({ input: { id, version, granted, words: words.trim() || null } })
  return (
    <li className={css.person}>
      <span>
        {t('grievances:case.askedBy', { name: askedBy })} · <When at={askedAt} />
        <br />
        {t(`grievances:identityState.${status}`)}
        {decidedBy && ` · ${t('grievances:case.decidedBy', { name: decidedBy })}`}
      </span>
      {command.sentence && <Notice tone="trouble">{command.sentence}</Notice>}
      {may && (
        <>
          <Textarea
            className={css.why}
            label={t('grievances:case.decideWhy')}
            description={t('caseguide:read.ask')}
            value={words}
            onChange={event => setWords(event.currentTarget.value)}
          />
          <ButtonRow>
            <Button size="compact-sm" loading={command.busy} onClick={() => decide(true)}>
              {t('grievances:case.grant')}
            </Button>
            <Button size="compact-sm" variant="default" loading={command.busy} onClick={() => decide(false)}>
              {t('grievances:case.refuse')}
            </Button>
          </ButtonRow>
        </>
      )}
    </li>
  )
}

function Ask({ id }: { id: string }) {
  const { t } = useWords()
  const [open, setOpen] = useState(false)
  const command = useCommand(askIdentity, [...afterAct, 'IdentityRequests'])
  const inputFrom = (form: FormData) => ({ id, words: String(form.get('words')) })
  if (!open)
    return (
      <ButtonRow>
        <Button size="sm" variant="default" onClick={() => setOpen(true)}>
          {t('grievances:case.askIdentity')}
        </Button>
      </ButtonRow>
    )
  return (
    <Form
      command={command}
      word={t('grievances:case.askIdentity')}
      check={form => faultsOf(askSchema, inputFrom(form))}
      onSend={form => command.run({ input: inputFrom(form) })}
    >
      <LongField name="words" label={t('grievances:case.askWhy')} help={t('caseguide:read.ask')} />
    </Form>
  )
}

function Show({ id }: { id: string }) {
  const { t } = useWords()
  const [load, { data, loading, error }] = useLazyQuery(senderIdentity, { fetchPolicy: 'no-cache' })
  const known = data?.senderIdentity
  if (!known)
    return (
      <>
        {error && <Notice tone="trouble">{error.message}</Notice>}
        <ButtonRow>
          <Button size="sm" loading={loading} onClick={() => void load({ variables: { id } })}>
            {t('grievances:case.showIdentity')}
          </Button>
        </ButtonRow>
      </>
    )
  const sharing = `grievances:report.sharingIs.${known.sharing}`
  return (
    <Facts>
      <Fact word={t('grievances:case.name')}>{known.name || '–'}</Fact>
      <Fact word={t('grievances:case.contact')}>{known.contact || '–'}</Fact>
      {known.contactTime && <Fact word={t('grievances:case.contactTime')}>{known.contactTime}</Fact>}
      {known.sharing && isWord(sharing) && <Fact word={t('grievances:report.sharing')}>{t(sharing)}</Fact>}
    </Facts>
  )
}
