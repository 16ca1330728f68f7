import { bytes } from '../../lib/format.ts'
import { isWord, useWords } from '../../lib/words.ts'
import { When } from '../../ui/when.tsx'
import type { ShownRecord } from './case-queries.ts'
import css from './cases.module.css'

/** What a record says, as one text; a report has more (report.tsx). */
export const textOf = ({ value }: ShownRecord): string => {
  const { text } = (value ?? {}) as { text?: unknown }
  return typeof text === 'string' ? text : ''
}

/** What was written, the oldest first. */
export function Records({ records, label }: { records: readonly ShownRecord[]; label: string }) {
  return (
    <ol className={css.records} aria-label={label}>
      {records.map(record => (
        <li key={record.id} className={css.record} data-sender={record.bySender || undefined}>
          <Who record={record} />
          <Solved record={record} />
          <p className="words">{textOf(record)}</p>
          <Concerned record={record} />
          <Files files={record.files} />
        </li>
      ))}
    </ol>
  )
}

/** Why somebody asks for the name, what another answers and why a case is kept are words of other acts. */
function kindOf({ kind, value }: ShownRecord): string {
  const { about, granted } = (value ?? {}) as { about?: unknown; granted?: unknown }
  if (about === 'IDENTITY') return granted === undefined ? 'ASKED' : 'ANSWERED'
  return about === 'KEEPING' ? 'KEPT' : kind
}

/** Whom a decision concerns; that a flag was raised is said to handlers alone, the sender reads the text. */
function Concerned({ record: { value } }: { record: ShownRecord }) {
  const { t } = useWords()
  const { supplier } = (value ?? {}) as { supplier?: unknown }
  return typeof supplier === 'string' ? <p className="soft small">{t('grievances:case.flagRaised', { supplier })}</p> : null
}

function Who({ record }: { record: ShownRecord }) {
  const { t } = useWords()
  const { bySender, author, at } = record
  const kindWord = `grievances:recordKind.${kindOf(record)}`
  return (
    <p className={css.who}>
      <strong>
        {bySender ? (author ? t('grievances:case.senderThrough', { name: author }) : t('grievances:case.sender')) : (author ?? '–')}
      </strong>
      {isWord(kindWord) && ` · ${t(kindWord)}`} · <When at={at} />
    </p>
  )
}

/** Whether it helped, as the sender chose it. */
function Solved({ record: { value } }: { record: ShownRecord }) {
  const { t } = useWords()
  const word = `grievances:solved.${String((value as { solved?: unknown } | null)?.solved)}`
  return isWord(word) ? (
    <p>
      <strong>{t(word)}</strong>
    </p>
  ) : null
}

/** Opened with the case's key while they are sent; that somebody did is on record. */
export function Files({ files }: { files: ShownRecord['files'] }) {
  const { t } = useWords()
  if (files.length === 0) return null
  return (
    <ul className={css.files} aria-label={t('grievances:case.files')}>
      {files.map(({ id, name, size }) => (
        <li key={id}>
          <a href={`/cases/files/${id}`} download>
            {name}
          </a>{' '}
          <span className="soft small">{bytes(size)}</span>
        </li>
      ))}
    </ul>
  )
}
