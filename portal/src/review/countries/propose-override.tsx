import { Button } from '@mantine/core'
import { useState } from 'react'
import { proposeOverride as schema } from 'shared/schemas/countries.ts'
import type { CheckFieldsFragment } from '../../gql/graphql.ts'
import { faultsOf } from '../../lib/check.ts'
import { useCommand } from '../../lib/use-command.ts'
import { useWords } from '../../lib/words.ts'
import { LongField, RadioField } from '../../ui/choice-fields.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Form } from '../../ui/form.tsx'
import { TextField } from '../../ui/text-fields.tsx'
import { proposeOverride } from './country-queries.ts'

const otherClasses = ['CONFLICT_AFFECTED', 'HIGH_RISK', 'NOT_CAHRA'] as const
type Given = (typeof otherClasses)[number]

/** Another class, in either direction: why, and until when. It holds once somebody else has agreed. */
export function ProposeOverride({ check: { id, version, class: computed } }: { check: CheckFieldsFragment }) {
  const { t } = useWords()
  const [open, setOpen] = useState(false)
  const command = useCommand(proposeOverride, ['Story', 'CountryChecks', 'CountryCheckCounts', 'MyWork'])
  const inputFrom = (form: FormData) => ({
    ...{ id, version },
    class: String(form.get('class') ?? '') as Given,
    words: String(form.get('words')),
    endsOn: String(form.get('endsOn')),
  })
  return (
    <>
      <Button size="sm" variant="default" onClick={() => setOpen(true)}>
        {t('atlas:decide.propose')}
      </Button>
      {open && (
        <Dialog title={t('atlas:decide.propose')} onClose={() => setOpen(false)}>
          <p>{t('atlas:decide.proposeConsequence')}</p>
          <Form
            command={command}
            word={t('atlas:decide.proposeSend')}
            check={form => faultsOf(schema, inputFrom(form))}
            onSend={async form => {
              if (await command.run({ input: inputFrom(form) })) setOpen(false)
            }}
            beside={
              <Button variant="default" onClick={() => setOpen(false)}>
                {t('cancel')}
              </Button>
            }
          >
            <RadioField
              name="class"
              label={t('atlas:list.class')}
              choices={otherClasses.filter(one => one !== computed).map(one => ({ value: one, label: t(`atlas:class.${one}`) }))}
            />
            <LongField name="words" label={t('atlas:decide.reason')} help={t('atlas:decide.reasonHelp')} />
            <TextField name="endsOn" type="date" label={t('atlas:decide.endsOn')} help={t('atlas:decide.endsOnHelp')} />
          </Form>
        </Dialog>
      )}
    </>
  )
}
