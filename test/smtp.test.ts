import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { createMailer } from 'server/src/platform/mail.ts'
import { examples } from 'server/src/platform/mails/examples.ts'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, expect, test } from 'vitest'

interface Delivered {
  readonly from: string
  readonly to: readonly string[]
  readonly raw: string
}

const delivered: Delivered[] = []
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS', 'AUTH'],
  onRcptTo: ({ address }, _, answer) => answer(address.startsWith('gone') ? new Error('No such mailbox') : null),
  onData(stream, { envelope }, answer) {
    void text(stream).then(raw => {
      delivered.push({ from: envelope.mailFrom ? envelope.mailFrom.address : '', to: envelope.rcptTo.map(to => to.address), raw })
      answer(null)
    })
  },
})

const mailer = () =>
  createMailer({
    smtpUrl: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    from: 'post@headwater.example',
    origin: 'https://headwater.example',
    keep: () => expect.unreachable('there is a mail server'),
  })

beforeAll(async () => {
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
})
afterAll(() => new Promise<void>(done => server.close(done)))

/** Header lines, unfolded: `name → value`. */
const headersOf = (raw: string): Map<string, string> => {
  const head = raw.slice(0, raw.indexOf('\r\n\r\n')).replace(/\r\n[ \t]+/g, ' ')
  return new Map(head.split('\r\n').map(line => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]))
}

const bytesOf = (encoded: string, encoding: string): Buffer =>
  encoding.toLowerCase() === 'b'
    ? Buffer.from(encoded, 'base64')
    : Buffer.from(
        encoded.replaceAll('_', ' ').replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
        'latin1',
      )

/** RFC 2047: neighbouring encoded words are one text. */
const decoded = (value: string): string =>
  value.replace(/=\?UTF-8\?[BQ]\?[^?]*\?=(?:\s+=\?UTF-8\?[BQ]\?[^?]*\?=)*/gi, run =>
    Buffer.concat(
      [...run.matchAll(/=\?UTF-8\?([BQ])\?([^?]*)\?=/gi)].map(([, encoding = '', words = '']) => bytesOf(words, encoding)),
    ).toString('utf8'),
  )

/** The part of a type, with its transfer encoding undone. */
const partOf = (raw: string, type: string): string => {
  const at = raw.search(new RegExp(`^content-type: ${type}`, 'im'))
  const part = raw.slice(at, raw.indexOf('\r\n--', at))
  const [head = '', ...body] = part.split('\r\n\r\n')
  const content = body.join('\r\n\r\n')
  if (/base64/i.test(head)) return Buffer.from(content, 'base64').toString('utf8')
  return bytesOf(content.replaceAll('_', '=5F').replace(/=\r\n/g, ''), 'q').toString('utf8')
}

test('a Chinese mail arrives: names, subject, both parts, the mark inside', async () => {
  await mailer().send({ to: 'a.diallo@cbb.example', locale: 'zh', key: 'responseReturned', values: examples.responseReturned })
  const mail = delivered.at(-1)
  expect(mail).toMatchObject({ from: 'post@headwater.example', to: ['a.diallo@cbb.example'] })
  const headers = headersOf(mail?.raw ?? '')
  expect(decoded(headers.get('subject') ?? '')).toBe('内蒙古东联铝业有限公司：请于 2027年1月1日前补正 2 个答案')
  expect(decoded(headers.get('from') ?? '')).toBe('内蒙古东联铝业有限公司 · 源清 Headwater <post@headwater.example>')
  expect(decoded(headers.get('to') ?? '')).toBe('Aïssatou Diallo <a.diallo@cbb.example>')
  expect(decoded(headers.get('reply-to') ?? '')).toBe('李敏 <li.min@donglian.example>')
  expect(headers.get('auto-submitted')).toBe('auto-generated')
  expect(headers.get('content-language')).toBe('zh')
  expect(headers.has('x-mailer')).toBe(false)

  const raw = mail?.raw ?? ''
  expect(partOf(raw, 'text/plain')).toContain('https://headwater.example/responses/0198f2a0-0000-7000-8000-000000000001')
  const html = partOf(raw, 'text/html')
  const picture = /src="cid:([^"]+)"/.exec(html)?.[1]
  expect(picture).toBeDefined()
  expect(raw.includes(`<${picture}>`), 'the mark is a part of the mail').toBe(true)
  expect(/content-type: image\/png/i.test(raw)).toBe(true)
  expect(Math.max(...raw.split('\r\n').map(line => Buffer.byteLength(line)))).toBeLessThanOrEqual(998)
})

test('a name cannot write a header or a second address', async () => {
  const name = 'Eve\r\nBcc: all@example.org\r\n\r\nx" <all@example.org>, "y'
  const values = { ...examples.staffInvitation, name, programme: name, inviter: { ...examples.staffInvitation.inviter, name } }
  await mailer().send({ to: 'li.min@donglian.example', locale: 'en', key: 'staffInvitation', values })
  const mail = delivered.at(-1)
  expect(mail?.to).toEqual(['li.min@donglian.example'])
  const headers = headersOf(mail?.raw ?? '')
  expect(headers.has('bcc')).toBe(false)
  expect(headers.get('to')).toMatch(/^"(?:[^"\\]|\\.)*" <li\.min@donglian\.example>$/)
})

test('a mailbox that is refused fails, so that the job tries again and shows it', async () => {
  await expect(
    mailer().send({ to: 'gone@cbb.example', locale: 'fr', key: 'passwordReset', values: examples.passwordReset }),
  ).rejects.toThrow('No such mailbox')
})
