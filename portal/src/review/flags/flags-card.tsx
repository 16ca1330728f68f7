import { useQuery } from '@apollo/client/react'
import type { FlagResult } from 'shared/words/red-flags.ts'
import { dayOf } from '../../lib/format.ts'
import { useMay } from '../../lib/session.ts'
import { useWords } from '../../lib/words.ts'
import { Badge } from '../../ui/badge.tsx'
import { ButtonRow } from '../../ui/button-row.tsx'
import { Card } from '../../ui/card.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { FlagLines } from './flag-lines.tsx'
import { supplierFlags } from './flag-queries.ts'
import { codeWord } from './flag-words.ts'
import css from './flags.module.css'

const resultTones = { RAISED: 'trouble', NONE: 'done', NOT_CHECKED: 'resting' } as const satisfies Record<FlagResult, string>

/** A supplier's flags, and what every rule found when it looked last: that there is none is a result too. */
export function FlagsCard({ supplierId }: { supplierId: string }) {
  const may = useMay('flag.read')
  return may ? <Shown supplierId={supplierId} /> : null
}

function Shown({ supplierId }: { supplierId: string }) {
  const { t } = useWords()
  const mayRecord = useMay('incident.record')
  const { data } = useQuery(supplierFlags, { variables: { id: supplierId }, fetchPolicy: 'cache-and-network' })
  if (!data) return null
  const { flagCheck } = data
  const flags = data.redFlags.nodes
  return (
    <Card title={t('flags:card.title')}>
      {flags.length === 0 && <p className="soft">{t(flagCheck ? 'flags:card.none' : 'flags:card.never')}</p>}
      <FlagLines flags={flags} />
      {flagCheck && (
        <details>
          <summary>
            {t('flags:card.all')} · {t('flags:card.checked', { day: dayOf(flagCheck.checkedAt) })}
          </summary>
          <ul className={css.lines}>
            {flagCheck.outcomes.map(({ code, result, missing }) => (
              <li key={code}>
                {code} {codeWord(t, code)} <Badge tone={resultTones[result]}>{t(`flags:result.${result}`)}</Badge>
                {missing.length > 0 && <div className="soft small">{missing.map(one => t(`flags:missing.${one}`)).join(' · ')}</div>}
              </li>
            ))}
          </ul>
        </details>
      )}
      <ButtonRow>
        {flags[0]?.dossierId && (
          <LinkButton variant="default" to={`/dossiers/${flags[0].dossierId}`}>
            {t('flags:flags.seeDossier')}
          </LinkButton>
        )}
        {mayRecord && (
          <LinkButton variant="default" to={`/incidents/new?supplier=${supplierId}`}>
            {t('flags:incidents.new')}
          </LinkButton>
        )}
      </ButtonRow>
    </Card>
  )
}
