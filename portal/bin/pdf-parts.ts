import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { Plugin } from 'vite'

const require = createRequire(import.meta.url)
const name = 'virtual:pdf-parts'

/**
 * What the PDF viewer fetches while drawing, from our own assets: the tables of Chinese, Japanese and Korean characters,
 * the fourteen faces every PDF may count on, and the decoders of scanned pictures. These are the decoders in plain script:
 * WebAssembly would need 'wasm-unsafe-eval' in the content policy. The version in the path lets them be kept for ever.
 */
export function pdfParts(): Plugin {
  const root = dirname(require.resolve('pdfjs-dist/package.json'))
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
  const folder = `assets/pdf-${version}`
  const wanted: Record<string, (file: string) => boolean> = {
    cmaps: file => file.endsWith('.bcmap'),
    standard_fonts: () => true,
    wasm: file => file.endsWith('_nowasm_fallback.js') || /^LICENSE_(?:PDFJS_)?(?:JBIG2|OPENJPEG)$/.test(file),
  }
  return {
    name: 'pdf-parts',
    resolveId: id => (id === name ? `\0${name}` : null),
    load: id => (id === `\0${name}` ? `export const pdfParts = '/${folder}/'` : null),
    generateBundle() {
      for (const [part, isWanted] of Object.entries(wanted))
        for (const file of readdirSync(join(root, part)).filter(isWanted))
          this.emitFile({ type: 'asset', fileName: `${folder}/${part}/${file}`, source: readFileSync(join(root, part, file)) })
    },
  }
}
