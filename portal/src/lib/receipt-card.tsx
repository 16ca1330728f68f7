import { useQuery } from '@apollo/client/react'
import { Button } from '@mantine/core'
import { Link } from 'react-router'
import { graphql } from '../gql/gql.ts'
import { Card } from '../ui/card.tsx'
import { Drawing } from '../ui/icon.tsx'
import { moreIcons } from '../ui/more-icons.ts'
import { moment, ownZone } from './format.ts'
import css from './receipt-card.module.css'
import { useSession } from './session.ts'
import { sideOf } from './side.ts'
import { useWords } from './words.ts'

const receiptsOf = graphql(`
  query ReceiptsOf($id: ID!) { response(id: $id) { id rounds { id number submittedAt } } }
`)

const Download = ({ href, word }: { href: string; word: string }) => (
  <Button component="a" href={href} variant="default" size="sm" leftSection={<Drawing path={moreIcons.download} size={18} />}>
    {word}
  </Button>
)

/** What proves a handing in: its receipts, and all of it to be taken along. */
export function ReceiptCard({ id }: { id: string }) {
  const { t } = useWords()
  const viewer = useSession()
  const { data } = useQuery(receiptsOf, { variables: { id }, fetchPolicy: 'cache-and-network' })
  const rounds = data?.response?.rounds ?? []
  if (rounds.length === 0) return null
  const house = viewer && sideOf(viewer) === 'house'
  return (
    <Card title={t('receipts:links.title')}>
      <p className="soft">{t(house ? 'receipts:links.leadHouse' : 'receipts:links.lead')}</p>
      <ol className={css.rounds}>
        {rounds.toReversed().map(round => (
          <li key={round.id}>
            <p>{t('receipts:links.round', { round: round.number, when: moment(round.submittedAt) })}</p>
            <div className={css.links}>
              <Download href={`/receipts/${round.id}.pdf?zone=${encodeURIComponent(ownZone())}`} word={t('receipts:links.pdf')} />
              <Download href={`/receipts/${round.id}.json`} word={t('receipts:links.json')} />
            </div>
          </li>
        ))}
      </ol>
      <div className={css.links}>
        <Download href={`/responses/${id}.zip`} word={t('receipts:links.zip')} />
      </div>
      <p className="soft small">
        {t('receipts:links.zipHelp')} <Link to="/verify">{t('receipts:links.verify')}</Link>
      </p>
    </Card>
  )
}
