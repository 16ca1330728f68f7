import { useQuery } from '@apollo/client/react'
import { useState } from 'react'
import { movePackage as moveSchema, planPackage as planSchema } from 'shared/schemas/red-flags.ts'
import { countryName } from '../../lib/format.ts'
import { useMay } from '../../lib/session.ts'
import { useCommand } from '../../lib/use-command.ts'
import { useWords } from '../../lib/words.ts'
import { LongField, SelectField } from '../../ui/choice-fields.tsx'
import { DialogForm } from '../../ui/closing-form.tsx'
import { TextField } from '../../ui/text-fields.tsx'
import {
  attachPaper,
  countryPapersToAttach,
  movePackage,
  packageOwners,
  papersToAttach,
  planPackage,
  type ShownDossier,
  type ShownPackage,
} from './dossier-queries.ts'

const refreshed = ['Story', 'MyWork', 'Dossiers']
interface Props {
  readonly part: ShownPackage
  readonly onDone: () => void
}
const said = (form: FormData, name: string): string | null => String(form.get(name) ?? '').trim() || null

/** Who sees to it, and until when. */
export function PlanPackage({ part, onDone }: Props) {
  const { t } = useWords()
  const { data } = useQuery(packageOwners)
  return (
    <DialogForm
      title={`${t('flags:dossiers.plan')} · ${t(`flags:packageKind.${part.kind}`)}`}
      command={useCommand(planPackage, refreshed)}
      word={t('flags:dossiers.plan')}
      schema={planSchema}
      inputFrom={form => ({ id: part.id, version: part.version, ownerId: said(form, 'ownerId'), dueOn: said(form, 'dueOn') })}
      onClose={onDone}
    >
      <SelectField
        key={data?.reviewers.length}
        name="ownerId"
        optional
        label={t('flags:dossiers.owner')}
        value={part.ownerId ?? null}
        choices={(data?.reviewers ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      />
      <TextField name="dueOn" type="date" optional label={t('flags:dossiers.due')} value={part.dueOn ?? null} />
    </DialogForm>
  )
}

/** Begun, done, not possible or begun again, with what there is to say. */
export function MovePackage({ part, move, onDone }: Props & { move: 'START' | 'FINISH' | 'GIVE_UP' | 'REOPEN' }) {
  const { t } = useWords()
  return (
    <DialogForm
      title={`${t(`flags:move.${move}`)} · ${t(`flags:packageKind.${part.kind}`)}`}
      command={useCommand(movePackage, refreshed)}
      word={t(`flags:move.${move}`)}
      schema={moveSchema}
      inputFrom={form => ({ id: part.id, version: part.version, move, words: said(form, 'words') })}
      onClose={onDone}
    >
      <LongField name="words" label={t('flags:dossiers.words')} optional={move === 'START'} value={part.words ?? null} />
    </DialogForm>
  )
}

/** A paper that is there already: evidence of the supplier, or what was collected about any country of its chain. */
export function AttachPaper({ dossier, part, onDone }: Props & { dossier: ShownDossier }) {
  const { t } = useWords()
  const seesEvidence = useMay('evidence.read')
  const { countries } = dossier
  const [country, setCountry] = useState(countries[0] ?? '')
  const { data: files } = useQuery(papersToAttach, { variables: { supplierId: dossier.supplier.id }, skip: !seesEvidence })
  const { data: papers } = useQuery(countryPapersToAttach, { variables: { country }, skip: !country })
  const choices = [
    ...(papers?.countryPapers.nodes ?? []).map(({ id, title }) => ({ value: `paper ${id}`, label: `${countryName(country)}: ${title}` })),
    ...(files?.evidenceFiles.nodes ?? []).map(({ id, name }) => ({ value: `file ${id}`, label: name })),
  ]
  return (
    <DialogForm
      title={`${t('flags:dossiers.attach')} · ${t(`flags:packageKind.${part.kind}`)}`}
      command={useCommand(attachPaper, refreshed)}
      word={t('flags:dossiers.attach')}
      inputFrom={form => {
        const [kind, id = ''] = String(form.get('fileId')).split(' ')
        return { packageId: part.id, ...(kind === 'paper' ? { paperId: id } : { fileId: id }) }
      }}
      onClose={onDone}
    >
      {countries.length > 1 && (
        <SelectField
          name="country"
          label={t('flags:dossiers.papersOf')}
          value={country}
          onPick={setCountry}
          choices={countries.map(code => ({ value: code, label: countryName(code) }))}
        />
      )}
      <SelectField key={`${country} ${choices.length}`} name="fileId" label={t('flags:dossiers.pick')} choices={choices} />
    </DialogForm>
  )
}
