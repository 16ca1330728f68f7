import 'reflect-metadata'
import { randomBytes, randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { stringifySetCookie } from 'cookie'
import type { Request, Response } from 'express'
import type { ExecutionResult } from 'graphql'
import { type SignInOfStory, seedStory } from '../seeds/story.ts'
import { houseActor } from './core/actor.ts'
import type { Context } from './core/context.ts'
import { enqueue, type Jobs } from './core/enqueue.ts'
import { checkText, fit } from './core/fit-text.ts'
import type { Env } from './env.ts'
import { rememberKey } from './features/history/signing-keys.ts'
import { type OpenHouse, openHouse, originMarks } from './house.ts'
import type { Database } from './platform/database.ts'
import type { InOperation } from './platform/executor.ts'
import { createGraphql, serveGraphql } from './platform/graphql.ts'
import { createHttp } from './platform/http.ts'
import { cookieOf, localeOf } from './platform/http-locale.ts'
import { surviveLateFailures } from './platform/late-failures.ts'
import { listedOperations } from './platform/listed-operations.ts'
import { createLog, type Log } from './platform/log.ts'
import { createMailer, type Mailer } from './platform/mail.ts'
import { openStorage } from './platform/open-storage.ts'
import { clamd } from './platform/scanner.ts'
import { makeSigner, signingSeed, tokenHash } from './platform/signing.ts'
import { startSentence } from './platform/start-words.ts'
import { turns } from './platform/turns.ts'
import { type Desk, type DeskOptions, openDesk } from './public/speak/desk.ts'
import { speakScript } from './public/speak/script.ts'
import { addSpeakRoutes } from './public/speak/speak-routes.ts'
import { addRoutes } from './routes.ts'
import { makeSchema } from './schema.ts'

export interface Serving {
  address: string
  port: number
  signIns: SignInOfStory[]
  foundingCode?: string
  open: OpenHouse
  close(): Promise<void>
}

export interface ServeOptions {
  env: Pick<Env, 'port' | 'data' | 'mode' | 'smtpUrl' | 'mailFrom' | 'origin' | 'trustProxy' | 'signingKey' | 'log'> &
    Partial<Pick<Env, 'language' | 's3' | 'clamdUrl'>>
  urls: { app: string }
  say: (line: string) => void
  /** For tests: another clock, other limits, no story. */
  parts?: Partial<Parameters<typeof openHouse>[0]> & { story?: boolean; portalFolder?: string; speaking?: DeskOptions }
}

/** Mails of the demonstration are kept for its mailbox page. */
const keepMails =
  (database: Database) =>
  async (mail: { to: string; locale: string; subject: string; text: string; html: string }): Promise<void> => {
    await database.pool.query(
      'INSERT INTO mails (id, to_address, locale, subject, body_text, body_html, sent_at) VALUES ($1, $2, $3, $4, $5, $6, $7)',
      [randomUUID(), mail.to, mail.locale, mail.subject, mail.text, mail.html, new Date()],
    )
  }

/** In production without SMTP_URL there is nowhere to send to; the job fails visibly and is tried again. */
const noServer = (): Promise<void> => Promise.reject(new Error('SMTP_URL is not set: the mail waits'))

const isUuid = (text: string | undefined): text is string => text !== undefined && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)

/** Acts that hash a password. */
const hashing = new Set(['signIn', 'acceptInvitation', 'changePassword', 'resetPassword', 'foundProgramme', 'unlockCases'])

/** Connects the house with HTTP: cookies in, cookies out, one operation per request. */
export async function serve({ env, urls, say, parts = {} }: ServeOptions): Promise<Serving> {
  const log = parts.log ?? createLog(env.log)
  const endSurviving = surviveLateFailures(log)
  const signer = makeSigner(env.signingKey ?? (await signingSeed(undefined, env.data)))
  const mailer = (database: Database): Mailer =>
    createMailer({
      ...(env.smtpUrl && { smtpUrl: env.smtpUrl }),
      from: env.mailFrom,
      origin: env.origin,
      keep: env.mode === 'production' ? noServer : keepMails(database),
    })
  const foundingCode = await codeIfNotFounded(env, urls.app)
  const open = await openHouse({
    appUrl: urls.app,
    mode: env.mode,
    origin: env.origin,
    storage: await openStorage(env),
    uploadFolder: join(env.data, 'files', 'uploads'),
    scanner: env.clamdUrl ? clamd(env.clamdUrl) : null,
    signer,
    mailer,
    log,
    foundingCode,
    ...parts,
  })
  await open.atomic.together(step => {
    const ctx = open.context({})
    return step(ctx, () => rememberKey(ctx))
  })
  const signIns = env.mode === 'demonstration' && parts.story !== false ? await seedStory(open, env.language) : []
  const portalFolder = parts.portalFolder ?? join(import.meta.dirname, '../../portal/dist')
  const desk = await openDesk(open.house, log, await speakScript(portalFolder), parts.speaking)
  if (!desk.folder.inMemory) say(startSentence(env.language ?? 'en', 'filesOnDisk', { folder: desk.folder.path }))
  const http = await openHttp(open, env, log, portalFolder, desk)
  const port = await http.listen(env.port)
  await open.startWork()
  const stopRounds = keepRounds(open, log)
  return {
    address: env.origin,
    port,
    signIns,
    ...(foundingCode && { foundingCode }),
    open,
    close: async () => {
      stopRounds()
      await http.close(10_000)
      await desk.close()
      await open.close()
      endSurviving()
    },
  }
}

