import { expect, test } from 'vitest'
import { startSmallServer } from './small-server.ts'

const pause = (ms: number) => new Promise(resolve => setTimeout(resolve, ms))
const slow = (ms: number) =>
  startSmallServer({
    routes: app => {
      app.get('/api/slow', async (_req, res) => {
        await pause(ms)
        res.json({ done: true })
      })
    },
  })

test('a running request ends before the server does, and no new one is taken', async () => {
  const { url, http } = await slow(300)
  const running = fetch(`${url}/api/slow`)
  await pause(100)
  const closed = http.close(5000)
  await expect(fetch(`${url}/health`)).rejects.toThrow()
  expect(await (await running).json()).toEqual({ done: true })
  expect(await closed).toBe(true)
})

test('a request that does not end is cut at the bound', async () => {
  const { url, http } = await slow(60_000)
  const running = fetch(`${url}/api/slow`).catch(() => 'cut')
  await pause(100)
  const began = performance.now()
  expect(await http.close(300)).toBe(false)
  expect(await running).toBe('cut')
  expect(performance.now() - began).toBeLessThan(1500)
})
