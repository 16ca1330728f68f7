import type { Plugin } from 'vite'

const taken = 'import { useMergeRefs } from "@floating-ui/react";'
const ours = 'import { useMergedRef } from "@mantine/hooks"; const useMergeRefs = refs => useMergedRef(...refs);'

/**
 * Mantine's ScrollArea takes one function from floating-ui. As soon as any lazy page has a menu, the whole of floating-ui
 * (26 KB) would be put into the chunk of the first page. If Mantine changes that line, the build must tell us.
 */
export const scrollAreaCure = (): Plugin => ({
  name: 'scroll-area-cure',
  enforce: 'pre',
  transform(code, id) {
    if (!id.includes('ScrollArea/ScrollArea.mjs')) return null
    if (!code.includes(taken)) this.error('Mantine has changed ScrollArea: look whether bin/scroll-area-cure.ts is still needed.')
    return { code: code.replace(taken, ours), map: null }
  },
})
