import type { ExecutionResult } from 'graphql'
import { Invalid } from './errors.ts'

/** Neither PostgreSQL nor canonical JSON can hold these: NUL, and half of a pair of surrogates. */
const isFit = (text: string): boolean => !text.includes('\0') && text.isWellFormed()

/** No input of ours is nested deeper; whoever follows deeper ones runs out of stack. */
const deepest = 50

function unfit(value: unknown, path: readonly string[], found: string[]): void {
  if (typeof value === 'string') {
    if (!isFit(value)) found.push(path.join('.'))
  } else if (typeof value === 'object' && value !== null) {
    if (path.length >= deepest) found.push(path.slice(0, 2).join('.'))
    else
      for (const [name, inner] of Object.entries(value)) {
        if (!isFit(name)) found.push(path.join('.'))
        unfit(inner, [...path, name], found)
      }
  }
}

/** `input` is what the portal calls the one variable of a command; fields are named as the command's schema names them. */
const refuse = (paths: readonly string[]): Invalid =>
  new Invalid(Object.fromEntries(paths.map(path => [path.replace(/^input\./, ''), 'errors:field.letters'])))

/** Text that cannot be kept as it was typed is refused at the door: anything else would alter it in silence. */
export function checkText(variables: Readonly<Record<string, unknown>>): void {
  const found: string[] = []
  unfit(variables, [], found)
  if (found.length > 0) throw refuse(found.slice(0, 20))
}

/** PostgreSQL's own words for the same, where the text stood in the document itself. */
const unfitCodes = new Set(['22021', '22P05'])
const codeOf = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : undefined)

export function fit(result: ExecutionResult): ExecutionResult {
  if (result.errors?.some(({ originalError }) => unfitCodes.has(String(codeOf(originalError))))) throw new Invalid({})
  return result
}
