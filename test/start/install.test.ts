import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { rootFolder } from 'server/src/platform/home.ts'
import { expect, test } from 'vitest'

const run = promisify(execFile)
const script = join(rootFolder, 'server/bin/install.mjs')
/** The installer, told that it runs on another Node. */
const installOn = (version: string, language: string) => {
  const pretend = `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '${version}' } })`
  return run(process.execPath, ['--import', `data:text/javascript,${encodeURIComponent(pretend)}`, script], {
    env: { ...process.env, HEADWATER_LANGUAGE: language },
  })
}

test.each([
  ['en', 'Headwater needs Node 20 or newer; this is Node 18.20.4. Please install a newer Node and try again.'],
  ['fr', 'Headwater demande Node 20 ou plus récent ; ceci est Node 18.20.4. Veuillez installer une version plus récente et réessayer.'],
  ['zh', 'Headwater 需要 Node 20 或更新版本；当前为 Node 18.20.4。请安装较新的 Node 后重试。'],
])('an old Node is told so in one sentence (%s)', async (language, sentence) => {
  await expect(installOn('18.20.4', language)).rejects.toMatchObject({ code: 1, stdout: '', stderr: `${sentence}\n` })
})

test('with everything in place the installer says nothing and takes no time', async () => {
  const began = Date.now()
  expect(await installOn('20.0.0', 'en')).toEqual({ stdout: '', stderr: '' })
  expect(Date.now() - began).toBeLessThan(2_000)
})

test('what an old Node has to read holds no syntax that it does not know (12.20)', async () => {
  for (const name of ['install.mjs', 'words.mjs']) {
    const text = await readFile(join(rootFolder, 'server/bin', name), 'utf8')
    expect(text).not.toMatch(/\?\?|\?\.[\w[(]|\|\|=|^await |replaceAll|#\w+ ?[=(]/m)
  }
})
