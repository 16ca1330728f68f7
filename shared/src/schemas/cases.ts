import { z } from 'zod'
import { type ClockSettings, clockRanges } from '../rules/grievances/clocks.ts'
import { retentionRange } from '../rules/grievances/retention.ts'
import { type SenderAct, senderActNames } from '../rules/grievances/sender-acts.ts'
import { type CaseStep, caseSteps, type StepFact, type StepName, stepNames, takesFiles } from '../rules/grievances/steps.ts'
import {
  appealResults,
  changesMade,
  dismissalReasons,
  founded,
  outsideBodies,
  pauseReasons,
  remedyKinds,
  rootCauses,
  takenDown,
} from '../words/cases.ts'
import { solvedAnswers, speakFileLimits } from '../words/grievances.ts'
import { day, id, optionalText, text, version, versioned } from './fields.ts'
import { fileGrievance } from './file-grievance.ts'

/** What a form leaves empty was not said. */
const none = (value: string | null | undefined): string | null => value || null
const choice = <T extends readonly [string, ...string[]]>(choices: T) =>
  z
    .union([z.enum(choices), z.literal('')])
    .nullish()
    .transform(value => (value || null) as T[number] | null)

/** The longest that is said at once: a decision with its reasons. */
const words = 10_000

/** Files that were laid ready, by their ids. */
export const files = z
  .array(id)
  .max(speakFileLimits.files, 'filesMany')
  .nullish()
  .transform(ids => ids ?? [])

/** A step in a case. Which words and facts it needs, the table of steps says. */
export const takeStep = z
  .object({
    id,
    version,
    step: z.enum(stepNames as [StepName, ...StepName[]], 'required'),
    words: optionalText(words),
    /** Of a letter to those concerned: a handler has looked at what might point at the sender. */
    looked: z.boolean().nullish(),
    dismissedFor: choice(dismissalReasons),
    referredTo: choice(outsideBodies),
    result: choice(founded),
    supplierId: z
      .union([id, z.literal('')])
      .nullish()
      .transform(value => none(value)),
    remedyKind: choice(remedyKinds),
    remedyDueOn: z
      .union([day, z.literal('')])
      .nullish()
      .transform(value => none(value)),
    appealResult: choice(appealResults),
    rootCause: choice(rootCauses),
    changeMade: choice(changesMade),
    learned: optionalText(words),
    files,
  })
  .superRefine((given, found) => {
    const { words: asked, needs }: CaseStep = caseSteps[given.step]
    const missing = [...(asked === 'NEEDED' && !given.words ? ['words'] : []), ...needs.filter((fact: StepFact) => !given[fact])]
    for (const field of missing) found.addIssue({ code: 'custom', path: [field], message: 'required' })
    if (given.files.length > 0 && !takesFiles(given.step)) found.addIssue({ code: 'custom', path: ['files'], message: 'filesNotHere' })
  })
export type TakeStep = z.input<typeof takeStep>

export const caseWordKinds = ['MESSAGE', 'NOTE', 'COMMENT'] as const
/** To the sender, among handlers, or what a party said. */
export const writeInCase = z.object({ id, kind: z.enum(caseWordKinds, 'required'), words: text(words), files })
export type WriteInCase = z.input<typeof writeInCase>

/** What a sender without a screen says by telephone or face to face, in their words; that they want it so is asked first. */
export const speakForSender = z
  .object({
    id,
    version,
    act: z.enum(senderActNames as [SenderAct, ...SenderAct[]], 'required'),
    solved: choice(solvedAnswers),
    words: text(words),
    sure: z.literal(true, 'sure'),
  })
  .superRefine(({ act, solved }, found) => {
    if (act === 'SOLVED' && !solved) found.addIssue({ code: 'custom', path: ['solved'], message: 'required' })
  })
export type SpeakForSender = z.input<typeof speakForSender>

/** Whoever waits is told why. */
export const pauseCase = z.object({ id, version, reason: z.enum(pauseReasons, 'required'), words: text(words) })
export type PauseCase = z.input<typeof pauseCase>

export const resumeCase = versioned

/** A procedure still needs it: until when, and which. */
export const keepLonger = z.object({ id, version, until: day, words: text(words) })
export type KeepLonger = z.input<typeof keepLonger>

export const seeToRetaliation = z.object({ id, version, seenTo: z.boolean() })
export type SeeToRetaliation = z.input<typeof seeToRetaliation>

export const handlerChanges = ['ADD', 'REMOVE', 'EXCLUDE'] as const
export const changeHandlers = z.object({ id, version, accountId: id, change: z.enum(handlerChanges, 'required') })
export type ChangeHandlers = z.input<typeof changeHandlers>

/** What was said by telephone, in a letter or face to face, in the sender's words. */
export const takeDown = fileGrievance.extend({ channel: z.enum(takenDown, 'required'), files })
export type TakeDown = z.input<typeof takeDown>

const within = ({ least, most }: { least: number; most: number }) => z.int('figure').min(least, 'outOfRange').max(most, 'outOfRange')
const clocks = Object.fromEntries(Object.entries(clockRanges).map(([name, range]) => [name, within(range)])) as Record<
  keyof ClockSettings,
  ReturnType<typeof within>
>
export const setGrievances = z.object({ version, ...clocks, retentionYears: within(retentionRange) })
export type SetGrievances = z.input<typeof setGrievances>
