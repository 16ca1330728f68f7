import { Button } from '@mantine/core'
import { graphql } from '../../gql/gql.ts'
import { useCommand } from '../../lib/use-command.ts'
import { useWords } from '../../lib/words.ts'
import { ConfirmButton } from '../../ui/confirm-button.tsx'
import { Notice } from '../../ui/notice.tsx'
import type { ListedMember } from './members-list.ts'

const deactivateMember = graphql(`
  mutation DeactivateMember($input: VersionedInput!) { deactivateMember(input: $input) { id deactivatedAt version allowedActions } }
`)
const reactivateMember = graphql(`
  mutation ReactivateMember($input: VersionedInput!) { reactivateMember(input: $input) { id deactivatedAt version allowedActions } }
`)

export function Deactivation({ member: { id, name, version, allowedActions } }: { member: ListedMember }) {
  const { t } = useWords()
  const deactivating = useCommand(deactivateMember, ['Story'])
  const reactivating = useCommand(reactivateMember, ['Story'])
  return (
    <>
      {allowedActions.includes('member.deactivate') && (
        <ConfirmButton
          variant="danger"
          danger
          word={t('staff:members.deactivate')}
          title={t('staff:members.deactivateTitle', { name })}
          consequence={t('staff:members.deactivateConsequence')}
          command={deactivating}
          variables={{ input: { id, version } }}
        />
      )}
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
