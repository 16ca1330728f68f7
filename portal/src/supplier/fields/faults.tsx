import { useCallback, useRef, useState } from 'react'
import type { Fault } from 'shared/questionnaires/scalar-faults.ts'
import { exact } from '../../lib/format.ts'
import { type Translate, useWords } from '../../lib/words.ts'
import { Icon } from '../../ui/icon.tsx'
import css from './fields.module.css'

const figures = (values: Fault['values']): Record<string, string> =>
  Object.fromEntries(Object.entries(values ?? {}).map(([name, value]) => [name, exact(value)]))

export const faultWords = (fault: Fault, t: Translate): string => t(`questionnaire:fault.${fault.key}`, figures(fault.values))

/** What is said now: everything to one who wants to hand in; before that what is wrong, not what is still empty, and only after leaving the field. */
export const toSay = (faults: readonly Fault[], left: boolean, demanding: boolean): readonly Fault[] =>
  demanding ? faults : left ? faults.filter(fault => fault.key !== 'missing') : []

/** A fault that appears between press and release moves the button away from under the finger, and nothing is pressed. */
export function useLeft(): { left: boolean; leave: () => void } {
  const [left, setLeft] = useState(false)
  const known = useRef(false)
  const leave = useCallback(() => {
    if (known.current) return
    known.current = true
    setTimeout(() => setLeft(true), 300)
  }, [])
  return { left, leave }
}

export function Faults({ faults, id }: { faults: readonly Fault[]; id: string }) {
  const { t } = useWords()
  if (faults.length === 0) return null
  return (
    <div id={id} className={css.faults} role="status">
      {[...new Set(faults.map(fault => faultWords(fault, t)))].map(words => (
        <p key={words} className={css.fault}>
          <Icon name="warn" size={16} /> {words}
        </p>
      ))}
    </div>
  )
}
