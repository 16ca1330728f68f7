import { isCells } from 'shared/questionnaires/answer.ts'
import { CellFields } from './cells.tsx'
import { type ControlProps, type Of, usePlace } from './field-context.ts'
import css from './fields.module.css'

/** Several things asked in one question. */
export function GroupControl({ asked, value, onSay, id, labelId, describedBy, faults, part }: ControlProps<Of<'GROUP'>>) {
  const { demanding } = usePlace()
  return (
    // biome-ignore lint/a11y/useSemanticElements: the question's own heading is its legend
    <div role="group" aria-labelledby={labelId} aria-describedby={describedBy} className={css.group}>
      <CellFields
        fields={asked.fields}
        cells={isCells(value) ? value : {}}
        onSay={onSay}
        idBase={id}
        faults={faults}
        part={part ?? ''}
        known={demanding}
      />
    </div>
  )
}
