/** The look of Mantine's components: the ten steps of järvi, the type scale, and the role variables. */
import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core'
import { colorVariables, measureVariables, tokens, type ColorScheme } from './tokens.js'

const { scale } = tokens.font
const px = (step: readonly (number | string)[]) => `${Number(step[0]) / 16}rem`
const leading = (step: readonly (number | string)[]) => String(Number(step[1]) / Number(step[0]))

/** Mantine under Solmu's direction; see `design.md` §3, §5 and §6. */
export const theme = createTheme({
  colors: { jarvi: tokens.color.jarvi.light as unknown as MantineColorsTuple },
  primaryColor: 'jarvi',
  primaryShade: 7,
  autoContrast: true,
  black: tokens.color.light.text,
  white: tokens.color.light.surface,
  fontFamily: measureVariables()['--solmu-font-text'],
  headings: {
    fontFamily: measureVariables()['--solmu-font-display'],
    fontWeight: '700',
    textWrap: 'balance',
    sizes: {
      h1: { fontSize: px(scale.h1), lineHeight: leading(scale.h1) },
      h2: { fontSize: px(scale.h2), lineHeight: leading(scale.h2) },
      h3: { fontSize: px(scale.h3), lineHeight: leading(scale.h3), fontWeight: '650' }
    }
  },
  fontSizes: { xs: px(scale.meta), sm: px(scale.table), md: px(scale.body), lg: px(scale.long), xl: px(scale.h2) },
  lineHeights: { xs: leading(scale.meta), sm: leading(scale.table), md: leading(scale.body), lg: leading(scale.long) },
  radius: { xs: '2px', sm: '4px', md: '4px', lg: '6px', xl: '6px' },
  defaultRadius: 'sm',
  spacing: { xs: '8px', sm: '12px', md: '16px', lg: '24px', xl: '32px' },
  breakpoints: { xs: '22.5em', sm: '37.5em', md: '56.25em', lg: '75em', xl: '90em' },
  shadows: { xs: 'none', sm: 'none', md: 'var(--solmu-shadow-overlay)', lg: 'var(--solmu-shadow-overlay)' },
  focusRing: 'never',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Popover: { defaultProps: { shadow: 'md', transitionProps: { duration: tokens.motion.fast } } }
  }
})

function mantineVariables(scheme: ColorScheme): Record<string, string> {
  return {
    '--mantine-color-body': 'var(--solmu-surface)',
    '--mantine-color-text': 'var(--solmu-text)',
    '--mantine-color-bright': 'var(--solmu-text)',
    '--mantine-color-dimmed': 'var(--solmu-text-secondary)',
    '--mantine-color-placeholder': 'var(--solmu-text-tertiary)',
    '--mantine-color-anchor': 'var(--solmu-primary)',
    '--mantine-color-error': 'var(--solmu-status-late)',
    '--mantine-color-default': 'var(--solmu-surface)',
    '--mantine-color-default-hover': 'var(--solmu-surface-muted)',
    '--mantine-color-default-color': 'var(--solmu-text)',
    '--mantine-color-default-border': 'var(--solmu-border-control)',
    '--mantine-color-disabled': 'var(--solmu-surface-muted)',
    '--mantine-color-disabled-color': 'var(--solmu-text-tertiary)',
    '--mantine-color-disabled-border': 'var(--solmu-hairline)',
    '--mantine-color-jarvi-filled': 'var(--solmu-primary)',
    '--mantine-color-jarvi-filled-hover': 'var(--solmu-primary-hover)',
    '--mantine-color-jarvi-light': 'var(--solmu-primary-soft)',
    '--mantine-color-jarvi-light-color': 'var(--solmu-primary)',
    '--mantine-color-jarvi-text': 'var(--solmu-primary)',
    '--mantine-color-jarvi-outline': 'var(--solmu-primary)',
    '--mantine-primary-color-contrast': 'var(--solmu-on-primary)',
    ...Object.fromEntries(tokens.color.jarvi[scheme].map((value, step) => [`--mantine-color-jarvi-${step}`, value]))
  }
}

/** Gives the role variables, and Mantine's own colours through them, to the page. */
export const cssVariablesResolver: CSSVariablesResolver = () => ({
  variables: measureVariables(),
  light: { ...colorVariables('light'), ...mantineVariables('light') },
  dark: { ...colorVariables('dark'), ...mantineVariables('dark') }
})
