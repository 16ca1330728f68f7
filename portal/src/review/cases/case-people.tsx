import { useQuery } from '@apollo/client/react'
import { useCommand } from '../../lib/use-command.ts'
import { useWords } from '../../lib/words.ts'
import { Card } from '../../ui/card.tsx'
import { SelectField } from '../../ui/choice-fields.tsx'
import { ConfirmButton } from '../../ui/confirm-button.tsx'
import { Form } from '../../ui/form.tsx'
import { afterAct, caseCandidates, changeHandlers, type ShownCase } from './case-queries.ts'
import css from './cases.module.css'

/** Who holds the key: each can hand it to others, take it away, and keep out whoever the case is about. */
export function CasePeople({ grievance }: { grievance: ShownCase }) {
  const { t } = useWords()
  const may = (action: string) => grievance.allowedActions.includes(action)
  return (
    <Card title={t('grievances:case.handlers')}>
      <ul className={css.people}>
        {grievance.handlers.map(({ id, name }) => (
          <li key={id} className={css.person}>
            <span>{name}</span>
            {may('grievance.take') && grievance.handlers.length > 1 && <Remove grievance={grievance} accountId={id} />}
          </li>
        ))}
      </ul>
      {may('grievance.give') && (
        <div className={css.aside}>
          <Add grievance={grievance} />
        </div>
      )}
    </Card>
  )
}

function Remove({ grievance: { id, version }, accountId }: { grievance: ShownCase; accountId: string }) {
  const { t } = useWords()
  const command = useCommand(changeHandlers, afterAct)
  return (
    <ConfirmButton
      size="compact-sm"
      variant="default"
      word={t('grievances:case.remove')}
      title={t('grievances:case.remove')}
      consequence={t('grievances:case.removeWord')}
      command={command}
      variables={{ input: { id, version, accountId, change: 'REMOVE' as const } }}
    />
  )
}

function Add({ grievance: { id, version, handlers } }: { grievance: ShownCase }) {
  const { t } = useWords()
  const { data } = useQuery(caseCandidates, { variables: { id }, fetchPolicy: 'cache-and-network' })
  const adding = useCommand(changeHandlers, afterAct)
  const excluding = useCommand(changeHandlers, afterAct)
  if (!data) return null
  const choices = data.caseCandidates.map(one => ({ value: one.id, label: one.name }))
  const known = [...choices, ...handlers.map(one => ({ value: one.id, label: one.name }))]
  return (
    <>
      {choices.length > 0 ? (
        <Form
          key={`add ${version}`}
          command={adding}
          word={t('grievances:case.add')}
          onSend={form => adding.run({ input: { id, version, accountId: String(form.get('accountId')), change: 'ADD' } })}
        >
          <SelectField name="accountId" label={t('grievances:case.addHandler')} choices={choices} />
        </Form>
      ) : (
        <p className="soft small">{t('grievances:case.noCandidates')}</p>
      )}
      <details>
        <summary>{t('grievances:case.exclude')}</summary>
        <Form
          key={`exclude ${version}`}
          danger
          command={excluding}
          word={t('grievances:case.exclude')}
          onSend={form => excluding.run({ input: { id, version, accountId: String(form.get('accountId')), change: 'EXCLUDE' } })}
        >
          <p className="soft small">{t('grievances:case.excludeWord')}</p>
          <SelectField name="accountId" label={t('grievances:case.handler')} choices={known} />
        </Form>
      </details>
    </>
  )
}
