import { z } from 'zod'
import { isUnsaid } from '../rules/in-language.ts'
import { answerLanguages } from '../words/grievances.ts'
import { id, textOrNone, version } from './fields.ts'

/** How grievances are taken, part by part: each is a form of its own. */

const inLanguages = (max: number) => z.object({ zh: textOrNone(max), en: textOrNone(max), fr: textOrNone(max) })
/** In one language at least; readers of another see that one. */
const inSomeLanguage = (max: number) => inLanguages(max).refine(text => !isUnsaid(text), { path: ['zh'], message: 'someLanguage' })

/** Open or closed, in which languages one is answered, and where else one is heard. Nobody stands before a closed door without a word. */
export const setSpeaking = z
  .object({
    version,
    open: z.boolean(),
    languages: z
      .array(z.enum(answerLanguages))
      .min(1, 'nobodyChosen')
      .transform(given => answerLanguages.filter(language => given.includes(language))),
    elsewhere: inLanguages(1_000),
    privacyContact: textOrNone(300),
  })
  .refine(({ open, elsewhere }) => open || !isUnsaid(elsewhere), { path: ['elsewhere', 'zh'], message: 'elsewhereNeeded' })
export type SetSpeaking = z.input<typeof setSpeaking>

/** What stands empty is said in our usual words. */
export const setEmergency = z.object({ version, emergency: inLanguages(1_000) })
export type SetEmergency = z.input<typeof setEmergency>

export const mostBodies = 20
/** In the order in which they are read. */
export const setOutsideBodies = z.object({
  version,
  bodies: z.array(z.object({ name: inSomeLanguage(200), address: inSomeLanguage(500) })).max(mostBodies, 'tooManyBodies'),
})
export type SetOutsideBodies = z.input<typeof setOutsideBodies>

/** Null: every handler whose key somebody has vouched for, those of tomorrow too. */
export const setIntake = z.object({ version, accountIds: z.array(id).min(1, 'nobodyChosen').max(100, 'tooMany').nullable() })
export type SetIntake = z.input<typeof setIntake>

/** Short enough to be read out on the telephone, and typed on any keyboard. */
export const publicPath = z
  .string()
  .transform(path => path.trim().toLowerCase())
  .pipe(
    z
      .string()
      .min(3, 'publicPath')
      .max(40, 'publicPath')
      .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'publicPath'),
  )
export const setPublicPath = z.object({ version, path: publicPath })
export type SetPublicPath = z.input<typeof setPublicPath>
