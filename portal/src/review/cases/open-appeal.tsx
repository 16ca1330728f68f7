import { useQuery } from '@apollo/client/react'
import { Link } from 'react-router'
import { day, list } from '../../lib/format.ts'
import { useViewer } from '../../lib/session.ts'
import { useWords } from '../../lib/words.ts'
import { Notice } from '../../ui/notice.tsx'
import { caseCandidates, type ShownCase } from './case-queries.ts'

/** To whoever decided: an appeal is somebody else's to decide. Who can, or what has to be done so that somebody can. */
export function OpenAppeal({ grievance }: { grievance: ShownCase }) {
  const isOthers = grievance.status === 'APPEALED' && !grievance.allowedActions.includes('grievance.review')
  return isOthers ? <WhoDecides grievance={grievance} /> : null
}

function WhoDecides({ grievance: { id, handlers, clock, dueOn } }: { grievance: ShownCase }) {
  const { t } = useWords()
  const { account } = useViewer()
  const { data } = useQuery(caseCandidates, { variables: { id }, fetchPolicy: 'cache-and-network' })
  const others = handlers.filter(one => one.id !== account?.id)
  if (!data) return null
  const isStuck = others.length === 0 && data.caseCandidates.length === 0
  return (
    <Notice tone={others.length > 0 ? 'moving' : 'waiting'} {...(isStuck && { title: t('mechanism:appeal.alone') })}>
      {others.length > 0 && <p>{t('mechanism:appeal.others', { names: list(others.map(({ name }) => name)) })}</p>}
      {others.length === 0 && !isStuck && <p>{t('mechanism:appeal.add')}</p>}
      {isStuck && <WayOut />}
      {clock === 'APPEAL_DECISION' && dueOn && <p>{t('mechanism:appeal.clock', { day: day(dueOn) })}</p>}
    </Notice>
  )
}

/** One handler alone: the way to a second one leads through the administrator, who can name and never vouch. */
function WayOut() {
  const { t } = useWords()
  return (
    <ol>
      <li>{t('mechanism:appeal.step1')}</li>
      <li>{t('mechanism:appeal.step2')}</li>
      <li>
        {t('mechanism:appeal.step3')} <Link to="/cases/keys">{t('mechanism:appeal.toKeys')}</Link>
      </li>
    </ol>
  )
}
