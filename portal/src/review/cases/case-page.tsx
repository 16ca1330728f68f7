import { useQuery } from '@apollo/client/react'
import { useParams } from 'react-router'
import { dayIn } from 'shared/rules/days.ts'
import { isFailure } from '../../lib/failure.ts'
import { ownZone } from '../../lib/format.ts'
import { useViewer } from '../../lib/session.ts'
import { useActionWord } from '../../lib/story.tsx'
import { useWords } from '../../lib/words.ts'
import { Badge } from '../../ui/badge.tsx'
import { Card, Column, Columns } from '../../ui/card.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { Timeline } from '../../ui/timeline.tsx'
import { Loaded, NotFound } from '../../ui/trouble.tsx'
import { CaseBadge } from './case-badge.tsx'
import { CaseChain } from './case-chain.tsx'
import { CaseGuide } from './case-guide.tsx'
import { CaseOpenings } from './case-openings.tsx'
import { CasePeople } from './case-people.tsx'
import { type CaseQuery, casePage, caseRecords, type ShownCase, type ShownRecord } from './case-queries.ts'
import { CaseFacts, Clocks, Retaliation } from './case-side.tsx'
import { ForSender } from './for-sender.tsx'
import { Hearings } from './hearings.tsx'
import { Identity } from './identity.tsx'
import { Keeping } from './keeping.tsx'
import { OpenAppeal } from './open-appeal.tsx'
import { PrintCase, Unprinted, usePrinting } from './print-case.tsx'
import { Records } from './records.tsx'
import { Report } from './report.tsx'
import { NextStep } from './step-form.tsx'
import { Unlock } from './unlock.tsx'
import { WriteInCase } from './write-in-case.tsx'

/** One case: what was said, the talk with the sender apart from what handlers note, and the one next step. */
export function CasePage() {
  const { t } = useWords()
  const { id = '' } = useParams()
  const { programme } = useViewer()
  const today = dayIn(new Date(), programme?.timeZone ?? ownZone())
  const [printing, print] = usePrinting()
  const query = useQuery(casePage, { variables: { id }, fetchPolicy: 'cache-and-network' })
  return (
    <Loaded query={query}>
      {({ case: grievance, caseDeadlines, caseActs }) =>
        grievance ? (
          <Page
            title={t('grievances:case.title', { locator: grievance.locator })}
            back={{ to: '/cases', word: t('grievances:inbox.title') }}
            actions={<PrintCase onPrint={print} />}
            badge={
              <>
                <CaseBadge state={grievance.status} />
                {grievance.retaliation && <Badge tone="trouble">{t('grievances:inbox.retaliation')}</Badge>}
              </>
            }
          >
            <CaseChain state={grievance.status} />
            <CaseGuide grievance={grievance} today={today} />
            <Columns>
              <Column>
                <Content grievance={grievance} printing={printing} />
              </Column>
              <Column>
                <Clocks grievance={grievance} deadlines={caseDeadlines} today={today} />
                <CaseFacts grievance={grievance} />
                <ForSender grievance={grievance} />
                <Retaliation grievance={grievance} />
                <div className="on-screen">
                  <Identity grievance={grievance} />
                </div>
                <CasePeople grievance={grievance} />
                <Acts acts={caseActs} />
                <Keeping grievance={grievance} />
                <CaseOpenings id={id} />
              </Column>
            </Columns>
          </Page>
        ) : (
          <NotFound />
        )
      }
    </Loaded>
  )
}

/** What is sealed. It is asked for by itself: that somebody read it stands on record before it is sent. */
function Content({ grievance, printing }: { grievance: ShownCase; printing: boolean }) {
  const { t } = useWords()
  const query = useQuery(caseRecords, { variables: { id: grievance.id }, fetchPolicy: 'network-only', nextFetchPolicy: 'cache-first' })
  const { error } = query
  if (isFailure(error) && error.details.rule === 'casesLocked') return <Unlock onOpen={() => void query.refetch()} />
  if (isFailure(error) && error.details.rule === 'caseKeyLost') return <Notice tone="waiting">{t('grievances:case.lost')}</Notice>
  return (
    <Loaded query={query}>
      {({ caseRecords: records }) => {
        const [report] = records.filter(one => one.kind === 'REPORT')
        return (
          <Unprinted printing={printing}>
            {report && <Report record={report} />}
            <OpenAppeal grievance={grievance} />
            <div id="next-step" tabIndex={-1} className="on-screen">
              <NextStep grievance={grievance} records={records} />
            </div>
            <Hearings grievance={grievance} records={records} />
            <Conversation
              grievance={grievance}
              records={records.filter(one => one.shared && one.kind !== 'REPORT' && one.kind !== 'RECEIPT')}
            />
            <Internal grievance={grievance} records={records.filter(one => !one.shared)} />
          </Unprinted>
        )
      }}
    </Loaded>
  )
}

interface Told {
  readonly grievance: ShownCase
  readonly records: readonly ShownRecord[]
}

function Conversation({ grievance: { id, allowedActions }, records }: Told) {
  const { t } = useWords()
  return (
    <Card title={t('grievances:case.conversation')}>
      <p className="soft small">{t('grievances:case.conversationLead')}</p>
      {records.length > 0 ? (
        <Records records={records} label={t('grievances:case.conversation')} />
      ) : (
        <p className="soft">{t('grievances:case.noWords')}</p>
      )}
      {allowedActions.includes('grievance.write') && <WriteInCase id={id} kind="MESSAGE" />}
    </Card>
  )
}

function Internal({ grievance: { id, status, allowedActions }, records }: Told) {
  const { t } = useWords()
  return (
    <Card title={t('grievances:case.internal')}>
      <p className="soft small">{t('grievances:case.internalLead')}</p>
      {records.length > 0 && <Records records={records} label={t('grievances:case.internal')} />}
      {allowedActions.includes('grievance.remark') && <WriteInCase id={id} kind="NOTE" />}
      {allowedActions.includes('grievance.remark') && status === 'PARTIES_COMMENT' && <WriteInCase id={id} kind="COMMENT" />}
    </Card>
  )
}

function Acts({ acts }: { acts: CaseQuery['caseActs'] }) {
  const { t } = useWords()
  const wordFor = useActionWord()
  return (
    <Card title={t('grievances:case.story')}>
      <Timeline
        happenings={acts.map(({ id, action, actor, byRule, at }) => ({
          key: id,
          what: wordFor(action),
          who: byRule ? t('answers:story.byRule') : (actor ?? t('grievances:case.sender')),
          at,
        }))}
      />
    </Card>
  )
}
