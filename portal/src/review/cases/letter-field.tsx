import { Textarea } from '@mantine/core'
import { useDeferredValue, useMemo, useState } from 'react'
import { findTraces, isRefused, marked, type Trace } from 'shared/rules/grievances/redaction.ts'
import type { Told } from 'shared/rules/grievances/told.ts'
import { useWords } from '../../lib/words.ts'
import { CheckboxField } from '../../ui/choice-fields.tsx'
import { useLabelled } from '../../ui/text-fields.tsx'
import css from './hearings.module.css'

/** What the server found of a letter: it compares with more than this page may know. */
export interface Checked {
  readonly words: string
  readonly traces: readonly Trace[]
}

interface Props {
  readonly told: Told
  readonly checked: Checked | null
}

/** A letter to those concerned, and beside it whatever in it could lead to the sender, while one types. */
export function LetterField({ told, checked }: Props) {
  const { t } = useWords()
  const [typed, setTyped] = useState('')
  const words = useDeferredValue(typed)
  const own = useMemo(() => findTraces(words, told), [words, told])
  const traces = checked?.words === words ? checked.traces : own
  const cautions = traces.filter(trace => !isRefused(trace))
  return (
    <>
      <Textarea
        {...useLabelled({ name: 'words', label: t('hearings:hear.words'), help: t('hearings:hear.wordsHelp') })}
        rows={8}
        onChange={event => setTyped(event.currentTarget.value)}
      />
      {words.trim() !== '' && <Traces words={words} traces={traces} />}
      {cautions.length > 0 && (
        // What was confirmed is what was found then: anything else is asked anew.
        <CheckboxField
          key={cautions.map(({ from, to }) => words.slice(from, to)).join('|')}
          name="looked"
          label={t('hearings:hear.looked')}
          help={t('hearings:hear.lookedHelp')}
        />
      )}
    </>
  )
}

function Traces({ words, traces }: { words: string; traces: readonly Trace[] }) {
  const { t } = useWords()
  return (
    <section className={css.traces} aria-live="polite" aria-label={t('hearings:hear.checked')}>
      <h3>{t('hearings:hear.checked')}</h3>
      {traces.length === 0 ? (
        <p className="soft small">{t('hearings:hear.checkedNone')}</p>
      ) : (
        <>
          <Marks words={words} traces={traces} />
          <Found word={t('hearings:hear.refused')} level="REFUSED" words={words} traces={traces.filter(isRefused)} />
          <Found word={t('hearings:hear.caution')} level="CAUTION" words={words} traces={traces.filter(trace => !isRefused(trace))} />
          <p className="soft small">{t('hearings:hear.checkedNote')}</p>
        </>
      )}
    </section>
  )
}

/** The letter as it stands, with what was found in its place. */
function Marks({ words, traces }: { words: string; traces: readonly Trace[] }) {
  let at = 0
  return (
    <p className={`words ${css.letter}`}>
      {marked(words, traces).map(({ text, kind }) => {
        const key = at
        at += text.length
        return kind ? (
          <mark key={key} className={css.mark} data-level={isRefused({ kind }) ? 'REFUSED' : 'CAUTION'}>
            {text}
          </mark>
        ) : (
          text
        )
      })}
    </p>
  )
}

interface FoundProps {
  readonly word: string
  readonly level: 'REFUSED' | 'CAUTION'
  readonly words: string
  readonly traces: readonly Trace[]
}

function Found({ word, level, words, traces }: FoundProps) {
  const { t } = useWords()
  if (traces.length === 0) return null
  return (
    <div>
      <strong>{word}</strong>
      <ul className={css.found}>
        {traces.map(({ kind, from, to }) => (
          <li key={`${from} ${kind}`}>
            <mark className={css.mark} data-level={level}>
              {words.slice(from, to)}
            </mark>{' '}
            <span className="soft">{t(`hearings:trace.${kind}`)}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
