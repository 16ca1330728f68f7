import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { cp, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    browser: BrowserFound
    /** The built portal as it was when the run began. */
    portal: string
  }
}

export interface BrowserFound {
  readonly executablePath: string
  readonly env: Readonly<Record<string, string>>
}

const require = createRequire(import.meta.url)
const built = join(import.meta.dirname, '../../portal/dist')
const run = promisify(execFile)

/** Before any journey: the built portal is there, and so is one browser, unpacked once for all files. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  for (const file of ['index.html', 'manifest.json']) {
    if (!existsSync(join(built, file)))
      throw new Error(
        `The journeys walk through the built portal, and ${join(built, file)} is not there: run "node portal/bin/build.mjs" first.`,
      )
  }
  const given = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium'
  project.provide('browser', existsSync(given) ? await installed(given) : await unpacked())
  // A build during the run must not take pages away from under it.
  const portal = await mkdtemp(join(tmpdir(), 'headwater-portal-'))
  await cp(built, portal, { recursive: true })
  project.provide('portal', portal)
  return () => rm(portal, { recursive: true, force: true })
}

/** With our Chinese face beside the machine's own: many a server has none, and boxes would be drawn. */
async function installed(executablePath: string): Promise<BrowserFound> {
  const folder = join(tmpdir(), 'headwater-fonts')
  await mkdir(folder, { recursive: true })
  const file = join(folder, `fonts-${process.pid}.conf`)
  await writeFile(file, fontsConf(folder, '<include ignore_missing="yes">/etc/fonts/fonts.conf</include>'))
  return { executablePath, env: { FONTCONFIG_FILE: file } }
}

/** The browser that comes as a package: where none is installed, or `CHROMIUM_PATH=none`. */
async function unpacked(): Promise<BrowserFound> {
  const packed = dirname(dirname(require.resolve('@sparticuz/chromium')))
  const { version } = require(join(packed, 'package.json')) as { version: string }
  // It takes whatever lies at <tmp>/chromium for its own, whatever the version: one folder per version.
  const folder = join(tmpdir(), `headwater-chromium-${version}`)
  const executablePath = join(folder, 'chromium')
  if (!existsSync(executablePath)) await unpack(packed, folder)
  // Written anew each time: the clone whose Chinese face it named may be gone, and nothing would be drawn instead.
  const fonts = join(folder, `fonts-${process.pid}.conf`)
  await writeFile(fonts, fontsConf(folder, `<dir>${join(folder, 'fonts')}</dir>`))
  const env = { FONTCONFIG_FILE: fonts }
  const libraries = { ...env, LD_LIBRARY_PATH: join(folder, 'al2023/lib') }
  return { executablePath, env: (await starts(executablePath)) ? env : libraries }
}

const starts = (executablePath: string): Promise<boolean> =>
  run(executablePath, ['--version']).then(
    () => true,
    () => false,
  )

/** Under another name first, so that a folder half unpacked is never taken for a whole one. */
async function unpack(packed: string, folder: string): Promise<void> {
  const working = `${folder}.${process.pid}`
  await mkdir(working, { recursive: true })
  const before = process.env.TMPDIR
  process.env.TMPDIR = working
  try {
    const { default: chromium, inflate } = await import('@sparticuz/chromium')
    await chromium.executablePath()
    // The libraries of a bare machine: without them it does not start where libnss3 is missing.
    await inflate(join(packed, 'bin/al2023.tar.br'))
  } finally {
    if (before === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = before
  }
  await rm(folder, { recursive: true, force: true })
  await rename(working, folder)
}

function fontsConf(folder: string, latin: string): string {
  const chinese = dirname(createRequire(require.resolve('server/package.json')).resolve('@expo-google-fonts/noto-sans-sc'))
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  ${latin}
  <dir>${join(chinese, '400Regular')}</dir>
  <dir>${join(chinese, '600SemiBold')}</dir>
  <cachedir>${join(folder, 'font-cache')}</cachedir>
  <alias><family>sans-serif</family><prefer><family>Open Sans</family><family>DejaVu Sans</family><family>Noto Sans SC</family></prefer></alias>
</fontconfig>
`
}
