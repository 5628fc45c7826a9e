/** The land: every municipality in the tone of its area, the borders between areas, and what has changed. */
import { memo } from 'react'
import type { MapGeometry } from './map-geometry.js'
import type { StageArea, StageChange, StageScene } from './stage-scene.js'
import styles from './network-map.module.css'

type LandArea = Pick<StageArea, 'id' | 'tone' | 'path'>

interface LandProps {
  readonly geometry: MapGeometry
  readonly scene: Pick<StageScene, 'owners' | 'borders'> & { readonly areas: readonly LandArea[] }
  readonly highlightedId: string | null
}

/** Municipalities keep their element when the day changes, so that their colour fades over. */
export const Land = memo(function Land({ geometry, scene, highlightedId }: LandProps) {
  const toneOf = new Map(scene.areas.map((area) => [area.id, area.id === highlightedId ? 'selected' : String(area.tone)]))
  return (
    <>
      {[...geometry.shapes.values()].map((shape) => (
        <path
          key={shape.code}
          className={styles.municipality}
          data-tone={toneOf.get(scene.owners.get(shape.code) ?? '') ?? 'none'}
          d={shape.path}
        />
      ))}
      {/* Another division has other borders: a new element, so that they fade in. */}
      <path key={scene.borders} className={styles.borders} d={scene.borders} />
      <HighlightedOutline area={scene.areas.find((area) => area.id === highlightedId)} />
    </>
  )
})

function HighlightedOutline({ area }: { readonly area: LandArea | undefined }) {
  return area === undefined ? null : <path key={area.id} className={styles.outline} d={area.path} />
}

interface ChangedLandProps {
  readonly changes: readonly Pick<StageChange, 'id' | 'path'>[]
  /** Pixels for a map unit: the lines of the pattern keep their distance at every zoom. */
  readonly scale: number
  readonly patternId: string
}

export function ChangedLand({ changes, scale, patternId }: ChangedLandProps) {
  return (
    <>
      <defs>
        <pattern
          id={patternId}
          width={6}
          height={6}
          patternUnits="userSpaceOnUse"
          patternTransform={`scale(${1 / scale}) rotate(45)`}
        >
          <path className={styles.hatchLine} d="M0 0V6" />
        </pattern>
      </defs>
      {changes.map((change) => (
        <path key={change.id} className={styles.changed} fill={`url(#${patternId})`} d={change.path} />
      ))}
    </>
  )
}
