import type { FaultKey } from 'shared/questionnaires/fault-key.ts'
import type { Fault } from 'shared/questionnaires/scalar-faults.ts'

const prefix = 'questionnaire:fault.'

/** The server names what it does not take even as a draft by the key of the fault; the figures of it are known here. */
export function refusedFault(words: string, faults: readonly Fault[]): Fault | undefined {
  if (!words.startsWith(prefix)) return undefined
  const key = words.slice(prefix.length) as FaultKey
  return faults.find(fault => fault.key === key) ?? { key }
}
