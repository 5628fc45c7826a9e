/** The design values (`tokens.json`) as CSS variables of each colour scheme. Components use the variables, never a value. */
import tokens from './tokens.json' with { type: 'json' }

export type ColorScheme = 'light' | 'dark'

export { tokens }

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}

function numbered(prefix: string, values: readonly string[]): Record<string, string> {
  return Object.fromEntries(values.map((value, index) => [`--solmu-${prefix}-${index + 1}`, value]))
}

/**
 * The role variables of one colour scheme: `--solmu-text`, `--solmu-primary`,
 * `--solmu-chart-1` … `--solmu-chart-7`, `--solmu-amount-1` … `-5`,
 * `--solmu-deviation-1` … `-5`, `--solmu-territory-1`, `-2`, `-selected`.
 */
export function colorVariables(scheme: ColorScheme): Record<string, string> {
  const roles = Object.entries(tokens.color[scheme]).map(([role, value]) => [`--solmu-${kebab(role)}`, value])
  const { chart, color, elevation } = tokens
  return {
    ...Object.fromEntries(roles),
    ...numbered('chart', chart.categorical[scheme]),
    ...numbered('amount', chart.sequential[scheme]),
    ...numbered('deviation', chart.diverging[scheme]),
    ...numbered('territory', chart.territory[scheme].base),
    ...numbered('jarvi', color.jarvi[scheme]),
    '--solmu-territory-selected': chart.territory[scheme].selected,
    '--solmu-map-edge': chart.sequential.edge[scheme],
    '--solmu-primary-hover': color.jarvi[scheme][scheme === 'light' ? 8 : 7] ?? color[scheme].primary,
    '--solmu-submitted-soft': color.jarvi[scheme][1] ?? color[scheme].primarySoft,
    '--solmu-shadow-overlay': scheme === 'light' ? elevation.overlay : elevation.overlayDark,
    '--solmu-veil': scheme === 'light' ? 'rgb(19 33 44 / 40%)' : 'rgb(0 0 0 / 55%)',
    '--solmu-shadow-drawer': scheme === 'light' ? elevation.drawer : 'none'
  }
}

function rem(pixels: number): string {
  return `${pixels / 16}rem`
}

/**
 * The variables that are the same in both schemes: `--solmu-size-body`,
 * `--solmu-line-body` and so on for each step of the type scale, faces,
 * measures, radii, motion.
 */
export function measureVariables(): Record<string, string> {
  const scale = Object.entries(tokens.font.scale).flatMap(([step, [size = 15, line = 22]]) => [
    [`--solmu-size-${kebab(step)}`, rem(size)],
    [`--solmu-line-${kebab(step)}`, rem(line)]
  ])
  return {
    ...Object.fromEntries(scale),
    '--solmu-font-text': '"Source Sans 3 Variable", "Source Sans Fallback", system-ui, sans-serif',
    '--solmu-font-display': '"Schibsted Grotesk Variable", "Schibsted Fallback", "Source Sans 3 Variable", sans-serif',
    '--solmu-measure': tokens.font.measure,
    '--solmu-top-bar': rem(tokens.size.topBar),
    '--solmu-nav': rem(tokens.size.nav),
    '--solmu-tab-bar': rem(tokens.size.tabBar),
    '--solmu-drawer': rem(tokens.size.drawer),
    '--solmu-radius-mark': rem(tokens.radius.mark),
    '--solmu-radius-control': rem(tokens.radius.control),
    '--solmu-radius-panel': rem(tokens.radius.panel),
    // The night panel of the sign-in page is the same in both themes.
    '--solmu-night': tokens.color.jarvi.light[8] ?? '',
    '--solmu-night-land': tokens.color.jarvi.light[7] ?? '',
    '--solmu-night-strand': tokens.color.jarvi.light[3] ?? '',
    '--solmu-night-mark': tokens.color.light.markStrandB,
    '--solmu-night-text': tokens.color.light.surface,
    '--solmu-night-text-soft': tokens.color.jarvi.light[1] ?? '',
    '--solmu-motion-fast': `${tokens.motion.fast}ms`,
    '--solmu-motion-base': `${tokens.motion.base}ms`,
    '--solmu-motion-slow': `${tokens.motion.slow}ms`,
    '--solmu-easing': tokens.motion.easing
  }
}
