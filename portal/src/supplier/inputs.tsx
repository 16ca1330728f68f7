import { TextInput as Line } from '@mantine/core'
import type { AskedQuestion, GivenFile } from '../lib/response-fields.ts'
import { useWords } from '../lib/words.ts'
import type { Given } from './answer-keeper.ts'
import css from './questionnaire.module.css'

export interface InputProps {
  readonly responseId: string
  readonly question: AskedQuestion
  readonly given: Given
  readonly file: GivenFile | null
  readonly onSay: (change: Partial<Given>) => void
  readonly helpId: string
  readonly labelId: string
  readonly fault: string | null
}

export const TextInput = ({ question, given, onSay, helpId, labelId, fault }: InputProps) => (
  <Line
    id={`input-${question.code}`}
    aria-labelledby={labelId}
    aria-describedby={helpId}
    value={typeof given.value === 'string' ? given.value : ''}
    error={Boolean(fault)}
    autoComplete="off"
    spellCheck={question.check === null}
    autoCapitalize={question.check ? 'characters' : 'sentences'}
    onChange={event => {
      const value = event.currentTarget.value
      onSay(value.trim() === '' ? { status: 'EMPTY', value: null, reason: null } : { status: 'ANSWERED', value, reason: null })
    }}
  />
)

export function YesNoInput({ question, given, onSay, helpId, labelId }: InputProps) {
  const { t } = useWords()
  return (
    <div role="radiogroup" aria-labelledby={labelId} aria-describedby={helpId} className={css.choices}>
      {([true, false] as const).map(value => (
        <label key={String(value)} className={css.choice}>
          <input
            type="radio"
            name={question.code}
            checked={given.status === 'ANSWERED' && given.value === value}
            onChange={() => onSay({ status: 'ANSWERED', value, reason: null })}
          />
          {t(value ? 'words:yesNo.yes' : 'words:yesNo.no')}
        </label>
      ))}
    </div>
  )
}
