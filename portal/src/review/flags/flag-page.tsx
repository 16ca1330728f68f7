import { useQuery } from '@apollo/client/react'
import { Link, useParams } from 'react-router'
import { useMay } from '../../lib/session.ts'
import { Past } from '../../lib/story.tsx'
import { useWords } from '../../lib/words.ts'
import { Badge } from '../../ui/badge.tsx'
import { Card, Column, Columns } from '../../ui/card.tsx'
import { Fact, Facts } from '../../ui/facts.tsx'
import { LoadedRecord } from '../../ui/loaded-record.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { Said } from '../../ui/verdict.tsx'
import { When } from '../../ui/when.tsx'
import { flagPage, type ShownFlag } from './flag-queries.ts'
import { causeWord, codeWord, flagTones, sourceWord } from './flag-words.ts'
import css from './flags.module.css'
import { FollowFlag, JudgeFlag } from './judge-flag.tsx'

/** One flag: what raised it at the left, the decision at the right. */
export function FlagPage() {
  const { t } = useWords()
  const { id = '' } = useParams()
  const query = useQuery(flagPage, { variables: { id }, fetchPolicy: 'cache-and-network' })
  return (
    <LoadedRecord query={query} record={data => data.redFlag}>
      {flag => (
        <Page
          title={`${flag.code} ${codeWord(t, flag.code)}`}
          lead={<Link to={`/suppliers/${flag.supplier.id}`}>{flag.supplier.name}</Link>}
          back={{ to: '/flags', word: t('nav.flags') }}
          badge={<Badge tone={flagTones[flag.status]}>{t(`flags:flagState.${flag.status}`)}</Badge>}
        >
          {flag.endedAt && <Notice tone="resting">{t('flags:flags.ended')}</Notice>}
          <Columns>
            <Column>
              <What flag={flag} />
              <Verdict flag={flag} />
            </Column>
            <Past filter={{ subjectId: id }} />
          </Columns>
        </Page>
      )}
    </LoadedRecord>
  )
}

/** What raised it, by which rule, with a way to each. */
function What({ flag }: { flag: ShownFlag }) {
  const { t } = useWords()
  const seesAnswers = useMay('answer.read')
  const seesHits = useMay('hit.read')
  const seesTables = useMay('mineral.read')
  const { kind, country, question, hitId, responseId } = flag.cause as Readonly<Record<string, string | undefined>>
  return (
    <Card title={t('flags:flags.what')}>
      <p>{causeWord(t, flag.cause)}</p>
      {kind === 'GRIEVANCE' && <p>{t('flags:flags.ofGrievance')}</p>}
      <p className="soft small">{sourceWord(t, flag.code)}</p>
      <ul className={css.lines}>
        {flag.responseId && question && seesAnswers && (
          <li>
            <Link to={`/responses/${flag.responseId}/review#${question}`}>{t('flags:flags.seeAnswer')}</Link>
          </li>
        )}
        {kind === 'DELAY' && (
          <li>
            <Link to={`/responses/${responseId}`}>{t('flags:flags.seeResponse')}</Link>
          </li>
        )}
        {country && (
          <li>
            <Link to={`/countries/${country}`}>{t('flags:flags.seeCountry')}</Link>
          </li>
        )}
        {hitId && seesHits && (
          <li>
            <Link to={`/screening/hits/${hitId}`}>{t('flags:flags.seeHit')}</Link>
          </li>
        )}
        {(kind === 'REFERENCE' || kind === 'VOLUME') && seesTables && (
          <li>
            <Link to={`/minerals?country=${country}`}>{t('flags:flags.seeTable')}</Link>
          </li>
        )}
        {flag.incidentId && (
          <li>
            <Link to={`/incidents/${flag.incidentId}`}>{t('flags:flags.seeIncident')}</Link>
          </li>
        )}
        {flag.dossierId && (
          <li>
            <Link to={`/dossiers/${flag.dossierId}`}>{t('flags:flags.seeDossier')}</Link>
          </li>
        )}
      </ul>
      <Facts>
        <Fact word={t('flags:flags.raised')}>
          <When at={flag.raisedAt} />
        </Fact>
      </Facts>
    </Card>
  )
}

function Verdict({ flag }: { flag: ShownFlag }) {
  const { t } = useWords()
  return (
    <Card title={t('flags:flags.judge')}>
      <Said words={flag.assessedWords ?? null} by={t('flags:flags.by', { name: flag.assessedBy ?? '' })} at={flag.assessedAt ?? null} />
      <Said words={flag.settledWords ?? null} />
      <JudgeFlag flag={flag} />
      <FollowFlag flag={flag} />
    </Card>
  )
}
