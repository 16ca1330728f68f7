import { useQuery } from '@apollo/client/react'
import { Textarea } from '@mantine/core'
import { useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import { further } from 'shared/rules/merge-suppliers.ts'
import { graphql } from '../../gql/gql.ts'
import { useUrlParam } from '../../lib/url-state.ts'
import { useCommand } from '../../lib/use-command.ts'
import { isWord, useWords } from '../../lib/words.ts'
import { ButtonRow } from '../../ui/button-row.tsx'
import { Card, Column, Columns } from '../../ui/card.tsx'
import { ConfirmButton } from '../../ui/confirm-button.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { Loaded, NotFound } from '../../ui/trouble.tsx'
import css from './contacts.module.css'
import { MergeSide } from './merge-side.tsx'
import type { FullSupplier } from './supplier-fields.ts'

const mergePage = graphql(`
  query MergePage($id: ID!, $otherId: ID!) {
    one: supplier(id: $id) { ...SupplierFields }
    other: supplier(id: $otherId) { ...SupplierFields }
  }
`)
const mergePreview = graphql(`
  query MergePreview($survivorId: ID!, $mergedId: ID!) {
    mergePreview(survivorId: $survivorId, mergedId: $mergedId) { moves { what count } obstacles { rule about } }
  }
`)
const mergeSuppliers = graphql(`
  mutation MergeSuppliers($input: MergeSuppliersInput!) { mergeSuppliers(input: $input) { ...SupplierFields } }
`)

/** What the preview counts and has words for. */
const counted = [
  'contacts',
  'people',
  'invitations',
  'responses',
  'receipts',
  'messages',
  'files',
  'records',
  'identifiers',
  'history',
] as const
const isCounted = (what: string): what is (typeof counted)[number] => (counted as readonly string[]).includes(what)

/** What passes over, what stands against it, and the act itself. */
function Merge({ stays, goes, onSwap }: { stays: FullSupplier; goes: FullSupplier; onSwap: string }) {
  const { t } = useWords()
  const navigate = useNavigate()
  const merging = useCommand(mergeSuppliers, ['Story', 'Suppliers', 'SupplierCounts', 'MyWork', 'PossibleDuplicates'])
  const [words, setWords] = useState('')
  const preview = useQuery(mergePreview, { variables: { survivorId: stays.id, mergedId: goes.id }, fetchPolicy: 'network-only' })
  const names = { stays: stays.name, goes: goes.name }
  return (
    <>
      <Columns>
        <Column>
          <MergeSide title={t('register:merge.stays')} supplier={stays} />
        </Column>
        <Column>
          <MergeSide title={t('register:merge.goes')} supplier={goes} />
        </Column>
      </Columns>
      <ButtonRow>
        <LinkButton to={onSwap} variant="default">
          {t('register:merge.swap')}
        </LinkButton>
      </ButtonRow>
      <Loaded query={preview}>
        {({ mergePreview: found }) =>
          !found ? (
            <NotFound />
          ) : (
            <>
              <Card title={t('register:merge.moves')}>
                {found.moves.length === 0 && <p className="soft">{t('register:merge.nothing')}</p>}
                <ul className={css.people}>
                  {found.moves.map(({ what, count }) => (
                    <li key={what}>{isCounted(what) ? t(`register:merge.${what}`, { count }) : `${what}: ${count}`}</li>
                  ))}
                </ul>
              </Card>
              {found.obstacles.length > 0 ? (
                <Notice tone="trouble" title={t('register:merge.against')}>
                  {found.obstacles.map(({ rule, about }) => {
                    const key = `errors:${rule}`
                    return <p key={rule}>{isWord(key) ? t(key, { supplier: about ?? '', people: about ?? '' }) : rule}</p>
                  })}
                </Notice>
              ) : (
                <>
                  <Textarea
                    label={t('register:merge.words')}
                    description={t('register:merge.wordsHelp')}
                    value={words}
                    rows={2}
                    maxLength={2_000}
                    onChange={event => setWords(event.currentTarget.value)}
                  />
                  <ButtonRow>
                    <ConfirmButton
                      word={t('register:merge.button')}
                      title={t('register:merge.confirm', names)}
                      consequence={t('register:merge.consequence', names)}
                      danger
                      command={merging}
                      variables={{
                        input: {
                          ...{ survivorId: stays.id, survivorVersion: stays.version, mergedId: goes.id, mergedVersion: goes.version },
                          words: words.trim() || null,
                        },
                      }}
                      onDone={() => void navigate(`/suppliers/${stays.id}`)}
                    />
                    <LinkButton to={`/suppliers/${stays.id}`} variant="default">
                      {t('cancel')}
                    </LinkButton>
                  </ButtonRow>
                </>
              )}
            </>
          )
        }
      </Loaded>
    </>
  )
}

/** Two records side by side, of which one becomes part of the other. The one that has gone further stays, unless somebody exchanges them. */
export function MergePage() {
  const { t } = useWords()
  const { id = '', otherId = '' } = useParams()
  const [chosen] = useUrlParam('stays')
  const query = useQuery(mergePage, { variables: { id, otherId }, fetchPolicy: 'network-only', nextFetchPolicy: 'cache-first' })
  return (
    <Loaded query={query}>
      {({ one, other }) => {
        if (!one || !other || one.id === other.id) return <NotFound />
        const stays = chosen === other.id ? other : chosen === one.id ? one : further(one, other)
        const goes = stays === one ? other : one
        return (
          <Page title={t('register:merge.title')} lead={t('register:merge.lead')} back={{ to: `/suppliers/${one.id}`, word: one.name }}>
            <Merge key={stays.id} stays={stays} goes={goes} onSwap={`/suppliers/${id}/merge/${otherId}?stays=${goes.id}`} />
          </Page>
        )
      }}
    </Loaded>
  )
}
