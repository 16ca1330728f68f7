import { Button, NativeSelect, Radio } from '@mantine/core'
import { useState } from 'react'
import { type SourceKey, sourceOf } from 'shared/words/country-sources.ts'
import { useWords } from '../../lib/words.ts'
import { Card } from '../../ui/card.tsx'
import css from './countries.module.css'
import type { ColumnMapping, Sheet } from './send-edition.ts'

interface Props {
  readonly source: SourceKey
  readonly sheets: readonly Sheet[]
  readonly busy: boolean
  readonly onChosen: (mapping: ColumnMapping) => void
}

const places = ['code', 'country', 'region', 'year', 'rank'] as const
/** COLUMNS: a column a figure. ROWS: a row a figure, as exports of country, year, indicator and value have it. */
const layouts = ['COLUMNS', 'ROWS'] as const
type Chosen = Readonly<Record<string, string>>

/** A, B … Z, AA: as spreadsheet programs name columns. */
const letter = (at: number): string => (at < 26 ? '' : String.fromCharCode(64 + Math.floor(at / 26))) + String.fromCharCode(65 + (at % 26))

/** What was chosen, as the server reads it; null: not yet enough. */
function mappingOf(sheet: Sheet, headerRow: number, rows: boolean, chosen: Chosen, figures: readonly string[]): ColumnMapping | null {
  const column = (key: string): number | null => (chosen[key] ? Number(chosen[key]) : null)
  const [code, country, region, year, rank] = places.map(column)
  const place = { code: code ?? null, country: country ?? null, region: region ?? null, year: year ?? null, rank: rank ?? null }
  const known = figures.flatMap(one => (chosen[`figure ${one}`] ? [[one, chosen[`figure ${one}`] ?? ''] as const] : []))
  const [key, value] = [column('key'), column('value')]
  if ((place.code === null && place.country === null && place.region === null) || known.length === 0) return null
  const of = { sheet: sheet.sheet, headerRow, ...place }
  if (!rows) return { ...of, figures: Object.fromEntries(known.map(([one, at]) => [one, Number(at)])), long: null }
  if (key === null || value === null) return null
  return { ...of, figures: {}, long: { key, value, keys: Object.fromEntries(known.map(([one, text]) => [text, one])) } }
}

/** Where no table was found, or not as it should be, a person says which column is what; it is remembered for the publisher's next file. */
export function ChooseColumns({ source, sheets, busy, onChosen }: Props) {
  const { t, locale } = useWords()
  const [sheetAt, setSheet] = useState(0)
  const [headerAt, setHeader] = useState(0)
  const [layout, setLayout] = useState<(typeof layouts)[number]>('COLUMNS')
  const [chosen, setChosen] = useState<Chosen>({})
  const sheet = sheets[sheetAt]
  const header = sheet?.rows[headerAt]
  if (!sheet || !header) return <Card title={t('atlas:columns.title')}>{t('atlas:columns.nothing')}</Card>
  const width = Math.max(...sheet.rows.map(one => one.cells.length))
  const none = { value: '', label: t('atlas:columns.none') }
  const columns = Array.from({ length: width }, (_, at) => ({ value: String(at), label: `${letter(at)} · ${header.cells[at] || '–'}` }))
  const figures = Object.entries(sourceOf(source).indicators)
  const rows = layout === 'ROWS'
  const texts = (rows && sheet.texts[Number(chosen.key)]) || []
  const mapping = mappingOf(
    sheet,
    header.number,
    rows,
    chosen,
    figures.map(([one]) => one),
  )
  const pick = (key: string, value: string): void =>
    // Another column holds other names of figures.
    setChosen(now => ({
      ...(key === 'key' ? Object.fromEntries(Object.entries(now).filter(([one]) => !one.startsWith('figure '))) : now),
      [key]: value,
    }))
  const select = (key: string, label: string, choices: readonly { value: string; label: string }[] = columns) => (
    <NativeSelect
      key={key}
      label={label}
      data={[none, ...choices]}
      value={chosen[key] ?? ''}
      onChange={event => pick(key, event.currentTarget.value)}
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
      <div className={css.choices}>{places.map(one => select(one, t(`atlas:columns.${one}`)))}</div>
      <fieldset className={css.layout}>
        <legend>{t('atlas:columns.layout')}</legend>
        {layouts.map(one => (
          <Radio
            key={one}
            name="layout"
            label={t(`atlas:columns.layouts.${one}`)}
            checked={layout === one}
            onChange={() => {
              setLayout(one)
              setChosen(now => Object.fromEntries(Object.entries(now).filter(([key]) => (places as readonly string[]).includes(key))))
            }}
          />
        ))}
      </fieldset>
      {rows && (
        <div className={css.choices}>
          {select(
            'key',
            t('atlas:columns.key'),
            columns.filter(({ value }) => sheet.texts[Number(value)]),
          )}
          {select('value', t('atlas:columns.value'))}
        </div>
      )}
      {(!rows || texts.length > 0) && (
        <div className={css.choices}>
          {figures.map(([one, { label }]) =>
            select(`figure ${one}`, label[locale], rows ? texts.map(text => ({ value: text, label: text })) : columns),
          )}
        </div>
      )}
      {!mapping && <p className="soft small">{t(rows ? 'atlas:columns.needsRows' : 'atlas:columns.needs')}</p>}
      <div>
        <Button loading={busy} disabled={!mapping} onClick={() => mapping && onChosen(mapping)}>
          {t('atlas:columns.read')}
        </Button>
      </div>
    </Card>
  )
}
