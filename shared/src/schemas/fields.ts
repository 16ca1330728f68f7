import { z } from 'zod'
import { locales, tiers } from '../words/lists.ts'

/** Small shapes that many inputs share. Faults carry a key below `errors:field`, so that server and form say the same words. */
const tidy = (value: string): string => value.normalize('NFC').trim()

/** One line a person reads: no line breaks or control characters, so that it can stand in a mail's subject. */
export const line = (max: number) =>
  z
    .string()
    .transform(tidy)
    .pipe(
      z
        .string()
        .min(1, 'required')
        .max(max, 'tooLong')
        .regex(/^[^\p{Cc}\p{Zl}\p{Zp}]*$/u, 'oneLine'),
    )

export const optionalLine = (max: number) =>
  z
    .string()
    .nullish()
    .transform(value => (value ? tidy(value) || null : null))
    .pipe(
      z
        .string()
        .max(max, 'tooLong')
        .regex(/^[^\p{Cc}\p{Zl}\p{Zp}]*$/u, 'oneLine')
        .nullable(),
    )

export const optionalText = (max: number) =>
  z
    .string()
    .nullish()
    .transform(value => (value ? tidy(value) || null : null))
    .pipe(z.string().max(max, 'tooLong').nullable())

/** Some lines that a person reads. */
export const text = (max: number) => z.string().transform(tidy).pipe(z.string().min(1, 'required').max(max, 'tooLong'))

/** What need not be said is empty, never missing: whoever reads it asks each field in the same way. */
export const textOrNone = (max: number) =>
  z
    .string()
    .nullish()
    .transform(value => tidy(value ?? ''))
    .pipe(z.string().max(max, 'tooLong'))

export const id = z.uuid('unknownId')
export const version = z.int().min(0)
export const email = z
  .string()
  .transform(value => tidy(value).toLowerCase())
  .pipe(z.email('email').max(254, 'tooLong'))
/** Length is what makes a password strong (NIST SP 800-63B); 12 at least, no rule about its letters. */
export const password = z.string().min(12, 'passwordShort').max(256, 'tooLong')
export const locale = z.enum(locales)
export const tier = z.enum(tiers)
export const day = z.iso.date('day').refine(given => given >= '1900-01-01' && given <= '2199-12-31', 'day')
export const country = z.string().regex(/^[A-Z]{2}$/, 'country')
export const timeZone = z.string().refine(zone => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }) !== undefined
  } catch {
    return false
  }
}, 'timeZone')
export const versioned = z.object({ id, version })
export type Versioned = z.input<typeof versioned>
