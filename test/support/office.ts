import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

/** Debian's LibreOffice, where it is installed. */
export const soffice: string | null = ['/usr/bin/soffice', '/usr/lib/libreoffice/program/soffice'].find(existsSync) ?? null

const run = promisify(execFile)

/** Opens a file in LibreOffice and saves it again: as `xlsx`, or as `csv` in UTF-8. */
export async function savedByOffice(bytes: Buffer, from: string, to: 'xlsx' | 'csv'): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'headwater-office-'))
  try {
    const input = join(folder, `in.${from}`)
    await writeFile(input, bytes)
    // 44: comma, 34: quotation mark, 76: UTF-8.
    const filter = to === 'csv' ? 'csv:Text - txt - csv (StarCalc):44,34,76' : 'xlsx:Calc MS Excel 2007 XML'
    const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`
    await run(soffice ?? '', [profile, '--headless', '--convert-to', filter, '--outdir', join(folder, 'out'), input], { timeout: 120_000 })
    return await readFile(join(folder, 'out', `in.${to}`))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
