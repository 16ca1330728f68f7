import type { OwnResponse } from './own-response.ts'

interface Props {
  readonly response: OwnResponse
  readonly section: string
}

/** Who answers this section: oneself, or a colleague it was handed to. */
export const SectionHandOver = (_: Props) => null
