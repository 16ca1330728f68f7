import { useState } from 'react'
import { type CaseStep, caseSteps, type StepName, stepsFrom } from 'shared/rules/grievances/steps.ts'
import { takeStep as stepSchema } from 'shared/schemas/cases.ts'
import { appealResults, dismissalReasons, outsideBodies, remedyKinds } from 'shared/words/cases.ts'
import { faultsOf } from '../../lib/check.ts'
import { useCommand } from '../../lib/use-command.ts'
import { isWord, useWords } from '../../lib/words.ts'
import { Card } from '../../ui/card.tsx'
import { LongField, RadioField, SelectField } from '../../ui/choice-fields.tsx'
import { Form } from '../../ui/form.tsx'
import { TextField } from '../../ui/text-fields.tsx'
import { afterAct, type ShownCase, type ShownRecord, takeStep } from './case-queries.ts'
import { HearForm } from './hear-form.tsx'
import { SupplierField } from './supplier-field.tsx'

/** The steps that lead on from here; each says what it needs and who reads it. */
export function NextStep({ grievance, records }: { grievance: ShownCase; records: readonly ShownRecord[] }) {
  const { t } = useWords()
  const steps = stepsFrom(grievance.status).filter(step => grievance.allowedActions.includes(caseSteps[step].action))
  const [chosen, choose] = useState<StepName | null>(null)
  const [first] = steps
  const step = chosen && steps.includes(chosen) ? chosen : first
  return (
    <Card title={t('grievances:case.nextStep')}>
      {step ? (
        <>
          {steps.length > 1 && (
            <div onChange={event => choose((event.target as HTMLInputElement).value as StepName)}>
              <RadioField
                key={grievance.version}
                name="step"
                label={t('grievances:case.which')}
                choices={steps.map(one => ({ value: one, label: t(`grievances:step.${one}`) }))}
                value={step}
              />
            </div>
          )}
          {step === 'HEAR_PARTIES' ? (
            <HearForm grievance={grievance} records={records} first />
          ) : (
            <StepForm key={`${step} ${grievance.version}`} grievance={grievance} step={step} />
          )}
        </>
      ) : (
        <p className="soft">{t('grievances:case.noStep')}</p>
      )}
    </Card>
  )
}

const said = (form: FormData, name: string): string | null => String(form.get(name) ?? '').trim() || null

function StepForm({ grievance, step }: { grievance: ShownCase; step: StepName }) {
  const { t } = useWords()
  const command = useCommand(takeStep, afterAct)
  const { words, needs, may }: CaseStep = caseSteps[step]
  const help = `grievances:stepHelp.${step}`
  const inputFrom = (form: FormData) => ({
    id: grievance.id,
    version: grievance.version,
    step,
    words: said(form, 'words'),
    ...Object.fromEntries([...needs, ...may].map(fact => [fact, said(form, fact)])),
  })
  return (
    <Form
      command={command}
      word={t(`grievances:step.${step}`)}
      danger={step === 'DISMISS'}
      check={form => faultsOf(stepSchema, inputFrom(form))}
      onSend={form => command.run({ input: inputFrom(form) })}
    >
      {[...needs, ...may].map(fact => (
        <StepFactField key={fact} fact={fact} />
      ))}
      {words !== 'NONE' && (
        <LongField
          name="words"
          rows={6}
          label={t('grievances:case.words')}
          optional={words === 'OPTIONAL'}
          {...(isWord(help) && { help: t(help) })}
        />
      )}
    </Form>
  )
}

function StepFactField({ fact }: { fact: CaseStep['needs'][number] }) {
  const { t } = useWords()
  switch (fact) {
    case 'dismissedFor':
      return (
        <SelectField
          name={fact}
          label={t('grievances:case.reason')}
          choices={dismissalReasons.map(one => ({ value: one, label: t(`grievances:dismissedFor.${one}`) }))}
        />
      )
    case 'referredTo':
      return (
        <SelectField
          name={fact}
          label={t('grievances:case.body')}
          choices={outsideBodies.map(one => ({ value: one, label: t(`grievances:outsideBody.${one}`) }))}
        />
      )
    case 'result':
      return (
        <RadioField
          name={fact}
          label={t('grievances:case.resultWord')}
          choices={(['SUBSTANTIATED', 'PARTLY'] as const).map(one => ({ value: one, label: t(`grievances:result.${one}`) }))}
        />
      )
    case 'remedyKind':
      return (
        <SelectField
          name={fact}
          label={t('grievances:case.remedyKind')}
          choices={remedyKinds.map(one => ({ value: one, label: t(`grievances:remedyKind.${one}`) }))}
        />
      )
    case 'remedyDueOn':
      return <TextField name={fact} type="date" optional label={t('grievances:case.remedyDue')} />
    case 'appealResult':
      return (
        <RadioField
          name={fact}
          label={t('grievances:case.appealResult')}
          choices={appealResults.map(one => ({ value: one, label: t(`grievances:appealResult.${one}`) }))}
        />
      )
    case 'supplierId':
      return <SupplierField label={t('grievances:case.supplier')} optional />
  }
}
