import { useQuery } from '@apollo/client/react'
import { Link, useParams } from 'react-router'
import { graphql } from '../../gql/gql.ts'
import { countryName, percent } from '../../lib/format.ts'
import { StoryCard } from '../../lib/story.tsx'
import { useWords } from '../../lib/words.ts'
import { ButtonRow } from '../../ui/button-row.tsx'
import { Card, Column, Columns } from '../../ui/card.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { Fact, Facts } from '../../ui/facts.tsx'
import { LoadedRecord } from '../../ui/loaded-record.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { When } from '../../ui/when.tsx'
import { DecideHit } from './decide-hit.tsx'
import { HitBadge } from './hit-badge.tsx'
import { entryOf, type Hit, ownFactsOf, whyOf, yearsOf } from './hit-fields.ts'

const hitPage = graphql(`
  query ScreeningHit($id: ID!) { screeningHit(id: $id) { ...HitFields } }
`)

const nation = (said: string): string => (/^[A-Z]{2}$/.test(said) ? countryName(said) : said)

/** A hit: ours and theirs side by side, why they are alike, and what is decided. */
export function HitPage() {
  const { t } = useWords()
  const { id = '' } = useParams()
  const query = useQuery(hitPage, { variables: { id }, fetchPolicy: 'cache-and-network' })
  return (
    <LoadedRecord query={query} record={data => data.screeningHit}>
      {hit => (
        <Page
          title={hit.subjectName}
          lead={t('screening:hit.lead', { score: percent(hit.score * 100), band: t(`screening:band.${hit.band}`) })}
          back={{ to: '/screening', word: t('screening:tabs.hits') }}
          badge={<HitBadge state={hit.status} />}
        >
          <Decision hit={hit} />
          <Columns>
            <Column>
              <Ours hit={hit} />
            </Column>
            <Column>
              <Theirs hit={hit} />
            </Column>
          </Columns>
          <Reasons hit={hit} />
          <StoryCard filter={{ subjectId: id }} />
        </Page>
      )}
    </LoadedRecord>
  )
}

function Decision({ hit }: { hit: Hit }) {
  const { t } = useWords()
  const byRule: Readonly<Record<string, string>> = {
    ENTRY_GONE: t('screening:hit.entryGone', { version: hit.listVersion }),
    NAME_GONE: t('screening:hit.nameGone', { version: hit.listVersion, name: hit.matchedName }),
  }
  const told = hit.status === 'LAPSED' && hit.reason ? (byRule[hit.reason] ?? hit.reason) : hit.reason
  return (
    <>
      {(told || hit.decidedBy) && (
        <Notice tone={hit.status === 'CONFIRMED' ? 'trouble' : 'resting'} title={t(`screening:state.${hit.status}`)}>
          {told} {hit.decidedBy && <span className="soft">{t('screening:hit.decidedBy', { name: hit.decidedBy })}</span>}
        </Notice>
      )}
      {hit.allowedActions.length > 0 && (
        <ButtonRow>
          <DecideHit hit={hit} action="hit.clear" />
          <DecideHit hit={hit} action="hit.suspect" />
          <DecideHit hit={hit} action="hit.confirm" />
        </ButtonRow>
      )}
    </>
  )
}

function Ours({ hit }: { hit: Hit }) {
  const { t } = useWords()
  const { names = [], births, nationalities = [], identifiers = [] } = ownFactsOf(hit)
  return (
    <Card title={t('screening:hit.ours')}>
      <Facts>
        <Fact word={t('screening:hit.names')}>
          {names.map(name => (
            <div key={name}>{name === whyOf(hit).ownName ? <strong>{name}</strong> : name}</div>
          ))}
        </Fact>
        <Fact word={t('screening:hit.what')}>{t(`screening:subject.${hit.subjectType}`)}</Fact>
        <Fact word={t('screening:hits.supplier')}>
          <Link to={`/suppliers/${hit.supplierId}`}>{hit.supplier}</Link>
        </Fact>
        <Fact word={t('screening:hit.born')}>{yearsOf(births) || t('screening:hit.unknown')}</Fact>
        <Fact word={t('screening:hit.nationality')}>{nationalities.map(nation).join(', ') || t('screening:hit.unknown')}</Fact>
        <Fact word={t('screening:hit.numbers')}>{identifiers.join(', ') || t('screening:hit.unknown')}</Fact>
        <Fact word={t('screening:hit.found')}>
          <When at={hit.foundAt} />
        </Fact>
      </Facts>
    </Card>
  )
}

function Theirs({ hit }: { hit: Hit }) {
  const { t } = useWords()
  const { names = [], births, nationalities = [], identifiers = [], regime, listedOn } = entryOf(hit)
  return (
    <Card title={t('screening:hit.theirs')}>
      <Facts>
        <Fact word={t('screening:hit.names')}>
          {names.map(({ name, quality }) => (
            <div key={name}>
              {name === hit.matchedName ? <strong>{name}</strong> : name}{' '}
              <span className="soft small">{t(`screening:quality.${quality}`)}</span>
            </div>
          ))}
        </Fact>
        <Fact word={t('screening:hits.list')}>
          {t(`screening:list.${hit.list}`)} · {t('screening:hit.version', { version: hit.listVersion })} ·{' '}
          {t('screening:hit.number', { number: hit.entryKey })}
        </Fact>
        <Fact word={t('screening:hit.regime')}>{regime || t('screening:hit.unknown')}</Fact>
        <Fact word={t('screening:hit.listedOn')}>{listedOn || t('screening:hit.unknown')}</Fact>
        <Fact word={t('screening:hit.born')}>{yearsOf(births) || t('screening:hit.unknown')}</Fact>
        <Fact word={t('screening:hit.nationality')}>{nationalities.map(nation).join(', ') || t('screening:hit.unknown')}</Fact>
        <Fact word={t('screening:hit.numbers')}>
          {identifiers.map(({ kind, value }) => `${kind} ${value}`).join(', ') || t('screening:hit.unknown')}
        </Fact>
      </Facts>
    </Card>
  )
}

function Reasons({ hit }: { hit: Hit }) {
  const { t } = useWords()
  const { name, supports = [], weak } = whyOf(hit)
  const left = name?.leftOver.left ?? []
  const right = name?.leftOver.right ?? []
  return (
    <Card title={t('screening:why.title')}>
      {name ? (
        <DataTable
          caption={t('screening:why.title')}
          rows={name.met.map((met, at) => ({ ...met, key: String(at) }))}
          rowKey={met => met.key}
          columns={[
            { key: 'left', word: t('screening:hit.ours'), cell: met => met.left },
            { key: 'right', word: t('screening:hit.theirs'), cell: met => met.right },
            {
              key: 'means',
              word: t('screening:why.means'),
              cell: met =>
                [t(`screening:means.${met.means}`), ...(met.joined && met.means !== 'initials' ? [t('screening:why.joined')] : [])].join(
                  ' · ',
                ),
            },
            { key: 'score', numeric: true, word: t('screening:hits.score'), cell: met => percent(met.score * 100) },
          ]}
        />
      ) : (
        <p>{t('screening:why.byNumber')}</p>
      )}
      {left.length > 0 && <p>{t('screening:why.leftOurs', { words: left.join(', ') })}</p>}
      {right.length > 0 && <p>{t('screening:why.leftTheirs', { words: right.join(', ') })}</p>}
      {weak && <p>{t('screening:why.weak')}</p>}
      {supports.map(({ fact, agrees }) => (
        <p key={fact}>{t(`screening:support.${fact}.${agrees ? 'yes' : 'no'}`)}</p>
      ))}
    </Card>
  )
}
