import { type ComponentType, createContext, useContext } from 'react'
import type { Fault } from 'shared/questionnaires/scalar-faults.ts'
import type { Asked } from '../../lib/value-text.ts'
import type { ShownFile } from '../../ui/answer-value.tsx'

/** An input of one value, with whatever name its label has. */
export interface ControlProps<A extends Asked = Asked> {
  readonly asked: A
  readonly value: unknown
  readonly onSay: (value: unknown) => void
  /** Of the element that takes the focus. */
  readonly id: string
  readonly labelId: string
  readonly describedBy?: string | undefined
  readonly faults: readonly Fault[]
  readonly invalid: boolean
  /** Where a question has several places for files. */
  readonly part?: string
}

/** Where an answer is given: what every input of one question may need, and no input's own. */
export interface Place {
  readonly responseId: string
  readonly question: string
  /** Files the server has told of with the answer. */
  readonly files: readonly ShownFile[]
  /** The person wants to hand in: what is missing is said everywhere. */
  readonly demanding: boolean
  /** The input for any type: rows and groups hold inputs of which they are one themselves. */
  readonly Control: ComponentType<ControlProps>
}

const context = createContext<Place | null>(null)
export const PlaceProvider = context.Provider
export function usePlace(): Place {
  const place = useContext(context)
  if (!place) throw new Error('An input stands at a question')
  return place
}

export type Of<T extends Asked['type']> = Extract<Asked, { type: T }>
