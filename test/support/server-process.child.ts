import { serve } from '../../server/src/main.ts'
import type { Database } from '../../server/src/platform/database.ts'
import { createLog } from '../../server/src/platform/log.ts'
import type { Mailer } from '../../server/src/platform/mail.ts'

interface Given {
  appUrl: string
  folder: string
  port: number
  mailMs?: number
}
const { appUrl, folder, port, mailMs = 0 } = JSON.parse(process.env.GIVEN ?? '{}') as Given

/** A mail server that writes down what it took, once it has taken it. */
const mailer = (database: Database): Mailer => ({
  async send({ to, key, locale }) {
    await new Promise(resolve => setTimeout(resolve, mailMs))
    await database.pool.query(
      `INSERT INTO mails (id, to_address, locale, subject, body_text, body_html, sent_at) VALUES (gen_random_uuid(), $1, $2, $3, '', '', now())`,
      [to, locale, key],
    )
  },
})

await serve({
  env: {
    port,
    data: folder,
    mode: 'demonstration',
    smtpUrl: null,
    mailFrom: 'Headwater <headwater@localhost>',
    origin: `http://localhost:${port}`,
    trustProxy: 0,
    signingKey: Buffer.alloc(32, 7),
    log: 'warn',
  },
  urls: { app: appUrl },
  say: () => undefined,
  parts: { story: false, log: createLog('warn'), mailer },
})
console.log('listening')
