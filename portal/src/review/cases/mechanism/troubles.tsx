import { useQuery } from '@apollo/client/react'
import { Link } from 'react-router'
import { useWords } from '../../../lib/words.ts'
import { Notice } from '../../../ui/notice.tsx'
import { grievanceSettings, type Settings } from '../mechanism-queries.ts'

/** What keeps the mechanism from doing what it promises, and what to do about it. */
export function Troubles({ settings: { troubles } }: { settings: Settings }) {
  const { t } = useWords()
  return troubles.map(trouble => (
    <Notice key={trouble} tone={trouble === 'NO_READER' ? 'trouble' : 'waiting'}>
      {t(`mechanism:trouble.${trouble}`)}
    </Notice>
  ))
}

/** In the inbox: that nothing new can come, which nobody would notice there. */
export function NothingComesIn() {
  const { t } = useWords()
  const { data } = useQuery(grievanceSettings, { fetchPolicy: 'cache-and-network' })
  if (!data) return null
  const { open, troubles } = data.grievanceSettings
  if (open && !troubles.includes('NO_READER')) return null
  return (
    <Notice tone={open ? 'trouble' : 'resting'}>
      {t(open ? 'mechanism:trouble.NO_READER' : 'mechanism:trouble.closed')}{' '}
      <Link to="/cases/settings">{t('mechanism:trouble.toSettings')}</Link>
    </Notice>
  )
}
