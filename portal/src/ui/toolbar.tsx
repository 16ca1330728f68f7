import { NativeSelect, TextInput } from '@mantine/core'
import { type ReactNode, useId } from 'react'
import css from './toolbar.module.css'

/** What stands above a list: search, sort, day. */
export const Toolbar = ({ children }: { children: ReactNode }) => <div className={css.toolbar}>{children}</div>

interface PickProps {
  readonly label: string
  readonly value: string
  readonly onPick: (value: string) => void
}

export function Pick({ label, value, onPick, choices }: PickProps & { choices: readonly { value: string; label: string }[] }) {
  const id = useId()
  return (
    <div className={css.pick}>
      <label htmlFor={id}>{label}</label>
      <NativeSelect id={id} size="sm" data={[...choices]} value={value} onChange={event => onPick(event.currentTarget.value)} />
    </div>
  )
}

export function DayPick({ label, value, onPick, max }: PickProps & { max?: string }) {
  const id = useId()
  return (
    <div className={css.pick}>
      <label htmlFor={id}>{label}</label>
      <TextInput id={id} size="sm" type="date" max={max} value={value} onChange={event => onPick(event.currentTarget.value)} />
    </div>
  )
}