/** A programme that is not founded yet is founded by whoever can read this server's console. */
async function codeIfNotFounded(env: ServeOptions['env'], appUrl: string): Promise<string | null> {
  if (env.mode !== 'production') return null
  const { Client } = (await import('pg')).default
  const client = new Client({ connectionString: appUrl })
  await client.connect()
  try {
    const { rows } = await client.query('SELECT 1 FROM installation WHERE founded_at IS NULL')
    // 100 bits in letters and digits that are not mistaken for one another.
    return rows.length > 0
      ? [...randomBytes(20)]
          .map(byte => '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'.charAt(byte % 32))
          .join('')
          .replace(/(.{5})(?=.)/g, '$1-')
      : null
  } finally {
    await client.end()
  }
}

async function openHttp(open: OpenHouse, env: ServeOptions['env'], log: Log, portalFolder: string, desk: Desk) {
  const mark = originMarks()
  /** TLS ends with us, or a proxy we trust says that it ended there. */
  const isSecure = (req: Request): boolean => env.origin.startsWith('https:') || req.secure
  const cookieName = (req: Request): string => (isSecure(req) ? '__Host-headwater' : 'headwater')

  async function contextOf(req: Request, _res: Response): Promise<Context> {
    const token = cookieOf(req, cookieName(req))
    const key = req.get('idempotency-key')
    return open.context({
      locale: localeOf(req),
      origin: () => mark(req.ip ?? ''),
      sessionHash: token ? tokenHash(token) : null,
      sessionSecret: () => token ?? null,
      idempotencyKey: isUuid(key) ? key : null,
    })
  }

  const setCookie = (res: Response, token: string | null): void =>
    void res.append(
      'set-cookie',
      stringifySetCookie({
        name: cookieName(res.req),
        value: token ?? '',
        path: '/',
        httpOnly: true,
        sameSite: 'lax',
        secure: isSecure(res.req),
        ...(token === null && { maxAge: 0 }),
      }),
    )

  /** Those who wait for a password's hash hold few of the connections, so that a flood of sign-ins stops nobody else. */
  const passwordTurn = turns(4)
  const inOperation: InOperation<Context & { res?: Response }> = async (ctx, kind, operation, run) => {
    checkText(operation.variables)
    if (kind === 'query') return fit(await open.atomic.read(ctx, run))
    const failed = (result: ExecutionResult): boolean => Boolean(result.errors?.length)
    const write = (): Promise<ExecutionResult> =>
      open.atomic.write(
        ctx,
        { name: operation.name ?? 'unnamed', fields: operation.fields, request: [operation.hash, operation.variables] },
        run,
        failed,
      )
    const result = await (operation.fields.some(field => hashing.has(field)) ? passwordTurn(write) : write())
    fit(result)
    if (ctx.answerAfterMs) await wait(ctx.answerAfterMs)
    if (ctx.newSession !== undefined && !failed(result) && ctx.res) setCookie(ctx.res, ctx.newSession)
    return result
  }

  const schema = makeSchema()
  const graphql = await createGraphql<Context & { res?: Response }>({ schema, mode: env.mode, inOperation, log })
  return createHttp({
    origin: env.origin,
    trustProxy: env.trustProxy,
    portalFolder,
    log,
    ready: () => open.database.pool.query('SELECT 1'),
    graphql: [
      listedOperations(portalFolder, env.mode),
      serveGraphql(graphql, async (req, res) => Object.assign(await contextOf(req, res), { res })),
    ],
    routes: app => {
      addRoutes(app, open, schema, contextOf)
      addSpeakRoutes(app, open, desk, mark)
    },
  })
}

const minute = 60_000

/** What comes round by the clock, for every programme: its head is signed if it moved, suppliers are reminded, places are looked at again where it is time, and what has run out is forgotten. */
const rounds: { job: keyof Jobs; every: number }[] = [
  { job: 'checkpoint', every: 10 * minute },
  { job: 'remind', every: 30 * minute },
  { job: 'digest', every: 30 * minute },
  { job: 'tidy', every: 60 * minute },
]

function keepRounds(open: OpenHouse, log: Log): () => void {
  const go = async (job: keyof Jobs): Promise<void> => {
    const { rows } = await open.database.pool.query<{ id: string }>('SELECT id FROM programme_ids')
    await open.atomic.together(async step => {
      for (const { id } of rows) {
        const ctx = open.context({ actor: houseActor(id) })
        await step(ctx, () => enqueue(ctx, job, {} as never))
      }
    })
  }
  const timers = rounds.map(({ job, every }) =>
    setInterval(() => void go(job).catch(error => log.warn({ err: error }, job)), every).unref(),
  )
  return () => timers.forEach(clearInterval)
}
