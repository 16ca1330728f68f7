import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { defineConfig } from 'vite'

const source = (name: string) => join(import.meta.dirname, 'src', name)
const entries = {
  main: source('start.ts'),
  verify: source('verify.ts'),
  schema: source('schema.ts'),
  'verify-receipt': source('verify-receipt.ts'),
}

/**
 * The server as Node runs it: our own files in one bundle, the libraries beside it in node_modules.
 * Libraries stay outside so that each is loaded once: Node gives `graphql` as one CommonJS module to whoever asks.
 */
export default defineConfig({
  root: import.meta.dirname,
  ssr: { target: 'node', noExternal: ['shared'] },
  build: {
    ssr: true,
    target: 'node22',
    outDir: 'dist',
    emptyOutDir: true,
    minify: false,
    copyPublicDir: false,
    rolldownOptions: {
      input: Object.fromEntries(Object.entries(entries).filter(([, file]) => existsSync(file))),
      output: { entryFileNames: '[name].js', chunkFileNames: 'part-[name]-[hash].js' },
    },
  },
})
