import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { documents } from './bin/documents.ts'
import { pdfParts } from './bin/pdf-parts.ts'
import { scrollAreaCure } from './bin/scroll-area-cure.ts'
import { tokens } from './bin/tokens.ts'

const ground =
  /portal\/src\/(?:lib\/(?:cookies|failure|intentions|jitless|language|listed|own-path|scheme|send|session|side|sign-in-again|use-intention|use-send|uuid|words)\.|ui\/(?:alone|button-row|form|form-context|icon|link-button|mark|notice|page|stumble|text-fields|trouble|waiting)\.tsx?$)|node_modules\/(?:react|react-dom|scheduler|react-router|i18next|@mantine\/core\/esm\/(?:core|components\/(?:Button|Input|InputBase|TextInput|Loader|UnstyledButton|Transition)))\//

/** What many pages share behind sign-in: one file instead of thirty. */
const parts = /portal\/src\/(?:ui|lib)\//

export default defineConfig({
  root: import.meta.dirname,
  plugins: [tokens(), documents(), pdfParts(), scrollAreaCure(), react()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    manifest: true,
    // Fonts and pictures as data: would be refused by the content policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    // The largest is the PDF viewer, fetched when somebody looks at one.
    chunkSizeWarningLimit: 700,
    target: 'es2023',
    rolldownOptions: {
      output: {
        // What every page stands on travels as one file: compressed together it is smaller than in parts.
        codeSplitting: {
          groups: [
            { name: 'ground', test: ground, priority: 2 },
            { name: 'parts', test: parts, minShareCount: 3, priority: 1 },
          ],
        },
      },
    },
  },
})
