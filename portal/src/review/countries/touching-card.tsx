import { useQuery } from '@apollo/client/react'
import { Link } from 'react-router'
import { count, list } from '../../lib/format.ts'
import { useMay } from '../../lib/session.ts'
import { isWord, useWords } from '../../lib/words.ts'
import { Card } from '../../ui/card.tsx'
import { Fact, Facts } from '../../ui/facts.tsx'
import { Loaded } from '../../ui/trouble.tsx'
import css from './countries.module.css'
import { sitesPath, suppliersTouching } from './paths.ts'
import { RoutesTable } from './routes-table.tsx'
import { sitesIn, touchingPage } from './world-queries.ts'

const roles = ['ORIGIN', 'TRANSIT', 'SUPPLIER'] as const

/** What touches a country: suppliers by role, sites, materials and routes; each number leads to its list. */
export function TouchingCard({ country }: { country: string }) {
  const { t } = useWords()
  const at = (role: string) => ({ touches: `${country} ${role}` })
  const query = useQuery(touchingPage, {
    variables: { code: country, all: { touches: country }, origin: at('ORIGIN'), transit: at('TRANSIT'), seat: at('SUPPLIER') },
  })
  const sites = useQuery(sitesIn, { variables: { filter: { country } }, skip: !useMay('site.read') }).data?.chainSitesCount
  const material = (one: string): string => {
    const key = `atlas:material.${one}`
    return isWord(key) ? t(key) : one
  }
  return (
    <Card title={t('atlas:touching.title')}>
      <Loaded query={query}>
        {({ suppliers: { nodes }, ALL, chainRoutes, ...by }) => (
          <>
            <Facts>
              {roles.map(role => (
                <Fact key={role} word={t(`atlas:touching.as.${role}`)}>
                  {by[role].value > 0 ? <Link to={suppliersTouching(country, role)}>{count(by[role])}</Link> : t('atlas:touching.none')}
                </Fact>
              ))}
              {sites && (
                <Fact word={t('atlas:sites.title')}>
                  {sites.value > 0 ? <Link to={sitesPath(country)}>{count(sites)}</Link> : t('atlas:touching.none')}
                </Fact>
              )}
            </Facts>
            {nodes.length > 0 && (
              <ul className={css.touching}>
                {nodes.map(one => (
                  <li key={one.id}>
                    <Link to={`/suppliers/${one.id}`}>{one.name}</Link>{' '}
                    <span className="soft small">{list([t(`words:tier.${one.tier}`), ...one.materials.map(material)])}</span>
                  </li>
                ))}
              </ul>
            )}
            {ALL.value > nodes.length && (
              <p>
                <Link to={suppliersTouching(country)}>{t('atlas:touching.all', { count: ALL.value })}</Link>
              </p>
            )}
            {chainRoutes.routes.length > 0 && <RoutesTable routes={chainRoutes.routes} all={chainRoutes.all} />}
          </>
        )}
      </Loaded>
    </Card>
  )
}
