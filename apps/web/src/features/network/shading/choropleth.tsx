/** A map of the country in classes: five blues, lines for what is withheld, dots for what is missing. Arrows lead to the neighbour. */
import { useId, useMemo, useState } from 'react'
import { MapAreas } from '../map/map-areas.js'
import { readingOrder } from '../map/map-neighbours.js'
import { middlesOf } from '../map/map-raster.js'
import type { StageArea } from '../map/stage-scene.js'
import type { MapGround } from '../map/use-map-geometry.js'
import type { Figure } from '../../../ui/value.js'
import styles from '../../../ui/charts/chart.module.css'

/** How an area is filled: one of the classes of a map, or the pattern of a mark. */
export type AreaFill = `class-${number}` | Exclude<Figure, number>

export interface FilledArea {
  readonly area: string
  readonly name: string
  readonly fill: AreaFill
  /** How its value is read out. */
  readonly spoken: string
  readonly municipalityCodes: readonly string[]
}

interface ChoroplethProps {
  readonly ground: MapGround
  /** What the map is of: read out. */
  readonly label: string
  readonly areas: readonly FilledArea[]
  readonly selected: string | null
  readonly onSelect: (area: string) => void
}

interface PatternsProps {
  readonly id: string
  /** Units of the drawing for a pixel. */
  readonly scale?: number
}

export function MarkPatterns({ id, scale = 1 }: PatternsProps) {
  return (
    <defs>
      <pattern id={`${id}-suppressed`} width={5} height={5} patternUnits="userSpaceOnUse" patternTransform={`scale(${scale}) rotate(45)`}>
        <path className={styles.patternLine} d="M0 0V5" />
      </pattern>
      <pattern id={`${id}-missing`} width={5} height={5} patternUnits="userSpaceOnUse" patternTransform={`scale(${scale})`}>
        <circle className={styles.patternDot} cx={2.5} cy={2.5} r={0.9} />
      </pattern>
    </defs>
  )
}

function useStage(ground: MapGround, areas: readonly FilledArea[]) {
  return useMemo(() => {
    const owners = new Map(areas.flatMap(({ area, municipalityCodes }) => municipalityCodes.map((code) => [code, area] as const)))
    const middles = middlesOf(ground.raster, (code) => owners.get(code) ?? null)
    const staged = areas.map(({ area, name, spoken, municipalityCodes }): StageArea => ({
      ...{ id: area, title: name, name: null, facts: [spoken], tone: 0 },
      ...{ path: ground.geometry.areaPath(municipalityCodes), point: middles.get(area) ?? [0, 0] }
    }))
    return { areas: readingOrder(staged), borders: ground.geometry.borderPath((code) => owners.get(code) ?? null) }
  }, [ground, areas])
}

export function Choropleth({ ground, label, areas, selected, onSelect }: ChoroplethProps) {
  const id = useId()
  const { width, height } = ground.geometry
  const stage = useStage(ground, areas)
  const [activeId, setActive] = useState<string | null>(null)
  const fills = new Map(areas.map(({ area, fill }) => [area, fill]))
  const said = areas.find(({ area }) => area === (activeId ?? selected))
  return (
    <figure className={styles.choropleth}>
      <svg viewBox={`-4 -4 ${width + 8} ${height + 8}`} role="group" aria-label={label}>
        <MarkPatterns id={id} scale={2.2} />
        {stage.areas.map((area) => {
          const fill = fills.get(area.id) ?? 'notAsked'
          const isPattern = fill === 'suppressed' || fill === 'missing'
          return (
            <g key={area.id}>
              <path className={styles.land} data-fill={fill} d={area.path} />
              {isPattern && <path d={area.path} fill={`url(#${id}-${fill})`} />}
            </g>
          )
        })}
        <path className={styles.border} d={stage.borders} />
        <path className={styles.coast} d={ground.geometry.coastPath} />
        {stage.areas.flatMap((area) => (area.id === selected ? [<path key={area.id} className={styles.chosen} d={area.path} />] : []))}
        <MapAreas
          label={label}
          areas={stage.areas}
          selectedId={selected}
          activeId={activeId}
          onActivate={(area) => setActive(area.id)}
          onSelect={onSelect}
        />
      </svg>
      <figcaption className={styles.mapSaid} aria-live="off">
        {said ? `${said.name}: ${said.spoken}` : '\u00a0'}
      </figcaption>
    </figure>
  )
}
