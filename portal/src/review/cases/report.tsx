import { countryName } from '../../lib/format.ts'
import { isWord, useWords, type WordKey } from '../../lib/words.ts'
import { Card } from '../../ui/card.tsx'
import { Fact, Facts } from '../../ui/facts.tsx'
import { Notice } from '../../ui/notice.tsx'
import { When } from '../../ui/when.tsx'
import type { ShownRecord } from './case-queries.ts'
import { Files } from './records.tsx'

/** What the form asked, beside what happened; only what was answered is shown. */
const asked: readonly { readonly field: string; readonly word: WordKey }[] = [
  { field: 'about', word: 'grievances:enter.about' },
  { field: 'place', word: 'grievances:enter.place' },
  { field: 'happened', word: 'grievances:enter.happened' },
  { field: 'ongoing', word: 'grievances:report.ongoing' },
  { field: 'affected', word: 'grievances:enter.affected' },
  { field: 'wanted', word: 'grievances:enter.wanted' },
  { field: 'relation', word: 'grievances:report.relation' },
  { field: 'onBehalf', word: 'grievances:enter.onBehalf' },
  { field: 'sharing', word: 'grievances:report.sharing' },
]

/** The sender's own words, as they came. */
export function Report({ record }: { record: ShownRecord }) {
  const { t } = useWords()
  const value = (record.value ?? {}) as Record<string, unknown>
  const say = (field: string): string => {
    const text = typeof value[field] === 'string' ? value[field] : ''
    const word = `grievances:report.${field}Is.${text}`
    return isWord(word) ? t(word) : text
  }
  const answers = asked.flatMap(({ field, word }) => (say(field) ? [{ word, text: say(field) }] : []))
  const country = typeof value.country === 'string' ? value.country : ''
  const pin = value.pin as { lat: number; lon: number } | null | undefined
  return (
    <Card title={t('grievances:case.report')}>
      {value.danger === true && <Notice tone="trouble">{t('grievances:report.danger')}</Notice>}
      <p className="words">{String(value.what ?? '')}</p>
      <Facts>
        {answers.map(({ word, text }) => (
          <Fact key={word} word={t(word)}>
            <span className="words">{text}</span>
          </Fact>
        ))}
        {country && <Fact word={t('grievances:enter.country')}>{countryName(country)}</Fact>}
        {pin && (
          <Fact word={t('grievances:report.pin')}>
            {pin.lat.toFixed(5)}, {pin.lon.toFixed(5)}
          </Fact>
        )}
      </Facts>
      <Files files={record.files} />
      <p className="soft small">
        <When at={record.at} />
        {record.author && ` · ${t('grievances:case.takenDownBy', { name: record.author })}`}
      </p>
    </Card>
  )
}
