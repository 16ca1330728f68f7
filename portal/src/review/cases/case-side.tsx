import { Button } from '@mantine/core'
import { useState } from 'react'
import { canPause } from 'shared/rules/grievances/clocks.ts'
import { pauseCase as pauseSchema } from 'shared/schemas/cases.ts'
import { pauseReasons } from 'shared/words/cases.ts'
import { faultsOf } from '../../lib/check.ts'
import { countryName, day, dayOf } from '../../lib/format.ts'
import { useCommand } from '../../lib/use-command.ts'
import { useWords } from '../../lib/words.ts'
import { Badge } from '../../ui/badge.tsx'
import { ButtonRow } from '../../ui/button-row.tsx'
import { Card } from '../../ui/card.tsx'
import { LongField, SelectField } from '../../ui/choice-fields.tsx'
import { ConfirmButton } from '../../ui/confirm-button.tsx'
import { Fact, Facts } from '../../ui/facts.tsx'
import { Form } from '../../ui/form.tsx'
import { Notice } from '../../ui/notice.tsx'
import { When } from '../../ui/when.tsx'
import { afterAct, type CaseQuery, pauseCase, resumeCase, type ShownCase, seeToRetaliation } from './case-queries.ts'
import { useTopicWord } from './topic-word.ts'

/** What lies in clear. */
export function CaseFacts({ grievance }: { grievance: ShownCase }) {
  const { t } = useWords()
  const topicWord = useTopicWord()
  const { channel, topic, country, concernsUs, department, receivedAt, decision, dismissedFor, referredTo, remedyKind, remedyDueOn } =
    grievance
  const { solved, rootCause, changeMade } = grievance
  return (
    <Card title={t('grievances:case.facts')}>
      <Facts>
        <Fact word={t('grievances:inbox.received')}>
          <When at={receivedAt} />
        </Fact>
        <Fact word={t('grievances:inbox.channel')}>{t(`grievances:channel.${channel}`)}</Fact>
        <Fact word={t('grievances:inbox.topic')}>{topicWord(topic)}</Fact>
        {country && <Fact word={t('grievances:inbox.country')}>{countryName(country)}</Fact>}
        {concernsUs && <Fact word={t('grievances:case.department')}>{department ?? t('grievances:case.ourselves')}</Fact>}
        {dismissedFor && <Fact word={t('grievances:case.reason')}>{t(`grievances:dismissedFor.${dismissedFor}`)}</Fact>}
        {referredTo && <Fact word={t('grievances:case.body')}>{t(`grievances:outsideBody.${referredTo}`)}</Fact>}
        {decision && <Fact word={t('grievances:case.decision')}>{t(`grievances:result.${decision}`)}</Fact>}
        {remedyKind && <Fact word={t('grievances:case.remedyKind')}>{t(`grievances:remedyKind.${remedyKind}`)}</Fact>}
        {remedyDueOn && <Fact word={t('grievances:case.remedyDue')}>{day(remedyDueOn)}</Fact>}
        {solved && <Fact word={t('grievances:case.solvedWord')}>{t(`grievances:solved.${solved}`)}</Fact>}
        {rootCause && <Fact word={t('grievances:lesson.rootCauseWord')}>{t(`grievances:rootCause.${rootCause}`)}</Fact>}
        {changeMade && <Fact word={t('grievances:lesson.changeMadeWord')}>{t(`grievances:changeMade.${changeMade}`)}</Fact>}
      </Facts>
    </Card>
  )
}

