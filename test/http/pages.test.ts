import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type SmallServer, startSmallServer } from './small-server.ts'

let server: SmallServer
let database: () => Promise<unknown> = async () => true
beforeAll(async () => {
  server = await startSmallServer({ origin: 'https://headwater.example', ready: () => database() })
})
afterAll(() => server.stop())

const get = (path: string, headers: Record<string, string> = {}) => fetch(server.url + path, { headers })

describe('the page', () => {
  test.each(['/', '/suppliers', '/suppliers/7f1c/answers', '/responses/1'])('%s is the portal with a nonce of its own', async path => {
    const [first, second] = await Promise.all([get(path), get(path)])
    const html = await first.text()
    const nonce = /nonce="([^"]+)"/.exec(html)?.[1]
    expect(first.headers.get('content-security-policy')).toContain(`style-src 'self' 'nonce-${nonce}'`)
    expect(first.headers.get('content-security-policy')).not.toContain('unsafe')
    expect(first.headers.get('cache-control')).toBe('no-store')
    expect(await second.text()).not.toContain(nonce)
    expect(html).not.toContain('__')
  })

  test.each([
    ['nothing', {}, 'en', 'auto'],
    ['a browser in Chinese', { 'accept-language': 'zh-CN,zh;q=0.9,en;q=0.8' }, 'zh', 'auto'],
    ['a browser in Italian', { 'accept-language': 'it' }, 'en', 'auto'],
    ['what was chosen', { 'accept-language': 'zh-CN', cookie: 'headwater-language=fr; headwater-scheme=dark' }, 'fr', 'dark'],
    ['nonsense', { cookie: 'headwater-language="><script>; headwater-scheme="><script>' }, 'en', 'auto'],
  ])('%s decides language and colours', async (_name, headers, language, scheme) => {
    const html = await (await get('/', headers)).text()
    expect(html).toContain(`lang="${language}" data-mantine-color-scheme="${scheme}"`)
  })
})

test.each(['/', '/health', '/assets/plain-1.js', '/api/unknown', '/graphql'])('%s carries the protective headers', async path => {
  const { headers } = await get(path)
  expect(Object.fromEntries(headers)).toMatchObject({
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': expect.stringContaining('camera=()'),
    'content-security-policy': expect.stringContaining("default-src 'none'"),
    'strict-transport-security': expect.stringContaining('max-age'),
  })
  expect(headers.get('x-powered-by')).toBeNull()
})

test('assets are kept for ever, and come as the build compressed them', async () => {
  const plain = await get('/assets/plain-1.js')
  expect([plain.status, plain.headers.get('cache-control')]).toEqual([200, 'public, max-age=31536000, immutable'])
  const packed = await get('/assets/packed-1.js', { 'accept-encoding': 'br, gzip' })
  expect(packed.headers.get('content-encoding')).toBe('br')
  expect(packed.headers.get('content-type')).toContain('javascript')
  expect(packed.headers.get('cache-control')).toContain('immutable')
  expect(await packed.text()).toBe('export const packed = 1\n')
  const unpacked = await get('/assets/packed-1.js', { 'accept-encoding': 'identity' })
  expect([unpacked.headers.get('content-encoding'), await unpacked.text()]).toEqual([null, 'export const packed = 1\n'])
  expect((await get('/favicon.svg')).status).toBe(200)
})

test.each([
  '/assets/none.js',
  '/assets/..%2fmanifest.json',
  '/assets/%2e%2e/index.html',
  '/assets/packed-1.js.br/x',
  '/manifest.json',
  '/index.html',
  '/.vite/manifest.json',
  '/files/unknown',
  '/api/unknown',
  '/graphql/below',
  '/responses/1.pdf',
])('%s is not there, said as JSON', async path => {
  const answer = await rawGet(path)
  expect(answer.status).toBe(404)
  expect(JSON.parse(answer.text)).toMatchObject({ code: 'NOT_FOUND' })
})

/** `fetch` would tidy the path first. */
const rawGet = (path: string) =>
  new Promise<{ status: number | undefined; text: string }>((resolve, reject) => {
    const asked = request(server.url, { path }, answer => {
      let text = ''
      answer.setEncoding('utf8').on('data', part => {
        text += part
      })
      answer.on('end', () => resolve({ status: answer.statusCode, text }))
    })
    asked.on('error', reject).end()
  })

test('a path that cannot be read is refused', async () => {
  const { status, text } = await rawGet('/api/%ff')
  expect([400, 404]).toContain(status)
  expect(text).not.toMatch(/node_modules|URIError/)
})

test('other methods than GET find nothing', async () => {
  const answer = await fetch(`${server.url}/suppliers`, { method: 'POST' })
  expect(answer.status).toBe(404)
})

describe('health and readiness', () => {
  test('the process is alive, and ready while the database answers', async () => {
    expect((await get('/health')).status).toBe(200)
    expect((await get('/ready')).status).toBe(200)
  })

  test('a database that refuses, fails or is silent makes it unready', async () => {
    const silent = new Promise<never>(() => undefined)
    for (const answer of [async () => false, () => Promise.reject(new Error('gone')), () => silent]) {
      database = answer
      const began = performance.now()
      expect((await get('/ready')).status).toBe(503)
      expect(performance.now() - began).toBeLessThan(2600)
    }
    expect((await get('/health')).status).toBe(200)
    database = async () => true
    expect((await get('/ready')).status).toBe(200)
  })
})
