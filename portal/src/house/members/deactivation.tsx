import { Button } from '@mantine/core'
import { useState } from 'react'
import { graphql } from '../../gql/gql.ts'
import { useCommand } from '../../lib/use-command.ts'
import { useWords } from '../../lib/words.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Form } from '../../ui/form.tsx'
import { Notice } from '../../ui/notice.tsx'
import type { ListedMember } from './members-list.ts'
import { nobody, SuccessorField } from './successor-field.tsx'

const deactivateMember = graphql(`
  mutation DeactivateMember($input: VersionedInput!, $successorId: ID) {
    deactivateMember(input: $input, successorId: $successorId) { id looksAfter deactivatedAt version allowedActions }
  }
`)
const reactivateMember = graphql(`
  mutation ReactivateMember($input: VersionedInput!) { reactivateMember(input: $input) { id deactivatedAt version allowedActions } }
`)

export function Deactivation({ member }: { member: ListedMember }) {
  const { t } = useWords()
  const { id, version, allowedActions } = member
  const [open, setOpen] = useState(false)
  const reactivating = useCommand(reactivateMember, ['Story'])
  return (
    <>
      {allowedActions.includes('member.deactivate') && (
        <Button variant="danger" onClick={() => setOpen(true)}>
          {t('staff:members.deactivate')}
        </Button>
      )}
      {open && <Leaving member={member} onClose={() => setOpen(false)} />}
      {allowedActions.includes('member.reactivate') && (
        <Button loading={reactivating.busy} onClick={() => void reactivating.run({ input: { id, version } })}>
          {t('staff:members.reactivate')}
        </Button>
      )}
      {reactivating.sentence && (
        <Notice tone="trouble" live>
          {reactivating.sentence}
        </Notice>
      )}
    </>
  )
}

/** Says what follows, and asks who gets the suppliers of whoever leaves. */
function Leaving({ member: { id, name, version, accountId, looksAfter }, onClose }: { member: ListedMember; onClose: () => void }) {
  const { t } = useWords()
  const deactivating = useCommand(deactivateMember, ['Story'])
  const send = async (data: FormData): Promise<void> => {
    const to = String(data.get('toId') ?? nobody)
    if (await deactivating.run({ input: { id, version }, successorId: to === nobody ? null : to })) onClose()
  }
  return (
    <Dialog title={t('staff:members.deactivateTitle', { name })} onClose={onClose}>
      <p>{t('staff:members.deactivateConsequence')}</p>
      <Form
        command={deactivating}
        onSend={send}
        danger
        word={t('staff:members.deactivate')}
        beside={
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
        }
      >
        {looksAfter > 0 && <SuccessorField label={t('lists:handOn.whoGets', { count: looksAfter })} except={accountId} />}
      </Form>
    </Dialog>
  )
}
