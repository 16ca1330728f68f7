import { join } from 'node:path'
import { defineConfig } from 'vite'

/** The small script of the server's own pages for people who speak up: built apart, so that nothing of the portal comes along. */
export default defineConfig({
  root: import.meta.dirname,
  build: {
    outDir: 'dist',
    emptyOutDir: false,
    copyPublicDir: false,
    manifest: '.vite/speak.json',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    target: 'es2022',
    rolldownOptions: { input: { speak: join(import.meta.dirname, 'src/speak/speak.ts') } },
  },
})
