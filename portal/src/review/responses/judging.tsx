import { Button, Textarea } from '@mantine/core'
import { useState } from 'react'
import type { Judged } from '../../lib/response-fields.ts'
import { useWords } from '../../lib/words.ts'
import { ButtonRow } from '../../ui/button-row.tsx'
import { Drawing, Icon } from '../../ui/icon.tsx'
import { moreIcons } from '../../ui/more-icons.ts'
import { DecisionBadge } from '../../ui/states.tsx'
import css from './review.module.css'

interface Props {
  readonly judged: Judged | undefined
  readonly returning: boolean
  readonly onReturning: (returning: boolean) => void
  readonly busy: boolean
  readonly fault: string | undefined
  readonly onJudge: (decision: 'ACCEPTED' | 'RETURNED', words: string | null) => Promise<void>
}

/** Accept, or return with words that the supplier reads. A decision can be changed until the round is closed. */
export function Judging({ judged, returning, onReturning, busy, fault, onJudge }: Props) {
  const { t } = useWords()
  const [words, setWords] = useState(judged?.words ?? '')
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
          error={fault}
          onChange={event => setWords(event.currentTarget.value)}
          onKeyDown={event => {
            if (event.key === 'Escape') onReturning(false)
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void onJudge('RETURNED', words.trim() || null)
          }}
        />
      )}
      <ButtonRow>
        {returning ? (
          <>
            <Button variant="danger" loading={busy} onClick={() => void onJudge('RETURNED', words.trim() || null)}>
              {t('staff:review.return')}
            </Button>
            <Button variant="default" onClick={() => onReturning(false)}>
              {t('cancel')}
            </Button>
          </>
        ) : (
          <>
            <Button
              loading={busy}
              variant={judged?.decision === 'ACCEPTED' ? 'default' : 'filled'}
              leftSection={<Icon name="check" size={18} />}
              onClick={() => void onJudge('ACCEPTED', null)}
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
