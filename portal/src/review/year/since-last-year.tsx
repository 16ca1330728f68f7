import type { ToneName } from 'shared/identity/tokens.ts'
import type { SinceLastYear as Since } from 'shared/questionnaires/last-year.ts'
import { day } from '../../lib/format.ts'
import type { FullResponse } from '../../lib/response-fields.ts'
import { useWords } from '../../lib/words.ts'
import { Badge } from '../../ui/badge.tsx'
import { Chips } from '../../ui/chips.tsx'

const tones: Record<Since, ToneName> = { CONFIRMED: 'done', CHANGED: 'moving', NEW: 'waiting' }
export const sinces = Object.keys(tones) as Since[]

/** How the answers of the present round stand to last year's; empty in a first year. */
export const sinceLastYear = (response: FullResponse): ReadonlyMap<string, Since> =>
  new Map(response.answers.flatMap(({ question, fromLastYear }) => (fromLastYear ? [[question, fromLastYear] as const] : [])))

/** Confirmed, changed or new, and which of last year's papers have run out. */
export function SinceLastYear({ response, question }: { response: FullResponse; question: string }) {
  const { t } = useWords()
  const answer = response.answers.find(one => one.question === question)
  if (!answer?.fromLastYear) return null
  const left = answer.lastYear?.leftOut ?? []
  const ended = answer.lastYear?.files.filter(file => left.some(one => one.id === file.id)) ?? []
  return (
    <p>
      <Badge tone={tones[answer.fromLastYear]}>{t(`year:since.${answer.fromLastYear}`)}</Badge>{' '}
      {ended.map(file => (
        <span key={file.id} className="soft small">
          {file.name} · {file.expiresOn ? t('year:leftOut.ends', { day: day(file.expiresOn) }) : t('year:leftOut.refused')}{' '}
        </span>
      ))}
    </p>
  )
}

interface FilterProps {
  readonly marks: ReadonlyMap<string, Since>
  readonly chosen: Since | undefined
  readonly onChoose: (since: Since | undefined) => void
}

/** The questions of the round by how they stand to last year's, with their counts. */
export function SinceFilter({ marks, chosen, onChoose }: FilterProps) {
  const { t } = useWords()
  if (marks.size === 0) return null
  const all = [...marks.values()]
  return (
    <Chips
      label={t('year:review.filter')}
      chosen={chosen ? [chosen] : []}
      onToggle={key => onChoose(key === chosen ? undefined : (key as Since))}
      chips={sinces.map(key => ({ key, word: t(`year:review.${key}`), count: String(all.filter(one => one === key).length) }))}
    />
  )
}
