import { randomBytes } from 'node:crypto'
import { readEnv } from 'server/src/env.ts'
import { StartFault } from 'server/src/platform/start-words.ts'
import { expect, test } from 'vitest'

const given = 'postgres://app:secret@db.example:5432/headwater'
const read = (source: Record<string, string>) => readEnv(source, '/srv/clone')
const faultOf = (source: Record<string, string>): StartFault => {
  try {
    read(source)
  } catch (error) {
    if (error instanceof StartFault) return error
    throw error
  }
  throw new Error('was accepted')
}

test('without settings: demonstration, port 4000, data in the clone', () => {
  expect(read({})).toMatchObject({
    port: 4000,
    data: '/srv/clone/.data',
    mode: 'demonstration',
    database: null,
    origin: 'http://localhost:4000',
    trustProxy: 0,
    signingKey: null,
    language: 'en',
  })
})

test.each([
  [{}, 'demonstration'],
  [{ HEADWATER_MODE: 'demo' }, 'demonstration'],
  [{ HEADWATER_MODE: 'production' }, 'production'],
  [{ DATABASE_URL: given }, 'production'],
  [{ DATABASE_URL: given, HEADWATER_MODE: 'production' }, 'production'],
  [{ DATABASE_URL: given, HEADWATER_MODE: 'demo' }, 'demonstration'],
])('%o is %s mode', (source: Record<string, string>, mode) => {
  expect(read(source).mode).toBe(mode)
})

test.each([
  [{ HEADWATER_LANGUAGE: 'fr', LC_ALL: 'zh_CN.UTF-8', LANG: 'en_GB.UTF-8' }, 'fr'],
  [{ LC_ALL: 'zh_CN.UTF-8', LANG: 'fr_FR.UTF-8' }, 'zh'],
  [{ LANG: 'fr_GN.UTF-8' }, 'fr'],
  [{ LANG: 'C.UTF-8' }, 'en'],
  [{ LANG: 'de_DE.UTF-8' }, 'en'],
  [{}, 'en'],
])('%o speaks %s', (source: Record<string, string>, language) => {
  expect(read(source).language).toBe(language)
})

test.each([
  ['PORT', '0'],
  ['PORT', '65536'],
  ['PORT', 'http'],
  ['PORT', '40 00'],
  ['HEADWATER_MODE', 'prod'],
  ['DATABASE_URL', 'mysql://app@db/headwater'],
  ['DATABASE_URL', 'db.example'],
  ['SMTP_URL', 'mail.example:25'],
  ['HEADWATER_MAIL_FROM', 'nobody'],
  ['HEADWATER_MAIL_FROM', 'a@b.example\r\nBcc: c@d.example'],
  ['HEADWATER_ORIGIN', 'headwater.example.org'],
  ['HEADWATER_ORIGIN', 'https://example.org/headwater'],
  ['HEADWATER_ORIGIN', 'javascript:alert(1)'],
  ['HEADWATER_TRUST_PROXY', 'true'],
  ['HEADWATER_TRUST_PROXY', '11'],
  ['HEADWATER_SIGNING_KEY', 'short'],
  ['HEADWATER_LOG', 'loud'],
  ['HEADWATER_LANGUAGE', 'de'],
])('%s=%s is refused by its name', (name, value) => {
  expect(faultOf({ [name]: value })).toMatchObject({ key: 'badVariable', values: { name } })
})

test('a refusal gives its reason in the language of the console, and never the value: it may be a password', () => {
  const { values, message } = faultOf({ LANG: 'fr_FR.UTF-8', DATABASE_URL: 'mysql://app:geheim@db/headwater' })
  expect(values.reason).toMatch(/^ce doit être/)
  expect(message).not.toContain('geheim')
})

test('a misspelt setting is refused: HEADWATER_MOD=production must not open a demonstration', () => {
  expect(faultOf({ HEADWATER_MOD: 'production' })).toMatchObject({ key: 'unknownVariable', values: { name: 'HEADWATER_MOD' } })
})

test('the owner’s and the backup’s addresses need the app’s', () => {
  expect(faultOf({ DATABASE_OWNER_URL: given }).values.name).toBe('DATABASE_OWNER_URL')
  expect(faultOf({ DATABASE_BACKUP_URL: given }).values.name).toBe('DATABASE_BACKUP_URL')
})

test('an empty variable is none, as containers write it', () => {
  expect(read({ PORT: '', DATABASE_URL: '', HEADWATER_MODE: '' })).toMatchObject({ port: 4000, mode: 'demonstration' })
})

test('the signing key is the seed’s 32 bytes', () => {
  const seed = randomBytes(32)
  expect(read({ HEADWATER_SIGNING_KEY: seed.toString('base64url') }).signingKey).toEqual(seed)
})

test('the public address has no slash at its end', () => {
  expect(read({ HEADWATER_ORIGIN: 'https://headwater.example.org/' }).origin).toBe('https://headwater.example.org')
})