/** What is due, and the clock that can be stopped. */
export function Clocks({ grievance, deadlines, today }: { grievance: ShownCase; deadlines: CaseQuery['caseDeadlines']; today: string }) {
  const { t } = useWords()
  const [asking, ask] = useState(false)
  const may = (action: string) => grievance.allowedActions.includes(action)
  return (
    <Card title={t('grievances:case.deadlines')}>
      {deadlines.length === 0 && <p className="soft">{t('grievances:inbox.noDeadline')}</p>}
      <Facts>
        {deadlines.map(({ clock, due, paused }) => (
          <Fact key={clock} word={t(`grievances:clock.${clock}`)}>
            {day(due)} {due < today && <Badge tone="trouble">{t('grievances:inbox.overdue')}</Badge>}
            {paused && <Badge tone="resting">{t('grievances:inbox.paused')}</Badge>}
          </Fact>
        ))}
      </Facts>
      {grievance.pausedSince ? (
        <Resume grievance={grievance} since={grievance.pausedSince} may={may('grievance.resume')} />
      ) : (
        may('grievance.pause') &&
        deadlines.some(({ clock }) => canPause.has(clock)) &&
        (asking ? (
          <PauseForm grievance={grievance} />
        ) : (
          <ButtonRow>
            <Button variant="default" size="sm" onClick={() => ask(true)}>
              {t('grievances:case.pause')}
            </Button>
          </ButtonRow>
        ))
      )}
    </Card>
  )
}

function Resume({ grievance: { id, version }, since, may }: { grievance: ShownCase; since: string; may: boolean }) {
  const { t } = useWords()
  const command = useCommand(resumeCase, afterAct)
  return (
    <>
      <p>{t('grievances:case.pausedSince', { day: day(since) })}</p>
      {command.sentence && <Notice tone="trouble">{command.sentence}</Notice>}
      {may && (
        <ButtonRow>
          <Button size="sm" loading={command.busy} onClick={() => void command.run({ input: { id, version } })}>
            {t('grievances:case.resume')}
          </Button>
        </ButtonRow>
      )}
    </>
  )
}

function PauseForm({ grievance: { id, version } }: { grievance: ShownCase }) {
  const { t } = useWords()
  const command = useCommand(pauseCase, afterAct)
  const inputFrom = (form: FormData) => ({
    id,
    version,
    reason: String(form.get('reason')) as (typeof pauseReasons)[number],
    words: String(form.get('words')),
  })
  return (
    <Form
      command={command}
      word={t('grievances:case.pause')}
      check={form => faultsOf(pauseSchema, inputFrom(form))}
      onSend={form => command.run({ input: inputFrom(form) })}
    >
      <p className="soft small">{t('grievances:case.pauseLead')}</p>
      <SelectField
        name="reason"
        label={t('grievances:case.pauseWhy')}
        choices={pauseReasons.map(one => ({ value: one, label: t(`grievances:pauseReason.${one}`) }))}
      />
      <LongField name="words" label={t('grievances:case.pauseWords')} />
    </Form>
  )
}

/** Somebody suffers for having spoken: first of all. */
export function Retaliation({ grievance }: { grievance: ShownCase }) {
  const { t } = useWords()
  const command = useCommand(seeToRetaliation, afterAct)
  const { id, version, retaliation, retaliationAt, retaliationAnsweredAt, allowedActions } = grievance
  const word = t(retaliation ? 'grievances:case.answerRetaliation' : 'grievances:case.markRetaliation')
  return (
    <Card title={t('grievances:case.retaliation')}>
      {retaliation && retaliationAt ? (
        <Notice tone="trouble">{t('grievances:case.retaliationSince', { day: dayOf(retaliationAt) })}</Notice>
      ) : (
        <p className="soft">
          {retaliationAnsweredAt
            ? t('grievances:case.retaliationSeen', { day: dayOf(retaliationAt ?? retaliationAnsweredAt) })
            : t('grievances:case.retaliationNone')}
        </p>
      )}
      {allowedActions.includes('grievance.retaliation') && (
        <ButtonRow>
          <ConfirmButton
            size="sm"
            variant="default"
            word={word}
            title={word}
            consequence={t(retaliation ? 'grievances:case.answerRetaliationWord' : 'grievances:case.markRetaliationWord')}
            command={command}
            variables={{ input: { id, version, seenTo: retaliation } }}
          />
        </ButtonRow>
      )}
    </Card>
  )
}
