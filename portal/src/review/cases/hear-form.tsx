import { useApolloClient, useQuery } from '@apollo/client/react'
import { useMemo, useState } from 'react'
import { addDays, dayIn } from 'shared/rules/days.ts'
import { isRefused } from 'shared/rules/grievances/redaction.ts'
import { toldBy } from 'shared/rules/grievances/told.ts'
import { takeStep as stepSchema } from 'shared/schemas/cases.ts'
import { askSupplier as askSchema } from 'shared/schemas/hearings.ts'
import { faultsOf } from '../../lib/check.ts'
import { ownZone } from '../../lib/format.ts'
import { useViewer } from '../../lib/session.ts'
import { useCommand } from '../../lib/use-command.ts'
import { useWords } from '../../lib/words.ts'
import { CheckboxesField, RadioField } from '../../ui/choice-fields.tsx'
import { Form } from '../../ui/form.tsx'
import type { Faults } from '../../ui/form-context.ts'
import { Notice } from '../../ui/notice.tsx'
import { TextField } from '../../ui/text-fields.tsx'
import { afterAct, type ShownCase, type ShownRecord, takeStep } from './case-queries.ts'
import { askSupplier, letterTraces, peopleToHear } from './hearing-queries.ts'
import { type Checked, LetterField } from './letter-field.tsx'
import { SupplierField } from './supplier-field.tsx'

type Who = 'SUPPLIER' | 'OTHERS'

export interface HearFormProps {
  readonly grievance: ShownCase
  readonly records: readonly ShownRecord[]
  /** The step of the case itself: then somebody outside the product may be heard too. */
  readonly first?: boolean
  readonly onDone?: () => void
}

/** Hears those concerned: people of a supplier by a letter in the product, anybody else outside of it. */
export function HearForm({ grievance, records, first = false, onDone }: HearFormProps) {
  const { t } = useWords()
  const [who, setWho] = useState<Who>('SUPPLIER')
  const letter = useLetterCheck(grievance, records)
  const ask = useCommand(askSupplier, afterAct)
  const step = useCommand(takeStep, afterAct)
  const ofSupplier = !first || who === 'SUPPLIER'
  const { id, version } = grievance
  const said = (form: FormData) => ({ id, version, words: String(form.get('words') ?? ''), looked: form.get('looked') !== null })
  const letterFrom = (form: FormData) => ({
    ...said(form),
    supplierId: String(form.get('supplierId') ?? ''),
    recipientIds: form.getAll('recipientIds').map(String),
    dueOn: String(form.get('dueOn') ?? ''),
  })
  const stepFrom = (form: FormData) => ({ ...said(form), step: 'HEAR_PARTIES' as const })
  const check = async (form: FormData): Promise<Faults> => ({
    ...(await letter.check(said(form))),
    ...(ofSupplier ? faultsOf(askSchema, letterFrom(form)) : faultsOf(stepSchema, stepFrom(form))),
  })
  const send = async (form: FormData): Promise<void> => {
    const done = ofSupplier ? await ask.run({ input: letterFrom(form) }) : await step.run({ input: stepFrom(form) })
    if (done) onDone?.()
  }
  return (
    <Form
      command={ofSupplier ? ask : step}
      word={t(ofSupplier ? 'hearings:hear.ask' : 'grievances:step.HEAR_PARTIES')}
      check={check}
      onSend={send}
    >
      {first && (
        <div onChange={event => isWho((event.target as HTMLInputElement).value) && setWho((event.target as HTMLInputElement).value as Who)}>
          <RadioField
            name="who"
            label={t('hearings:hear.who')}
            choices={(['SUPPLIER', 'OTHERS'] as const).map(one => ({ value: one, label: t(`hearings:hear.${one}`) }))}
            value={who}
          />
        </div>
      )}
      {ofSupplier && <Addressees caseId={id} />}
      <LetterField told={letter.told} checked={letter.checked} />
    </Form>
  )
}

const isWho = (value: string): value is Who => value === 'SUPPLIER' || value === 'OTHERS'

/** The page compares while one types; before it is sent the server does, with all that the handler may see. */
function useLetterCheck({ id, locator }: ShownCase, records: readonly ShownRecord[]) {
  const { t } = useWords()
  const client = useApolloClient()
  const told = useMemo(
    () =>
      toldBy(
        records.filter(one => one.bySender),
        { locator },
      ),
    [records, locator],
  )
  const [checked, setChecked] = useState<Checked | null>(null)
  const check = async ({ words, looked }: { words: string; looked: boolean }): Promise<Faults> => {
    if (words.trim() === '') return {}
    // Without an answer it is sent all the same: the server compares once more before it takes it.
    const answer = await client.query({ query: letterTraces, variables: { id, words }, fetchPolicy: 'no-cache' }).catch(() => null)
    const traces = answer?.data?.letterTraces
    if (!traces) return {}
    setChecked({ words, traces })
    if (traces.some(isRefused)) return { words: t('errors:field.sendersWords') }
    return traces.length > 0 && !looked ? { looked: t('errors:field.lookedAt') } : {}
  }
  return { told, checked, check }
}

const usualDays = 14

/** Which supplier, which of its people, and until when. */
function Addressees({ caseId }: { caseId: string }) {
  const { t } = useWords()
  const { programme } = useViewer()
  const [supplierId, pick] = useState('')
  const { data } = useQuery(peopleToHear, { variables: { id: caseId, supplierId }, skip: supplierId === '' })
  const people = data?.peopleToHear
  const today = dayIn(new Date(), programme?.timeZone ?? ownZone())
  return (
    <>
      <SupplierField label={t('hearings:hear.supplier')} onPick={pick} />
      {supplierId === '' && <p className="soft small">{t('hearings:hear.findFirst')}</p>}
      {people?.length === 0 && <Notice tone="waiting">{t('hearings:hear.nobody')}</Notice>}
      {people && people.length > 0 && (
        <CheckboxesField
          key={supplierId}
          name="recipientIds"
          label={t('hearings:hear.people')}
          help={t('hearings:hear.peopleHelp')}
          choices={people.map(({ id, name, signatory }) => ({
            value: id,
            label: signatory ? t('hearings:hear.signatory', { name }) : name,
          }))}
          values={people.filter(one => one.signatory).map(one => one.id)}
        />
      )}
      <TextField name="dueOn" type="date" min={today} value={addDays(today, usualDays)} label={t('hearings:hear.dueOn')} />
    </>
  )
}
