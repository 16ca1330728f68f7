import { useQuery } from '@apollo/client/react'
import { Navigate, useParams } from 'react-router'
import { type SupplierState, standingStates } from 'shared/machines/supplier.ts'
import { Past } from '../../lib/story.tsx'
import { useWords } from '../../lib/words.ts'
import { Column, Columns } from '../../ui/card.tsx'
import { Chain } from '../../ui/chain.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { Page } from '../../ui/page.tsx'
import { SupplierBadge } from '../../ui/states.tsx'
import { Loaded, NotFound } from '../../ui/trouble.tsx'
import { ConditionsCard } from '../conditions/conditions-card.tsx'
import { FlagsCard } from '../flags/flags-card.tsx'
import { HoldNotice, ScreeningCard } from '../screening/screening-card.tsx'
import { ContactsCard } from './contacts-card.tsx'
import { DuplicatesCard } from './duplicates-card.tsx'
import { NextStep } from './next-step.tsx'
import { ResponsesCard } from './responses-card.tsx'
import { SupplierFacts } from './supplier-facts.tsx'
import { supplierPage } from './supplier-fields.ts'
import { WaitsCard } from './waits-card.tsx'

/** Approval under conditions is a step only of who was approved so. */
const stepsOf = (now: SupplierState): SupplierState[] => standingStates.filter(state => state !== 'CONDITIONAL' || state === now)

/** One supplier: where it stands and the one next step; facts at the left, story at the right. */
export function SupplierPage() {
  const { t } = useWords()
  const { id = '' } = useParams()
  const query = useQuery(supplierPage, { variables: { id }, fetchPolicy: 'cache-and-network' })
  return (
    <Loaded query={query}>
      {({ supplier }) =>
        !supplier ? (
          <NotFound />
        ) : supplier.id !== id ? (
          // The address of a record that was merged into this one.
          <Navigate to={`/suppliers/${supplier.id}`} replace />
        ) : (
          <Page
            title={supplier.name}
            lead={supplier.nameLatin}
            back={{ to: '/suppliers', word: t('nav.suppliers') }}
            badge={<SupplierBadge state={supplier.status} />}
            actions={
              supplier.allowedActions.includes('supplier.edit') && (
                <LinkButton to={`/suppliers/${id}/edit`} variant="default">
                  {t('staff:supplier.edit')}
                </LinkButton>
              )
            }
          >
            <Chain
              label={t('chain.label')}
              current={supplier.status}
              steps={stepsOf(supplier.status).map(state => ({ key: state, word: t(`words:supplierState.${state}`) }))}
            />
            <HoldNotice supplier={supplier} />
            <NextStep supplier={supplier} />
            <Columns>
              <Column>
                <WaitsCard supplier={supplier} />
                <SupplierFacts supplier={supplier} />
                <DuplicatesCard supplier={supplier} />
                <ConditionsCard supplier={supplier} />
                <ScreeningCard supplier={supplier} />
                <FlagsCard supplierId={id} />
                <ContactsCard supplier={supplier} />
                <ResponsesCard supplier={supplier} />
              </Column>
              <Past filter={{ supplierId: id }} />
            </Columns>
          </Page>
        )
      }
    </Loaded>
  )
}
