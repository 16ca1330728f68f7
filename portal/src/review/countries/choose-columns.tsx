import { Button, NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { type SourceKey, sourceOf } from 'shared/words/country-sources.ts'
import { useWords } from '../../lib/words.ts'
import { Card } from '../../ui/card.tsx'
import css from './countries.module.css'
import type { ColumnMapping } from './send-edition.ts'

/** The first rows of a sheet, as the file has them. */
export interface Sheet {
  readonly sheet: string
  readonly rows: readonly { readonly number: number; readonly cells: readonly string[] }[]
}
interface Props {
  readonly source: SourceKey
  readonly sheets: readonly Sheet[]
  readonly busy: boolean
  readonly onChosen: (mapping: ColumnMapping) => void
}

const places = ['code', 'country', 'region', 'year', 'rank'] as const
/** A, B … Z, AA: as spreadsheet programs name columns. */
const letter = (at: number): string => (at < 26 ? '' : String.fromCharCode(64 + Math.floor(at / 26))) + String.fromCharCode(65 + (at % 26))

/** Where no table was found, a person says which column is what; it is remembered for the publisher's next file. */
export function ChooseColumns({ source, sheets, busy, onChosen }: Props) {
  const { t, locale } = useWords()
  const [sheetAt, setSheet] = useState(0)
  const [headerAt, setHeader] = useState(0)
  const [chosen, setChosen] = useState<Readonly<Record<string, string>>>({})
  const sheet = sheets[sheetAt]
  const header = sheet?.rows[headerAt]
  if (!sheet || !header) return <Card title={t('atlas:columns.title')}>{t('atlas:columns.nothing')}</Card>
  const width = Math.max(...sheet.rows.map(one => one.cells.length))
  const choices = [
    { value: '', label: t('atlas:columns.none') },
    ...Array.from({ length: width }, (_, at) => ({ value: String(at), label: `${letter(at)} · ${header.cells[at] || '–'}` })),
  ]
  const column = (key: string): number | null => (chosen[key] ? Number(chosen[key]) : null)
  const figures = Object.keys(sourceOf(source).indicators)
  const mapping: ColumnMapping = {
    sheet: sheet.sheet,
    headerRow: header.number,
    ...{ code: column('code'), country: column('country'), region: column('region'), year: column('year'), rank: column('rank') },
    figures: Object.fromEntries(figures.flatMap(one => (column(`figure ${one}`) === null ? [] : [[one, column(`figure ${one}`) ?? 0]]))),
    long: null,
  }
  const hasPlace = mapping.code !== null || mapping.country !== null || mapping.region !== null
  const ready = hasPlace && Object.keys(mapping.figures).length > 0
  const select = (key: string, label: string) => (
    <NativeSelect
      key={key}
      label={label}
      data={choices}
      value={chosen[key] ?? ''}
      onChange={event => setChosen({ ...chosen, [key]: event.currentTarget.value })}
    />
  )
  return (
    <Card title={t('atlas:columns.title')}>
      <p>{t('atlas:columns.how')}</p>
      <div className={css.choices}>
        {sheets.length > 1 && (
          <NativeSelect
            label={t('atlas:columns.sheet')}
            data={sheets.map((one, at) => ({ value: String(at), label: one.sheet || t('atlas:columns.onlySheet') }))}
            value={String(sheetAt)}
            onChange={event => {
              setSheet(Number(event.currentTarget.value))
              setHeader(0)
              setChosen({})
            }}
          />
        )}
        <NativeSelect
          label={t('atlas:columns.header')}
          data={sheet.rows.map((one, at) => ({ value: String(at), label: t('atlas:columns.rowNumber', { number: one.number }) }))}
          value={String(headerAt)}
          onChange={event => setHeader(Number(event.currentTarget.value))}
        />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard */}
      <section className={css.rows} tabIndex={0} aria-label={t('atlas:columns.rows')}>
        <table>
          <tbody>
            {sheet.rows.map(row => (
              <tr key={row.number}>
                <th scope="row">{row.number}</th>
                {Array.from({ length: width }, (_, at) => letter(at)).map((name, at) => (
                  <td key={name}>{row.cells[at]}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <div className={css.choices}>
        {places.map(one => select(one, t(`atlas:columns.${one}`)))}
        {figures.map(one => select(`figure ${one}`, sourceOf(source).indicators[one]?.label[locale] ?? one))}
      </div>
      {!ready && <p className="soft small">{t('atlas:columns.needs')}</p>}
      <div>
        <Button loading={busy} disabled={!ready} onClick={() => onChosen(mapping)}>
          {t('atlas:columns.read')}
        </Button>
      </div>
    </Card>
  )
}
