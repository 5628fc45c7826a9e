/** The mark of an event, drawn around its middle; the same in the time line and in its legend. */
import type { GlyphShape } from './event-glyphs.js'
import styles from './timeline.module.css'

export interface GlyphMarkProps {
  readonly shape: GlyphShape
  /** Not yet happened: the outline is dashed. */
  readonly isFuture?: boolean
  /** How many events a mark of several stands for. */
  readonly count?: number
}

export function GlyphMark({ shape, isFuture = false, count = 1 }: GlyphMarkProps) {
  return (
    <g className={styles.glyph} data-future={isFuture || undefined} data-shape={shape}>
      <GlyphOutline shape={shape} />
      {shape === 'several' && (
        <text className={styles.glyphCount} y={3.6}>
          {count}
        </text>
      )}
    </g>
  )
}

function GlyphOutline({ shape }: { readonly shape: GlyphShape }) {
  switch (shape) {
    case 'opened':
      return <circle r={3.9} />
    case 'moved':
      return <path className={styles.solid} d="M0-4.6 4.6 0 0 4.6-4.6 0z" />
    case 'joined':
      return <path d="M-3.6-4.4V-2.6A3.6 3.6 0 0 0 0 1 3.6 3.6 0 0 0 3.6-2.6V-4.4M0 1V4.6" />
    case 'ended':
      return <path className={styles.cross} d="M-3.4-3.4 3.4 3.4M3.4-3.4-3.4 3.4" />
    case 'amended':
      return <path d="M-4.2-1.9H4.2M-4.2 1.9H4.2" />
    case 'municipality':
      return <rect x={-3.5} y={-3.5} width={7} height={7} />
    case 'several':
      return <circle r={6.4} />
  }
}
