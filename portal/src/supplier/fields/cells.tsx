import { useCallback, useEffect, useMemo, useRef } from 'react'
import { type Cells, cellOf, isBlank } from 'shared/questionnaires/answer.ts'
import type { Field } from 'shared/questionnaires/field.ts'
import type { Fault } from 'shared/questionnaires/scalar-faults.ts'
import { shownFields } from 'shared/questionnaires/shown-fields.ts'
import css from './fields.module.css'
import { LabelledField } from './labelled-field.tsx'

interface Props {
  readonly fields: readonly Field[]
  readonly cells: Cells
  readonly onSay: (cells: Cells) => void
  readonly idBase: string
  readonly faults: readonly Fault[]
  readonly part: string
  readonly known: boolean
}

const none: readonly Fault[] = []

/** The fields of one row or group; those whose condition does not hold are not there, and what they held waits for them. */
export function CellFields({ fields, cells, onSay, idBase, faults, part, known }: Props) {
  const now = useRef({ cells, onSay })
  useEffect(() => {
    now.current = { cells, onSay }
  })
  const say = useCallback((key: string, value: unknown) => {
    const { [key]: _, ...others } = now.current.cells
    const next = isBlank(value) ? others : { ...others, [key]: value }
    // Two fields may speak before the page has come round to showing the first.
    now.current = { ...now.current, cells: next }
    now.current.onSay(next)
  }, [])
  const byField = useMemo(() => Map.groupBy(faults, fault => fault.field ?? ''), [faults])
  return (
    <div className={css.cells}>
      {shownFields(fields, cells).map(field => (
        <LabelledField
          key={field.key}
          field={field}
          value={cellOf(cells, field.key)}
          onSay={say}
          idBase={idBase}
          faults={field.type === 'ROWS' ? faults : (byField.get(field.key) ?? none)}
          part={part}
          known={known}
        />
      ))}
    </div>
  )
}
