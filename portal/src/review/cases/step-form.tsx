import { useState } from 'react'
import { isFounded } from 'shared/rules/grievances/lessons.ts'
import { type CaseStep, caseSteps, type StepName, stepsFrom, takesFiles, toldToSender } from 'shared/rules/grievances/steps.ts'
import { takeStep as stepSchema } from 'shared/schemas/cases.ts'
import { appealResults, changesMade, dismissalReasons, outsideBodies, remedyKinds, rootCauses } from 'shared/words/cases.ts'
import { filesFault, filesIn, SealedFilesField } from '../../evidence/sealed-files.tsx'
import { faultsOf } from '../../lib/check.ts'
import { useCommand } from '../../lib/use-command.ts'
import { isWord, useWords } from '../../lib/words.ts'
import { Card } from '../../ui/card.tsx'
import { LongField, RadioField, SelectField } from '../../ui/choice-fields.tsx'
import { Form } from '../../ui/form.tsx'
import { TextField } from '../../ui/text-fields.tsx'
import { afterAct, type ShownCase, type ShownRecord, takeStep } from './case-queries.ts'
import { Hear } from './hear.tsx'
import { SupplierField } from './supplier-field.tsx'

/** The steps that lead on from here; each says what it needs and who reads it. */
export function NextStep({ grievance, records }: { grievance: ShownCase; records: readonly ShownRecord[] }) {
  const { t } = useWords()
  const steps = stepsFrom(grievance.status).filter(step => grievance.allowedActions.includes(caseSteps[step].action))
  const [chosen, choose] = useState<StepName | null>(null)
  // What was found unfounded is closed; to make something good is there, and is not what comes next.
  const first = grievance.decision === 'UNFOUNDED' && steps.includes('CLOSE') ? 'CLOSE' : steps[0]
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
            <Hear grievance={grievance} records={records} first />
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

type Fact = CaseStep['needs'][number]
/** Handlers alone read these: they stand apart from what the sender is told. */
const afterWords: readonly Fact[] = ['rootCause', 'changeMade', 'learned']

function StepForm({ grievance, step }: { grievance: ShownCase; step: StepName }) {
  const { t } = useWords()
  const command = useCommand(takeStep, afterAct)
  const { words, needs, may, becomes }: CaseStep = caseSteps[step]
  const help = `grievances:stepHelp.${step}`
  const facts = [...needs, ...may]
  // What was found true has to be learned from.
  const field = (fact: Fact) => <StepFactField key={fact} fact={fact} optional={!isFounded(grievance.decision)} />
  const inputFrom = (form: FormData) => ({
    id: grievance.id,
    version: grievance.version,
    step,
    words: said(form, 'words'),
    ...Object.fromEntries([...needs, ...may].map(fact => [fact, said(form, fact)])),
    files: filesIn(form),
  })
  return (
    <Form
      command={command}
      word={t(`grievances:step.${step}`)}
      danger={step === 'DISMISS'}
      check={async form => ({ ...(await faultsOf(stepSchema, inputFrom(form))), ...filesFault(form, t) })}
      onSend={form => command.run({ input: inputFrom(form) })}
    >
      {facts.filter(fact => !afterWords.includes(fact)).map(field)}
      {words !== 'NONE' && (
        <LongField
          name="words"
          rows={6}
          label={t('grievances:case.words')}
          optional={words === 'OPTIONAL'}
          {...(isWord(help) && { help: t(help) })}
        />
      )}
      {takesFiles(step) && (
        <SealedFilesField folded label={t(toldToSender.has(becomes) ? 'grievances:case.filesToSender' : 'grievances:case.filesInside')} />
      )}
      {facts.filter(fact => afterWords.includes(fact)).map(field)}
    </Form>
  )
}

function StepFactField({ fact, optional }: { fact: Fact; optional: boolean }) {
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
    case 'rootCause':
      return (
        <SelectField
          name={fact}
          optional={optional}
          label={t('grievances:lesson.rootCauseWord')}
          help={t('grievances:lesson.help')}
          choices={rootCauses.map(one => ({ value: one, label: t(`grievances:rootCause.${one}`) }))}
        />
      )
    case 'changeMade':
      return (
        <SelectField
          name={fact}
          optional={optional}
          label={t('grievances:lesson.changeMadeWord')}
          choices={changesMade.map(one => ({ value: one, label: t(`grievances:changeMade.${one}`) }))}
        />
      )
    case 'learned':
      return <LongField name={fact} optional label={t('grievances:lesson.learned')} help={t('grievances:lesson.learnedHelp')} />
    case 'supplierId':
      return <SupplierField label={t('grievances:case.supplier')} optional />
  }
}
