import { Button } from '@mantine/core'
import { useState } from 'react'
import { graphql } from '../../gql/gql.ts'
import { useMay } from '../../lib/session.ts'
import { useCommand } from '../../lib/use-command.ts'
import { useWords } from '../../lib/words.ts'
import { Card } from '../../ui/card.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Form } from '../../ui/form.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { Notice } from '../../ui/notice.tsx'
import type { ListedMember } from './members-list.ts'
import { nobody, SuccessorField } from './successor-field.tsx'

const handOnSuppliers = graphql(`
  mutation HandOnSuppliers($input: HandOnSuppliersInput!) { handOnSuppliers(input: $input) { count } }
`)

/** What somebody looks after, and how it goes to another: all of it here, a part from the list. */
export function HandOn({ member: { accountId, name, looksAfter } }: { member: ListedMember }) {
  const { t } = useWords()
  const may = useMay('supplier.assign')
  const [open, setOpen] = useState(false)
  const [done, setDone] = useState<number>()
  const handing = useCommand(handOnSuppliers, ['Member', 'Story'])
  if (!may || (looksAfter === 0 && done === undefined)) return null
  const send = async (data: FormData): Promise<void> => {
    const to = String(data.get('toId'))
    const answer = await handing.run({ input: { fromId: accountId, toId: to === nobody ? null : to } })
    if (!answer) return
    setDone(answer.handOnSuppliers.count)
    setOpen(false)
  }
  return (
    <Card title={t('lists:handOn.title')}>
      {done !== undefined && (
        <Notice tone="done" live>
          {t('lists:handOn.done', { count: done })}
        </Notice>
      )}
      <p>{t('lists:handOn.many', { count: looksAfter, name })}</p>
      {looksAfter > 0 && (
        <div className="buttons">
          <Button variant="default" onClick={() => setOpen(true)}>
            {t('lists:handOn.button')}
          </Button>{' '}
          <LinkButton variant="subtle" to={`/suppliers?reviewer=${accountId}`}>
            {t('lists:handOn.part')}
          </LinkButton>
        </div>
      )}
      {open && (
        <Dialog title={t('lists:handOn.dialog', { name })} onClose={() => setOpen(false)}>
          <Form
            command={handing}
            onSend={send}
            word={t('lists:handOn.send', { count: looksAfter })}
            beside={
              <Button variant="default" onClick={() => setOpen(false)}>
                {t('cancel')}
              </Button>
            }
          >
            <SuccessorField label={t('lists:handOn.whoGets', { count: looksAfter })} except={accountId} />
          </Form>
        </Dialog>
      )}
    </Card>
  )
}
