import { createHash } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeSigner } from 'server/src/platform/signing.ts'
import { verifyReceipt } from 'server/src/verify-receipt.ts'
import { canonical } from 'shared/receipts/canonical.ts'
import { hashesOf } from 'shared/receipts/receipt.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const digest = (text: string | Buffer): string => createHash('sha256').update(text).digest('hex')
const signer = makeSigner(Buffer.alloc(32, 6))
const licence = Buffer.from('the licence')
const answers = [
  { question: 'KYS-E1', status: 'ANSWERED', files: [{ id: 'f', name: 'licence.pdf', size: licence.length, sha256: digest(licence) }] },
]
const claim = {
  format: 'headwater-receipt',
  version: 1,
  installation: 'https://headwater.example',
  programme: { id: 'p', name: '示范铝业', timeZone: 'Asia/Shanghai' },
  supplier: { id: 's', name: 'Bauxites de Boké' },
  questionnaire: { code: 'KYS', version: 1, title: { zh: '供应商调查', en: 'Know your supplier', fr: 'Connaissance du fournisseur' } },
  responseId: 'r',
  roundId: 'o',
  round: 2,
  at: '2026-11-22T20:00:00.000Z',
  by: { id: 'a', name: 'Mariama Diallo' },
  ...hashesOf(answers, digest),
  history: { seq: 12, hash: digest(canonical('entry')) },
}

let folder: string
const at = (name: string): string => join(folder, name)
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'headwater-verify-'))
  const receipt = signer.signFlattened(claim)
  await writeFile(at('receipt.json'), receipt)
  await writeFile(at('flipped-receipt.json'), `${receipt.replace('"signature":"', '"signature":"A').slice(0, -3)}"}`)
  await writeFile(at('keys.json'), JSON.stringify({ keys: [{ ...signer.jwk, kid: signer.kid }] }))
  await writeFile(at('licence.pdf'), licence)
  await writeFile(at('other.pdf'), 'something else')
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function run(language: string, ...args: string[]): Promise<{ code: number; said: string }> {
  const said: string[] = []
  const code = await verifyReceipt(args, { source: { HEADWATER_LANGUAGE: language }, print: line => said.push(line) })
  return { code, said: said.join('\n') }
}

describe('npm run verify-receipt', () => {
  test.each([
    ['en', 'Everything fits', '23 November 2026, 04:00 (China Standard Time, UTC+8)', 'handed in “Know your supplier” (round 2)'],
    ['fr', 'Tout concorde', '23 novembre 2026', 'a remis «\u00a0Connaissance du fournisseur\u00a0»'],
    ['zh', '全部相符', '2026年11月23日', '提交了《供应商调查》（第 2 轮）'],
  ])('says in %s who handed in what and when, and that the file is the one', async (language, ...words) => {
    const { code, said } = await run(language, at('receipt.json'), at('licence.pdf'), '--keys', at('keys.json'))
    for (const one of [...words, 'Mariama Diallo', 'KYS-E1']) expect(said).toContain(one)
    expect(said).not.toMatch(/receipts:|{{/)
    expect(code).toBe(0)
  })

  test.each([
    ['a foreign file', ['receipt.json', 'other.pdf', '--keys', 'keys.json'], 'in none of the receipts'],
    ['no key', ['receipt.json'], 'a key that is not known here'],
    ['an altered receipt', ['flipped-receipt.json', '--keys', 'keys.json'], 'Something does not fit'],
    ['no receipt', ['licence.pdf', '--keys', 'keys.json'], 'no receipt among these files'],
    ['a file that is not there', ['nowhere.json'], 'can’t be read (ENOENT)'],
    ['keys that are none', ['receipt.json', '--keys', 'licence.pdf'], 'is not a set of keys'],
    ['nothing', [], 'npm run verify-receipt'],
  ])('%s: exit code 1, and why', async (_, args, words) => {
    const { code, said } = await run('en', ...args.map(one => (one.startsWith('--') ? one : at(one))))
    expect(said).toContain(words)
    expect(code).toBe(1)
  })
})
