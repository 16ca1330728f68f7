import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { locales } from 'shared/words/lists.ts'
import { expect, test } from 'vitest'
import { createMailer, type KeptMail, type MailKey, renderMail } from './mail.ts'
import { examples, mailKeys } from './mails/examples.ts'
import { drawnFrom } from './mails/mark.ts'

const origin = 'https://headwater.example'
const everyMail = mailKeys.flatMap(key => locales.map(locale => [key, locale] as const))
const plain = (html: string): string => html.replaceAll('&#39;', "'").replaceAll('&quot;', '"').replaceAll('&amp;', '&')

test.each(everyMail)('%s in %s says everything, as HTML and as text', (key: MailKey, locale) => {
  const values = examples[key]
  const { subject, text, html } = renderMail({ key, locale, values, origin })
  for (const part of [subject, text, html]) {
    expect(part).not.toMatch(/mails:|documents:|words:|\{\{|undefined|\[object/)
    expect(part.trim()).not.toBe('')
  }
  expect(subject).not.toMatch(/[\p{Cc}]/u)
  expect(subject.length).toBeLessThan(110)
  for (const part of [text, html]) {
    expect(plain(part)).toContain(`${origin}${values.path}`)
    expect(part).toContain(values.name)
  }
})

test.each(everyMail)('%s in %s fetches nothing from elsewhere and runs nothing', (key: MailKey, locale) => {
  const { html } = renderMail({ key, locale, values: examples[key], origin })
  expect(html).not.toMatch(/<script|<link|@import|url\(|\son\w+=/i)
  for (const [, source] of html.matchAll(/\ssrc="([^"]*)"/g)) expect(source).toMatch(/^data:image\/png;base64,/)
  for (const [, target] of html.matchAll(/\shref="([^"]*)"/g)) expect(target).toMatch(/^(https:\/\/headwater\.example\/|mailto:)/)
})

const hostile = '<b onclick="x">O\'Hara & Söhne</b> {{programme}} $t(mails:common.foot) $& $1'

test.each(mailKeys)('%s shows what people typed as they typed it', key => {
  const { text, html } = renderMail({ key, locale: 'en', values: { ...examples[key], name: hostile }, origin })
  expect(html).not.toContain('<b onclick')
  expect(html).toContain('&lt;b onclick=&quot;x&quot;&gt;O&#39;Hara &amp; Söhne&lt;/b&gt; {{programme}} $t(mails:common.foot) $&amp; $1')
  expect(text).toContain(hostile)
})

test('a name with line breaks stays one line, a message keeps its lines', () => {
  const values = {
    ...examples.supplierInvitation,
    programme: 'Donglian\r\nBcc: all@example.org\u2028x\u202egnp',
    message: 'one\r\ntwo\u0007',
  }
  const { subject, text } = renderMail({ key: 'supplierInvitation', locale: 'en', values, origin })
  expect(subject).toContain('Donglian Bcc: all@example.org xgnp')
  expect(text).not.toMatch(/^Bcc/m)
  expect(text).toContain('> one\n> two\n')
})

test('a very long name does not hide what a subject is about', () => {
  const values = { ...examples.responseReturned, programme: '铝'.repeat(500) }
  const { subject, html } = renderMail({ key: 'responseReturned', locale: 'zh', values, origin })
  expect(subject).toBe(`${'铝'.repeat(39)}…：请于 2027年1月1日前补正 2 个答案`)
  expect(html).toContain('铝'.repeat(500))
})

test('a due date is told in the language, with the zone it ends in', () => {
  const due = (locale: 'zh' | 'en' | 'fr') =>
    renderMail({ key: 'supplierInvitation', locale, values: examples.supplierInvitation, origin }).text
  expect(due('zh')).toContain('截止时间：2026年12月18日 24:00（中国标准时间，UTC+8）')
  expect(due('en')).toContain('Due: end of 18 December 2026 (China Standard Time, UTC+8)')
  expect(due('fr')).toContain('Échéance\u00a0: fin du 18 décembre 2026 (heure normale de la Chine, UTC+8)')
})

test('one answer is one answer, and roles have their words', () => {
  const one = renderMail({ key: 'responseReturned', locale: 'fr', values: { ...examples.responseReturned, count: 1 }, origin })
  expect(one.subject).toContain('une réponse à corriger pour le 1er janvier 2027')
  expect(renderMail({ key: 'staffInvitation', locale: 'zh', values: examples.staffInvitation, origin }).text).toContain(
    '您的角色：审核员、委员会成员',
  )
})

test.each(['//evil.example/x', 'https://evil.example', '/\\evil.example'])('a mail never leads elsewhere: %s', path => {
  expect(() => renderMail({ key: 'passwordReset', locale: 'en', values: { ...examples.passwordReset, path }, origin })).toThrow(
    'installation',
  )
})

test('without a mail server the mail is kept as it would be read', async () => {
  const kept: KeptMail[] = []
  const mailer = createMailer({ from: 'Headwater <post@headwater.example>', origin, keep: mail => void kept.push(mail) })
  await mailer.send({ to: 'a.diallo@cbb.example', locale: 'fr', key: 'responseAccepted', values: examples.responseAccepted })
  expect(kept).toEqual([
    {
      to: 'a.diallo@cbb.example',
      locale: 'fr',
      key: 'responseAccepted',
      ...renderMail({ key: 'responseAccepted', locale: 'fr', values: examples.responseAccepted, origin }),
    },
  ])
})

test.each(['a@b.example, c@d.example', 'a@b.example\r\nBcc: c@d.example', 'nobody', 'a@b@c'])(
  'a mail goes to one address: %j',
  async to => {
    const mailer = createMailer({ from: 'post@headwater.example', origin, keep: () => undefined })
    await expect(mailer.send({ to, locale: 'en', key: 'passwordReset', values: examples.passwordReset })).rejects.toThrow(
      'Not a mail address',
    )
  },
)

test('the picture in mails is the present mark', () => {
  const svg = readFileSync(new URL(import.meta.resolve('shared/identity/mark.svg')))
  expect(createHash('sha256').update(svg).digest('hex'), 'run server/src/platform/mails/draw-mark.mjs').toBe(drawnFrom)
})

test('an invitation says who passed it on, how much is asked, and the date on both clocks', () => {
  const { text } = renderMail({ key: 'supplierInvitation', locale: 'fr', values: examples.supplierInvitation, origin })
  for (const words of [
    'Ibrahima Sow vous a transmis cette demande.',
    '142 questions',
    'UTC+8',
    'UTC+0',
    'C’est toi qui connais ces dossiers.',
    'wang.fang@donglian.example',
  ])
    expect(text.replaceAll('\u00a0', ' ')).toContain(words)
})

test.each([
  [7, 'before', '7 days left to answer'],
  [1, 'before', '1 day left to answer'],
  [0, 'today', 'The questionnaire is due today'],
  [-7, 'after', 'The questionnaire is 7 days overdue'],
])('a reminder with %i days left says so', (left, _, words) => {
  const { text } = renderMail({ key: 'requestReminder', locale: 'en', values: { ...examples.requestReminder, left }, origin })
  expect(text).toContain(words)
})

test('one message is quoted and leads to its question; several stand beside theirs', () => {
  const { messages } = examples.messagesAtQuestions
  const one = { ...examples.messagesAtQuestions, count: 1, messages: messages.slice(0, 1) }
  const single = renderMail({ key: 'messagesAtQuestions', locale: 'en', values: one, origin })
  expect(single.subject).toContain('a message at question KYS-C2')
  expect(single.text).toContain('> 请列出持股 25% 以上的自然人。\n> 如无，请注明实际控制人。')
  const many = renderMail({ key: 'messagesAtQuestions', locale: 'en', values: examples.messagesAtQuestions, origin })
  expect(many.text).toContain('KYS-E5 · Mining title: 李敏: L’arrêté de 2019 suffit.')
  expect(many.text).toContain(`${origin}/responses/0198f2a0-0000-7000-8000-000000000001?section=C#KYS-C2`)
})
