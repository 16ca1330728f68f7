import { Link } from 'react-router'
import type { LocationClass, LocationRole } from 'shared/words/country-sources.ts'
import type { CountryFlipsQuery } from '../../gql/graphql.ts'
import { list, number } from '../../lib/format.ts'
import { isWord, useWords } from '../../lib/words.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { Fact, Facts } from '../../ui/facts.tsx'
import { ClassBadge, placeName } from './class-badge.tsx'

export interface Change {
  readonly country: string
  readonly region: string
  readonly role: LocationRole
  readonly from?: LocationClass | null
  readonly to?: LocationClass | null
  readonly suppliers: number
}

/** Places that are, or would be, called otherwise. */
export function FlipTable({ caption, flips }: { caption: string; flips: readonly Change[] }) {
  const { t } = useWords()
  return (
    <DataTable
      caption={caption}
      rows={flips}
      rowKey={row => `${row.country} ${row.region} ${row.role}`}
      columns={[
        { key: 'place', word: t('atlas:list.place'), cell: row => <Link to={`/countries/${row.country}`}>{placeName(row)}</Link> },
        { key: 'role', word: t('atlas:list.role'), tight: true, cell: row => t(`atlas:role.${row.role}`) },
        {
          key: 'from',
          word: t('atlas:flips.from'),
          tight: true,
          cell: row => (row.from ? <ClassBadge of={row.from} /> : t('atlas:flips.new')),
        },
        { key: 'to', word: t('atlas:flips.to'), tight: true, cell: row => (row.to ? <ClassBadge of={row.to} /> : t('atlas:flips.gone')) },
        { key: 'suppliers', word: t('atlas:list.suppliers'), numeric: true, cell: row => number(row.suppliers) },
      ]}
    />
  )
}

/** What another rule or another edition would change, before anything is kept. */
export function Flips({ of }: { of: CountryFlipsQuery['countryFlips'] }) {
  const { t } = useWords()
  const { places, countries, suppliers, materials, opens, closes, changed, flips } = of
  const material = (one: string): string => {
    const key = `atlas:material.${one}`
    return isWord(key) ? t(key) : one
  }
  if (changed === 0) return <p role="status">{t('atlas:flips.none', { places: number(places) })}</p>
  return (
    <>
      <p role="status">{t('atlas:flips.some', { count: changed, places: number(places) })}</p>
      <Facts>
        <Fact word={t('atlas:flips.countries')}>{number(countries)}</Fact>
        <Fact word={t('atlas:flips.suppliers')}>{number(suppliers)}</Fact>
        <Fact word={t('atlas:flips.materials')}>{materials.length > 0 ? list(materials.map(material)) : t('atlas:flips.noMaterial')}</Fact>
        <Fact word={t('atlas:flips.opens')}>{number(opens)}</Fact>
        <Fact word={t('atlas:flips.closes')}>{number(closes)}</Fact>
      </Facts>
      <FlipTable caption={t('atlas:flips.title')} flips={flips} />
      {changed > flips.length && (
        <p className="soft small">{t('atlas:flips.cut', { shown: number(flips.length), all: number(changed) })}</p>
      )}
    </>
  )
}
