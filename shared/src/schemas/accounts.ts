import { z } from 'zod'
import { email, line, locale, password, timeZone } from './fields.ts'

const token = z.string().min(20).max(100)

export const signIn = z.object({ email: z.string().max(300), password: z.string().max(256) })
export type SignIn = z.input<typeof signIn>

export const askPasswordReset = z.object({ email })

export const resetPassword = z.object({ token, password })
export type ResetPassword = z.input<typeof resetPassword>

export const changePassword = z.object({ current: z.string().max(256), password })
export type ChangePassword = z.input<typeof changePassword>

/** `password` is a new one (checked by the command), or the existing one where the account exists. */
export const acceptInvitation = z.object({ token, name: line(100).nullish(), password: z.string().max(256), locale })
export type AcceptInvitation = z.input<typeof acceptInvitation>

export const foundProgramme = z.object({
  code: z.string().max(100),
  programmeName: line(200),
  name: line(100),
  email,
  password,
  locale,
  timeZone,
})
export type FoundProgramme = z.input<typeof foundProgramme>
