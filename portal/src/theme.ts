import { type CSSVariablesResolver, createTheme, defaultVariantColorsResolver, type MantineColorsTuple } from '@mantine/core'

/** Mantine wants ten shades; what is seen comes from our variables (shared/identity/tokens.ts), in light and dark alike. */
const water: MantineColorsTuple = [
  '#eef6f7',
  '#e2eff0',
  '#c4dfe1',
  '#a6dfe4',
  '#7fcad1',
  '#4d9fa8',
  '#237680',
  '#0f5c66',
  '#0a454d',
  '#072f35',
]

const kinds: Record<string, { background: string; hover: string; color: string; border: string }> = {
  filled: { background: 'var(--accent)', hover: 'var(--accent-strong)', color: 'var(--on-accent)', border: '1px solid transparent' },
  default: { background: 'var(--raised)', hover: 'var(--sunken)', color: 'var(--ink)', border: '1px solid var(--edge)' },
  subtle: { background: 'transparent', hover: 'var(--accent-soft)', color: 'var(--accent)', border: '1px solid transparent' },
  danger: {
    background: 'var(--raised)',
    hover: 'var(--trouble-soft)',
    color: 'var(--trouble-ink)',
    border: '1px solid var(--trouble-ink)',
  },
}

export const theme = createTheme({
  colors: { water },
  primaryColor: 'water',
  primaryShade: { light: 7, dark: 4 },
  fontFamily: 'var(--face)',
  fontFamilyMonospace: 'var(--face-fixed)',
  headings: { fontFamily: 'var(--face)', fontWeight: '650' },
  defaultRadius: 6,
  cursorType: 'pointer',
  respectReducedMotion: true,
  variantColorResolver: input => kinds[input.variant] ?? defaultVariantColorsResolver(input),
  // By name, not by component: what a page does not use must not come with the theme.
  components: {
    Button: { defaultProps: { size: 'md', loaderProps: { type: 'dots' } } },
    Input: { defaultProps: { size: 'md' } },
    InputWrapper: { defaultProps: { size: 'md' } },
    TextInput: { defaultProps: { size: 'md' } },
    Textarea: { defaultProps: { size: 'md' } },
    NativeSelect: { defaultProps: { size: 'md' } },
    Checkbox: { defaultProps: { size: 'md', iconColor: 'var(--on-accent)' } },
    Radio: { defaultProps: { size: 'md', iconColor: 'var(--on-accent)' } },
  },
})

const variables = {
  '--mantine-color-body': 'var(--paper)',
  '--mantine-color-text': 'var(--ink)',
  '--mantine-color-bright': 'var(--ink)',
  '--mantine-color-dimmed': 'var(--ink-soft)',
  '--mantine-color-placeholder': 'var(--ink-soft)',
  '--mantine-color-error': 'var(--trouble-ink)',
  '--mantine-color-anchor': 'var(--accent)',
  '--mantine-color-default': 'var(--raised)',
  '--mantine-color-default-hover': 'var(--sunken)',
  '--mantine-color-default-color': 'var(--ink)',
  '--mantine-color-default-border': 'var(--edge)',
  '--mantine-color-water-filled': 'var(--accent)',
  '--mantine-color-water-filled-hover': 'var(--accent-strong)',
  '--mantine-primary-color-filled': 'var(--accent)',
  '--mantine-primary-color-filled-hover': 'var(--accent-strong)',
  '--mantine-primary-color-contrast': 'var(--on-accent)',
}

export const resolver: CSSVariablesResolver = () => ({ variables: {}, light: variables, dark: variables })
