import { Button } from '@mantine/core'
import { memo, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { type Cells, isBlank, type Row, rowsIn } from 'shared/questionnaires/answer.ts'
import type { Field } from 'shared/questionnaires/field.ts'
import type { Fault } from 'shared/questionnaires/scalar-faults.ts'
import { number } from '../../lib/format.ts'
import { uuid } from '../../lib/uuid.ts'
import { rowText } from '../../lib/value-text.ts'
import { useWords } from '../../lib/words.ts'
import { ButtonRow } from '../../ui/button-row.tsx'
import { Icon } from '../../ui/icon.tsx'
import { CellFields } from './cells.tsx'
import { type ControlProps, type Of, usePlace } from './field-context.ts'
import css from './fields.module.css'

const most = 500
const noFaults: readonly Fault[] = []

interface Removed {
  readonly row: Row
  readonly at: number
}

/** Repeating rows: one is open and has its fields, the others are one line each. */
export function RowsControl({ asked, value, onSay, id, labelId, describedBy, faults, part }: ControlProps<Of<'ROWS'>>) {
  const { t } = useWords()
  const { demanding } = usePlace()
  const [open, setOpen] = useState<string>()
  const [fresh, setFresh] = useState<string>()
  const [removed, setRemoved] = useState<Removed>()
  const list = useRef<HTMLDivElement>(null)
  const rows = rowsIn(value)
  const byRow = useMemo(() => Map.groupBy(faults, fault => fault.row ?? ''), [faults])

  const now = useRef({ rows, onSay })
  useEffect(() => {
    now.current = { rows, onSay }
  })
  const say = useCallback((next: readonly Row[]): void => {
    now.current = { ...now.current, rows: [...next] }
    now.current.onSay(next)
  }, [])
  const sayCells = useCallback(
    (rowId: string, cells: Cells) => say(now.current.rows.map(row => (row.id === rowId ? { ...row, cells } : row))),
    [say],
  )
  const unfold = useCallback((rowId: string) => {
    setOpen(rowId)
    requestAnimationFrame(() => {
      const card = list.current?.querySelector<HTMLElement>(`[data-row="${rowId}"]`)
      card?.querySelector<HTMLElement>('input, select, textarea, button')?.focus()
    })
  }, [])
  const add = (): void => {
    const row: Row = { id: uuid(), cells: {} }
    say([...rows, row])
    setFresh(row.id)
    setRemoved(undefined)
    unfold(row.id)
  }
  const remove = (row: Row): void => {
    setRemoved({ row, at: rows.indexOf(row) })
    say(rows.filter(one => one.id !== row.id))
    setOpen(undefined)
    requestAnimationFrame(() => list.current?.querySelector<HTMLElement>('[data-undo]')?.focus())
  }
  const undo = (): void => {
    if (!removed) return
    say(rows.toSpliced(removed.at, 0, removed.row))
    setRemoved(undefined)
    unfold(removed.row.id)
  }
  const move = (row: Row, by: -1 | 1): void => {
    const at = rows.indexOf(row)
    say(rows.toSpliced(at, 1).toSpliced(at + by, 0, row))
  }
  const fold = (rowId: string): void => {
    setOpen(undefined)
    setFresh(undefined)
    requestAnimationFrame(() => list.current?.querySelector<HTMLElement>(`[data-row="${rowId}"] button`)?.focus())
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: the question's own heading is its legend
    <div ref={list} role="group" aria-labelledby={labelId} aria-describedby={describedBy} className={css.rows}>
      {rows.length > 0 && (
        <ol className={css.list} data-long={rows.length > 30 || undefined}>
          {rows.map((row, at) =>
            row.id === open ? (
              <li key={row.id} className={css.card} data-row={row.id}>
                <p className={css.place}>{t('form:rows.place', { place: at + 1, count: rows.length })}</p>
                <CellFields
                  fields={asked.fields}
                  cells={row.cells}
                  onSay={cells => sayCells(row.id, cells)}
                  idBase={`${id}-${row.id}`}
                  faults={byRow.get(row.id) ?? noFaults}
                  part={`${part ? `${part}.` : ''}${row.id}`}
                  known={demanding || fresh !== row.id}
                />
                <ButtonRow>
                  <Button size="sm" variant="default" onClick={() => fold(row.id)}>
                    {t('form:rows.done')}
                  </Button>
                  <Button size="sm" variant="subtle" onClick={() => remove(row)}>
                    {t('form:rows.remove')}
                  </Button>
                  {at > 0 && (
                    <Button size="sm" variant="subtle" onClick={() => move(row, -1)}>
                      {t('form:rows.up')}
                    </Button>
                  )}
                  {at < rows.length - 1 && (
                    <Button size="sm" variant="subtle" onClick={() => move(row, 1)}>
                      {t('form:rows.down')}
                    </Button>
                  )}
                </ButtonRow>
              </li>
            ) : (
              <FoldedRow
                key={row.id}
                row={row}
                place={at + 1}
                fields={asked.fields}
                faults={byRow.get(row.id)?.length ?? 0}
                onOpen={unfold}
              />
            ),
          )}
        </ol>
      )}
      {removed && (
        <p className={css.undo} role="status">
          {t('form:rows.removed', { place: removed.at + 1 })}
          <button type="button" className={css.link} data-undo onClick={undo}>
            {t('form:rows.undo')}
          </button>
        </p>
      )}
      <div>
        <Button
          id={id}
          variant="default"
          leftSection={<Icon name="forward" size={16} />}
          disabled={rows.length >= (asked.maxRows ?? most)}
          onClick={add}
        >
          {t(rows.length === 0 ? 'form:rows.first' : 'form:rows.add')}
        </Button>
      </div>
    </div>
  )
}

interface FoldedProps {
  readonly row: Row
  readonly place: number
  readonly fields: readonly Field[]
  readonly faults: number
  readonly onOpen: (rowId: string) => void
}

/** A row in one line. Two hundred of them stay where they are while one is written in. */
const FoldedRow = memo(function FoldedRow({ row, place, fields, faults, onOpen }: FoldedProps) {
  const { t } = useWords()
  return (
    <li className={css.folded} data-row={row.id}>
      <button type="button" onClick={() => onOpen(row.id)}>
        <span className={css.count}>{number(place)}</span>
        <span className={css.line}>{isBlank(row.cells) ? t('form:rows.blank') : rowText(fields, row.cells, t)}</span>
        {faults > 0 && (
          <span className={css.unfinished}>
            <Icon name="warn" size={16} /> {t('form:rows.faults', { count: faults })}
          </span>
        )}
        <span className="unseen">{t('form:rows.open')}</span>
      </button>
    </li>
  )
})
