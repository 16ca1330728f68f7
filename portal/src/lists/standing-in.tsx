import { useQuery } from '@apollo/client/react'
import { Link } from 'react-router'
import { graphql } from '../gql/gql.ts'
import { day, list } from '../lib/format.ts'
import { useWords } from '../lib/words.ts'
import { Notice } from '../ui/notice.tsx'

const standingIn = graphql(`
  query StandingIn { absences(filter: { standsIn: true }) { nodes { id person lastDay } } }
`)

/** For whom I stand in today: their suppliers are among mine meanwhile. */
export function StandingIn({ mine }: { mine: boolean }) {
  const { t } = useWords()
  const { data } = useQuery(standingIn, { fetchPolicy: 'cache-and-network' })
  const found = data?.absences.nodes ?? []
  if (found.length === 0) return null
  const people = list(found.map(one => t('lists:absence.personUntil', { name: one.person, day: day(one.lastDay) })))
  return (
    <Notice tone="moving">
      {t('lists:absence.standingIn', { people })} {!mine && <Link to="/responses?mine=yes">{t('lists:absence.showMine')}</Link>}
    </Notice>
  )
}
