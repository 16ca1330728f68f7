import type { WordFile } from './words.ts'

/** The sentences of the pages behind sign-in, by file and language. */
export const furtherWords = import.meta.glob<WordFile>(
  '../../../shared/src/locales/*/{answers,atlas,calendar,caseguide,errors,evidence,flags,form,grievances,hearings,imports,lists,mechanism,minerals,questionnaire,receipts,register,review,riskreview,screening,sheets,speak,staff,talk,templates,waves,workbook,year}.json',
)
