import type { ToneName } from 'shared/identity/tokens.ts'
import { dayIn } from 'shared/rules/days.ts'
import { bytes, day } from '../lib/format.ts'
import { useSession } from '../lib/session.ts'
import { useWords } from '../lib/words.ts'
import { Badge } from '../ui/badge.tsx'
import { Drawing } from '../ui/icon.tsx'
import { moreIcons } from '../ui/more-icons.ts'
import css from './evidence.module.css'
import type { EvidenceState, ListedFile } from './received-file.ts'

const tones: Record<EvidenceState, ToneName> = { CLEAN: 'done', NOT_SCANNED: 'resting', HELD: 'waiting', REFUSED: 'trouble' }

export function EvidenceBadge({ state }: { state: EvidenceState }) {
  const { t } = useWords()
  return <Badge tone={tones[state]}>{t(`words:evidenceState.${state}`)}</Badge>
}

/** Until when a paper holds, and whether that day has gone by, on the programme's calendar. */
export function Validity({ expiresOn, short = false }: { expiresOn: string; short?: boolean }) {
  const { t } = useWords()
  const over = expiresOn < dayIn(new Date(), useSession()?.programme?.timeZone ?? 'UTC')
  if (short && !over) return day(expiresOn)
  return (
    <span className={over ? css.over : undefined}>
      {t(over ? 'evidence:field.expired' : 'evidence:field.validUntil', { day: day(expiresOn) })}
    </span>
  )
}

/** A file in a line: its name, and what one has to know of it at a glance. */
export function FileLine({ file, named = true }: { file: ListedFile; named?: boolean }) {
  const { t } = useWords()
  return (
    <div className={css.line}>
      {named && (
        <p className={css.name}>
          <Drawing path={moreIcons.file} size={18} /> <span className="words">{file.name}</span>
        </p>
      )}
      <p className={css.marks}>
        {file.state && <EvidenceBadge state={file.state} />}
        {file.size > 0 && <span>{bytes(file.size)}</span>}
        {(file.revision ?? 1) > 1 && <span>{t('evidence:field.revision', { revision: file.revision ?? 1 })}</span>}
        {file.expiresOn && <Validity expiresOn={file.expiresOn} />}
        {file.replacedById && <strong>{t('evidence:field.outdated')}</strong>}
      </p>
    </div>
  )
}
