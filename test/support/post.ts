import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { SMTPServer } from 'smtp-server'
import { until } from './house.ts'

export interface Letter {
  readonly to: string
  readonly language: string
  readonly text: string
}

/** A mail server on the loopback: what production sends arrives here and nowhere else. */
export interface Post {
  readonly url: string
  /** The newest letter to this address that holds a link below the path; gives the link's path. */
  link(to: string, path: string): Promise<string>
  letters(to: string): readonly Letter[]
  close(): Promise<void>
}

/** Addresses it will never take mails for. */
const unknownHere = (address: string): boolean => address.startsWith('gone')

export async function openPost(): Promise<Post> {
  const letters: Letter[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onRcptTo: ({ address }, _, answer) => answer(unknownHere(address) ? new Error('No such mailbox here') : null),
    onData(stream, { envelope }, answer) {
      void text(stream).then(raw => {
        const language = /^content-language: (\S+)/im.exec(raw)?.[1] ?? ''
        for (const { address } of envelope.rcptTo) letters.push({ to: address, language, text: plainText(raw) })
        answer(null)
      })
    },
  })
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  return {
    url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    link: (to, path) =>
      until(async () => {
        const found = letters.findLast(letter => letter.to === to && letter.text.includes(path))
        return found && new RegExp(`${path}[\\w./-]*`).exec(found.text)?.[0]
      }, 20_000),
    letters: to => letters.filter(letter => letter.to === to),
    close: () => new Promise(done => server.close(done)),
  }
}

/** The plain part, with its transfer encoding undone. */
function plainText(raw: string): string {
  const part = raw.slice(raw.search(/^content-type: text\/plain/im))
  const [head = '', ...rest] = part.split('\r\n\r\n')
  const body = rest.join('\r\n\r\n').split('\r\n--')[0] ?? ''
  if (/base64/i.test(head)) return Buffer.from(body, 'base64').toString('utf8')
  const bytes = body.replace(/=\r\n/g, '').replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString('utf8')
}
