import type { ReactNode } from 'react'
import css from './button-row.module.css'

export const ButtonRow = ({ children }: { children: ReactNode }) => <div className={css.row}>{children}</div>
