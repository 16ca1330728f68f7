import { Button } from '@mantine/core'
import { dayIn } from 'shared/rules/days.ts'
import { newCondition } from 'shared/schemas/conditions.ts'
import { graphql } from '../../gql/gql.ts'
import { faultsOf } from '../../lib/check.ts'
import { ownZone } from '../../lib/format.ts'
import { useViewer } from '../../lib/session.ts'
import { useCommand } from '../../lib/use-command.ts'
import { useWords } from '../../lib/words.ts'
import { ButtonRow } from '../../ui/button-row.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Form } from '../../ui/form.tsx'
import { ConditionInputs, conditionFrom } from './condition-inputs.tsx'

const nameCondition = graphql(`
  mutation NameCondition($input: NameConditionInput!) { nameCondition(input: $input) { ...SupplierFields } }
`)

interface Props {
  readonly supplierId: string
  readonly open: boolean
  readonly onOpen: (open: boolean) => void
}

/** A further condition, of a supplier that has been approved already. */
export function NameCondition({ supplierId, open, onOpen }: Props) {
  const { t } = useWords()
  const { programme } = useViewer()
  const command = useCommand(nameCondition, ['Story', 'MyWork'])
  return (
    <>
      <ButtonRow>
        <Button variant="default" size="sm" onClick={() => onOpen(true)}>
          {t('review:conditions.add')}
        </Button>
      </ButtonRow>
      {open && (
        <Dialog title={t('review:conditions.add')} onClose={() => onOpen(false)}>
          <p className="soft">{t('review:conditions.help')}</p>
          <Form
            command={command}
            word={t('review:conditions.add')}
            check={form => faultsOf(newCondition, conditionFrom(form, ''))}
            onSend={async form => {
              if (await command.run({ input: { ...conditionFrom(form, ''), supplierId } })) onOpen(false)
            }}
            beside={
              <Button variant="default" onClick={() => onOpen(false)}>
                {t('cancel')}
              </Button>
            }
          >
            <ConditionInputs at="" today={dayIn(new Date(), programme?.timeZone ?? ownZone())} />
          </Form>
        </Dialog>
      )}
    </>
  )
}
