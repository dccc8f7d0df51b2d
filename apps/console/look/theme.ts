import { createTheme, type CSSVariablesResolver } from '@mantine/core'

/** Mantine's parts in the sizes of a desk that is looked at for twelve hours: dense, square, without decoration. */
export const theme = createTheme({
  fontFamily: 'var(--font)',
  fontFamilyMonospace: 'var(--font-mono)',
  fontSizes: { xs: '11.5px', sm: '13px', md: '13px', lg: '15px', xl: '18px' },
  defaultRadius: 4,
  cursorType: 'pointer',
  respectReducedMotion: true,
  primaryColor: 'blue',
  colors: {
    // Mantine's dark greys, turned to the tint of the tokens: 0 text ... 4 edge, 5 line, 6 raised, 7 panel, 9 ground.
    dark: [
      '#e6edf5',
      '#c6d2df',
      '#a6b6c8',
      '#8797aa',
      '#53647a',
      '#26313e',
      '#19222d',
      '#111821',
      '#0d141c',
      '#0a0f15',
    ],
  },
  autoContrast: true,
})

/** Mantine's colours are ours: the tokens of `ui`, the same names in both themes. */
export const colours: CSSVariablesResolver = () => {
  const shared = {
    '--mantine-color-body': 'var(--panel)',
    '--mantine-color-text': 'var(--text)',
    '--mantine-color-dimmed': 'var(--dim)',
    '--mantine-color-bright': 'var(--text)',
    '--mantine-color-default': 'var(--raised)',
    '--mantine-color-default-hover': 'var(--line)',
    '--mantine-color-default-color': 'var(--text)',
    '--mantine-color-default-border': 'var(--edge)',
    '--mantine-color-placeholder': 'var(--faint)',
    '--mantine-color-anchor': 'var(--accent)',
    '--mantine-color-error': 'var(--danger)',
    '--mantine-primary-color-filled': 'var(--accent)',
    '--mantine-primary-color-filled-hover': 'var(--accent)',
    '--mantine-primary-color-contrast': 'var(--on-accent)',
  }
  return { variables: {}, dark: shared, light: shared }
}
