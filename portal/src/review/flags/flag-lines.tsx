import { Link } from 'react-router'
import type { SupplierFlagsQuery } from '../../gql/graphql.ts'
import { useWords } from '../../lib/words.ts'
import { Badge } from '../../ui/badge.tsx'
import { causeWord, codeWord, flagTones } from './flag-words.ts'
import css from './flags.module.css'

type Flag = SupplierFlagsQuery['redFlags']['nodes'][number]

/** Flags, each with what it is called, its state and what raised it. */
export function FlagLines({ flags }: { flags: readonly Pick<Flag, 'id' | 'code' | 'status' | 'cause'>[] }) {
  const { t } = useWords()
  return (
    <ul className={css.lines}>
      {flags.map(flag => (
        <li key={flag.id}>
          <Link to={`/flags/${flag.id}`}>
            {flag.code} {codeWord(t, flag.code)}
          </Link>{' '}
          <Badge tone={flagTones[flag.status]}>{t(`flags:flagState.${flag.status}`)}</Badge>
          <div className="soft small">{causeWord(t, flag.cause)}</div>
        </li>
      ))}
    </ul>
  )
}
