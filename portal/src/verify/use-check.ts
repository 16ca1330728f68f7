import { useRef, useState } from 'react'
import { examine, type Findings } from 'shared/receipts/examine.ts'
import type { KeyRing } from 'shared/receipts/keys.ts'
import { browserTools, givenOf } from './tools.ts'

export type Check =
  | { readonly state: 'none' }
  | { readonly state: 'running'; readonly part: number }
  | { readonly state: 'done'; readonly findings: Findings }
  | { readonly state: 'failed' }

/** Never quite all before the result is there: an archive is larger inside than it looks. */
const partOf = (done: number, all: number): number => Math.min(99, Math.floor((100 * done) / Math.max(all, 1)))

/** Everything that was chosen is checked together; what is added later joins it. A check that was overtaken says nothing. */
export function useCheck(keys: KeyRing | null) {
  const [files, setFiles] = useState<readonly File[]>([])
  const [check, setCheck] = useState<Check>({ state: 'none' })
  const turn = useRef(0)

  const look = async (chosen: readonly File[]): Promise<void> => {
    turn.current += 1
    const mine = turn.current
    const all = chosen.reduce((sum, { size }) => sum + size, 0)
    let done = 0
    let shown = -1
    const tell = (next: Check): void => {
      if (mine === turn.current) setCheck(next)
    }
    const progress = (bytes: number): void => {
      done += bytes
      const part = partOf(done, all)
      if (part !== shown) tell({ state: 'running', part })
      shown = part
    }
    setFiles(chosen)
    tell({ state: 'running', part: 0 })
    try {
      tell({ state: 'done', findings: await examine(chosen.map(givenOf), keys ?? new Map(), browserTools, progress) })
    } catch {
      tell({ state: 'failed' })
    }
  }

  const add = (more: readonly File[]): void => {
    const fresh = more.filter(
      one => !files.some(({ name, size, lastModified }) => name === one.name && size === one.size && lastModified === one.lastModified),
    )
    if (fresh.length > 0) void look([...files, ...fresh])
  }
  const clear = (): void => {
    turn.current += 1
    setFiles([])
    setCheck({ state: 'none' })
  }
  return { files, check, add, clear }
}
