import { createContext, useContext } from 'react'

/** Field → what is wrong and what would be right. */
export type Faults = Readonly<Record<string, string>>

interface FormState {
  readonly id: string
  readonly faults: Faults
  readonly labels: Map<string, string>
}

export const FormContext = createContext<FormState>({ id: '', faults: {}, labels: new Map() })

/** Ties a field to its form: the id a link in the summary leads to, and its fault. */
export function useField(name: string, label: string): { id: string; error: string | undefined } {
  const { id, faults, labels } = useContext(FormContext)
  labels.set(name, label)
  return { id: `${id}-${name}`, error: faults[name] }
}
