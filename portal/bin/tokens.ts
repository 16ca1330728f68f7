import { dark, faces, light, type Palette } from 'shared/identity/tokens.ts'
import type { Plugin } from 'vite'

const name = 'virtual:tokens.css'
const kebab = (text: string): string => text.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)

const variables = ({ tones, levels, ...plain }: Palette): string =>
  [
    ...Object.entries(plain).map(([key, value]) => [kebab(key), value]),
    ...Object.entries(tones).flatMap(([key, tone]) => [
      [`${key}-ink`, tone.ink],
      [`${key}-soft`, tone.soft],
    ]),
    ...levels.flatMap((tone, at) => [
      [`level-${at + 1}-ink`, tone.ink],
      [`level-${at + 1}-soft`, tone.soft],
    ]),
  ]
    .map(([key, value]) => `--${key}: ${value};`)
    .join(' ')

const css = `:root { color-scheme: light; ${variables(light)} --face: ${faces.latin}; --face-fixed: ${faces.fixed}; }
:root:lang(zh) { --face: ${faces.chinese}; }
:root[data-mantine-color-scheme='dark'] { color-scheme: dark; ${variables(dark)} }
@media screen and (prefers-color-scheme: dark) { :root:not([data-mantine-color-scheme='light'], [data-mantine-color-scheme='dark']) { color-scheme: dark; ${variables(dark)} } }
@media print { :root, :root[data-mantine-color-scheme='dark'] { color-scheme: light; ${variables(light)} } }
`

/** The colours of shared/identity as CSS variables, so that screen, mail and PDF have one source. */
export const tokens = (): Plugin => ({
  name: 'tokens',
  resolveId: id => (id === name ? `/${name}` : null),
  load: id => (id === `/${name}` ? css : null),
})
