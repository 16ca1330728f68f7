import { speakFileLimits } from 'shared/words/grievances.ts'

const inMegabytes = (bytes: number): number => Math.round(bytes / 1_000_000)

/** The limits as sentences say them. */
export const fileLimitValues = {
  file: inMegabytes(speakFileLimits.fileBytes),
  all: inMegabytes(speakFileLimits.reportBytes),
  count: speakFileLimits.files,
}
