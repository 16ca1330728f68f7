import { graphql } from '../../gql/gql.ts'
import { useMay } from '../../lib/session.ts'
import { useCommand } from '../../lib/use-command.ts'
import { useWords } from '../../lib/words.ts'
import { ButtonRow } from '../../ui/button-row.tsx'
import { ConfirmButton } from '../../ui/confirm-button.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { Notice } from '../../ui/notice.tsx'
import type { FullSupplier } from './supplier-fields.ts'

const startTrading = graphql(`
  mutation StartTrading($input: VersionedInput!) { startTrading(input: $input) { ...SupplierFields } }
`)

/** The one next step: a button for those who may take it, a sentence about who does it for the others. */
export function NextStep({ supplier }: { supplier: FullSupplier }) {
  const { t } = useWords()
  const starting = useCommand(startTrading, ['Story', 'MyWork'])
  const reads = useMay('answer.judge')
  const { id, version, status, allowedActions, latestResponse } = supplier
  // What stands before it waits for the committee; a supplier that is answering goes on answering.
  const stopped = Boolean(supplier.hold) && status !== 'INVITED' && status !== 'KYS_IN_PROGRESS'
  const tone = stopped ? 'waiting' : status === 'ACTIVE' ? 'done' : 'moving'
  return (
    <Notice tone={tone} title={t(stopped ? 'screening:hold.nextTitle' : `staff:next.${status}.title`)}>
      <p>{t(stopped ? 'screening:hold.next' : `staff:next.${status}.text`)}</p>
      <ButtonRow>
        {allowedActions.includes('supplier.invite') && (
          <LinkButton to={`/suppliers/${id}/invite`} mt="xs">
            {t('staff:invite.button')}
          </LinkButton>
        )}
        {status === 'UNDER_REVIEW' && reads && latestResponse && (
          <LinkButton to={`/responses/${latestResponse.id}/review`} mt="xs">
            {t('staff:next.review')}
          </LinkButton>
        )}
        {allowedActions.includes('supplier.renew') && latestResponse?.status === 'ACCEPTED' && (
          <LinkButton to={`/suppliers/${id}/next-year`} variant={latestResponse.hasRunOut ? 'filled' : 'default'} mt="xs">
            {t('year:start.button')}
          </LinkButton>
        )}
        {allowedActions.includes('supplier.startTrading') && (
          <ConfirmButton
            word={t('staff:startTrading.button')}
            title={t('staff:startTrading.title', { supplier: supplier.name })}
            consequence={t('staff:startTrading.consequence')}
            command={starting}
            variables={{ input: { id, version } }}
          />
        )}
      </ButtonRow>
    </Notice>
  )
}
