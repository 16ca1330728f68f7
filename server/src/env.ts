import { resolve } from 'node:path'
import { type Locale, locales } from 'shared/words/lists.ts'
import { z } from 'zod'
import { languageOf } from '../bin/words.mjs'
import type { Mode } from './platform/mode.ts'
import type { S3Settings } from './platform/s3-storage.ts'
import { StartFault, type StartKey, startSentence } from './platform/start-words.ts'

/** A PostgreSQL of the operator's own, one address per role (README, settings). */
export interface GivenDatabase {
  readonly app: string
  /** Runs the migrations. Without it the app refuses to migrate. */
  readonly owner: string | null
  readonly backup: string | null
}

export interface Env {
  readonly port: number
  /** Absolute. */
  readonly data: string
  readonly mode: Mode
  /** null: the PostgreSQL that comes with Headwater. */
  readonly database: GivenDatabase | null
  /** A bucket for evidence and checkpoints; null: the data folder. */
  readonly s3?: S3Settings | null
  /** The virus scanner; null: files are marked as not scanned. */
  readonly clamdUrl?: string | null
  readonly smtpUrl: string | null
  readonly mailFrom: string
  /** Where people reach it; links in mails begin with it. */
  readonly origin: string
  /** How many proxies in front may name the caller. */
  readonly trustProxy: number
  /** The Ed25519 seed; null: the one in the data folder. */
  readonly signingKey: Buffer | null
  readonly log: string
  readonly language: Locale
  /** Where root's PostgreSQL lives; null: a place of its own choosing. */
  readonly pgFolder: string | null
}

const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const
const mailbox = /^[^<>\s@]+@[^<>\s@]+$|^[^<>@\r\n]*<[^<>\s@]+@[^<>\s@]+>$/

const because = (key: StartKey) => ({ error: () => key })
const address = (protocol: RegExp, key: StartKey) => z.url({ protocol, ...because(key) }).optional()
const whole = (least: number, most: number, key: StartKey) =>
  z
    .string()
    .regex(/^\d{1,5}$/, because(key))
    .transform(Number)
    .pipe(z.number().min(least, because(key)).max(most, because(key)))
const isOrigin = (text: string): boolean =>
  URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) && new URL(text).origin === text.replace(/\/$/, '')

/** `tcp://host:3310` or `unix:/run/clamav/clamd.ctl`. */
const isScanner = (text: string): boolean => /^tcp:\/\/[^/\s:]+(:\d{1,5})?\/?$/.test(text) || /^unix:\/\S+$/.test(text)

const variables = z.object({
  PORT: whole(1, 65_535, 'reasonPort').default(4000),
  HEADWATER_DATA: z.string().default('.data'),
  HEADWATER_MODE: z.enum(['production', 'demo'], because('reasonMode')).optional(),
  DATABASE_URL: address(/^postgres(ql)?$/, 'reasonDatabaseUrl'),
  DATABASE_OWNER_URL: address(/^postgres(ql)?$/, 'reasonDatabaseUrl'),
  DATABASE_BACKUP_URL: address(/^postgres(ql)?$/, 'reasonDatabaseUrl'),
  S3_ENDPOINT: address(/^https?$/, 'reasonS3Endpoint'),
  S3_BUCKET: z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, because('reasonS3Bucket'))
    .optional(),
  S3_REGION: z.string().default('us-east-1'),
  S3_ACCESS_KEY_ID: z.string().optional(),
  S3_SECRET_ACCESS_KEY: z.string().optional(),
  CLAMD_URL: z.string().refine(isScanner, because('reasonClamdUrl')).optional(),
  SMTP_URL: address(/^smtps?$/, 'reasonSmtpUrl'),
  HEADWATER_MAIL_FROM: z.string().regex(mailbox, because('reasonMailFrom')).default('Headwater <headwater@localhost>'),
  HEADWATER_ORIGIN: z
    .string()
    .refine(isOrigin, because('reasonOrigin'))
    .transform(text => new URL(text).origin)
    .optional(),
  HEADWATER_TRUST_PROXY: whole(0, 10, 'reasonTrustProxy').default(0),
  HEADWATER_SIGNING_KEY: z
    .string()
    .regex(/^[\w-]{43}$/, because('reasonSigningKey'))
    .transform(text => Buffer.from(text, 'base64url'))
    .optional(),
  HEADWATER_LOG: z.enum(logLevels, because('reasonLog')).default('info'),
  HEADWATER_LANGUAGE: z.enum(locales, because('reasonLanguage')).optional(),
  HEADWATER_PG_FOLDER: z.string().optional(),
})
const known = new Set(Object.keys(variables.shape))

function fault(language: Locale, issue: z.core.$ZodIssue | undefined): StartFault {
  const reason = startSentence(language, (issue?.message ?? 'unexpected') as StartKey)
  return new StartFault('badVariable', { name: String(issue?.path[0]), reason })
}

/** Every environment variable, parsed once. What it cannot use, it refuses in one sentence: a misspelt mode must not open a demonstration. */
export function readEnv(source: Record<string, string | undefined>, root: string): Env {
  const language = languageOf(source)
  // An empty variable is how containers say "not set".
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ''))
  const stranger = Object.keys(given).find(name => name.startsWith('HEADWATER_') && !known.has(name))
  if (stranger) throw new StartFault('unknownVariable', { name: stranger })
  const parsed = variables.safeParse(given)
  if (!parsed.success) throw fault(language, parsed.error.issues[0])
  const is = parsed.data
  for (const name of ['DATABASE_OWNER_URL', 'DATABASE_BACKUP_URL'] as const) {
    if (is[name] && !is.DATABASE_URL) throw new StartFault('badVariable', { name, reason: startSentence(language, 'reasonNeedsDatabase') })
  }
  const others = ['S3_ENDPOINT', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'] as const
  const lacks = is.S3_BUCKET ? others.slice(1).find(name => !is[name]) : others.some(name => is[name]) && 'S3_BUCKET'
  if (lacks) throw new StartFault('badVariable', { name: lacks, reason: startSentence(language, 'reasonS3Incomplete') })
  return {
    port: is.PORT,
    data: resolve(root, is.HEADWATER_DATA),
    mode: is.HEADWATER_MODE === 'production' || (is.DATABASE_URL && is.HEADWATER_MODE !== 'demo') ? 'production' : 'demonstration',
    database: is.DATABASE_URL
      ? { app: is.DATABASE_URL, owner: is.DATABASE_OWNER_URL ?? null, backup: is.DATABASE_BACKUP_URL ?? null }
      : null,
    s3: is.S3_BUCKET
      ? {
          endpoint: is.S3_ENDPOINT ?? null,
          bucket: is.S3_BUCKET,
          region: is.S3_REGION,
          accessKeyId: is.S3_ACCESS_KEY_ID ?? '',
          secretAccessKey: is.S3_SECRET_ACCESS_KEY ?? '',
        }
      : null,
    clamdUrl: is.CLAMD_URL ?? null,
    smtpUrl: is.SMTP_URL ?? null,
    mailFrom: is.HEADWATER_MAIL_FROM,
    origin: is.HEADWATER_ORIGIN ?? `http://localhost:${is.PORT}`,
    trustProxy: is.HEADWATER_TRUST_PROXY,
    signingKey: is.HEADWATER_SIGNING_KEY ?? null,
    log: is.HEADWATER_LOG,
    language,
    pgFolder: is.HEADWATER_PG_FOLDER ? resolve(root, is.HEADWATER_PG_FOLDER) : null,
  }
}
