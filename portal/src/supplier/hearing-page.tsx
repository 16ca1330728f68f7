import { useQuery } from '@apollo/client/react'
import { useParams } from 'react-router'
import { graphql } from '../gql/gql.ts'
import type { OwnHearingQuery } from '../gql/graphql.ts'
import { dayOf, ownZone } from '../lib/format.ts'
import { useViewer } from '../lib/session.ts'
import { useWords } from '../lib/words.ts'
import { Card } from '../ui/card.tsx'
import { Fact, Facts } from '../ui/facts.tsx'
import { Notice } from '../ui/notice.tsx'
import { Page } from '../ui/page.tsx'
import { Loaded, NotFound } from '../ui/trouble.tsx'
import { Until } from '../ui/when.tsx'
import { HearingForm } from './hearing-form.tsx'

const ownHearing = graphql(`
  query OwnHearing($id: ID!) {
    hearing(id: $id) { id programme supplier letter dueOn dueAt status askedAt answeredAt answeredBy allowedActions }
  }
`)

/** A letter that asks for a comment: for the people whom it names, and nobody else of the company. */
export function HearingPage() {
  const { t } = useWords()
  const { id = '' } = useParams()
  const query = useQuery(ownHearing, { variables: { id }, fetchPolicy: 'cache-and-network' })
  return (
    <Loaded query={query}>
      {({ hearing }) =>
        hearing ? (
          <Page
            title={t('hearings:own.title')}
            lead={t('hearings:own.lead', { programme: hearing.programme, supplier: hearing.supplier })}
            back={{ to: '/', word: t('nav.myWork') }}
          >
            <Outcome hearing={hearing} />
            <Letter hearing={hearing} />
            {hearing.allowedActions.includes('hearing.answer') && <HearingForm id={hearing.id} />}
          </Page>
        ) : (
          <NotFound />
        )
      }
    </Loaded>
  )
}

type OwnHearing = NonNullable<OwnHearingQuery['hearing']>
interface Of {
  readonly hearing: OwnHearing
}

/** What became of it. */
function Outcome({ hearing: { status, answeredAt, answeredBy } }: Of) {
  const { t } = useWords()
  if (status === 'ASKED') return null
  if (status === 'CLOSED')
    return (
      <Notice tone="resting" title={t('hearings:own.closedTitle')}>
        {t('hearings:own.closed')}
      </Notice>
    )
  return (
    <Notice tone="done" title={t('hearings:own.doneTitle')} live>
      <p>{t('hearings:own.done')}</p>
      <p className="soft small">{t('hearings:own.answeredBy', { name: answeredBy ?? '–', day: dayOf(answeredAt ?? '') })}</p>
    </Notice>
  )
}

function Letter({ hearing: { letter, dueOn, dueAt, askedAt, status } }: Of) {
  const { t } = useWords()
  const { programme } = useViewer()
  const zone = programme?.timeZone ?? ownZone()
  if (letter === null || letter === undefined) return null
  return (
    <Card title={t('hearings:own.letter')}>
      <p className="words">{letter}</p>
      <Facts>
        <Fact word={t('hearings:own.asked')}>{dayOf(askedAt, zone)}</Fact>
        {status === 'ASKED' && (
          <Fact word={t('hearings:own.due')}>
            <Until day={dueOn} at={dueAt} />
          </Fact>
        )}
      </Facts>
    </Card>
  )
}
