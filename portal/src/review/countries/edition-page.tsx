import { useQuery } from '@apollo/client/react'
import { useParams } from 'react-router'
import { sourceOf } from 'shared/words/country-sources.ts'
import type { EditionFieldsFragment } from '../../gql/graphql.ts'
import { day, number } from '../../lib/format.ts'
import { useMay } from '../../lib/session.ts'
import { useCommand } from '../../lib/use-command.ts'
import { useWords } from '../../lib/words.ts'
import { Badge } from '../../ui/badge.tsx'
import { Card } from '../../ui/card.tsx'
import { ConfirmButton } from '../../ui/confirm-button.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { Fact, Facts } from '../../ui/facts.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { Loaded, NotFound } from '../../ui/trouble.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import { When } from '../../ui/when.tsx'
import css from './countries.module.css'
import { adoptEdition, confirmEdition, editionPage, editionsPage, flipsOf } from './country-queries.ts'
import { Flips } from './flips.tsx'

type Edition = EditionFieldsFragment

/** One edition: where it comes from, what it would flip, and taking it into use. */
export function EditionPage() {
  const { id = '' } = useParams()
  const query = useQuery(editionPage, { variables: { id } })
  return <Loaded query={query}>{({ countryEdition }) => (countryEdition ? <Shown edition={countryEdition} /> : <NotFound />)}</Loaded>
}

function Shown({ edition }: { edition: Edition }) {
  const { t, locale } = useWords()
  const left = edition.leftOut as readonly { row: number; text: string }[]
  const waits = edition.typed && !edition.confirmedBy
  return (
    <Page
      title={edition.title}
      back={{ to: '/editions', word: t('atlas:editions.title') }}
      lead={sourceOf(edition.source).title[locale]}
      badge={
        <Badge tone={edition.inUse ? 'done' : waits ? 'waiting' : 'resting'}>
          {t(edition.inUse ? 'atlas:editions.inUse' : waits ? 'atlas:editions.waits' : 'atlas:editions.notInUse')}
        </Badge>
      }
    >
      {waits && <Confirm edition={edition} />}
      {!waits && !edition.inUse && (edition.typed ? <AdoptTyped edition={edition} /> : <Adopt edition={edition} />)}
      <Card title={t('atlas:edition.facts')}>
        <Facts>
          <Fact word={t('atlas:figures.year')}>{edition.year}</Fact>
          <Fact word={t('atlas:edition.publisher')}>{edition.publisher}</Fact>
          <Fact word={t('atlas:edition.kind')}>{t(`atlas:kind.${edition.kind}`)}</Fact>
          <Fact word={t('atlas:editions.countries')}>{number(edition.countries)}</Fact>
          <Fact word={t('atlas:editions.gotOn')}>{day(edition.gotOn)}</Fact>
          <Fact word={t('atlas:edition.origin')}>{edition.origin}</Fact>
          <Fact word={t('atlas:edition.licence')}>{edition.licence}</Fact>
          <Fact word={t('atlas:editions.loaded')}>
            {edition.loadedBy && `${edition.loadedBy} · `}
            <When at={edition.loadedAt} />
          </Fact>
          {edition.confirmedBy && <Fact word={t('atlas:edition.confirmedBy')}>{edition.confirmedBy}</Fact>}
          {edition.fileName && <Fact word={t('atlas:edition.file')}>{edition.fileName}</Fact>}
          {edition.fileSha256 && (
            <Fact word={t('atlas:edition.hash')}>
              <span className={css.hash}>{edition.fileSha256}</span>
            </Fact>
          )}
        </Facts>
      </Card>
      {left.length > 0 && (
        <Card title={t('atlas:edition.leftOut', { count: left.length })}>
          <DataTable
            caption={t('atlas:edition.leftOut', { count: left.length })}
            rows={left}
            rowKey={row => `${row.row} ${row.text}`}
            columns={[
              { key: 'row', word: t('atlas:load.row'), numeric: true, cell: row => row.row },
              { key: 'text', word: t('atlas:load.text'), cell: row => row.text },
            ]}
          />
        </Card>
      )}
    </Page>
  )
}

/** A single value counts beside the edition of its year; where the source has none in use, it may be taken into use by itself. */
function AdoptTyped({ edition }: { edition: Edition }) {
  const { data } = useQuery(editionsPage, { variables: { filter: { source: edition.source } } })
  return data && !data.countryEditions.nodes.some(one => one.inUse) ? <Adopt edition={edition} /> : null
}

/** What would flip is seen before anything is decided by the edition. */
function Adopt({ edition: { id, title } }: { edition: Edition }) {
  const { t } = useWords()
  const may = useMay('edition.adopt')
  const query = useQuery(flipsOf, { variables: { editionId: id }, fetchPolicy: 'network-only' })
  const adopting = useCommand(adoptEdition, ['CountryEditions', 'CountryRuns'])
  return (
    <Card title={t('atlas:flips.ofEdition')}>
      {query.data ? <Flips of={query.data.countryFlips} /> : query.error ? <p>{query.error.message}</p> : <Waiting />}
      {may ? (
        <div>
          <ConfirmButton
            word={t('atlas:edition.adopt')}
            title={t('atlas:edition.adoptTitle', { title })}
            consequence={t('atlas:edition.adoptConsequence')}
            command={adopting}
            variables={{ id }}
          />
        </div>
      ) : (
        <p className="soft small">{t('atlas:edition.adoptWho')}</p>
      )}
    </Card>
  )
}

function Confirm({ edition: { id, mayConfirm, loadedBy } }: { edition: Edition }) {
  const { t } = useWords()
  const confirming = useCommand(confirmEdition, ['CountryEditions'])
  return (
    <>
      <Notice tone="waiting" title={t('atlas:edition.needsSecond', { name: loadedBy ?? '' })} />
      {mayConfirm && (
        <div>
          <ConfirmButton
            word={t('atlas:edition.confirm')}
            title={t('atlas:edition.confirm')}
            consequence={t('atlas:edition.confirmConsequence')}
            command={confirming}
            variables={{ id }}
          />
        </div>
      )}
    </>
  )
}
