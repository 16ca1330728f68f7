import { useQuery } from '@apollo/client/react'
import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { movePackage as moveSchema, planPackage as planSchema } from 'shared/schemas/red-flags.ts'
import { faultsOf } from '../../lib/check.ts'
import { countryName } from '../../lib/format.ts'
import { useMay } from '../../lib/session.ts'
import { useCommand } from '../../lib/use-command.ts'
import { useWords } from '../../lib/words.ts'
import { LongField, SelectField } from '../../ui/choice-fields.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Form } from '../../ui/form.tsx'
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

const Cancel = ({ onDone }: { onDone: () => void }): ReactNode => {
  const { t } = useWords()
  return (
    <Button variant="default" onClick={onDone}>
      {t('cancel')}
    </Button>
  )
}

/** Who sees to it, and until when. */
export function PlanPackage({ part, onDone }: Props) {
  const { t } = useWords()
  const command = useCommand(planPackage, refreshed)
  const { data } = useQuery(packageOwners)
  const inputFrom = (form: FormData) => ({
    id: part.id,
    version: part.version,
    ownerId: String(form.get('ownerId') ?? '') || null,
    dueOn: String(form.get('dueOn') ?? '') || null,
  })
  return (
    <Dialog title={`${t('flags:dossiers.plan')} · ${t(`flags:packageKind.${part.kind}`)}`} onClose={onDone}>
      <Form
        command={command}
        word={t('flags:dossiers.plan')}
        check={form => faultsOf(planSchema, inputFrom(form))}
        onSend={async form => {
          if (await command.run({ input: inputFrom(form) })) onDone()
        }}
        beside={<Cancel onDone={onDone} />}
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
      </Form>
    </Dialog>
  )
}

/** Begun, done, not possible or begun again, with what there is to say. */
export function MovePackage({ part, move, onDone }: Props & { move: 'START' | 'FINISH' | 'GIVE_UP' | 'REOPEN' }) {
  const { t } = useWords()
  const command = useCommand(movePackage, refreshed)
  const inputFrom = (form: FormData) => ({
    id: part.id,
    version: part.version,
    move,
    words: String(form.get('words') ?? '').trim() || null,
  })
  return (
    <Dialog title={`${t(`flags:move.${move}`)} · ${t(`flags:packageKind.${part.kind}`)}`} onClose={onDone}>
      <Form
        command={command}
        word={t(`flags:move.${move}`)}
        check={form => faultsOf(moveSchema, inputFrom(form))}
        onSend={async form => {
          if (await command.run({ input: inputFrom(form) })) onDone()
        }}
        beside={<Cancel onDone={onDone} />}
      >
        <LongField name="words" label={t('flags:dossiers.words')} optional={move === 'START'} value={part.words ?? null} />
      </Form>
    </Dialog>
  )
}

/** A paper that is there already: evidence of the supplier, or what was collected about its countries. */
export function AttachPaper({ dossier, part, onDone }: Props & { dossier: ShownDossier }) {
  const { t } = useWords()
  const command = useCommand(attachPaper, refreshed)
  const seesEvidence = useMay('evidence.read')
  const { data: files } = useQuery(papersToAttach, { variables: { supplierId: dossier.supplier.id }, skip: !seesEvidence })
  const country = dossier.countries[0] ?? ''
  const { data: papers } = useQuery(countryPapersToAttach, { variables: { country }, skip: !country })
  const choices = [
    ...(papers?.countryPapers.nodes ?? []).map(({ id, title }) => ({ value: `paper ${id}`, label: `${countryName(country)}: ${title}` })),
    ...(files?.evidenceFiles.nodes ?? []).map(({ id, name }) => ({ value: `file ${id}`, label: name })),
  ]
  return (
    <Dialog title={`${t('flags:dossiers.attach')} · ${t(`flags:packageKind.${part.kind}`)}`} onClose={onDone}>
      <Form
        command={command}
        word={t('flags:dossiers.attach')}
        onSend={async form => {
          const [kind, id = ''] = String(form.get('fileId')).split(' ')
          if (await command.run({ input: { packageId: part.id, ...(kind === 'paper' ? { paperId: id } : { fileId: id }) } })) onDone()
        }}
        beside={<Cancel onDone={onDone} />}
      >
        <SelectField name="fileId" label={t('flags:dossiers.pick')} choices={choices} />
      </Form>
    </Dialog>
  )
}
