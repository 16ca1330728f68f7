/**
 * The colours of screen, mail and PDF (look, section 1). Text keeps a contrast of at least 4.5 on `paper`, `raised` and
 * its own `soft` ground, lines of controls at least 3; `tokens.test.ts` measures it. Colour never speaks alone.
 */
export interface Tone {
  /** Text and mark. */
  readonly ink: string
  /** The ground below them. */
  readonly soft: string
}

export interface Palette {
  readonly ink: string
  readonly inkSoft: string
  readonly paper: string
  readonly raised: string
  readonly sunken: string
  /** Separates; carries no meaning. */
  readonly line: string
  /** Edge of what can be filled in or pressed. */
  readonly edge: string
  /** Water: the one accent. */
  readonly accent: string
  readonly accentStrong: string
  readonly accentSoft: string
  readonly onAccent: string
  readonly tones: Readonly<Record<ToneName, Tone>>
  /** The four risk levels, from the lightest to the gravest: told apart in grey as well. */
  readonly levels: readonly [Tone, Tone, Tone, Tone]
}

/** resting: nothing to do · waiting: someone has to act · moving: under way · done · trouble */
export type ToneName = 'resting' | 'waiting' | 'moving' | 'done' | 'trouble'

export const light: Palette = {
  ink: '#17262a',
  inkSoft: '#4c5b60',
  paper: '#faf9f6',
  raised: '#ffffff',
  sunken: '#f1f1ec',
  line: '#dcdfda',
  edge: '#7b898c',
  accent: '#0f5c66',
  accentStrong: '#0a454d',
  accentSoft: '#e2eff0',
  onAccent: '#ffffff',
  tones: {
    resting: { ink: '#4c5b60', soft: '#eceeeb' },
    waiting: { ink: '#7a4b00', soft: '#fbf0d9' },
    moving: { ink: '#0f5c66', soft: '#e2eff0' },
    done: { ink: '#22613a', soft: '#e4f1e6' },
    trouble: { ink: '#9c2b1f', soft: '#fbe9e5' },
  },
  levels: [
    { ink: '#35606b', soft: '#e6eff1' },
    { ink: '#7a5a00', soft: '#f8efcf' },
    { ink: '#9a3f0c', soft: '#fbe6d6' },
    { ink: '#6e1230', soft: '#f5dde4' },
  ],
}

export const dark: Palette = {
  ink: '#e7ecea',
  inkSoft: '#aab6b7',
  paper: '#12191b',
  raised: '#1a2427',
  sunken: '#0d1315',
  line: '#2f3b3e',
  edge: '#76878a',
  accent: '#7fcad1',
  accentStrong: '#a6dfe4',
  accentSoft: '#17363b',
  onAccent: '#0b2a2f',
  tones: {
    resting: { ink: '#b4bfc0', soft: '#263033' },
    waiting: { ink: '#e9c57c', soft: '#3a2d12' },
    moving: { ink: '#7fcad1', soft: '#17363b' },
    done: { ink: '#92cfa2', soft: '#18341f' },
    trouble: { ink: '#f2a698', soft: '#431f1a' },
  },
  levels: [
    { ink: '#a5ccd6', soft: '#1d3237' },
    { ink: '#e6cd7a', soft: '#38300f' },
    { ink: '#f3b088', soft: '#43250f' },
    { ink: '#f2a5bd', soft: '#421626' },
  ],
}

/** The system's own faces; Chinese before the Latin fallback where the text is Chinese. */
export const faces = {
  latin: 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif',
  chinese: '"PingFang SC", "Noto Sans SC", "Microsoft YaHei", system-ui, -apple-system, "Segoe UI", Roboto, sans-serif',
  fixed: 'ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace',
} as const
