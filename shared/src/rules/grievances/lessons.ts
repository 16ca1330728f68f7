import { founded, type GrievanceResult } from '../../words/cases.ts'

/** What a closed case leaves for the year's figures, as codes. */
export const lessonCodes = ['rootCause', 'changeMade'] as const
export type LessonCode = (typeof lessonCodes)[number]

export const isFounded = (decision: GrievanceResult | null): boolean => founded.some(one => one === decision)

/** Which of them are still to be said: of what was found true, why it could happen and what is different now. */
export const missingLessons = (
  decision: GrievanceResult | null,
  given: Readonly<Partial<Record<LessonCode, string | null>>>,
): LessonCode[] => (isFounded(decision) ? lessonCodes.filter(code => !given[code]) : [])
