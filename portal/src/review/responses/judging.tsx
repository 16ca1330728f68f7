import { Button, Textarea } from '@mantine/core'
import { useState } from 'react'
import type { Decision } from 'shared/words/lists.ts'
import type { Judged } from '../../lib/response-fields.ts'
import { useWords } from '../../lib/words.ts'
import { ButtonRow } from '../../ui/button-row.tsx'
import { Drawing, Icon } from '../../ui/icon.tsx'
import { moreIcons } from '../../ui/more-icons.ts'
import { DecisionBadge } from '../../ui/states.tsx'
import type { Wish } from './decision-line.ts'
import css from './review.module.css'

interface Props {
  readonly judged: Judged | undefined
  /** What was wanted and could not be kept. */
  readonly wished: Wish | undefined
  readonly returning: boolean
  readonly onReturning: (returning: boolean) => void
  readonly fault: string | undefined
  readonly onJudge: (decision: Decision, words: string | null) => void
}

/** Accept, or return with words that the supplier reads. A decision can be changed until the round is closed. */
export function Judging({ judged, wished, returning, onReturning, fault, onJudge }: Props) {
  const { t } = useWords()
  const [words, setWords] = useState(wished?.words ?? judged?.words ?? '')
  const [short, setShort] = useState(false)
  const giveBack = (): void => {
    if (words.trim().length < 3) setShort(true)
    else onJudge('RETURNED', words.trim())
  }
  return (
    <section className={css.decision} aria-label={t('staff:review.decision')}>
      {judged && (
        <div role="status">
          <DecisionBadge decision={judged.decision} /> <span className="soft small">{judged.judgedBy}</span>
          {judged.words && !returning && <p className="words">{judged.words}</p>}
        </div>
      )}
      {returning && (
        <Textarea
          label={t('staff:review.words')}
          description={t('staff:review.wordsHelp')}
          value={words}
          rows={3}
          autoFocus
          error={fault ?? (short && t('errors:field.returnWords'))}
          onChange={event => {
            setShort(false)
            setWords(event.currentTarget.value)
          }}
          onKeyDown={event => {
            if (event.key === 'Escape') onReturning(false)
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) giveBack()
          }}
        />
      )}
      <ButtonRow>
        {returning ? (
          <>
            <Button variant="danger" onClick={giveBack}>
              {t('staff:review.return')}
            </Button>
            <Button variant="default" onClick={() => onReturning(false)}>
              {t('cancel')}
            </Button>
          </>
        ) : (
          <>
            <Button
              variant={judged?.decision === 'ACCEPTED' ? 'default' : 'filled'}
              leftSection={<Icon name="check" size={18} />}
              onClick={() => onJudge('ACCEPTED', null)}
            >
              {t('staff:review.accept')}
            </Button>
            <Button variant="default" leftSection={<Drawing path={moreIcons.undo} size={18} />} onClick={() => onReturning(true)}>
              {t('staff:review.returnWith')}
            </Button>
          </>
        )}
      </ButtonRow>
    </section>
  )
}
