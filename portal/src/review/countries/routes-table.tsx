import { Button } from '@mantine/core'
import { useState } from 'react'
import { Link } from 'react-router'
import type { LocationClass } from 'shared/words/country-sources.ts'
import { countryName, number } from '../../lib/format.ts'
import { type Translate, useWords } from '../../lib/words.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { ClassBadge } from './class-badge.tsx'
import { type Leg, suppliersAlong } from './paths.ts'

interface Route extends Leg {
  readonly suppliers: number
  readonly class?: LocationClass | null
}

/** A route in a sentence, for those who hear it. */
export const routeWords = (t: Translate, { leaves, reaches, suppliers, class: kind }: Route): string =>
  `${t('atlas:routes.from', { from: countryName(leaves), to: countryName(reaches) })}${kind ? `: ${t(`atlas:class.${kind}`)}` : ''}, ${t('atlas:result.suppliers', { count: suppliers })}`

const atFirst = 20

/** The routes as rows: the gravest and busiest first, the others by a press. */
export function RoutesTable({ routes, all }: { routes: readonly Route[]; all: number }) {
  const { t } = useWords()
  const [whole, setWhole] = useState(false)
  const shown = whole ? routes : routes.slice(0, atFirst)
  return (
    <>
      <DataTable
        caption={t('atlas:routes.title')}
        rows={shown}
        rowKey={row => `${row.leaves} ${row.leavesAs} ${row.reaches} ${row.reachesAs}`}
        columns={[
          {
            key: 'way',
            word: t('atlas:routes.way'),
            cell: row => (
              <Link to={suppliersAlong(row)}>
                {t('atlas:routes.from', { from: countryName(row.leaves), to: countryName(row.reaches) })}
              </Link>
            ),
          },
          {
            key: 'roles',
            word: t('atlas:routes.roles'),
            cell: row => t('atlas:routes.from', { from: t(`atlas:role.${row.leavesAs}`), to: t(`atlas:role.${row.reachesAs}`) }),
          },
          { key: 'class', word: t('atlas:routes.class'), tight: true, cell: row => row.class && <ClassBadge of={row.class} /> },
          { key: 'suppliers', word: t('atlas:list.suppliers'), numeric: true, cell: row => number(row.suppliers) },
        ]}
      />
      {shown.length < routes.length && (
        <div className="on-screen">
          <Button variant="default" onClick={() => setWhole(true)}>
            {t('atlas:routes.all', { count: routes.length })}
          </Button>
        </div>
      )}
      {all > routes.length && <p className="soft small">{t('atlas:routes.cut', { shown: number(routes.length), all: number(all) })}</p>}
    </>
  )
}
