import { useWords } from '../../lib/words.ts'
import { Card } from '../../ui/card.tsx'
import { Timeline } from '../../ui/timeline.tsx'
import type { CaseQuery } from './case-queries.ts'

/** Who has read what of a case: written before it was shown to them. */
export function CaseOpenings({ openings }: { openings: CaseQuery['caseOpenings'] }) {
  const { t } = useWords()
  return (
    <Card title={t('grievances:openings.title')}>
      <p className="soft small">{t('grievances:openings.lead')}</p>
      {openings.length === 0 && <p className="soft">{t('grievances:openings.none')}</p>}
      <Timeline happenings={openings.map(({ id, what, by, at }) => ({ key: id, what: t(`grievances:openings.${what}`), who: by, at }))} />
    </Card>
  )
}
