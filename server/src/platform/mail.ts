import { createTransport } from 'nodemailer'
import type { Locale } from 'shared/words/lists.ts'
import { asHtml } from './mails/html.ts'
import { type Letter, letters, type MailKey, type MailValues, speaker } from './mails/letters.ts'
import { asText } from './mails/text.ts'
import { tidy } from './mails/tidy.ts'
import { translator } from './words.ts'

export type { MailKey, MailValues } from './mails/letters.ts'

/** What a feature asks for; plain data, so that it can wait as a job. */
export interface MailOrder<K extends MailKey = MailKey> {
  readonly to: string
  readonly locale: Locale
  readonly key: K
  readonly values: MailValues[K]
}

export interface RenderedMail {
  readonly subject: string
  readonly text: string
  /** A whole page with everything inside: it can be shown as it is. */
  readonly html: string
}

/** What is kept for the demonstration's mailbox page. */
export interface KeptMail extends RenderedMail {
  readonly to: string
  readonly locale: Locale
  readonly key: MailKey
}

/** The mail server will never take mails for this address: to try again would change nothing. Anything else that fails is tried again. */
export class AddressRefused extends Error {
  constructor(
    readonly address: string,
    /** What the mail server said. */
    readonly answer: string,
    cause: Error,
  ) {
    super(cause.message, { cause })
  }
}

/** As nodemailer tells it: which address, at which command, with which answer. */
interface Rejection extends Error {
  readonly rejected?: readonly string[]
  readonly rejectedErrors?: readonly Rejection[]
  readonly responseCode?: number
  readonly response?: string
}

/** A 5xx to RCPT is about the address (RFC 5321, 4.2.1); 4xx, and what is said to the words themselves, is not. */
function refusalOf(error: unknown, address: string): AddressRefused | null {
  const { rejected, rejectedErrors = [], response } = error as Rejection
  if (!(error instanceof Error) || !rejected?.includes(address)) return null
  const [said = error as Rejection] = rejectedErrors
  if (said.responseCode === undefined || said.responseCode < 500 || said.responseCode > 599) return null
  return new AddressRefused(address, (said.response ?? response ?? error.message).slice(0, 500), error)
}

export interface Mailer {
  /** Throws `AddressRefused` where the mail server will never take it. */
  send<K extends MailKey>(order: MailOrder<K>): Promise<void>
}

/** Below the installation's own address and nowhere else, whatever the path says. */
function addressOf(path: string, origin: string): string {
  const address = new URL(path, origin)
  if (address.origin !== new URL(origin).origin) throw new Error('A mail may only lead to the installation itself')
  return address.href
}

function compose<K extends MailKey>({ key, locale, values, origin }: { key: K; locale: Locale; values: MailValues[K]; origin: string }) {
  const t = translator(locale)
  const letter: Letter = letters[key](tidy(values), speaker(locale))
  const address = addressOf(letter.button.path, origin)
  const foot = letter.programme === null ? t('mails:common.foot') : t('mails:common.footProgramme', { programme: letter.programme })
  const rendered: RenderedMail = {
    subject: letter.subject,
    text: asText(letter, address, foot, locale),
    html: asHtml(letter, address, foot, locale),
  }
  return { letter, rendered }
}

/** A mail in a language, as it will be read. */
export const renderMail = <K extends MailKey>(given: { key: K; locale: Locale; values: MailValues[K]; origin: string }): RenderedMail =>
  compose(given).rendered

/** One address and nothing that a mail server could take for a second one. */
function oneAddress(given: string): string {
  const address = /<([^<>]*)>\s*$/.exec(given)?.[1] ?? given
  if (!/^[^\s<>,;:"()@\p{Cc}]+@[^\s<>,;:"()@\p{Cc}]+$/u.test(address)) throw new Error('Not a mail address')
  return address
}

/** Sends through SMTP where there is a server, and otherwise hands the mail to `keep`. */
export function createMailer(given: {
  smtpUrl?: string
  from: string
  origin: string
  keep: (mail: KeptMail) => Promise<void> | void
}): Mailer {
  const from = oneAddress(given.from)
  // A mail server that does not answer must not hold a job for minutes. Nothing in a mail may name a file or an address to fetch.
  const transport = given.smtpUrl
    ? createTransport({
        url: given.smtpUrl,
        connectionTimeout: 15_000,
        greetingTimeout: 15_000,
        socketTimeout: 30_000,
        disableFileAccess: true,
        disableUrlAccess: true,
      })
    : null

  return {
    async send(order) {
      const { letter, rendered } = compose({ ...order, origin: given.origin })
      const to = oneAddress(order.to)
      if (!transport) return given.keep({ ...rendered, to, locale: order.locale, key: order.key })
      const house = translator(order.locale)('words:product.full')
      const sent = transport.sendMail({
        ...rendered,
        from: { name: letter.programme === null ? house : `${letter.programme} · ${house}`, address: from },
        to: { name: tidy(order.values).name, address: to },
        ...(letter.replyTo ? { replyTo: { name: letter.replyTo.name, address: oneAddress(letter.replyTo.email) } } : {}),
        // The mark becomes a part of the mail: many programs do not show pictures written as data.
        attachDataUrls: true,
        xMailer: false,
        // So that absence notes do not answer a machine.
        headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All', 'Content-Language': order.locale },
      })
      await sent.catch(error => {
        throw refusalOf(error, to) ?? error
      })
    },
  }
}
