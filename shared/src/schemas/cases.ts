import { z } from 'zod'
import { type ClockSettings, clockRanges } from '../rules/grievances/clocks.ts'
import { retentionRange } from '../rules/grievances/retention.ts'
import { type CaseStep, caseSteps, type StepFact, type StepName, stepNames } from '../rules/grievances/steps.ts'
import { appealResults, dismissalReasons, founded, outsideBodies, pauseReasons, remedyKinds, takenDown } from '../words/cases.ts'
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
  })
  .superRefine((given, found) => {
    const { words: asked, needs }: CaseStep = caseSteps[given.step]
    const missing = [...(asked === 'NEEDED' && !given.words ? ['words'] : []), ...needs.filter((fact: StepFact) => !given[fact])]
    for (const field of missing) found.addIssue({ code: 'custom', path: [field], message: 'required' })
  })
export type TakeStep = z.input<typeof takeStep>

export const caseWordKinds = ['MESSAGE', 'NOTE', 'COMMENT'] as const
/** To the sender, among handlers, or what a party said. */
export const writeInCase = z.object({ id, kind: z.enum(caseWordKinds, 'required'), words: text(words) })
export type WriteInCase = z.input<typeof writeInCase>

/** Whoever waits is told why. */
export const pauseCase = z.object({ id, version, reason: z.enum(pauseReasons, 'required'), words: text(words) })
export type PauseCase = z.input<typeof pauseCase>

export const resumeCase = versioned

export const seeToRetaliation = z.object({ id, version, seenTo: z.boolean() })
export type SeeToRetaliation = z.input<typeof seeToRetaliation>

export const handlerChanges = ['ADD', 'REMOVE', 'EXCLUDE'] as const
export const changeHandlers = z.object({ id, version, accountId: id, change: z.enum(handlerChanges, 'required') })
export type ChangeHandlers = z.input<typeof changeHandlers>

/** What was said by telephone, in a letter or face to face, in the sender's words. */
export const takeDown = fileGrievance.extend({ channel: z.enum(takenDown, 'required') })
export type TakeDown = z.input<typeof takeDown>

const within = ({ least, most }: { least: number; most: number }) => z.int('figure').min(least, 'outOfRange').max(most, 'outOfRange')
const clocks = Object.fromEntries(Object.entries(clockRanges).map(([name, range]) => [name, within(range)])) as Record<
  keyof ClockSettings,
  ReturnType<typeof within>
>
export const setGrievances = z.object({ version, ...clocks, retentionYears: within(retentionRange) })
export type SetGrievances = z.input<typeof setGrievances>
